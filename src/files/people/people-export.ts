/** People leave as CSV or as a workbook that this product reads back, and in which no cell is a formula (IM-3). */
import type { ExportedPerson } from '#core/people/exported-people.ts'
import type { PersonField } from '#core/people/people-headers.ts'
import { fieldNames } from '#core/people/people-words.ts'
import type { Language } from '#core/kernel/language.ts'
import { delimitedText } from '#core/kernel/delimited-text.ts'
import writeExcelFile from 'write-excel-file/node'

const exported = [
  'employeeNumber',
  'name',
  'email',
  'phone',
  'department',
  'location',
  'country',
  'zone',
  'language',
  'jobTitle',
  'managerEmail',
  'startsOn',
  'leftOn',
  'pilot',
  'keenness',
  'oldUse',
  'champion',
] as const satisfies readonly PersonField[]

const startsFormula = /^[\s']*[=+\-@＝＋－＠]|^[\t\r\n]/

/**
 * A text that no spreadsheet takes for a formula: an apostrophe goes before what would start one; reading it back takes that away (IM-3).
 * @example guardCell('=1+1') // "'=1+1"
 */
export const guardCell = (text: string): string => (startsFormula.test(text) ? `'${text}` : text)

const answers: Record<Language, readonly [yes: string, no: string]> = { en: ['yes', 'no'], nl: ['ja', 'nee'] }

const cellOf = (value: string | number | boolean | null, language: Language): string => {
  if (value === null) return ''
  if (typeof value === 'boolean') return answers[language][value ? 0 : 1]
  if (typeof value === 'number') return language === 'nl' ? String(value).replace('.', ',') : String(value)
  return guardCell(value)
}

const tableOf = (people: readonly ExportedPerson[], language: Language): string[][] => [
  exported.map((field) => fieldNames[language][field]),
  ...people.map((person) => exported.map((field) => cellOf(person[field], language))),
]

/**
 * People as CSV the way Excel opens it by itself: UTF-8 with a mark, CRLF, in Dutch with semicolons and decimal commas (IM-3).
 * @example writePeopleCsv([], 'nl').startsWith('\uFEFFPersoneelsnummer;Naam')
 */
export const writePeopleCsv = (people: readonly ExportedPerson[], language: Language): string =>
  delimitedText(tableOf(people, language), language)

/** People as a workbook; every cell is a text, so none is a formula (IM-3). */
export const writePeopleWorkbook = (people: readonly ExportedPerson[], language: Language): Promise<Buffer> => {
  const [headings = [], ...rows] = tableOf(people, language)
  return writeExcelFile(
    [
      headings.map((value) => ({ value, fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map((value) => ({ value, type: String }))),
    ],
    { stickyRowsCount: 1, columns: headings.map((heading) => ({ width: Math.max(12, heading.length + 2) })) },
  ).toBuffer()
}
