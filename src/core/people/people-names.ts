/** The whole name of somebody from the cells that hold it: one column, its parts, or a last name beside a first name. */
import { inOrder } from '#core/people/name-order.ts'
import { cleanCell } from '#core/people/people-cells.ts'
import type { ImportColumn } from '#core/people/people-columns.ts'
import type { PersonField } from '#core/people/people-headers.ts'
import { isLastNameFirst } from '#core/people/people-heading-grammar.ts'
import { canBeName } from '#core/people/people-nonpersons.ts'
import type { SourceRow } from '#core/people/people-source.ts'
import { type Note, note } from '#core/kernel/note.ts'

export interface NameReader {
  /** The name; empty where the row has none. */
  nameIn(cells: readonly string[]): string
  /** What stands where a name should be and is none, such as a number or a failed formula; null otherwise. */
  noNameIn(cells: readonly string[]): string | null
  /** Names whose last name stands first and of which it is not clear where it ends. */
  unturned(rows: readonly SourceRow[]): Note[]
  /** Where names and their parts stand. */
  readonly columns: readonly number[]
}

const partFields = ['name', 'firstName', 'infix', 'lastName', 'secondLastName'] as const

const tokensOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/** Whether a name has the words of a part in it; an initial counts for the first word that begins with it. */
const holds = (name: string, part: string): boolean => {
  const [whole, wanted] = [tokensOf(name), tokensOf(part)]
  return wanted.length > 0 && wanted.every((word) => whole.includes(word) || (word.length === 1 && whole[0]?.startsWith(word)))
}

/**
 * A name whose heading says that the last name comes first, turned where it is clear what the last name is: the part in capitals, or one of two words.
 * @example turnedWhereClear('DE LA CRUZ Ana') // 'Ana DE LA CRUZ'
 */
const turnedWhereClear = (name: string): string | null => {
  if (name.includes(',')) return inOrder(name)
  const words = name.split(/\s+/)
  const given = words.findIndex((word) => /\p{Ll}/u.test(word))
  if (given > 0 && words.slice(given).every((word) => /\p{Ll}/u.test(word) || /^\p{Lu}\.?$/u.test(word)))
    return [...words.slice(given), ...words.slice(0, given)].join(' ')
  if (words.length > 2) return null
  return words.toReversed().join(' ')
}

/** Headings that say that the name is whole, as long as not every row shows that it is not. */
const saysWhole = /display|full|voll?edig|weergave|complet|whole|voluit/i

/**
 * Reads names from the columns that hold them. Where a column called “Name” stands beside one of first names and holds no first names itself, it
 * is the last name (and the other way round), so that no part is lost and two of one family stay two.
 * @example namesOf(columns, places, rows).nameIn(['van der Kust', 'Anneke']) // 'Anneke van der Kust'
 */
export const namesOf = (
  columns: readonly ImportColumn[],
  places: ReadonlyMap<PersonField, readonly number[]>,
  rows: readonly SourceRow[],
): NameReader => {
  const read = (field: PersonField, cells: readonly string[]): string | null => {
    for (const at of places.get(field) ?? []) {
      const value = cleanCell(cells[at] ?? '')
      if (value !== '' && canBeName(value)) return value
    }
    return null
  }
  /** Columns that share one heading, as a heading over two merged cells does, hold one name together. */
  const whole = (cells: readonly string[]): string | null => {
    const first = read('name', cells)
    const at = places.get('name') ?? []
    const [one, two] = at
    if (one === undefined || two !== one + 1 || columns[one]?.header !== columns[two]?.header) return first
    const parts = [one, two].map((place) => cleanCell(cells[place] ?? '')).filter(canBeName)
    return parts.length === 2 && !holds(parts[0] ?? '', parts[1] ?? '') ? parts.join(' ') : first
  }
  const beside: 'firstName' | 'lastName' | null =
    !places.has('name') || (places.has('firstName') && places.has('lastName'))
      ? null
      : places.has('firstName')
        ? 'firstName'
        : places.has('lastName')
          ? 'lastName'
          : null
  const isPart = (): boolean => {
    if (beside === null) return false
    let [both, held] = [0, 0]
    for (const { cells } of rows) {
      const [name, part] = [read('name', cells), read(beside, cells)]
      if (name === null || part === null) continue
      both++
      if (holds(name, part)) held++
    }
    const isSaidWhole = saysWhole.test(columns[places.get('name')?.[0] ?? -1]?.header ?? '')
    return isSaidWhole ? both > 1 && held === 0 : both > 0 && held * 2 < both
  }
  const part = isPart() ? beside : null
  const named = rows.map(({ cells }) => whole(cells)).filter((name) => name !== null)
  const lastFirst = part === null && named.length > 0 && named.filter((name) => name.split(',').length === 2).length >= named.length * 0.8
  const wholeHeader = columns[places.get('name')?.[0] ?? -1]?.header ?? ''
  const headed = part === null && isLastNameFirst(wholeHeader)
  const joined = (parts: readonly (string | null)[]): string =>
    parts.filter((one, at) => one !== null && one !== '' && (at === 0 || one !== parts[at - 1])).join(' ')
  const lastOf = (text: string | null): string | null => (text === null ? null : inOrder(text))
  const nameIn = (cells: readonly string[]): string => {
    const name = whole(cells)
    const [first, infix, last, second] = (['firstName', 'infix', 'lastName', 'secondLastName'] as const).map((field) => read(field, cells))
    const parts = joined([first ?? null, infix ?? null, lastOf(last ?? null), second ?? null])
    // One word beside a first and a last name is what somebody is called by or signs in with.
    if (name === null || (first && last && !/\s/.test(name))) return parts
    if (part === 'firstName' && first) return holds(name, first) ? name : joined([first, infix ?? null, lastOf(name), second ?? null])
    if (part === 'lastName' && last) return holds(name, last) ? name : joined([name, infix ?? null, lastOf(last), second ?? null])
    if (headed) return turnedWhereClear(name) ?? name
    return lastFirst ? inOrder(name) : name
  }
  const columnsOfNames = partFields.flatMap((field) => places.get(field) ?? [])
  return {
    nameIn,
    noNameIn: (cells) => {
      for (const at of columnsOfNames) {
        const raw = (cells[at] ?? '').trim()
        if (raw !== '' && raw !== '-' && !canBeName(raw)) return raw.slice(0, 40)
      }
      return null
    },
    unturned: (all) => {
      const left = headed
        ? all
            .flatMap(({ line, cells }) => ({ line, name: whole(cells) }))
            .filter(({ name }) => name !== null && turnedWhereClear(name) === null)
        : []
      const [top] = left
      return top
        ? [
            note('people.note.lastNameFirst', {
              column: wholeHeader,
              count: left.length,
              line: top.line,
              value: (top.name ?? '').slice(0, 60),
            }),
          ]
        : []
    },
    columns: columnsOfNames,
  }
}
