/** The handover as a PDF on A4: contents with page numbers, then each part (RV-5). */
import { speak } from '#core/kernel/words.ts'
import { heading, paragraph, titled } from '#files/plan/pdf-blocks.ts'
import { ink, line, margin, openPdf, type Pdf, soft, width } from '#files/plan/pdf-page.ts'
import { drawTable } from '#files/plan/pdf-table.ts'
import { spoken } from '#files/plan/plan-document.ts'
import type { HandoverDocument } from '#files/review/handover-document.ts'
import type { HandoverTable } from '#files/review/handover-tables.ts'
import { handoverWords } from '#files/review/handover-words.ts'

/** Everything that the pages say, for what the font may lack. */
const textsOf = function* ({ above, sections }: HandoverDocument): Generator<string> {
  yield above
  for (const { lines, tables } of sections) {
    yield* lines
    for (const { rows } of tables) for (const row of rows) for (const cell of row) if (typeof cell === 'string') yield cell
  }
}

/** The page on which each part begins, in their order. */
type Pages = readonly number[]

const drawContents = (pdf: Pdf, { language, sections }: HandoverDocument, pages: Pages): void => {
  const { page, say, put } = pdf
  heading(pdf, speak(handoverWords, language)('contents'))
  const list = pdf.open('TOC')
  for (const [at, { key, title }] of sections.entries()) {
    const y = page.y
    const number = String(pages[at] ?? '')
    pdf.decorate(() =>
      page
        .moveTo(margin, y + 15)
        .lineTo(margin + width, y + 15)
        .lineWidth(0.4)
        .strokeColor(line)
        .stroke(),
    )
    const item = pdf.open('TOCI', list)
    const link = pdf.open('Link', item)
    put(
      'Span',
      () => {
        page.font('regular').fontSize(10).fillColor(ink).text(say(title), margin, y, { lineBreak: false })
        page.fillColor(soft).text(number, margin, y, { width, align: 'right', lineBreak: false })
      },
      { below: link },
    )
    page.goTo(margin, y, width, 15, key, { structParent: link, Contents: new String(say(title)) } as object)
    link.end()
    item.end()
    page.y = y + 18
  }
  list.end()
  page.x = margin
}

const smallHeading = ({ page, say, put, room }: Pdf, text: string): void => {
  page.font('bold').fontSize(9)
  room(page.heightOfString(say(text), { width }) + 26)
  page.moveDown(0.4)
  put('H3', () => page.font('bold').fontSize(9).fillColor(ink).text(say(text), margin, page.y, { width }))
}

/** Pieces that fit on a page, cut between words. */
const pieces = (text: string): readonly string[] =>
  text
    .split(/\n+/)
    .flatMap((line) => line.match(/\S[^]{0,1500}(?=\s|$)|\S+/gu) ?? [])
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')

/** Each row as a text below its first cell; short cells stand in one line below it. */
const drawProse = async (pdf: Pdf, { columns, rows }: HandoverTable, { format }: HandoverDocument): Promise<void> => {
  for (const row of rows) {
    smallHeading(pdf, String(row[0] ?? ''))
    for (const [at, { kind }] of columns.entries())
      if (kind === 'long') for (const piece of pieces(String(row[at] ?? ''))) paragraph(pdf, piece)
    const facts = columns.flatMap(({ title, kind }, at) => {
      const cell = row[at] ?? null
      return at === 0 || kind === 'long' || cell === null ? [] : [`${title}: ${spoken(cell, kind, format)}`]
    })
    if (facts.length > 0) paragraph(pdf, facts.join(' · '), soft)
    await pdf.breathe()
  }
}

const draw = async (document: HandoverDocument, pages: Pages): Promise<{ file: Uint8Array; pages: Pages }> => {
  const { title, headline, above, language, today, sections, format } = document
  const pdf = openPdf({ title, subject: headline, language, day: new Date(`${today}T00:00:00Z`) })
  titled(pdf, { above, headline, texts: textsOf(document), language })
  drawContents(pdf, document, pages)
  const begun: number[] = []
  for (const section of sections) {
    pdf.page.moveDown(0.6)
    pdf.room(120)
    pdf.page.addNamedDestination(section.key, 'XYZ', margin, pdf.page.y, null)
    heading(pdf, section.title)
    begun.push(pdf.pageNumber())
    for (const sentence of section.lines) paragraph(pdf, sentence)
    if (section.lines.length > 0) pdf.page.moveDown(0.4)
    for (const table of section.tables) {
      if (section.tables.length > 1) smallHeading(pdf, table.title)
      if (table.isProse) await drawProse(pdf, table, document)
      else await drawTable(pdf, table, format)
    }
  }
  return { file: await pdf.end(), pages: begun }
}

/** The handover as a PDF; it is drawn twice, first to know on which page each part begins. Equal handovers are equal files. */
export const handoverPdf = async (document: HandoverDocument): Promise<Uint8Array> => {
  const { pages } = await draw(document, [])
  return (await draw(document, pages)).file
}
