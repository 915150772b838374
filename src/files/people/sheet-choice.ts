/** Which sheet of a file holds the staff list: the wanted one, else the one with the best headings. */
import { largest } from '#core/kernel/many.ts'
import { headingScore } from '#core/people/people-columns.ts'
import { standingOf } from '#core/people/people-status.ts'
import type { MergedDown, SourceRow, SourceSheet } from '#core/people/people-source.ts'
import { Problem } from '#core/kernel/problem.ts'

export interface SheetRows {
  readonly rows: readonly SourceRow[]
  readonly merged: readonly MergedDown[]
  readonly hidden: readonly number[]
  readonly unstored: SourceSheet['unstored']
}
export interface NamedSheet {
  readonly name: string
  /** Reads it; Problems as `readPeopleFile`. */
  read(): SheetRows
}

/** Sheets beyond this many are not looked at. */
const mostSheets = 60
const headingsWithin = 20
/** So many fields of a person in one row are the headings of a staff list, not a word that happens to be one. */
const proper = 2

/** What a sheet is called that explains the list, with headings and examples of its own. */
const explaining =
  /^(?:instru[ck]|toelichting|uitleg|handleiding|lees ?mij|read ?me|help\b|how ?to|voorbeeld|example|sample|exemple|ejemplo|mode d|guide|explic)/i

const scoreOf = (rows: readonly SourceRow[]): number =>
  largest([
    0,
    ...rows.slice(0, headingsWithin).map(({ cells }) => {
      const { known, names } = headingScore(cells)
      return names ? known : 0
    }),
  ])

const sameName = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase()

/**
 * The sheet to read, with the names of all and of those that look like it. A later sheet that is too large to read is passed over where an earlier one
 * has headings. Problems: `people.unknownSheet`, `people.emptyFile`, and those of reading.
 */
export const chosenSheet = (
  sheets: readonly NamedSheet[],
  file: string,
  wanted: string | undefined,
): { sheet: SourceSheet; rows: readonly SourceRow[] } => {
  const all = sheets.map(({ name }) => name)
  const made = (name: string, { rows, merged, hidden, unstored }: SheetRows, alike: readonly string[]) => ({
    sheet: { name, all, alike, merged, hidden, unstored },
    rows,
  })
  if (wanted !== undefined) {
    const found = sheets.find(({ name }) => sameName(name, wanted))
    if (!found) throw new Problem('people.unknownSheet', { sheet: wanted.slice(0, 80), sheets: all }, { file })
    const read = found.read()
    if (read.rows.length === 0) throw new Problem('people.emptyFile', {}, { file })
    return made(found.name, read, [])
  }
  let best: { name: string; read: SheetRows; score: number; aside: boolean } | undefined
  const scores: { name: string; score: number; rows: number }[] = []
  for (const { name, read } of sheets.slice(0, mostSheets)) {
    let found: SheetRows
    try {
      found = read()
    } catch (trouble) {
      if (trouble instanceof Problem && best !== undefined && best.score >= proper) continue
      throw trouble
    }
    if (found.rows.length === 0) continue
    const score = scoreOf(found.rows)
    scores.push({ name, score, rows: found.rows.length })
    // A sheet that is called after those who left, or explains the list, comes last, however well it is filled in.
    const aside = standingOf(name) === 'gone' || explaining.test(name.trim())
    if (!best || (aside === best.aside ? score > best.score : best.aside && score >= proper)) best = { name, read: found, score, aside }
  }
  if (!best) throw new Problem('people.emptyFile', {}, { file })
  const { name, read, score } = best
  // A shorter sheet with fewer headings is part of this one or about something else, such as the sheets of an exported plan.
  const others = scores.filter(
    (one) =>
      one.name !== name &&
      (one.score >= score || (one.score >= proper && one.rows > read.rows.length)) &&
      !explaining.test(one.name.trim()),
  )
  return made(name, read, score < proper ? [] : others.map((one) => one.name))
}
