/** The people of a plan as CSV for a spreadsheet: who, which phase, which day, why. */
import { delimitedText } from '#core/kernel/delimited-text.ts'
import { peopleList } from '#files/plan/document-tables.ts'
import type { Telling } from '#files/plan/plan-in-language.ts'

/** One line to a person, in order of phases. */
export const planCsv = (told: Telling): string => {
  const { columns, rows } = peopleList(told)
  return delimitedText([columns.map(({ title }) => title), ...rows.map((row) => row.map((cell) => String(cell ?? '')))], told.language)
}
