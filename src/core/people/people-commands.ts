/** The verbs of this chapter: people come, change, leave, and are spoken for in a rollout. */
import { command, type Facts, put, rows } from '#core/kernel/command.ts'
import { amount, boolean, day, id, language, maybeText, nullable, shape, text, whole } from '#core/kernel/input.ts'
import { addressesKept, refuseAddress } from '#core/people/address-owner.ts'
import { changedColumns } from '#core/people/person-details.ts'
import { isEmail } from '#core/people/people-emails.ts'
import { longest } from '#core/people/people-limits.ts'
import { importPeople } from '#core/people/people-import-command.ts'
import { participantOf } from '#core/people/people-participants.ts'
import { retentionCommands } from '#core/people/retention-commands.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row } from '#core/kernel/rows.ts'

const personInput = shape({
  personId: id,
  employeeNumber: maybeText(longest.employeeNumber),
  name: text(longest.name),
  email: maybeText(longest.email),
  phone: maybeText(longest.phone),
  department: maybeText(longest.department),
  locationId: nullable(id),
  language: nullable(language),
  jobTitle: maybeText(longest.jobTitle),
  managerEmail: maybeText(longest.email),
  startsOn: nullable(day),
  leftOn: nullable(day),
})

/** Whoever has the id, the address or the number of this person, and their place: by key, because an organisation may be large. */
const around = ({ personId, email, employeeNumber, locationId }: Row<'person'>) => ({
  people: rows('person', { personId }),
  addressed: rows('person', { email: email?.toLowerCase() ?? '' }),
  numbered: rows('person', { employeeNumber: employeeNumber ?? '' }),
  locations: rows('location', { locationId: locationId ?? '' }),
})

type Around = Facts<ReturnType<typeof around>>

/** A person as they will be kept, if nothing speaks against it: own e-mail and number, a place that exists, no leave before the start. */
const checked = (input: Row<'person'>, { addressed, numbered, locations }: Around): Row<'person'> => {
  const { name, employeeNumber, locationId, startsOn, leftOn } = input
  const email = input.email?.toLowerCase() ?? null
  const managerEmail = input.managerEmail?.toLowerCase() ?? null
  if (email !== null && !isEmail(email)) throw new Problem('people.badAddress', { email, name }, { field: 'email' })
  if (managerEmail !== null && !isEmail(managerEmail))
    throw new Problem('people.badAddress', { email: managerEmail, name }, { field: 'managerEmail' })
  const other = ({ personId }: Row<'person'>): boolean => personId !== input.personId
  const holder = addressed.find(other)
  if (email !== null && holder) throw new Problem('people.emailTaken', { email, name: holder.name }, { field: 'email' })
  const numberHolder = numbered.find(other)
  if (employeeNumber !== null && numberHolder) {
    throw new Problem('people.numberTaken', { number: employeeNumber, name: numberHolder.name }, { field: 'employeeNumber' })
  }
  if (locationId !== null && locations.length === 0) {
    throw new Problem('people.unknownLocation', { location: locationId, name }, { field: 'locationId' })
  }
  if (startsOn !== null && leftOn !== null && leftOn < startsOn) {
    throw new Problem('people.leavesBeforeStart', { name, startsOn, leftOn }, { field: 'leftOn' })
  }
  return { ...input, email, managerEmail }
}

/**
 * Adds one person. Problems: `people.personThere`, `people.badAddress`, `people.emailTaken`, `people.numberTaken`, `people.unknownLocation`,
 * `people.leavesBeforeStart`.
 */
export const addPerson = command({
  name: 'people.add',
  about: 'Adds one person.',
  may: 'people.manage',
  input: personInput,
  needs: (input) => around(input),
  decide: (facts, input) => {
    const there = facts.people[0]
    if (there) throw new Problem('people.personThere', { name: there.name })
    return [put('person', checked(input, facts))]
  },
})

/** Writes a person anew, all columns; unchanged ones leave no trace. Problems as `people.add`, and `people.unknownPerson`, `people.addressNotYours`. */
export const changePerson = command({
  name: 'people.change',
  about: 'Changes what is known of one person.',
  may: 'people.manage',
  input: personInput,
  needs: (input) => ({ ...around(input), members: rows('membership', { personId: input.personId }) }),
  decide: (facts, input, at) => {
    const before = facts.people[0]
    if (!before) throw new Problem('people.unknownPerson', {})
    const after = checked(input, facts)
    refuseAddress(addressesKept(facts.members, at.by.rights), before, after, 'email')
    return changedColumns(before, after).length > 0 ? [put('person', after)] : []
  },
})

/** Notes the day on which a person leaves, or with null that they stay after all; the row is kept. Problems: `people.unknownPerson`, `people.leavesBeforeStart`. */
export const leave = command({
  name: 'people.leave',
  about: 'Notes the last day of a person, or takes it back; nothing about them is deleted.',
  may: 'people.manage',
  input: shape({ personId: id, leftOn: nullable(day) }),
  needs: ({ personId }) => ({ people: rows('person', { personId }) }),
  decide: ({ people: [before] }, { leftOn }) => {
    if (!before) throw new Problem('people.unknownPerson', {})
    const { name, startsOn } = before
    if (startsOn !== null && leftOn !== null && leftOn < startsOn) {
      throw new Problem('people.leavesBeforeStart', { name, startsOn, leftOn }, { field: 'leftOn' })
    }
    return before.leftOn === leftOn ? [] : [put('person', { ...before, leftOn })]
  },
})

const inRollout = ({ rolloutId, personId }: { rolloutId: string; personId: string }) => ({
  rollouts: rows('rollout', { rolloutId }),
  people: rows('person', { personId }),
  participants: rows('participant', { rolloutId, personId }),
})

interface InRollout {
  readonly rollouts: readonly Row<'rollout'>[]
  readonly people: readonly Row<'person'>[]
  readonly participants: readonly Row<'participant'>[]
}

/** The participant with these columns changed; nothing where they hold already. */
const spokenFor = (
  facts: InRollout,
  { rolloutId, personId }: { rolloutId: string; personId: string },
  told: Partial<Row<'participant'>>,
) => {
  if (!facts.rollouts[0]) throw new Problem('people.unknownRollout', {})
  if (!facts.people[0]) throw new Problem('people.unknownPerson', {})
  const before = facts.participants[0]
  const same = before && Object.entries(told).every(([column, value]) => before[column as keyof typeof before] === value)
  return same ? [] : [put('participant', { ...(before ?? participantOf(rolloutId, personId)), ...told })]
}

/** Names a person as champion of their place, or takes that back (PH-7). Problems: `people.unknownRollout`, `people.unknownPerson`. */
export const nominate = command({
  name: 'people.nominate',
  about: 'Names a person as champion for a rollout, or takes that back.',
  may: 'people.manage',
  input: shape({ rolloutId: id, personId: id, nominated: boolean() }),
  needs: (input) => inRollout(input),
  decide: (facts, input) => spokenFor(facts, input, { nominated: input.nominated ? 1 : 0 }),
  reverse: ({ participants }, { rolloutId, personId }) =>
    participants.map(({ nominated }) => ({ name: 'people.nominate', input: { rolloutId, personId, nominated: nominated === 1 } })),
})

/** Keeps what speaks for going early: pilot user, keenness 0 to 3, hours a week in the old system (PH-3, PH-4). Problems as `people.nominate`. */
export const speakFor = command({
  name: 'people.speakFor',
  about: 'Keeps whether a person took part in the pilot, how keen they are, and how much they use the old system.',
  may: 'people.manage',
  input: shape({ rolloutId: id, personId: id, pilot: boolean(), keenness: whole(0, 3), oldUse: nullable(amount(0, 1e9)) }),
  needs: (input) => inRollout(input),
  decide: (facts, input) => spokenFor(facts, input, { pilot: input.pilot ? 1 : 0, keenness: input.keenness, oldUse: input.oldUse }),
})

export const peopleCommands = [importPeople, addPerson, changePerson, leave, nominate, speakFor, ...retentionCommands] as const
