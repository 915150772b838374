/** What a PDF is written with beside tables: its title with what the font lacks, headings, lists and paragraphs. */
import { format } from '#core/kernel/format.ts'
import type { Language } from '#core/kernel/language.ts'
import { speak } from '#core/kernel/words.ts'
import { paperWords } from '#files/plan/document-words.ts'
import { ink, margin, type Pdf, soft, width } from '#files/plan/pdf-page.ts'

/** Names of scripts, as the reader's language calls them. */
const scriptNames = (codes: readonly string[], language: Language): string => {
  const words = speak(paperWords, language)
  const names = new Intl.DisplayNames(language, { type: 'script' })
  const called: Readonly<Record<string, string>> = { Hani: words('han'), Zyyy: words('otherSigns') }
  return format(language).list(codes.map((code) => called[code] ?? names.of(code) ?? code))
}

export interface Title {
  /** The small line above the headline. */
  readonly above: string
  readonly headline: string
  /** Everything that the pages say: scripts that the font lacks are named. */
  readonly texts: Iterable<string>
  readonly language: Language
}

/** The top of the first page. */
export const titled = (pdf: Pdf, { above, headline, texts, language }: Title): void => {
  const { page, say, put } = pdf
  put('P', () => page.font('regular').fontSize(9).fillColor(soft).text(say(above), margin, page.y, { width }))
  page.moveDown(0.2)
  put('H1', () => page.font('bold').fontSize(18).fillColor(ink).text(say(headline), { width }))
  page.moveDown(0.4)
  const missing = pdf.missingIn(texts)
  if (missing.length === 0) return
  paragraph(pdf, speak(paperWords, language)('withoutLetters', { scripts: scriptNames(missing, language) }))
  page.moveDown(0.4)
}

/** A heading that the outline of the document lists too. */
export const heading = ({ page, say, put, room }: Pdf, text: string): void => {
  room(60)
  page.outline.addItem(say(text))
  page.moveDown(0.7)
  put('H2', () => page.font('bold').fontSize(12).fillColor(ink).text(say(text), margin, page.y, { width }))
  page.moveDown(0.25)
}

export const paragraph = ({ page, say, put, room }: Pdf, text: string, colour = ink): void => {
  page.font('regular').fontSize(9)
  room(page.heightOfString(say(text), { width }) + 2)
  put('P', () => page.font('regular').fontSize(9).fillColor(colour).text(say(text), margin, page.y, { width }))
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

export const drawList = (pdf: Pdf, lines: readonly string[]): void => {
  const list = pdf.open('L')
  for (const sentence of lines) bullet(pdf, list, sentence)
  list.end()
  pdf.page.x = margin
}
