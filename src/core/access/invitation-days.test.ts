import { expect, test } from 'vitest'
import { changeInviteDays, longestInviteDays } from '#core/access/invitation-commands.ts'
import type { StoredRow } from '#core/kernel/rows.ts'

const at = {
  commandId: 'c1',
  organisationId: 'kasnika',
  now: '2026-11-02T12:00:00Z',
  today: '2026-11-02',
  zone: 'UTC',
  by: { accountId: 'a1', name: 'Maureen' },
}
const there: StoredRow<'organisation'> = {
  id: 'kasnika',
  name: 'Kasnika N.V.',
  country: 'SR',
  zone: 'America/Paramaribo',
  language: 'nl',
  currency: 'SRD',
  createdAt: '2025-01-01T00:00:00Z',
  inviteDays: null,
  organisationId: 'kasnika',
  version: 1,
}

test('[AC-3] the days that personal links work are kept with the organisation, within bounds', () => {
  expect(changeInviteDays.decide({ organisation: [there] }, { days: 30 }, at)).toMatchObject([
    { op: 'put', table: 'organisation', row: { name: 'Kasnika N.V.', inviteDays: 30 } },
  ])
  expect(changeInviteDays.decide({ organisation: [{ ...there, inviteDays: 30 }] }, { days: 30 }, at)).toEqual([])
  expect(() => changeInviteDays.decide({ organisation: [] }, { days: 30 }, at)).toThrow(
    expect.objectContaining({ code: 'access.notFound' }),
  )
  expect(() => changeInviteDays.decide({ organisation: [there] }, { days: longestInviteDays + 1 }, at)).toThrow(
    expect.objectContaining({ code: 'access.linkTooLong', place: { field: 'days' } }),
  )
  for (const days of [0, 1.5]) expect(changeInviteDays.input.safeParse({ days }).success).toBe(false)
})
