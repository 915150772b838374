/** Taking the person out of what is kept of somebody who left: the figures stay, the names go. */
import { command, type Change, put, remove, rows } from '#core/command.ts'
import { id, shape } from '#core/input.ts'
import { Problem } from '#core/problem.ts'
import { say } from '#core/say.ts'
import type { Row, TableName } from '#core/tables.ts'

/** A text with the name taken out: the whole of it, or where a list of notes quotes it. */
const without = (text: string, name: string, instead: string): string =>
  text === name ? instead : text.replaceAll(JSON.stringify(name), JSON.stringify(instead))

/** A row in which no text is or quotes the name any more; undefined where none did. */
const cleared = <T extends TableName>(row: Row<T>, name: string, instead: string): Row<T> | undefined => {
  let found = false
  const clean = Object.fromEntries(
    Object.entries(row).map(([column, value]: [string, unknown]) => {
      const becomes = typeof value === 'string' ? without(value, name, instead) : value
      found ||= becomes !== value
      return [column, becomes]
    }),
  )
  return found ? (clean as Row<T>) : undefined
}

/** The tables whose texts can hold somebody's name beside the row of the person. */
const naming = ['rollout', 'participant', 'champion', 'buddy', 'checklistItem', 'warning', 'accessToken'] as const

/**
 * Takes name, addresses, numbers, job and manager out of what is kept of somebody who left, their access and their links with it;
 * the row, the phase and the counts stay under "someone who left". What the audit trail says of earlier changes stays as it was.
 * Problems: `people.unknownPerson`, `people.stillHere`, `people.stillSignsIn`.
 */
export const forget = command({
  name: 'people.forget',
  about: 'Takes the name and everything personal out of what is kept of somebody who left; the figures stay.',
  may: 'people.manage',
  input: shape({ personId: id }),
  needs: ({ personId }) => ({
    people: rows('person', { personId }),
    everyone: rows('person'),
    organisations: rows('organisation'),
    members: rows('membership', { personId }),
    invitations: rows('invitation', { personId }),
    rollout: rows('rollout'),
    participant: rows('participant'),
    champion: rows('champion'),
    buddy: rows('buddy'),
    checklistItem: rows('checklistItem'),
    warning: rows('warning'),
    accessToken: rows('accessToken'),
  }),
  decide: (facts, _input, at) => {
    const {
      people: [person],
      organisations: [organisation],
      members,
      invitations,
      everyone,
    } = facts
    if (!person) throw new Problem('people.unknownPerson', {})
    if (person.leftOn === null || person.leftOn > at.today) throw new Problem('people.stillHere', { name: person.name })
    // Whoever runs a rollout does not take an owner's access away by this door.
    if (members.some(({ role }) => role !== 'member' && role !== 'champion'))
      throw new Problem('people.stillSignsIn', { name: person.name })
    const instead = say(organisation?.language === 'nl' ? 'nl' : 'en')('people.someoneWhoLeft')
    const { name, email } = person
    const bare = { employeeNumber: null, email: null, phone: null, jobTitle: null, managerEmail: null, startsOn: null }
    const changes: Change[] = [put('person', { ...person, ...bare, name: instead })]
    for (const one of everyone)
      if (email !== null && one.managerEmail === email && one.personId !== person.personId)
        changes.push(put('person', { ...one, managerEmail: null }))
    for (const one of members) changes.push(remove('membership', one))
    for (const one of invitations)
      changes.push(put('invitation', { ...one, name: instead, email: null, revokedAt: one.revokedAt ?? at.now }))
    // Of two people with one name, what names them may be about the other.
    if (everyone.some((one) => one.name === name && one.personId !== person.personId)) return changes
    for (const table of naming)
      for (const row of facts[table]) {
        const clean = cleared<typeof table>(row, name, instead)
        if (clean) changes.push(put(table, clean as never))
      }
    return changes
  },
})
