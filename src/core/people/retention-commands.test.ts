import { expect, test } from 'vitest'
import type { At } from '#core/kernel/command.ts'
import { dueToForget, retentionIn, usualRetention } from '#core/people/leavers.ts'
import { changeRetention, clearLinks } from '#core/people/retention-commands.ts'
import { person } from '#test/cast.ts'

const at: At = {
  commandId: 'c',
  organisationId: 'o',
  now: '2026-11-23T15:00:00.000Z',
  today: '2026-11-23',
  zone: 'UTC',
  by: { accountId: 'a', name: 'Orlando' },
}
const stored = { organisationId: 'o', version: 1 }

test('[ME-8] names are kept until somebody says otherwise, and at least as long as a wrong last day can be put right', () => {
  expect(retentionIn([])).toEqual(usualRetention)
  expect(usualRetention).toEqual({ forgetAfterDays: null, booksDays: 90 })
  const attempt = (forgetAfterDays: number | null, booksDays: number) =>
    changeRetention.decide({ retention: [] }, { forgetAfterDays, booksDays }, at)
  expect(() => attempt(29, 90)).toThrow(expect.objectContaining({ code: 'people.retentionTooShort', place: { field: 'forgetAfterDays' } }))
  expect(attempt(30, 90)).toEqual([
    { op: 'put', table: 'retention', row: { id: 'o', forgetAfterDays: 30, booksDays: 90, changedAt: at.now } },
  ])
  // What is so already leaves no trace.
  expect(attempt(null, 90)).toEqual([])
  const retention = [{ ...stored, id: 'o', forgetAfterDays: 60, booksDays: 10, changedAt: at.now }]
  expect(changeRetention.decide({ retention }, { forgetAfterDays: 60, booksDays: 10 }, at)).toEqual([])
})

test('[ME-8] who is due: those of whom something is known and whose last day is longer ago, and never somebody who is still here', () => {
  const left = (leftOn: string | null, more: object = {}) => ({ ...person('milton'), leftOn, ...more })
  const due = (one: ReturnType<typeof left>, days: number | null = 30) => dueToForget([one], days, '2026-11-23').length === 1
  expect([due(left('2026-10-23')), due(left('2026-10-24')), due(left('2026-12-31')), due(left(null))]).toEqual([true, false, false, false])
  expect(due(left('2020-01-01'), null)).toBe(false)
  expect(due(left('2020-01-01', { name: 'Someone who left', email: null }))).toBe(false)
  expect(due(left('2020-01-01', { name: 'Iemand die vertrokken is', email: null }))).toBe(false)
  expect(due(left('2020-01-01', { name: 'Someone who left' }))).toBe(true)
})

test('[AC-3] links that ended long enough ago are cleared away, whether they ran out or were withdrawn; others stay', () => {
  const link = (invitationId: string, expiresAt: string, revokedAt: string | null = null) => ({
    ...stored,
    invitationId,
    personId: null,
    name: 'X',
    email: null,
    language: null,
    role: 'member',
    locationIds: '[]',
    secretHash: 'h',
    madeAt: at.now,
    madeBy: 'Orlando',
    expiresAt,
    usedAt: null,
    accountId: null,
    deviceHash: null,
    revokedAt,
  })
  const invitations = [
    link('ran-out', '2026-08-24T23:59:59.000Z'),
    link('withdrawn', '2027-01-01T00:00:00.000Z', '2026-08-01T00:00:00.000Z'),
    link('lately', '2026-08-25T00:00:00.000Z'),
    link('open', '2027-01-01T00:00:00.000Z'),
  ]
  const gone = clearLinks.decide({ invitations }, { before: '2026-08-25' }, at)
  expect(gone).toMatchObject([
    { op: 'remove', row: { invitationId: 'ran-out' } },
    { op: 'remove', row: { invitationId: 'withdrawn' } },
  ])
  expect(() => clearLinks.decide({ invitations: invitations.slice(2) }, { before: '2026-08-25' }, at)).toThrow(
    expect.objectContaining({ code: 'people.nothingToClear' }),
  )
})
