/** Who on a list is who here: by employee number, then by e-mail, then, where a number and an address are lacking, by name (IM-2). */
import { plainHeading } from '#core/people/people-headers.ts'
import { numberKey } from '#core/people/people-numbers.ts'
import type { Row } from '#core/kernel/rows.ts'

export interface Identity {
  readonly personId?: string | null
  readonly name: string
  readonly employeeNumber: string | null
  readonly email: string | null
  readonly locationId: string | null
}

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

const isNameless = ({ employeeNumber, email }: Pick<Identity, 'employeeNumber' | 'email'>): boolean =>
  employeeNumber === null && email === null
const nameKey = (name: string): string => plainHeading(name) || name

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

/** People whose numbers differ in nothing but zeros in front, by that number. */
const alikeByKey = (people: readonly Row<'person'>[]): ReadonlyMap<string, readonly Row<'person'>[]> => {
  const groups = Map.groupBy(
    people.filter(({ employeeNumber }) => employeeNumber !== null),
    ({ employeeNumber }) => numberKey(employeeNumber ?? ''),
  )
  return new Map([...groups].filter(([, group]) => group.length > 1))
}

/** Who it is, `undefined` for someone new, `'several'` where more than one here has the name and nothing tells them apart. */
export type Match = Row<'person'> | 'several' | undefined

/**
 * Who each of the given is, in their order. A name counts only where one of the two sides has neither number nor e-mail; nobody is taken for two by name.
 * @example matchPeople([{ name: 'Ann', employeeNumber: '7', email: null, locationId: null }], [])[0] // undefined
 */
export const matchPeople = (given: readonly Identity[], people: readonly Row<'person'>[]): Match[] => {
  const finder = finderOf(people)
  const byId = new Map(people.map((person) => [person.personId, person]))
  const alike = alikeByKey(people)
  const matches: Match[] = given.map((one) => {
    const told = one.personId ? byId.get(one.personId) : undefined
    if (told || one.employeeNumber === null) return told
    const found = finder.byNumber(one.employeeNumber)
    // The number without its zeros is somebody else's: the name says who is meant, and where it does not agree nobody is taken.
    const other = alike.get(numberKey(one.employeeNumber))?.some((person) => nameKey(person.name) === nameKey(one.name))
    return found && other && nameKey(found.name) !== nameKey(one.name) ? 'several' : found
  })
  const claimed = new Set(matches)
  const byKey = byNumberKey(people)
  for (const [at, one] of given.entries()) {
    if (matches[at] !== undefined || one.personId) continue
    const found = one.employeeNumber === null ? undefined : byKey.get(numberKey(one.employeeNumber))
    // A number whose zeros in front were lost is the same person only where the name, or the address, says so too.
    if (!found || claimed.has(found) || !(nameKey(found.name) === nameKey(one.name) || sameEmail(found, one))) continue
    matches[at] = found
    claimed.add(found)
  }
  for (const [at, one] of given.entries()) {
    if (matches[at] !== undefined || one.personId || one.email === null) continue
    const found = finder.byEmail(one.email)
    // An address may have passed on: its holder is someone else on this list by number.
    if (found === undefined || claimed.has(found)) continue
    matches[at] = found
    claimed.add(found)
  }
  const byName = new Map<string, Row<'person'>[]>()
  for (const person of people) {
    if (claimed.has(person)) continue
    const key = nameKey(person.name)
    const list = byName.get(key)
    if (list) list.push(person)
    else byName.set(key, [person])
  }
  for (const [at, one] of given.entries()) {
    if (matches[at] !== undefined || one.personId) continue
    const free = byName.get(nameKey(one.name))?.filter((person) => !claimed.has(person)) ?? []
    const nameless = free.filter(isNameless)
    const here = (person: Row<'person'>) => person.locationId === one.locationId
    const identified = isNameless(one) ? free.filter((person) => !isNameless(person)) : []
    const found = nameless.find(here) ?? nameless[0] ?? (identified.length > 1 ? undefined : identified[0])
    matches[at] = found ?? (identified.length > 1 ? 'several' : undefined)
    claimed.add(found)
  }
  return matches
}
