/**
 * Who on a list is who here (IM-2): by employee number, then by e-mail, then, where one of the two sides has neither, by name. A name decides only
 * where it leaves no choice: the same department and location as well, or one of the name here and one on the list.
 */
import { worksOn } from '#core/kernel/employment.ts'
import { plainHeading } from '#core/people/people-headers.ts'
import { numberKey } from '#core/people/people-numbers.ts'
import { mergePerson, personColumns, type PersonDetails } from '#core/people/person-details.ts'
import type { Row } from '#core/kernel/rows.ts'

type Identity = Pick<PersonDetails, 'name' | 'employeeNumber' | 'email'>

/** Finds people by what is theirs alone. */
export interface PersonFinder {
  byEmail(email: string): Row<'person'> | undefined
  byNumber(number: string): Row<'person'> | undefined
  /** Who has the number, then who has the address. */
  holders(given: Pick<Identity, 'employeeNumber' | 'email'>): readonly Row<'person'>[]
  find(given: Pick<Identity, 'employeeNumber' | 'email'>): Row<'person'> | undefined
}

export const finderOf = (people: readonly Row<'person'>[]): PersonFinder => {
  const numbers = new Map<string, Row<'person'>>()
  const emails = new Map<string, Row<'person'>>()
  for (const person of people) {
    if (person.employeeNumber !== null) numbers.set(person.employeeNumber, person)
    if (person.email !== null) emails.set(person.email.toLowerCase(), person)
  }
  const byEmail = (email: string) => emails.get(email.toLowerCase())
  const byNumber = (number: string) => numbers.get(number)
  const holders: PersonFinder['holders'] = ({ employeeNumber, email }) =>
    [employeeNumber === null ? undefined : byNumber(employeeNumber), email === null ? undefined : byEmail(email)].filter(
      (person) => person !== undefined,
    )
  return { byEmail, byNumber, holders, find: (given) => holders(given)[0] }
}

/** Whether nothing but the name tells who somebody is. */
export const hasNameOnly = ({ employeeNumber, email }: Pick<Identity, 'employeeNumber' | 'email'>): boolean =>
  employeeNumber === null && email === null
/** The same name whatever its case, accents and spaces. */
export const nameKey = (name: string): string => plainHeading(name) || name
/** A name with its number without zeros in front: two who have both are one. */
export const numberedName = ({ employeeNumber, name }: Pick<Identity, 'employeeNumber' | 'name'>): string | null =>
  employeeNumber === null ? null : `${numberKey(employeeNumber)} ${nameKey(name)}`

const sameEmail = (one: Pick<Identity, 'email'>, other: Pick<Identity, 'email'>): boolean =>
  one.email !== null && one.email.toLowerCase() === other.email?.toLowerCase()

/** People by their number without zeros in front; those who share one are left out. @example byNumberKey(people).get('12') // whose number is 0012 */
export const byNumberKey = (people: readonly Row<'person'>[]): ReadonlyMap<string, Row<'person'>> => {
  const found = new Map<string, Row<'person'> | null>()
  for (const person of people) {
    if (person.employeeNumber === null) continue
    const key = numberKey(person.employeeNumber)
    found.set(key, found.has(key) ? null : person)
  }
  return new Map([...found].flatMap(([key, person]) => (person ? [[key, person] as const] : [])))
}

/**
 * Whether a row that has somebody's number or address means them: where the numbers of two differ in nothing but zeros in front, the name has to
 * say so too, and no list changes the number.
 */
export const meantAmong = (people: readonly Row<'person'>[]): ((person: Row<'person'>, given: Identity) => boolean) => {
  const numbers = byNumberKey(people)
  return (person, { name, employeeNumber }) =>
    person.employeeNumber === null ||
    numbers.has(numberKey(person.employeeNumber)) ||
    (nameKey(person.name) === nameKey(name) && (employeeNumber ?? person.employeeNumber) === person.employeeNumber)
}

/** Who it is, `undefined` for someone new, `'several'` where it could be more than one and nothing tells them apart. */
export type Match = Row<'person'> | 'several' | undefined

/** Somebody on a list, with their place in it. */
interface Listed {
  readonly at: number
  readonly one: PersonDetails
}
type Pairs = readonly (readonly [Listed, Row<'person'>])[]
type Pairing = (open: readonly Listed[], free: readonly Row<'person'>[]) => Pairs

/** Where neither side has another choice. Two who each have a number or an address of their own are never one. */
const onlyChoices: Pairing = (open, free) => {
  const [nameOnlyOpen, nameOnlyFree] = [open.filter(({ one }) => hasNameOnly(one)), free.filter(hasNameOnly)]
  return open.flatMap((row) => {
    const choices = hasNameOnly(row.one) ? free : nameOnlyFree
    const [person] = choices
    if (!person || choices.length > 1) return []
    const rivals = hasNameOnly(person) ? open : nameOnlyOpen
    return rivals.length > 1 ? [] : [[row, person] as const]
  })
}

/** Those in whom nothing differs, in their order. Where more are here than on the list, it is a choice who is meant. */
const twins: Pairing = (open, free) => {
  const [rows, people] = [open.filter(({ one }) => hasNameOnly(one)), free.filter(hasNameOnly)]
  if (people.length > rows.length) return []
  return people.flatMap((person, nth) => rows.slice(nth, nth + 1).map((row) => [row, person] as const))
}

/** The same among those who agree in these columns. */
const agreeing =
  (columns: readonly (keyof PersonDetails)[], pairing: Pairing): Pairing =>
  (open, free) => {
    const key = (one: PersonDetails): string => JSON.stringify(columns.map((column) => one[column]))
    const people = Map.groupBy(free, key)
    return [...Map.groupBy(open, ({ one }) => key(one))].flatMap(([key, rows]) => pairing(rows, people.get(key) ?? []))
  }

/** What else tells two of one name apart; only what the list tells counts. */
const pairingsFor = (given: readonly PersonDetails[]): readonly Pairing[] => {
  const told = personColumns.filter((column) => given.some((one) => one[column] !== null))
  const place = told.filter((column) => column === 'department' || column === 'locationId')
  const details = told.filter((column) => !['name', 'employeeNumber', 'email', 'managerEmail'].includes(column))
  return [agreeing(details, twins), agreeing(place, twins), agreeing(place, onlyChoices), onlyChoices]
}

/** Who those of one name seem to be: among the people who work here, then among those who left. */
const pairNamesakes = (
  rows: readonly Listed[],
  people: readonly Row<'person'>[],
  pairings: readonly Pairing[],
  today: string,
): ReadonlyMap<Listed, Match> => {
  const found = new Map<Listed, Match>()
  for (const isHere of [true, false]) {
    let free = people.filter((person) => worksOn(person, today) === isHere)
    const open = () => rows.filter((row) => !found.has(row))
    for (const pairing of pairings) {
      const pairs = pairing(open(), free)
      for (const [row, person] of pairs) found.set(row, person)
      const taken = new Set(pairs.map(([, person]) => person))
      free = free.filter((person) => !taken.has(person))
    }
    const someFree = free.length > 0
    const nameOnlyFree = free.some(hasNameOnly)
    for (const row of open()) if (hasNameOnly(row.one) ? someFree : nameOnlyFree) found.set(row, 'several')
  }
  return found
}

/**
 * Who those of one name are. Where the same list would find others among the people whom it leaves, nobody can tell who any of them is (IM-2):
 * what a row takes over from the person it changes can make another row fit that person better.
 */
const matchNamesakes: typeof pairNamesakes = (rows, people, pairings, today) => {
  const found = pairNamesakes(rows, people, pairings, today)
  const named = rows.filter(({ one }) => hasNameOnly(one))
  const rowOf = new Map([...found].map(([row, match]) => [match, row]))
  // Whoever gets a number or an address from the list is found by it the next time.
  const left = people.flatMap((person) => {
    const row = rowOf.get(person)
    return !row ? [person] : hasNameOnly(row.one) ? [mergePerson(person, row.one, today)] : []
  })
  const idOf = ({ at }: Listed): string => `new ${at}`
  const added = named.filter((row) => !found.has(row)).map((row) => ({ ...row.one, personId: idOf(row) }))
  const again = pairNamesakes(named, [...left, ...added], pairings, today)
  const whoIs = (match: Match, row: Listed): string => (typeof match === 'object' ? match.personId : (match ?? idOf(row)))
  const isSettled = named.every((row) => whoIs(found.get(row), row) === whoIs(again.get(row), row))
  return isSettled ? found : new Map(rows.map((row) => [row, 'several']))
}

interface Given extends PersonDetails {
  readonly personId?: string | null
  /** It goes in only when somebody says so. */
  readonly isAsked?: boolean
}

/**
 * By when somebody was added, as far as ids tell: those of one command end in figures of base 36, which differ in length. The ids of a
 * device whose clock ran behind sort earlier: people whom nothing tells apart may then be taken for each other, with what only rows know.
 */
const addedKey = ({ personId }: Row<'person'>): string => personId.replace(/[^.]*$/, (nth) => nth.padStart(8, '0'))

/**
 * Who each of the given is, in their order: where two of them are alike, the first counts. Those who are asked about stand behind the others.
 * @example matchPeople([], [], '2026-11-02') // []
 */
export const matchPeople = (given: readonly Given[], people: readonly Row<'person'>[], today: string): Match[] => {
  const finder = finderOf(people)
  const byKey = byNumberKey(people)
  const byId = new Map(people.map((person) => [person.personId, person]))
  const matches: Match[] = given.map((one) => {
    const told = one.personId ? byId.get(one.personId) : undefined
    return told ?? (one.employeeNumber === null ? undefined : finder.byNumber(one.employeeNumber))
  })
  const claimed = new Set(matches)
  const open = () => given.map((one, at) => ({ at, one })).filter(({ at, one }) => matches[at] === undefined && !one.personId)
  const settle = (rows: readonly { at: number; one: Given }[], find: (one: PersonDetails) => Row<'person'> | undefined): void => {
    for (const { at, one } of rows) {
      const found = find(one)
      if (!found || claimed.has(found)) continue
      matches[at] = found
      claimed.add(found)
    }
  }
  // What is asked about takes nobody away from a row that goes in.
  for (const isAsked of [false, true]) {
    const rows = open().filter(({ one }) => (one.isAsked ?? false) === isAsked)
    // A number whose zeros in front were lost is the same person only where the name, or the address, says so too.
    settle(rows, (one) => {
      const found = one.employeeNumber === null ? undefined : byKey.get(numberKey(one.employeeNumber))
      return found && (nameKey(found.name) === nameKey(one.name) || sameEmail(found, one)) ? found : undefined
    })
    // An address may have passed on: its holder is then someone else on this list by number.
    settle(
      rows.filter(({ at }) => matches[at] === undefined),
      (one) => (one.email === null ? undefined : finder.byEmail(one.email)),
    )
  }
  const free = Map.groupBy(
    people.filter((person) => !claimed.has(person)),
    ({ name }) => nameKey(name),
  )
  const pairings = pairingsFor(given)
  for (const [name, rows] of Map.groupBy(open(), ({ one }) => nameKey(one.name))) {
    const namesakes = free.get(name)?.toSorted((a, b) => (addedKey(a) < addedKey(b) ? -1 : 1))
    if (!namesakes) continue
    for (const [{ at }, match] of matchNamesakes(rows, namesakes, pairings, today)) matches[at] = match
  }
  return matches
}
