/** The plan as a PDF on A4: timeline as bars, then every table, page numbers below. */
import { ink, margin, openPdf, type Pdf, soft, width } from '#files/plan/pdf-page.ts'
import { drawTable } from '#files/plan/pdf-table.ts'
import { drawTimeline } from '#files/plan/pdf-timeline.ts'
import type { Paper } from '#files/plan/plan-document.ts'
import type { Telling } from '#files/plan/plan-in-language.ts'

const heading = ({ page, say, put, room }: Pdf, text: string): void => {
  room(60)
  page.outline.addItem(say(text))
  page.moveDown(0.7)
  put('H2', () => page.font('bold').fontSize(12).fillColor(ink).text(say(text), margin, page.y, { width }))
  page.moveDown(0.25)
}

/** Everything that the pages say, for what the font may lack. */
const textsOf = function* ({ title, organisation, headline, facts, lists, tables }: Paper): Generator<string> {
  yield* [title, organisation ?? '', headline, facts]
  for (const { lines } of lists) yield* lines
  for (const { rows } of tables) for (const row of rows) for (const cell of row) if (typeof cell === 'string') yield cell
}

/** Names of scripts, as the reader's language calls them. */
const scriptNames = (codes: readonly string[], { language, format, words }: Telling): string => {
  const names = new Intl.DisplayNames(language, { type: 'script' })
  const called: Readonly<Record<string, string>> = { Hani: words('han'), Zyyy: words('otherSigns') }
  return format.list(codes.map((code) => called[code] ?? names.of(code) ?? code))
}

const bullet = ({ page, say, open, put, room }: Pdf, list: ReturnType<Pdf['open']>, sentence: string): void => {
  page.font('regular').fontSize(9)
  room(page.heightOfString(say(sentence), { width: width - 12 }) + 2)
  const y = page.y
  const item = open('LI', list)
  put('Lbl', () => page.font('regular').fontSize(9).fillColor(soft).text('•', margin, y, { lineBreak: false }), { below: item })
  put(
    'LBody',
    () =>
      page
        .font('regular')
        .fontSize(9)
        .fillColor(ink)
        .text(say(sentence), margin + 12, y, { width: width - 12 }),
    { below: item },
  )
  item.end()
  page.moveDown(0.15)
}

/** The whole plan as a PDF; its dates of making are the day of planning, so that equal plans are equal files (PH-11). */
export const planPdf = async (told: Telling, paper: Paper): Promise<Uint8Array> => {
  const pdf = openPdf({
    title: paper.title,
    subject: paper.headline,
    language: paper.language,
    day: new Date(`${told.facts.today}T00:00:00Z`),
  })
  const { page, say, put } = pdf
  const above = [paper.title, ...(paper.organisation === null ? [] : [paper.organisation]), paper.facts].join(' · ')
  put('P', () => page.font('regular').fontSize(9).fillColor(soft).text(say(above), margin, page.y, { width }))
  page.moveDown(0.2)
  put('H1', () => page.font('bold').fontSize(18).fillColor(ink).text(say(paper.headline), { width }))
  page.moveDown(0.4)
  const missing = pdf.missingIn(textsOf(paper))
  if (missing.length > 0) {
    const note = told.words('withoutLetters', { scripts: scriptNames(missing, told) })
    put('P', () => page.font('regular').fontSize(9).fillColor(ink).text(say(note), { width }))
    page.moveDown(0.4)
  }
  put('Figure', () => drawTimeline(pdf, told), { alt: paper.headline })
  for (const { title, lines } of paper.lists) {
    heading(pdf, title)
    const list = pdf.open('L')
    for (const sentence of lines) bullet(pdf, list, sentence)
    list.end()
    page.x = margin
  }
  for (const table of paper.tables) {
    heading(pdf, table.title)
    await drawTable(pdf, table, told)
  }
  return pdf.end()
}
