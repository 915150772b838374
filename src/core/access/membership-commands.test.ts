import { describe, expect, test } from 'vitest'
import { rightsOfRole } from '#core/access/access.ts'
import { acceptInvitation, invite, isOpenTo, proposedRole, revokeInvitation } from '#core/access/invitation-commands.ts'
import { endSessions, enlist, giveRole, withdrawRole } from '#core/access/membership-commands.ts'
import type { At } from '#core/kernel/command.ts'
import type { StoredRow } from '#core/kernel/rows.ts'
import { codeOf } from '#test/refusals.ts'

const at = (role: 'owner' | 'lead' = 'owner'): At => ({
  commandId: 'c',
  organisationId: 'ours',
  now: '2026-11-23T15:00:00.000Z',
  today: '2026-11-23',
  zone: 'UTC',
  by: { accountId: 'orlando', name: 'Orlando', rights: rightsOfRole[role] },
})
const stored = { organisationId: 'ours', version: 1 }
const member = (accountId: string, role: string, personId: string | null = null): StoredRow<'membership'> => ({
  ...stored,
  accountId,
  role,
  locationIds: '[]',
  name: accountId,
  email: null,
  personId,
  givenAt: null,
  givenBy: null,
  sessionsEndedAt: null,
})
const owner = member('orlando', 'owner')
const places = [{ locationId: 'albina' }, { locationId: 'georgetown' }] as StoredRow<'location'>[]

const link = (over: Partial<StoredRow<'invitation'>> = {}): StoredRow<'invitation'> => ({
  ...stored,
  invitationId: 'i',
  personId: 'milton',
  name: 'Milton',
  email: null,
  language: 'nl',
  role: 'member',
  locationIds: '[]',
  secretHash: 'a'.repeat(64),
  madeAt: '2026-11-20T12:00:00.000Z',
  madeBy: 'Orlando',
  expiresAt: '2026-12-04T12:00:00.000Z',
  usedAt: null,
  accountId: null,
  deviceHash: null,
  revokedAt: null,
  ...over,
})

describe('[AC-1] roles', () => {
  test('the last owner stays, whichever way they would go', () => {
    const facts = { members: [owner], owners: [owner], places, invitations: [] }
    const steps = [
      () => giveRole.decide(facts, { accountId: 'orlando', role: 'lead', locationIds: [] }, at()),
      () => withdrawRole.decide(facts, { accountId: 'orlando' }, at()),
      () => enlist.decide(facts, { accountId: 'orlando', name: 'O', email: null, personId: null, role: 'member', locationIds: [] }, at()),
    ]
    for (const step of steps) expect(codeOf(step)).toBe('access.lastOwner')
    const two = { ...facts, owners: [owner, member('lilian', 'owner')] }
    expect(withdrawRole.decide(two, { accountId: 'orlando' }, at())).toMatchObject([{ op: 'remove', table: 'membership' }])
    expect(giveRole.decide(facts, { accountId: 'orlando', role: 'owner', locationIds: [] }, at())).toEqual([])
  })

  test('a champion has places that are there, nobody else has any', () => {
    const facts = { members: [member('chandra', 'member')], owners: [owner], places }
    const give = (role: 'champion' | 'lead', locationIds: string[]) =>
      giveRole.decide(facts, { accountId: 'chandra', role, locationIds }, at())
    expect(codeOf(() => give('champion', []))).toBe('access.championNeedsPlace')
    expect(codeOf(() => give('champion', ['albina', 'nowhere']))).toBe('access.placeUnknown')
    expect(give('champion', ['georgetown', 'albina', 'albina'])).toMatchObject([
      { row: { role: 'champion', locationIds: '["albina","georgetown"]', givenBy: 'Orlando' } },
    ])
    expect(give('lead', ['albina'])).toMatchObject([{ row: { role: 'lead', locationIds: '[]' } }])
  })

  test('taking access away takes the links of that person along; ending sessions only dates them', () => {
    const milton = member('m', 'member', 'milton')
    const changes = withdrawRole.decide(
      { members: [milton], owners: [owner], invitations: [link(), link({ invitationId: 'j', personId: 'naomi' })] },
      { accountId: 'm' },
      at(),
    )
    expect(changes.map(({ op, table }) => `${op} ${table}`)).toEqual(['remove membership', 'put invitation'])
    expect(changes[1]).toMatchObject({ row: { invitationId: 'i', revokedAt: at().now } })
    expect(endSessions.decide({ members: [milton] }, { accountId: 'm' }, at())).toMatchObject([{ row: { sessionsEndedAt: at().now } }])
    expect(codeOf(() => endSessions.decide({ members: [] }, { accountId: 'x' }, at()))).toBe('access.memberUnknown')
  })
})

describe('[AC-3] personal links', () => {
  const none = { same: [], twins: [], earlier: [], people: [], members: [], places }
  const asked = {
    invitationId: 'n',
    personId: null,
    name: 'Soraya',
    email: null,
    language: null,
    role: 'member' as const,
    locationIds: [],
    secretHash: 'b'.repeat(64),
    days: 14,
  }

  test('last as long as was said, and end an earlier one that nobody took', () => {
    expect(invite.decide({ ...none, earlier: [link(), link({ invitationId: 'k', usedAt: 'x' })] }, asked, at())).toMatchObject([
      { row: { invitationId: 'i', revokedAt: at().now } },
      { row: { invitationId: 'n', name: 'Soraya', expiresAt: '2026-12-07T15:00:00.000Z', usedAt: null, madeBy: 'Orlando' } },
    ])
  })

  test('a lead invites members and champions only, and never makes a way into an account that stands above', () => {
    const by = (role: 'owner' | 'lead', input: Partial<typeof asked> & { role?: 'member' }, members = none.members) =>
      codeOf(() => invite.decide({ ...none, members }, { ...asked, ...input }, at(role)))
    for (const role of ['owner', 'lead', 'sponsor'] as const) {
      expect(codeOf(() => invite.decide(none, { ...asked, role }, at('lead')))).toBe('access.roleNotYours')
      expect(codeOf(() => invite.decide(none, { ...asked, role }, at('owner')))).toBe('done')
      expect(codeOf(() => invite.decide({ ...none, members: [member('x', role, 'p')] }, asked, at('lead')))).toBe('access.roleNotYours')
    }
    expect(by('lead', {})).toBe('done')
    expect(codeOf(() => invite.decide(none, { ...asked, personId: 'nobody' }, at()))).toBe('access.personUnknown')
    expect(codeOf(() => invite.decide({ ...none, twins: [link()] }, asked, at()))).toBe('access.invitationThere')
  })

  test('the first device takes it, and may take it again; another, a late, a withdrawn one is refused alike', () => {
    const mine = 'd'.repeat(64)
    const take = (over: Partial<StoredRow<'invitation'>>, members: StoredRow<'membership'>[] = [], deviceHash = mine) =>
      acceptInvitation.decide({ invitations: [link(over)], members }, { invitationId: 'i', accountId: 'acc', deviceHash }, at())
    expect(take({})).toMatchObject([
      { table: 'membership', row: { accountId: 'acc', role: 'member', personId: 'milton', givenBy: 'Orlando' } },
      { table: 'invitation', row: { usedAt: at().now, accountId: 'acc', deviceHash: mine } },
    ])
    const taken = { usedAt: 'then', accountId: 'acc', deviceHash: mine }
    const there = member('acc', 'member', 'milton')
    expect(take(taken, [there])).toMatchObject([{ table: 'invitation', row: { usedAt: 'then' } }])
    const refused = [
      () => take(taken, [there], 'e'.repeat(64)),
      () => take({ expiresAt: at().now }),
      () => take({ revokedAt: 'then' }),
      () => take({ ...taken, accountId: 'another' }, [there]),
      // Access was taken away after the link was taken.
      () => take(taken, []),
      // Whoever became a lead does not come in by a link that was made for a member.
      () => take({}, [member('acc', 'lead', 'milton')]),
      () => acceptInvitation.decide({ invitations: [], members: [] }, { invitationId: 'i', accountId: 'acc', deviceHash: mine }, at()),
    ]
    for (const one of refused) expect(codeOf(one)).toBe('access.inviteUsedUp')
    expect(isOpenTo(link(), null, at().now)).toBe(true)
    expect(isOpenTo(link(taken), null, at().now)).toBe(false)
  })

  test('withdrawing once is enough', () => {
    expect(revokeInvitation.decide({ invitations: [link()] }, { invitationId: 'i' }, at())).toHaveLength(1)
    expect(revokeInvitation.decide({ invitations: [link({ revokedAt: 'then' })] }, { invitationId: 'i' }, at())).toEqual([])
    expect(codeOf(() => revokeInvitation.decide({ invitations: [] }, { invitationId: 'i' }, at()))).toBe('access.invitationUnknown')
  })

  test('[PH-7] champions of the plan are proposed as champion of their place', () => {
    const champions = [
      { personId: 'chandra', locationId: 'albina' },
      { personId: 'naomi', locationId: 'georgetown' },
    ]
    expect(proposedRole('chandra', champions)).toEqual({ role: 'champion', locationIds: ['albina'] })
    expect(proposedRole('milton', champions)).toEqual({ role: 'member', locationIds: [] })
  })
})
