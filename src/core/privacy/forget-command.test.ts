import { expect, test } from 'vitest'
import type { At, Change } from '#core/kernel/command.ts'
import { forget } from '#core/privacy/forget-command.ts'
import { person } from '#test/cast.ts'

const at: At = {
  commandId: 'c',
  organisationId: 'o',
  now: '2026-11-23T15:00:00.000Z',
  today: '2026-11-23',
  zone: 'UTC',
  by: { accountId: 'a', name: 'Lilian' },
}
const stored = { organisationId: 'o', version: 1 }
const gone = {
  ...stored,
  ...person('milton'),
  employeeNumber: 'K7',
  phone: '+597 8123456',
  jobTitle: 'Clerk',
  managerEmail: 'lilian@marowijne.internal',
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
type Facts = Parameters<typeof forget.decide>[0]
const nothing = { people: [gone], everyone: [gone], organisations: [], members: [], owners: [], invitations: [] }
/** What forgetting sees: the rows it asks for by name, and those of every table that can name somebody. */
const seen = (rows: object): Facts => ({ ...nothing, ...rows }) as unknown as Facts
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

const owners = [{ ...member, role: 'owner' }]
const puts = (changes: readonly Change[], table: string) =>
  changes.flatMap((one) => (one.op === 'put' && one.table === table ? [one.row] : []))

test('[ME-8] nothing personal is left of somebody who left, in their row or where others name them; the figures stay', () => {
  const warning = { ...stored, rolloutId: 'crm', position: 1, code: 'plan.x', params: '{"name":"Milton","count":3}' }
  const employee = { ...stored, ...person('bea'), managerEmail: gone.email }
  const changes = forget.decide(
    seen({ everyone: [gone, employee], members: [member], checklistItem: [item], warning: [warning] }),
    { personId: 'milton' },
    at,
  )
  const row = { ...gone, name: 'Someone who left' }
  expect(changes[0]).toMatchObject({ op: 'put', table: 'person', row: { personId: 'milton', department: 'Sales', leftOn: '2026-10-31' } })
  expect(changes[0]?.row).toEqual({ ...row, employeeNumber: null, email: null, phone: null, jobTitle: null, managerEmail: null })
  expect(changes.find(({ op }) => op === 'remove')).toMatchObject({ table: 'membership', row: { accountId: 'm' } })
  expect(puts(changes, 'person')).toContainEqual(expect.objectContaining({ personId: 'bea', managerEmail: null }))
  expect(puts(changes, 'warning')).toMatchObject([{ params: '{"name":"Someone who left","count":3}' }])
  expect(puts(changes, 'checklistItem')).toMatchObject([
    { itemKey: 'i', settledBy: 'Someone who left', state: 'done', evidence: 'Someone who left said so' },
  ])
})

test('[ME-8] [RE-3] what they said of themselves goes, what others said stays without the name', () => {
  const objection = {
    ...stored,
    rolloutId: 'crm',
    objectionId: 'o',
    personId: 'milton',
    locationId: 'albina',
    kind: 'noTime',
    words: 'My mother is ill',
    response: 'Take your time',
    outcome: 'open',
    loggedAt: at.now,
    loggedBy: 'Chandra',
    answeredAt: null,
    answeredBy: null,
  }
  const other = { ...objection, objectionId: 'p', personId: 'bea', words: 'As Milton says', loggedBy: 'Milton' }
  const letter = {
    ...stored,
    rolloutId: 'crm',
    messageKey: 'm',
    personId: 'milton',
    locationId: null,
    language: 'en',
    subject: 'Welcome',
    body: 'Dear Milton',
  }
  const briefing = {
    ...stored,
    rolloutId: 'crm',
    pilotGroup: null,
    pilotResult: null,
    askName: 'Milton',
    askContact: '+597 8123456',
    signedBy: null,
  }
  const theirs = {
    ...stored,
    invitationId: 'i',
    personId: 'bea',
    name: 'Bea',
    email: null,
    accountId: null,
    madeBy: 'Milton',
    revokedAt: null,
  }
  const own = { ...theirs, invitationId: 'j', personId: 'milton', name: 'Milton', email: gone.email, accountId: 'm' }
  const facts = {
    objection: [objection, other],
    letter: [letter],
    briefing: [briefing],
    invitation: [theirs, own],
    invitations: [own],
    members: [member],
    membership: [member],
  }
  const changes = forget.decide(seen(facts), { personId: 'milton' }, at)
  expect(puts(changes, 'objection')).toMatchObject([
    { objectionId: 'o', personId: 'milton', kind: 'noTime', words: null, response: null, loggedBy: 'Chandra' },
    { objectionId: 'p', words: 'As Someone who left says', loggedBy: 'Someone who left' },
  ])
  expect(puts(changes, 'letter')).toMatchObject([{ subject: 'Someone who left', body: 'Someone who left' }])
  expect(puts(changes, 'briefing')).toMatchObject([{ askName: 'Someone who left', askContact: 'Someone who left' }])
  expect(puts(changes, 'invitation')).toMatchObject([
    { invitationId: 'j', name: 'Someone who left', email: null, revokedAt: at.now },
    { invitationId: 'i', name: 'Bea', madeBy: 'Someone who left' },
  ])
  const earlier = { ...own, name: 'Tante Noes' }
  const link = {
    ...stored,
    linkId: 'l',
    rolloutId: 'crm',
    secretHash: 'h',
    name: 'Phone of Tante Noes',
    createdAt: at.now,
    revokedAt: null,
  }
  const known = forget.decide(seen({ invitations: [earlier], calendarLink: [link] }), { personId: 'milton' }, at)
  expect(puts(known, 'calendarLink')).toMatchObject([{ name: 'Phone of Someone who left' }])
  expect(changes.filter(({ table }) => table === 'membership')).toHaveLength(1)
})

test('[ME-8] in Dutch where the organisation speaks it; a second time changes nothing', () => {
  const organisations = [{ language: 'nl' }]
  const [first] = forget.decide(seen({ organisations }), { personId: 'milton' }, at)
  expect(first?.row).toMatchObject({ name: 'Iemand die vertrokken is' })
  const again = forget.decide(seen({ organisations, people: [first?.row], everyone: [first?.row] }), { personId: 'milton' }, at)
  expect(again.map(({ row }) => row)).toEqual([first?.row])
})

test('[AC-1] who has not left, whose access only an owner gives, and who is not there are not forgotten', () => {
  const attempt =
    (rows: object, by: At['by'] = at.by) =>
    () =>
      forget.decide(seen(rows), { personId: 'milton' }, { ...at, by })
  const withRights = { ...at.by, rights: ['access.roles'] as const }
  expect(attempt({ people: [] })).toThrow(expect.objectContaining({ code: 'people.unknownPerson' }))
  for (const leftOn of [null, '2026-11-24', at.today])
    expect(attempt({ people: [{ ...gone, leftOn }] })).toThrow(expect.objectContaining({ code: 'people.stillHere' }))
  for (const role of ['owner', 'lead', 'sponsor']) {
    const members = [{ ...member, role }]
    expect(attempt({ members, owners })).toThrow(expect.objectContaining({ code: 'people.stillSignsIn' }))
    if (role !== 'owner') expect(attempt({ members, owners }, withRights)).not.toThrow()
  }
  expect(attempt({ members: owners, owners }, withRights)).toThrow(expect.objectContaining({ code: 'people.stillSignsIn' }))
  expect(attempt({ members: owners, owners: [...owners, ...owners] }, withRights)).not.toThrow()
})

test('[ME-8] of two people with one name, what names them is left as it is', () => {
  const twin = { ...stored, ...person('other'), name: 'Milton' }
  const changes = forget.decide(seen({ everyone: [gone, twin], checklistItem: [item] }), { personId: 'milton' }, at)
  expect(changes.map(({ table }) => table)).toEqual(['person'])
})
