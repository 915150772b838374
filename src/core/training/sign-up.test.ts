import { expect, test } from 'vitest'
import type { At } from '#core/kernel/command.ts'
import { signUp } from '#core/training/seat-commands.ts'
import { rowOf } from '#test/cast.ts'

const at: At = {
  commandId: 'c',
  organisationId: 'o',
  now: '2026-11-23T15:00:00.000Z',
  today: '2026-11-23',
  zone: 'UTC',
  by: { accountId: 'm', name: 'Milton', personId: 'milton', places: null },
}
const startsAt = '2026-12-01T10:00:00-03:00'
const session = rowOf('session', { rolloutId: 'crm', sessionKey: 's', startsAt, minutes: 75, seats: 12 })
const elsewhere = { ...session, rolloutId: 'erp', sessionKey: 'e' }
const seat = (personId: string) => rowOf('attendee', { rolloutId: 'erp', sessionKey: 'e', personId, state: 'seat' })
const booked = (personId: string, hostId: string) =>
  rowOf('appointment', { rolloutId: 'crm', appointmentId: 'a', personId, hostId, state: 'booked', startsAt, minutes: 30 })
const hour = (hostId: string) => rowOf('officeHour', { rolloutId: 'crm', officeKey: 'h', hostId, startsAt, minutes: 60 })
const nothing = {
  organisation: [],
  places: [],
  rollouts: [],
  own: [],
  seated: [],
  theirs: [],
  booked: [],
  hosted: [],
  officeHours: [],
  people: [],
  participants: [],
}
const signingUp = (more: object) => () =>
  signUp.decide(
    { ...nothing, sessions: [session, elsewhere], ...more } as unknown as Parameters<typeof signUp.decide>[0],
    { rolloutId: 'crm', sessionKey: 's', personId: null },
    at,
  )

test('[TR-6] nobody signs up while they have something else: a seat in another rollout, an appointment, an office hour of their own', () => {
  const busy = expect.objectContaining({ code: 'training.personBusy' }) as Error
  expect(signingUp({ seated: [seat('milton')] })).toThrow(busy)
  expect(signingUp({ booked: [booked('milton', 'chandra')] })).toThrow(busy)
  expect(signingUp({ booked: [booked('bea', 'milton')] })).toThrow(busy)
  expect(signingUp({ officeHours: [hour('milton')] })).toThrow(busy)
})

test('[TR-6] what others have then keeps nobody from signing up', () => {
  const theirs = { seated: [seat('bea')], booked: [booked('bea', 'chandra')], officeHours: [hour('chandra')] }
  expect(signingUp(theirs)()).toContainEqual(expect.objectContaining({ op: 'put', table: 'attendee' }))
})
