/** Takes a whole staff list in, or nothing of it: places, people, what speaks for them in a rollout, and who left (IM-1, IM-2). */
import { usualHours } from '#core/regional/at-location.ts'
import { type At, type Change, command, idWithin, put, rows } from '#core/kernel/command.ts'
import {
  amount,
  boolean,
  country,
  day,
  id,
  language,
  listOf,
  maybeText,
  nullable,
  oneOf,
  optional,
  otherwise,
  shape,
  text,
  type Given,
  type Infer,
  whole,
} from '#core/kernel/input.ts'
import { addressesKept, refuseAddress } from '#core/people/address-owner.ts'
import { changedColumns, mergePerson, type PersonDetails } from '#core/people/person-details.ts'
import { isEmail } from '#core/people/people-emails.ts'
import type { ImportPreview } from '#core/people/people-import.ts'
import { longest } from '#core/people/people-limits.ts'
import { matchPeople, meantAmong } from '#core/people/people-matching.ts'
import { participantOf } from '#core/people/people-participants.ts'
import { placeKey } from '#core/people/people-locations.ts'
import { Problem } from '#core/kernel/problem.ts'
import { checkLocation, connectivities } from '#core/regional/location.ts'
import type { Row } from '#core/kernel/rows.ts'

/** The most people that one import takes. */
const mostPeople = 250_000

const locationInput = shape({
  /** Left out, the import makes one. */
  locationId: optional(nullable(id)),
  name: text(longest.location),
  country,
  zone: text(64),
  language,
  connectivity: otherwise(oneOf(connectivities), 'good'),
  /** Minutes after local midnight. */
  opensAt: otherwise(whole(0, 1439), usualHours.opensAt),
  closesAt: otherwise(whole(1, 1440), usualHours.closesAt),
})

const personInput = shape({
  /** Null: found by employee number or e-mail, else new. An id that nobody has yet becomes that of the new person. */
  personId: nullable(id),
  employeeNumber: maybeText(longest.employeeNumber),
  name: text(longest.name),
  email: maybeText(longest.email),
  phone: maybeText(longest.phone),
  department: maybeText(longest.department),
  /** The name of the place. */
  location: maybeText(longest.location),
  language: nullable(language),
  jobTitle: maybeText(longest.jobTitle),
  managerEmail: maybeText(longest.email),
  startsOn: nullable(day),
  leftOn: nullable(day),
  pilot: optional(boolean()),
  keenness: optional(whole(0, 3)),
  oldUse: optional(nullable(amount(0, 1e9))),
  champion: optional(boolean()),
})

const importInput = shape({
  rolloutId: nullable(id),
  locations: listOf(locationInput, mostPeople),
  people: listOf(personInput, mostPeople),
  leavers: listOf(id, mostPeople),
})
export type PeopleImport = Infer<typeof importInput>
type GivenPerson = PeopleImport['people'][number]
type Spoken = Pick<GivenPerson, 'pilot' | 'keenness' | 'oldUse' | 'champion'>
export type GivenLocation = Given<typeof locationInput>

/** Ids for what is new, one after the other. */
const idsOf = (at: At) => {
  let made = 0
  return () => idWithin(at, made++)
}

/** Places by name: those there are, and the given ones that are new. */
const takePlaces = (there: readonly Row<'location'>[], given: PeopleImport['locations'], newId: () => string, changes: Change[]) => {
  const idOf = new Map(there.map(({ locationId, name }) => [placeKey(name), locationId]))
  const taken = new Set(there.map(({ locationId }) => locationId))
  for (const { locationId, ...place } of given) {
    if (idOf.has(placeKey(place.name))) continue
    const made = locationId && !taken.has(locationId) ? locationId : newId()
    checkLocation({ ...place, locationId: made }, [])
    taken.add(made)
    idOf.set(placeKey(place.name), made)
    changes.push(put('location', { ...place, locationId: made }))
  }
  return idOf
}

/** The first two people who share a value, if any: with their names for the refusal. */
const refuseShared = (people: readonly Row<'person'>[], touched: ReadonlySet<string>): void => {
  const emails = new Map<string, Row<'person'>>()
  const numbers = new Map<string, Row<'person'>>()
  for (const person of people) {
    const { email, employeeNumber: number, name, personId } = person
    const sameEmail = email === null ? undefined : emails.get(email)
    if (email !== null && sameEmail && (touched.has(personId) || touched.has(sameEmail.personId))) {
      const [holder, other] = touched.has(personId) ? [sameEmail, name] : [person, sameEmail.name]
      if (!touched.has(holder.personId)) throw new Problem('people.emailTaken', { email, name: holder.name }, { field: 'people' })
      throw new Problem('people.emailGivenTwice', { email, first: holder.name, second: other }, { field: 'people' })
    }
    const sameNumber = number === null ? undefined : numbers.get(number)
    if (number !== null && sameNumber && (touched.has(personId) || touched.has(sameNumber.personId))) {
      const [holder, other] = touched.has(personId) ? [sameNumber, name] : [person, sameNumber.name]
      if (!touched.has(holder.personId)) throw new Problem('people.numberTaken', { number, name: holder.name }, { field: 'people' })
      throw new Problem('people.numberGivenTwice', { number, first: holder.name, second: other }, { field: 'people' })
    }
    if (email !== null) emails.set(email, person)
    if (number !== null) numbers.set(number, person)
  }
}

const detailsOf = (given: GivenPerson, locationIds: ReadonlyMap<string, string>): PersonDetails => {
  const { employeeNumber, name, phone, department, location, language: spoken, jobTitle, startsOn, leftOn } = given
  const email = given.email?.toLowerCase() ?? null
  const managerEmail = given.managerEmail?.toLowerCase() ?? null
  for (const address of [email, managerEmail]) {
    if (address !== null && !isEmail(address)) throw new Problem('people.badAddress', { email: address, name }, { field: 'people' })
  }
  if (startsOn !== null && leftOn !== null && leftOn < startsOn) {
    throw new Problem('people.leavesBeforeStart', { name, startsOn, leftOn }, { field: 'people' })
  }
  const locationId = location === null ? null : locationIds.get(placeKey(location))
  if (locationId === undefined) throw new Problem('people.unknownLocation', { location: location ?? '', name }, { field: 'people' })
  return { employeeNumber, name, email, phone, department, locationId, language: spoken, jobTitle, managerEmail, startsOn, leftOn }
}

const newPerson = (given: PersonDetails, personId: string): Row<'person'> => {
  const { employeeNumber, name, email, phone, department, locationId, language: spoken, jobTitle, managerEmail, startsOn, leftOn } = given
  return {
    personId,
    employeeNumber,
    name,
    email,
    phone,
    department,
    locationId,
    language: spoken,
    jobTitle,
    managerEmail,
    startsOn,
    leftOn,
  }
}

/** What the list says for a person in the rollout; what it does not say stays. */
const participantWith = (before: Row<'participant'>, given: Spoken): Row<'participant'> => ({
  ...before,
  pilot: given.pilot === undefined ? before.pilot : given.pilot ? 1 : 0,
  keenness: given.keenness ?? before.keenness,
  oldUse: given.oldUse ?? before.oldUse,
  nominated: given.champion === undefined ? before.nominated : given.champion ? 1 : 0,
})

const saysSomething = ({ pilot, keenness, oldUse, champion }: Spoken): boolean =>
  Boolean(pilot || keenness || champion) || typeof oldUse === 'number'

/**
 * Takes a staff list in, all or nothing (IM-1); people are found again by id, employee number or e-mail, so a second time changes nothing, and only
 * those named as leavers leave (IM-2). Problems: `people.unknownRollout`, those of `regional.addLocation`, `people.unknownLocation`,
 * `people.badAddress`, `people.leavesBeforeStart`, `people.whichOne`, `people.personGivenTwice`, `people.emailTaken`, `people.emailGivenTwice`, `people.numberTaken`,
 * `people.numberGivenTwice`, `people.unknownPerson`, `people.addressNotYours`, `people.nobody`.
 */
export const importPeople = command({
  name: 'people.import',
  about: 'Takes a staff list in, with its places: new people are added, known ones updated, those named as leavers leave.',
  may: 'people.manage',
  aboutEveryone: true,
  carriesList: true,
  input: importInput,
  needs: ({ rolloutId }) => ({
    people: rows('person'),
    locations: rows('location'),
    rollouts: rows('rollout', { rolloutId: rolloutId ?? '' }),
    participants: rows('participant', { rolloutId: rolloutId ?? '' }),
    members: rows('membership'),
  }),
  decide: (facts, input, at) => {
    const { rolloutId } = input
    if (input.people.length === 0 && input.leavers.length === 0) throw new Problem('people.nobody', {}, { field: 'people' })
    if (rolloutId !== null && facts.rollouts.length === 0) throw new Problem('people.unknownRollout', {}, { field: 'rolloutId' })
    const changes: Change[] = []
    const newId = idsOf(at)
    const locationIds = takePlaces(facts.locations, input.locations, newId, changes)
    const byId = new Map<string, Row<'person'>>(facts.people.map((person) => [person.personId, person]))
    const participants = new Map(facts.participants.map((one) => [one.personId, one]))
    const given = input.people.map((one) => ({ ...one, ...detailsOf(one, locationIds) }))
    const matches = matchPeople(given, facts.people, at.today)
    const isMeant = meantAmong(facts.people)
    const kept = addressesKept(facts.members, at.by.rights)
    const touched = new Set<string>()
    const after = new Map(byId)
    for (const [nth, one] of given.entries()) {
      const before = matches[nth]
      if (before === 'several' || (before && !one.personId && !isMeant(before, one)))
        throw new Problem('people.whichOne', { name: one.name }, { field: 'people' })
      const person = before ? mergePerson(before, one, at.today) : newPerson(one, one.personId ?? newId())
      if (touched.has(person.personId)) throw new Problem('people.personGivenTwice', { name: person.name }, { field: 'people' })
      touched.add(person.personId)
      if (before) refuseAddress(kept, before, person, 'people')
      after.set(person.personId, person)
      if (!before || changedColumns(before, person).length > 0) changes.push(put('person', person))
      if (rolloutId === null) continue
      const spoken = participants.get(person.personId)
      if (!spoken && !saysSomething(one)) continue
      const now = participantWith(spoken ?? participantOf(rolloutId, person.personId), one)
      const same =
        spoken &&
        spoken.pilot === now.pilot &&
        spoken.keenness === now.keenness &&
        spoken.oldUse === now.oldUse &&
        spoken.nominated === now.nominated
      if (!same) changes.push(put('participant', now))
    }
    refuseShared([...after.values()], touched)
    for (const personId of new Set(input.leavers)) {
      const person = byId.get(personId)
      if (!person) throw new Problem('people.unknownPerson', {}, { field: 'leavers' })
      if (touched.has(personId)) throw new Problem('people.personGivenTwice', { name: person.name }, { field: 'leavers' })
      if (person.leftOn === null || person.leftOn > at.today) changes.push(put('person', { ...person, leftOn: at.today }))
    }
    return changes
  },
})

/**
 * The input of `people.import` for a preview: its people, the places with the zone and hours that the caller settled, and who of the missing leaves.
 * @example importOf(preview, { rolloutId: null, locations: [], leavers: [] }).people.length
 */
export const importOf = (
  preview: Pick<ImportPreview, 'people' | 'columns' | 'changes'>,
  { rolloutId, locations, leavers }: { rolloutId: string | null; locations: readonly GivenLocation[]; leavers: readonly string[] },
): Given<typeof importInput> => {
  const told = new Set(preview.columns.map(({ field }) => field))
  const clashing = new Set(preview.changes?.clashes.map(({ line }) => line))
  const personIds = new Map(preview.changes?.rows.map(({ line, personId }) => [line, personId]))
  return {
    rolloutId,
    locations: [...locations],
    people: preview.people
      .filter(({ line }) => !clashing.has(line))
      .map(({ line, id: _id, country: _country, zone: _zone, pilot, keenness, oldUse, champion, ...person }) => ({
        personId: personIds.get(line) ?? null,
        ...person,
        ...(told.has('pilot') ? { pilot } : {}),
        ...(told.has('keenness') ? { keenness } : {}),
        ...(told.has('oldUse') ? { oldUse } : {}),
        ...(told.has('champion') ? { champion } : {}),
      })),
    leavers: [...leavers],
  }
}
