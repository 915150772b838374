import { expect, test } from 'vitest'
import type { At } from '#core/command.ts'
import { forget } from '#core/people/forget-command.ts'
import { person } from '#test/cast.ts'

const at: At = {
  commandId: 'c',
  organisationId: 'o',
  now: '2026-11-23T15:00:00.000Z',
  today: '2026-11-23',
  by: { accountId: 'a', name: 'Lilian' },
}
const stored = { organisationId: 'o', version: 1 }
const gone = {
  ...stored,
  ...person('milton'),
  employeeNumber: 'K7',
  phone: '+597 8123456',
  jobTitle: 'Clerk',
  managerEmail: 'lilian@marowijne.example',
  leftOn: '2026-10-31',
}
const member = {
  ...stored,
  accountId: 'm',
  role: 'member',
  locationIds: '[]',
  name: 'Milton',
  email: gone.email,
  personId: 'milton',
  givenAt: null,
  givenBy: null,
  sessionsEndedAt: null,
}
const nothing = {
  people: [gone],
  everyone: [gone],
  organisations: [],
  members: [],
  invitations: [],
  rollout: [],
  participant: [],
  champion: [],
  buddy: [],
  checklistItem: [],
  warning: [],
  accessToken: [],
}
const item = {
  ...stored,
  rolloutId: 'crm',
  itemKey: 'i',
  phaseKey: 'early',
  list: 'twoWeeksBefore',
  item: 'pilotResolved',
  dueOn: '2026-11-01',
  ownerId: 'milton',
  state: 'done',
  settledAt: '2026-10-01',
  settledBy: 'Milton',
  evidence: 'Milton said so',
  seen: null,
}

test('nothing personal is left of somebody who left, in their row or where others name them; the figures stay', () => {
  const warning = { ...stored, rolloutId: 'crm', position: 1, code: 'plan.x', params: '{"name":"Milton","count":3}' }
  const employee = { ...stored, ...person('bea'), managerEmail: gone.email }
  const changes = forget.decide(
    { ...nothing, everyone: [gone, employee], members: [member], checklistItem: [item], warning: [warning] },
    { personId: 'milton' },
    at,
  )
  const row = { ...gone, name: 'Someone who left' }
  expect(changes[0]).toMatchObject({ op: 'put', table: 'person', row: { personId: 'milton', department: 'Sales', leftOn: '2026-10-31' } })
  expect(changes[0]?.row).toEqual({ ...row, employeeNumber: null, email: null, phone: null, jobTitle: null, managerEmail: null })
  expect(changes.find(({ op }) => op === 'remove')).toMatchObject({ table: 'membership', row: { accountId: 'm' } })
  const after = changes.filter(({ op }) => op === 'put').map(({ row: put }) => put)
  expect(after).toContainEqual(expect.objectContaining({ personId: 'bea', managerEmail: null }))
  expect(after).toContainEqual(expect.objectContaining({ params: '{"name":"Someone who left","count":3}' }))
  expect(after).toContainEqual(expect.objectContaining({ itemKey: 'i', settledBy: 'Someone who left', state: 'done' }))
})

test('who has not left, who still has a role that only an owner gives, and who is not there are not forgotten', () => {
  const attempt = (facts: Partial<typeof nothing> & { members?: (typeof member)[] }) => () =>
    forget.decide({ ...nothing, ...facts }, { personId: 'milton' }, at)
  expect(attempt({ people: [] })).toThrow(expect.objectContaining({ code: 'people.unknownPerson' }))
  for (const leftOn of [null, '2026-11-24'])
    expect(
      attempt({ people: [{ ...gone, leftOn: leftOn ?? '' }].map((one) => (leftOn ? one : { ...one, leftOn: null as never })) }),
    ).toThrow(expect.objectContaining({ code: 'people.stillHere' }))
  for (const role of ['owner', 'lead', 'sponsor'])
    expect(attempt({ members: [{ ...member, role }] as never })).toThrow(expect.objectContaining({ code: 'people.stillSignsIn' }))
})

test('of two people with one name, what names them is left as it is', () => {
  const twin = { ...stored, ...person('other'), name: 'Milton' }
  const changes = forget.decide({ ...nothing, everyone: [gone, twin], checklistItem: [item] as never }, { personId: 'milton' }, at)
  expect(changes.map(({ table }) => table)).toEqual(['person'])
})
