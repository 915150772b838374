import { expect, test } from 'vitest'
import { type Right, rights, type Role, roles, rolesToGive } from '#core/access/access.ts'
import type { At } from '#core/kernel/command.ts'
import { Problem } from '#core/kernel/problem.ts'
import { addressesKept } from '#core/people/address-owner.ts'
import { compareList } from '#core/people/people-changes.ts'
import { changePerson } from '#core/people/people-commands.ts'
import { importPeople } from '#core/people/people-import-command.ts'
import { person, rowOf } from '#test/cast.ts'

const stored = <R extends object>(row: R) => ({ ...row, organisationId: 'o', version: 1 })
const by = (...given: Right[]): At => ({
  commandId: 'c',
  organisationId: 'o',
  now: '2026-11-23T15:00:00Z',
  today: '2026-11-23',
  zone: 'UTC',
  by: { accountId: 'a', name: 'A', rights: given },
})
const lead = by('people.manage', 'access.invite')
const token = by('people.manage')
const owner = by(...rights)

const olga = { ...person('olga', null), employeeNumber: '7' }
const memberOf = (role: string) => stored(rowOf('membership', { accountId: 'x', role, personId: 'olga', locationIds: '[]' }))

/** What becomes of another address for Olga, who signs in with this role: by hand, and by a list that knows her by number. */
const outcomes = (role: string, at: At, email: string | null) => {
  const around = { people: [stored(olga)], locations: [], members: [memberOf(role)], addressed: [], numbered: [] }
  const tried = (act: () => readonly unknown[]): string => {
    try {
      return act().length === 1 ? 'changed' : 'same'
    } catch (trouble) {
      return trouble instanceof Problem ? trouble.code : 'fault'
    }
  }
  const { locationId: _place, ...named } = olga
  const listed = importPeople.input.parse({
    rolloutId: null,
    locations: [],
    leavers: [],
    people: [{ ...named, personId: null, location: null, email }],
  })
  return [
    tried(() => changePerson.decide(around, { ...olga, email, jobTitle: 'Chef' }, at)),
    tried(() => importPeople.decide({ ...around, rollouts: [], participants: [] }, { ...listed }, at)),
  ]
}

test('[AC-1] nobody changes the address of somebody whose role they could not give, by hand or by a list', () => {
  const refused = ['people.addressNotYours', 'people.addressNotYours']
  const changed = ['changed', 'changed']
  const theirs = (at: At, role: Role) => rolesToGive(at.by.rights ?? []).includes(role)
  for (const role of roles) {
    expect(outcomes(role, owner, 'other@x.sr'), role).toEqual(changed)
    expect(outcomes(role, lead, 'other@x.sr'), role).toEqual(['member', 'champion'].includes(role) ? changed : refused)
    expect(outcomes(role, token, 'other@x.sr'), role).toEqual(role === 'member' ? changed : refused)
    // What else stands there may change; a list that does not say the address leaves it.
    expect(outcomes(role, token, 'OLGA@marowijne.internal'), role).toEqual(['changed', 'same'])
    expect(outcomes(role, token, null), role).toEqual([theirs(token, role) ? 'changed' : 'people.addressNotYours', 'same'])
  }
})

test('[AC-1] [IM-2] the preview of a list leaves such a row out, says why, and takes nobody for a leaver by it', () => {
  const given = {
    ...olga,
    line: 2,
    id: '7',
    email: 'other@x.sr',
    country: null,
    zone: null,
    pilot: false,
    keenness: 0,
    oldUse: null,
    champion: false,
    manager: null,
    managerNumber: null,
  }
  const known = { people: [olga], locations: [] }
  const list = [{ draft: { ...given, location: null }, questions: [], isAccepted: false }]
  expect(compareList(list, known, [], '2026-11-23').changes).toMatchObject({ rows: [{ state: 'changed', fields: ['email'] }], clashes: [] })
  const kept = addressesKept([memberOf('owner')], token.by.rights)
  expect(compareList(list, { ...known, addressesKept: kept }, [], '2026-11-23').changes).toMatchObject({
    rows: [],
    leavers: [],
    clashes: [{ line: 2, code: 'people.addressNotYours', params: { name: 'Olga' } }],
  })
})
