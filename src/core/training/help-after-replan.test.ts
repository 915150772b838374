import { expect, test } from 'vitest'
import type { At } from '#core/kernel/command.ts'
import { helpAfter } from '#core/training/help-after-replan.ts'
import { person, rowOf } from '#test/cast.ts'

const at: At = {
  commandId: 'c',
  organisationId: 'o',
  now: '2026-11-23T15:00:00.000Z',
  today: '2026-11-23',
  zone: 'UTC',
  by: { accountId: 'a', name: 'Lilian', places: null },
}
const startsAt = '2026-12-01T10:15:00-03:00'
const hour = rowOf('officeHour', {
  rolloutId: 'crm',
  officeKey: 'h',
  hostId: 'chandra',
  startsAt: '2026-12-01T10:00:00-03:00',
  minutes: 60,
})
const help = rowOf('appointment', {
  rolloutId: 'crm',
  appointmentId: 'a',
  personId: 'milton',
  hostId: 'chandra',
  officeKey: 'h',
  state: 'booked',
  startsAt,
  minutes: 15,
})
const after = (officeHours: (typeof hour)[], appointments = [help]) =>
  helpAfter({ appointments, officeHours, people: [person('milton')], zoneOf: () => 'America/Paramaribo' }, at)

test('[TR-3] help in an office hour that a replan took away is asked for again, and both are told', () => {
  const changes = after([])
  expect(changes[0]).toMatchObject({
    op: 'put',
    table: 'appointment',
    row: { state: 'asked', hostId: null, officeKey: null, startsAt: null },
  })
  expect(changes.slice(1).map(({ row }) => row)).toMatchObject([
    { personId: 'milton', code: 'training.notice.helpReopened' },
    { personId: 'chandra', code: 'training.notice.helpDropped' },
  ])
})

test('[TR-3] help stays where its hour stays, and what has begun is not touched', () => {
  expect(after([hour])).toEqual([])
  expect(after([{ ...hour, hostId: 'bea' }])).not.toEqual([])
  expect(after([], [{ ...help, startsAt: '2026-11-23T11:45:00-03:00' }])).toEqual([])
})
