/** Reads the cells of a row by field, and remembers what had to be assumed or could not be read. */
import { type DayOrder, dayOrderOf, isNoDay, readDay } from '#core/people/people-dates.ts'
import { keennessScale, readAnswer, readKeenness, readUse, readYesNo } from '#core/people/people-answers.ts'
import type { ImportColumn } from '#core/people/people-columns.ts'
import type { PersonField } from '#core/people/people-headers.ts'
import { isSpreadsheetError } from '#core/people/people-nonpersons.ts'
import { isDestroyedNumber, numberAsWritten } from '#core/people/people-numbers.ts'
import { readCountry, readLanguage } from '#core/people/people-regions.ts'
import { readZone } from '#core/people/people-zones.ts'
import { isGuestType, type Standing, standingIfBlocked, standingOf } from '#core/people/people-status.ts'
import type { SourceRow } from '#core/people/people-source.ts'
import { type Note, note } from '#core/kernel/note.ts'
import type { Language } from '#core/kernel/language.ts'

export interface ColumnReaders {
  /** Every filled cell of a field, best column first. */
  texts(field: PersonField, cells: readonly string[]): string[]
  text(field: PersonField, cells: readonly string[]): string | null
  day(field: PersonField, row: SourceRow): string | null
  answer(field: PersonField, row: SourceRow): boolean | null
  /** Hours or logins a week in the old system. */
  use(row: SourceRow): number | null
  keenness(row: SourceRow): number
  /** A number of an employee or a phone; one that a spreadsheet destroyed is noted and left out. */
  number(field: 'employeeNumber' | 'phone', row: SourceRow): string | null
  /** Whether any column says that the account is a guest's. */
  isGuest(row: SourceRow): boolean
  /** Whether somebody works here, and the word that says so or leaves it open. */
  standing(row: SourceRow): { standing: Standing; said: string }
  zone(row: SourceRow): string | null
  country(row: SourceRow): string | null
  language(row: SourceRow): Language | null
  department(cells: readonly string[]): string | null
  /** What was assumed and what could not be read, once per column. */
  notes(): Note[]
}

const blanks = new Set(['-', '--', '—', '–', '?', '.', 'n/a', 'n.a.', 'n.v.t.', 'nvt', 'none', 'geen', 'onbekend', 'unknown'])

/** Elsewhere as good as an empty cell; of somebody's status it says that nobody knows. */
const unknown = /\b(?:unknown|onbekend)\b|\?/i

/** Most cells: letters and digits of ASCII without anything to clean, and too long for a blank's stand-in. */
const ordinary = /^[\w@.-]{9,}(?: [\w@.-]+){0,6}$/

const marks: Readonly<Record<string, string>> = {
  uml: '\u0308',
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  tilde: '\u0303',
  cedil: '\u0327',
  ring: '\u030A',
}
const signs: Readonly<Record<string, string>> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>', nbsp: ' ', szlig: 'ß' }

/** `Zo&euml;` and `D&#39;Andre`, as pages of the web write letters, as the letters themselves. */
const withoutEntities = (cell: string): string =>
  cell
    .replace(/&#(?:x([\da-f]{1,5})|(\d{1,6}));/gi, (whole, hex: string | undefined, figure: string | undefined) => {
      const code = hex === undefined ? Number(figure) : Number.parseInt(hex, 16)
      return code > 31 && code < 0x110000 && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole
    })
    .replace(/&([a-z])([a-z]{3,5});/gi, (whole, letter: string, mark: string) =>
      marks[mark] === undefined ? whole : `${letter}${marks[mark]}`,
    )
    .replace(/&([a-z]{2,5});/g, (whole, name: string) => signs[name] ?? whole)

/** A cell without stray spaces, invisible signs and the apostrophe that guards an export against formulas. */
export const cleanCell = (cell: string): string => {
  if (ordinary.test(cell)) return cell
  const text = (cell.includes('&') ? withoutEntities(cell) : cell)
    .replace(/[\u0000-\u001F\u007F-\u009F\u00A0\u200B-\u200F\u2028-\u202F\u2060\uFEFF]+/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
    .replace(/^'(?=[\s']*[=+\-@＝＋－＠])/, '')
    .normalize('NFC')
  return text === 'NULL' || blanks.has(text.toLowerCase()) || isSpreadsheetError(text) ? '' : text
}

const monthFirstCountries = new Set(['US', 'BZ'])

/** The readers of the columns that were found, for rows below the headings. */
export const readersOf = (
  columns: readonly ImportColumn[],
  places: ReadonlyMap<PersonField, readonly number[]>,
  rows: readonly SourceRow[],
  defaults: { readonly country: string; readonly language: Language },
): ColumnReaders => {
  const orders = new Map<number, DayOrder>()
  const unread = new Map<number, { count: number; line: number; value: string }>()
  const destroyed = new Map<number, { count: number; line: number; value: string }>()
  /** People whose language the product does not speak, by language and location. */
  const otherLanguages = new Map<string, { value: string; place: string | null; count: number }>()
  const valuesAt = (at: number): string[] => rows.map((row) => row.cells[at] ?? '')
  const headerOf = (at: number): string => columns[at]?.header ?? `#${at + 1}`
  const usual = monthFirstCountries.has(defaults.country) ? 'month' : 'day'
  for (const field of ['startsOn', 'leftOn'] as const)
    for (const at of places.get(field) ?? []) orders.set(at, dayOrderOf(valuesAt(at), usual))
  const keenAt = places.get('keenness')?.[0]
  const scale = keenAt === undefined ? 3 : keennessScale(valuesAt(keenAt))

  const remember = (where: typeof unread, at: number, line: number, value: string): void => {
    const before = where.get(at)
    if (before) before.count++
    else where.set(at, { count: 1, line, value: value.slice(0, 60) })
  }
  /** The first cell of a field that can be read; what cannot is noted with its line, and left empty. */
  const understood = <V>(field: PersonField, row: SourceRow, understand: (value: string, at: number) => V | null): V | null => {
    for (const at of places.get(field) ?? []) {
      const value = cleanCell(row.cells[at] ?? '')
      if (value === '') continue
      const found = understand(value, at)
      if (found !== null) return found
      remember(unread, at, row.line, value)
    }
    return null
  }
  const texts = (field: PersonField, cells: readonly string[]): string[] => {
    const found: string[] = []
    for (const at of places.get(field) ?? []) {
      const value = cleanCell(cells[at] ?? '')
      if (value !== '') found.push(value)
    }
    return found
  }
  const text = (field: PersonField, cells: readonly string[]): string | null => texts(field, cells)[0] ?? null
  const number = (field: 'employeeNumber' | 'phone', row: SourceRow): string | null => {
    for (const at of places.get(field) ?? []) {
      const value = cleanCell(row.cells[at] ?? '')
      if (value === '') continue
      const number = numberAsWritten(value, field)
      if (number !== null) return number
      if (isDestroyedNumber(value, field)) remember(destroyed, at, row.line, value)
    }
    return null
  }
  /** The worst that any column says: gone before unsure before here. */
  const standing = ({ cells }: SourceRow): { standing: Standing; said: string } => {
    let worst: { standing: Standing; said: string } = { standing: 'here', said: '' }
    for (const [field, understand] of [
      ['employed', standingOf],
      ['blocked', standingIfBlocked],
    ] as const) {
      for (const at of places.get(field) ?? []) {
        const said = cleanCell(cells[at] ?? '') || (unknown.exec(cells[at] ?? '')?.[0] ?? '')
        if (said === '') continue
        const found = understand(said)
        if (found === 'gone') return { standing: found, said }
        if (found === 'unsure') worst = { standing: found, said: said.slice(0, 60) }
      }
    }
    return worst
  }
  return {
    texts,
    text,
    day: (field, row) =>
      understood(field, row, (value, at) => {
        const day = readDay(value, orders.get(at)?.order ?? usual)
        return day !== null && isNoDay(day) ? null : day
      }),
    answer: (field, row) => understood(field, row, readAnswer),
    number,
    isGuest: ({ cells }) =>
      (places.get('userType') ?? []).some((at) => {
        const said = cleanCell(cells[at] ?? '')
        return isGuestType(said) || (isGuestType(headerOf(at)) && readYesNo(said) === true)
      }),
    standing,
    zone: (row) => understood('zone', row, readZone),
    use: (row) => understood('oldUse', row, readUse),
    keenness: (row) => understood('keenness', row, (value) => readKeenness(value, scale)) ?? 0,
    country: (row) => understood('country', row, readCountry),
    language: (row) => {
      let other = ''
      for (const value of texts('language', row.cells)) {
        const found = readLanguage(value)
        if (found !== null) return found
        other ||= value.slice(0, 60)
      }
      if (other === '') return null
      const place = text('location', row.cells)
      const key = JSON.stringify([other, place])
      const before = otherLanguages.get(key)
      if (before) before.count++
      else otherLanguages.set(key, { value: other, place, count: 1 })
      return null
    },
    department: (cells) => {
      const found = text('department', cells)
      if (!found?.startsWith('/')) return found
      return (
        found
          .split('/')
          .findLast((part) => part.trim() !== '')
          ?.trim() ?? null
      )
    },
    notes: () => [
      ...[...orders]
        .filter(([, { assumed }]) => assumed)
        .map(([at, { order }]) => note(order === 'day' ? 'people.note.dayFirst' : 'people.note.monthFirst', { column: headerOf(at) })),
      ...[...destroyed].map(([at, { count, line, value }]) =>
        note('people.note.destroyedNumber', { column: headerOf(at), count, line, value }),
      ),
      ...[...otherLanguages.values()].map((one) => note('people.note.otherLanguage', one)),
      ...[...unread].map(([at, { count, line, value }]) => note('people.note.unread', { column: headerOf(at), count, line, value })),
    ],
  }
}
