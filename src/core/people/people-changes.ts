/** A staff list against the people there are: who is new, who changed, who is missing (IM-2). */
import { append } from '#core/kernel/many.ts'
import { plainHeading } from '#core/people/people-headers.ts'
import { byNumberKey, finderOf, matchPeople } from '#core/people/people-matching.ts'
import { placeKey } from '#core/people/people-locations.ts'
import type { GonePerson, ImportedPerson } from '#core/people/imported-person.ts'
import { numberKey } from '#core/people/people-numbers.ts'
import { type Note, note } from '#core/kernel/note.ts'
import type { Row } from '#core/kernel/rows.ts'

export interface KnownPeople {
  readonly people: readonly Row<'person'>[]
  readonly locations: readonly Pick<Row<'location'>, 'locationId' | 'name'>[]
  /** People whose address is not for the importer to change. */
  readonly addressesKept?: ReadonlySet<string>
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
  readonly leavers: readonly {
    readonly personId: string
    readonly name: string
    readonly leftOn: string | null
    readonly line: number | null
  }[]
  /** Rows that would take someone else's e-mail or employee number. */
  readonly clashes: readonly ({ readonly line: number } & Note)[]
}

const digitsIn = (number: string): number => number.replace(/[^\p{L}\p{N}]/gu, '').length

/** A person as the list leaves them: what it does not tell stays, a leave that lies behind is undone because they are on the list again. */
export const mergePerson = (before: Row<'person'>, given: PersonDetails, today: string): Row<'person'> => {
  const after = { ...before, name: given.name }
  for (const column of personColumns) if (column !== 'name') after[column] = given[column] ?? before[column]
  // Zeros in front that a spreadsheet took off the list stay on the number here.
  if (
    before.employeeNumber !== null &&
    given.employeeNumber !== null &&
    numberKey(before.employeeNumber) === numberKey(given.employeeNumber)
  )
    after.employeeNumber = [before.employeeNumber, given.employeeNumber].toSorted((a, b) => digitsIn(b) - digitsIn(a))[0] ?? null
  after.leftOn = given.leftOn ?? (before.leftOn !== null && before.leftOn > today ? before.leftOn : null)
  return after
}

/** The columns in which two versions of a person differ. */
export const changedColumns = (before: PersonDetails, after: PersonDetails): PersonColumn[] =>
  personColumns.filter((column) => before[column] !== after[column])

interface Settled {
  readonly line: number
  readonly id: string
  readonly before: Row<'person'> | undefined
  readonly after: Row<'person'>
}

/** The rows that would take an address or number that someone keeps: each holds its own from before, which may put another row out in turn. */
const takenOver = (settled: readonly Settled[], people: readonly Row<'person'>[]): ({ line: number } & Note)[] => {
  const clashes: ({ line: number } & Note)[] = []
  const holders = new Map<string, { person: Row<'person'>; row: Settled | undefined }>()
  const keysOf = ({ email, employeeNumber }: PersonDetails): string[] => [
    ...(email === null ? [] : [`e-mail ${email.toLowerCase()}`]),
    ...(employeeNumber === null ? [] : [`number ${employeeNumber}`]),
  ]
  const refuse = (row: Settled, holder: Row<'person'>): void => {
    const { email, employeeNumber } = row.after
    const sameEmail = email !== null && holder.email?.toLowerCase() === email.toLowerCase()
    const reason = sameEmail
      ? note('people.emailTaken', { email, name: holder.name })
      : note('people.numberTaken', { number: employeeNumber ?? '', name: holder.name })
    clashes.push({ line: row.line, ...reason })
    for (const key of keysOf(row.after)) if (holders.get(key)?.row === row) holders.delete(key)
    if (row.before) keep.push(row.before)
  }
  const touched = new Set(settled.map(({ before }) => before))
  const keep = people.filter((person) => !touched.has(person))
  const keepAll = (): void => {
    for (let person = keep.pop(); person; person = keep.pop()) {
      for (const key of keysOf(person)) {
        const there = holders.get(key)
        if (there?.row) refuse(there.row, person)
        holders.set(key, { person, row: undefined })
      }
    }
  }
  keepAll()
  for (const row of settled) {
    const there = keysOf(row.after)
      .map((key) => holders.get(key))
      .find((one) => one !== undefined)
    if (there) refuse(row, there.person)
    else for (const key of keysOf(row.after)) holders.set(key, { person: row.after, row })
    keepAll()
  }
  return clashes
}

/**
 * Compares a preview with the people there are (IM-2): importing the same list twice changes nothing; who is missing is offered as a leaver.
 * @example importChanges([], { people: [], locations: [] }, [], '2026-11-02').rows.length // 0
 */
export const importChanges = (
  people: readonly ImportedPerson[],
  known: KnownPeople,
  gone: readonly GonePerson[],
  today: string,
  /** Whoever the list asks about: on it, so no leaver. */
  asked: readonly Pick<ImportedPerson, 'name' | 'email' | 'employeeNumber'>[] = [],
): ImportChanges => {
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
  const clashes: ({ line: number } & Note)[] = []
  const matched = new Set(matches)
  const numbers = byNumberKey(known.people)
  const lookAlikes = placed.flatMap(({ line, given }, at) => {
    const person = matches[at] === undefined && given.employeeNumber !== null ? numbers.get(numberKey(given.employeeNumber)) : undefined
    return person && !matched.has(person) && person.employeeNumber !== given.employeeNumber ? [{ line, person, given }] : []
  })
  for (const { line, person, given } of lookAlikes)
    clashes.push({ line, ...note('people.numberLooksLike', { number: given.employeeNumber ?? '', name: given.name, known: person.name }) })
  const settled = placed.flatMap(({ line, id, given }, at): Settled[] => {
    const before = matches[at]
    if (before === 'several') clashes.push({ line, ...note('people.whichOne', { name: given.name }) })
    return before === 'several'
      ? []
      : [{ line, id, before, after: before ? mergePerson(before, given, today) : { ...given, personId: `line ${line}` } }]
  })
  for (const { line, before, after } of settled)
    if (before && known.addressesKept?.has(before.personId) && changedColumns(before, after).includes('email'))
      clashes.push({ line, ...note('people.addressNotYours', { name: before.name }) })
  const kept = new Set(clashes.map(({ line }) => line))
  const taken = takenOver(
    settled.filter(({ line }) => !kept.has(line)),
    known.people,
  )
  append(clashes, taken)
  // A row that stays out leaves its person free: who has no match and that person's name could then be taken for them.
  const out = new Set([...kept, ...taken.map(({ line }) => line)])
  const freed = new Set(settled.flatMap(({ line, before }) => (before && out.has(line) ? [plainHeading(before.name)] : [])))
  for (const { line, before, after } of settled) {
    if (!before && !out.has(line) && freed.has(plainHeading(after.name)))
      clashes.push({ line, ...note('people.whichOne', { name: after.name }) })
  }
  clashes.sort((a, b) => a.line - b.line)
  const clashing = new Set(clashes.map(({ line }) => line))
  const rows = settled
    .filter(({ line }) => !clashing.has(line))
    .map(({ line, id, before, after }): ImportChange => {
      const fields = before ? changedColumns(before, after) : []
      return { line, id, personId: before?.personId ?? null, state: before ? (fields.length > 0 ? 'changed' : 'same') : 'new', fields }
    })
  const onList = new Set(settled.map(({ before }) => before))
  const finder = finderOf(known.people)
  const doubtful = new Set([
    ...placed.filter(({ line }) => clashing.has(line)).map(({ given }) => plainHeading(given.name)),
    ...asked.map(({ name }) => plainHeading(name)),
  ])
  // Whoever is asked about is on the list.
  const waiting = new Set([...asked.map((one) => finder.find(one)), ...lookAlikes.map(({ person }) => person)])
  const leaveOf = new Map<string, GonePerson>()
  for (const one of gone) {
    // A number that passed on to somebody on the list says no longer who left; the address may.
    const person = finder.holders(one).find((holder) => !onList.has(holder))
    if (person) leaveOf.set(person.personId, one)
  }
  const leavers = known.people
    .filter((one) => one.leftOn === null && !onList.has(one) && !waiting.has(one) && !doubtful.has(plainHeading(one.name)))
    .map(({ personId, name }) => ({
      personId,
      name,
      leftOn: leaveOf.get(personId)?.leftOn ?? null,
      line: leaveOf.get(personId)?.line ?? null,
    }))
  return { rows, leavers, clashes }
}
