import { expect, test } from 'vitest'
import { type Actor, type Role, roles } from '#core/access/access.ts'
import { rowSeenBy } from '#core/access/row-access.ts'
import { rowOf } from '#test/cast.ts'

const actor = (role: Role): Actor => ({
  organisationId: 'ours',
  accountId: 'a',
  name: 'Someone',
  role,
  personId: 'me',
  locationIds: ['albina'],
})

test('[AC-1] a column can be narrower than its row: others read the row with nothing in it', () => {
  const rollout = rowOf('rollout', { tool: 'Kompas', approachReason: 'the pilot went well', approachBy: 'Anand' })
  const organisation = rowOf('organisation', { name: 'Marowijne Trading', inviteDays: 7 })
  const seen = roles.map((role) => {
    const seenBy = rowSeenBy(actor(role))
    return [role, seenBy('rollout', rollout).approachReason, seenBy('organisation', organisation).inviteDays]
  })
  expect(seen).toEqual([
    ['owner', 'the pilot went well', 7],
    ['lead', 'the pilot went well', 7],
    ['champion', 'the pilot went well', null],
    ['member', null, null],
    ['sponsor', null, null],
  ])
  expect(rowSeenBy(actor('member'))('rollout', rollout).tool).toBe('Kompas')
})
