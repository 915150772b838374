/** Taking the person out of what is kept of somebody who left: the figures stay, the names go. */
import { worksOn } from '#core/kernel/employment.ts'
import { spokenLanguage } from '#core/kernel/language.ts'
import { command, type Change, put, remove, rows } from '#core/kernel/command.ts'
import { id, shape } from '#core/kernel/input.ts'
import { isNameless, someoneWhoLeft } from '#core/people/leavers.ts'
import { type Naming, namesApart, namingOf } from '#core/people/naming.ts'
import { tablesWithNames } from '#core/privacy/personal-columns.ts'
import { personal } from '#core/registry/personal.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row, StoredRow, TableName } from '#core/kernel/rows.ts'

type Cells = Readonly<Record<string, string | number | null>>

/** How many letters an address or number needs before it is looked for inside texts; shorter ones are found in everything. */
const leastContact = 5

/** A row without what names the person; the same row where nothing does. */
const cleared = (table: TableName, row: Cells, personId: string, naming: Naming, instead: string): Cells => {
  const { whose = null, own = [], quotes = [], mayBeEmpty = [] } = personal[table] ?? {}
  const isTheirs = whose !== null && row[whose] === personId
  const clean: Record<string, string | number | null> = { ...row }
  for (const column of [...own, ...quotes]) {
    const value = row[column]
    if (typeof value !== 'string') continue
    if (isTheirs && own.includes(column)) clean[column] = mayBeEmpty.includes(column) ? null : instead
    else clean[column] = naming.without(value, instead)
  }
  return clean
}

/** What only this person is known by: as the staff list has them, and as they came in. */
const namesNobodyElse = (
  person: Row<'person'>,
  cameInAs: readonly { readonly name: string | null; readonly email: string | null }[],
  everyone: readonly Row<'person'>[],
): Naming => {
  const others = everyone.filter(({ personId }) => personId !== person.personId)
  const shared = new Set(others.flatMap(({ email, phone }) => [email, phone]))
  const texts = (all: readonly (string | null)[]): string[] => all.filter((one) => one !== null)
  const contacts = texts([person.email, person.phone, ...cameInAs.map(({ email }) => email)])
  const names = texts([person.name, ...cameInAs.map(({ name }) => name)]).filter((name) => !isNameless(name))
  const apart = namesApart(names, texts(others.map(({ name }) => name)))
  return namingOf({ ...apart, contacts: contacts.filter((one) => one.length >= leastContact && !shared.has(one)) })
}

/** Tables that can name somebody beside the row of the person. */
const elsewhere = tablesWithNames.filter((table) => table !== 'person')
/** What has to be seen of them; which tables those are is no part of the types, because it grows by itself. */
const everywhere: Record<never, never> = Object.fromEntries(elsewhere.map((table) => [table, rows(table)]))

/**
 * Takes name, addresses, numbers, job and manager out of what is kept of somebody who left, what they said of themselves and where others
 * name them; their access and their links go with it. The row, the phase and the counts stay under "someone who left". The server empties
 * what the trail says of them and lets the account go in the same transaction (AC-4, ME-8).
 * Problems: `people.unknownPerson`, `people.stillHere`, `people.stillSignsIn`.
 *
 * @example forget.decide(facts, { personId: 'milton' }, at)[0] // put person { personId: 'milton', name: 'Someone who left', email: null, … }
 */
export const forget = command({
  name: 'people.forget',
  about: 'Takes the name and everything personal out of what is kept of somebody who left, the trail included; the figures stay.',
  may: 'people.manage',
  aboutEveryone: true,
  input: shape({ personId: id }),
  needs: ({ personId }) => ({
    ...everywhere,
    people: rows('person', { personId }),
    everyone: rows('person'),
    organisations: rows('organisation'),
    members: rows('membership', { personId }),
    owners: rows('membership', { role: 'owner' }),
    invitations: rows('invitation', { personId }),
  }),
  decide: (facts, { personId }, at) => {
    const { people, organisations, members, owners, invitations, everyone } = facts
    const seen = facts as typeof facts & { readonly [T in TableName]?: readonly StoredRow<T>[] }
    const [person] = people
    if (!person) throw new Problem('people.unknownPerson', {})
    if (worksOn(person, at.today)) throw new Problem('people.stillHere', { name: person.name })
    // Whoever runs a rollout does not take an owner's access away by this door, and nobody takes the last owner's.
    const mayEnd = at.by.rights?.includes('access.roles') ?? false
    const staysIn = members.some(
      ({ role }) => role !== 'member' && role !== 'champion' && (!mayEnd || (role === 'owner' && owners.length < 2)),
    )
    if (staysIn) throw new Problem('people.stillSignsIn', { name: person.name })
    const instead = someoneWhoLeft[spokenLanguage(organisations[0]?.language)]
    const { email } = person
    const bare = { employeeNumber: null, email: null, phone: null, jobTitle: null, managerEmail: null, startsOn: null }
    const changes: Change[] = [put('person', { ...person, ...bare, name: instead })]
    for (const one of everyone)
      if (email !== null && one.managerEmail === email && one.personId !== personId)
        changes.push(put('person', { ...one, managerEmail: null }))
    for (const one of members) changes.push(remove('membership', one))
    for (const one of invitations)
      changes.push(put('invitation', { ...one, name: instead, email: null, revokedAt: one.revokedAt ?? at.now }))
    const naming = namesNobodyElse(person, [...members, ...invitations], everyone)
    const gone = new Set(members.map(({ accountId }) => accountId))
    const changed = new Set(invitations.map(({ invitationId }) => invitationId))
    for (const table of elsewhere) {
      for (const row of (seen[table] ?? []) as readonly (StoredRow<TableName> & Cells)[]) {
        // The person's own access and links are dealt with above; those of others may still say who gave or made them.
        if (table === 'membership' && gone.has(String(row['accountId']))) continue
        if (table === 'invitation' && changed.has(String(row['invitationId']))) continue
        const clean = cleared(table, row, personId, naming, instead)
        if (Object.keys(clean).some((column) => clean[column] !== row[column])) changes.push(put(table, clean as never))
      }
    }
    return changes
  },
})
