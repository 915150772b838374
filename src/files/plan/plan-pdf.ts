/** The plan as a PDF on A4: timeline as bars, then every table, page numbers below. */
import { drawList, heading, titled } from '#files/plan/pdf-blocks.ts'
import { openPdf } from '#files/plan/pdf-page.ts'
import { drawTable } from '#files/plan/pdf-table.ts'
import { drawTimeline } from '#files/plan/pdf-timeline.ts'
import type { Paper } from '#files/plan/plan-document.ts'
import type { Telling } from '#files/plan/plan-in-language.ts'

/** Everything that the pages say, for what the font may lack. */
const textsOf = function* ({ title, organisation, headline, facts, lists, tables }: Paper): Generator<string> {
  yield* [title, organisation ?? '', headline, facts]
  for (const { lines } of lists) yield* lines
  for (const { rows } of tables) for (const row of rows) for (const cell of row) if (typeof cell === 'string') yield cell
}

/** The whole plan as a PDF; its dates of making are the day of planning, so that equal plans are equal files (PH-11). */
export const planPdf = async (told: Telling, paper: Paper): Promise<Uint8Array> => {
  const pdf = openPdf({
    title: paper.title,
    subject: paper.headline,
    language: paper.language,
    day: new Date(`${told.facts.today}T00:00:00Z`),
  })
  const { put } = pdf
  const above = [paper.title, ...(paper.organisation === null ? [] : [paper.organisation]), paper.facts].join(' · ')
  titled(pdf, { above, headline: paper.headline, texts: textsOf(paper), language: paper.language })
  put('Figure', () => drawTimeline(pdf, told), { alt: paper.headline })
  for (const { title, lines } of paper.lists) {
    heading(pdf, title)
    drawList(pdf, lines)
  }
  for (const table of paper.tables) {
    heading(pdf, table.title)
    await drawTable(pdf, table, told.format)
  }
  return pdf.end()
}
