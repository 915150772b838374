/** A staff list against the people there are: who is new, who changed, who is missing (IM-2). */
import { plainHeading } from '#core/people/people-headers.ts'
import { finderOf, matchPeople } from '#core/people/people-matching.ts'
import { placeKey } from '#core/people/people-places.ts'
import type { GonePerson, ImportedPerson } from '#core/people/people-import.ts'
import { type Note, note } from '#core/say.ts'
import type { Row } from '#core/tables.ts'

export interface KnownPeople {
  readonly people: readonly Row<'person'>[]
  readonly locations: readonly Pick<Row<'location'>, 'locationId' | 'name'>[]
}

/** The columns of a person that a list may fill. */
export const personColumns = [
  'employeeNumber',
  'name',
  'email',
  'phone',
  'department',
  'locationId',
  'language',
  'jobTitle',
  'managerEmail',
  'startsOn',
  'leftOn',
] as const
export type PersonColumn = (typeof personColumns)[number]
export type PersonDetails = Omit<Row<'person'>, 'personId'>

export interface ImportChange {
  readonly line: number
  /** The id in the preview. */
  readonly id: string
  /** Who it is here; null for someone new. */
  readonly personId: string | null
  readonly state: 'new' | 'changed' | 'same'
  readonly fields: readonly PersonColumn[]
}

export interface ImportChanges {
  readonly rows: readonly ImportChange[]
  /** People of here whom the list lacks or shows as gone: asked about, never taken away unasked. `line` where the list shows them. */
  readonly leavers: readonly { readonly personId: string; readonly name: string; readonly leftOn: string | null; readonly line: number | null }[]
  /** Rows that would take someone else's e-mail or employee number. */
  readonly clashes: readonly ({ readonly line: number } & Note)[]
}

/** A person as the list leaves them: what it does not tell stays, a leave that lies behind is undone because they are on the list again. */
export const mergePerson = (before: Row<'person'>, given: PersonDetails, today: string): Row<'person'> => {
  const after = { ...before, name: given.name }
  for (const column of personColumns) if (column !== 'name') after[column] = given[column] ?? before[column]
  after.leftOn = given.leftOn ?? (before.leftOn !== null && before.leftOn > today ? before.leftOn : null)
  return after
}

/** The columns in which two versions of a person differ. */
export const changedColumns = (before: PersonDetails, after: PersonDetails): PersonColumn[] =>
  personColumns.filter((column) => before[column] !== after[column])

/**
 * Compares a preview with the people there are (IM-2): importing the same list twice changes nothing; who is missing is offered as a leaver.
 * @example importChanges([], { people: [], locations: [] }, [], '2026-11-02').rows.length // 0
 */
export const importChanges = (
  people: readonly ImportedPerson[],
  known: KnownPeople,
  gone: readonly GonePerson[],
  today: string,
): ImportChanges => {
  const finder = finderOf(known.people)
  const locationIds = new Map(known.locations.map(({ locationId, name }) => [placeKey(name), locationId]))
  const placed = people.map(({ line, id, location, ...given }) => ({
    line,
    id,
    given: { ...given, locationId: location === null ? null : (locationIds.get(placeKey(location)) ?? `new ${placeKey(location)}`) },
  }))
  const matches = matchPeople(
    placed.map(({ given }) => given),
    known.people,
  )
  const lineOf = new Map<string, number>()
  const clashes: ({ line: number } & Note)[] = []
  const rows: ImportChange[] = []
  for (const [at, { line, id, given }] of placed.entries()) {
    const before = matches[at]
    if (before === undefined) {
      rows.push({ line, id, personId: null, state: 'new', fields: [] })
      continue
    }
    if (before === 'several') {
      clashes.push({ line, ...note('people.whichOne', { name: given.name }) })
      continue
    }
    const holder = given.email === null ? undefined : finder.byEmail(given.email)
    const seen = lineOf.get(before.personId)
    if (seen !== undefined) clashes.push({ line, ...note('people.sameAsLine', { name: before.name, line: seen }) })
    else if (holder && holder !== before) clashes.push({ line, ...note('people.emailTaken', { email: given.email ?? '', name: holder.name }) })
    else {
      lineOf.set(before.personId, line)
      const fields = changedColumns(before, mergePerson(before, given, today))
      rows.push({ line, id, personId: before.personId, state: fields.length > 0 ? 'changed' : 'same', fields })
    }
  }
  const leaveOf = new Map<string, GonePerson>()
  for (const one of gone) {
    const person = finder.find(one)
    if (person && !lineOf.has(person.personId)) leaveOf.set(person.personId, one)
  }
  const clashing = new Set(clashes.map(({ line }) => line))
  const doubtful = new Set(placed.filter(({ line }) => clashing.has(line)).map(({ given }) => plainHeading(given.name)))
  const named = new Set(placed.flatMap(({ line }, at) => (clashing.has(line) ? [matches[at]] : [])))
  const leavers = known.people
    .filter((one) => one.leftOn === null && !lineOf.has(one.personId) && !named.has(one) && !doubtful.has(plainHeading(one.name)))
    .map(({ personId, name }) => ({ personId, name, leftOn: leaveOf.get(personId)?.leftOn ?? null, line: leaveOf.get(personId)?.line ?? null }))
  return { rows, leavers, clashes }
}
