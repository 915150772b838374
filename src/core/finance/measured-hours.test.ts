import { expect, test } from 'vitest'
import { type HelpRows, hoursSpent, trainingTime, type TrainingTime } from '#core/finance/measured-hours.ts'

const now = '2026-11-25T15:00:00.000Z'
const none: TrainingTime = { people: 10, minutes: 0, sessions: 0, attended: 0 }
const spent = (some: Partial<HelpRows>) => hoursSpent(none, { officeHours: [], appointments: [], ...some }, now)

test('[RV-4] training is attendance times minutes over everyone who takes part, without who did not come and without cancelled sessions', () => {
  const sessions = [
    { sessionKey: 'one', cancelledAt: null },
    { sessionKey: 'two', cancelledAt: null },
    { sessionKey: 'off', cancelledAt: now },
  ]
  const attendance = [
    { sessionKey: 'one', minutes: 90 },
    { sessionKey: 'one', minutes: 60 },
    { sessionKey: 'one', minutes: 0 },
    { sessionKey: 'two', minutes: 150 },
    { sessionKey: 'off', minutes: 90 },
  ]
  const participants = ['a', 'b', 'c', 'gone', 'left out'].map((personId) => ({
    personId,
    excludedAt: personId === 'left out' ? now : null,
  }))
  const leftOn = (personId: string): string | null => (personId === 'gone' ? '2026-11-24' : personId === 'c' ? '2026-11-25' : null)
  const time = trainingTime({ participants, leftOn, sessions, attendance }, '2026-11-25')
  expect(time).toEqual({ people: 3, minutes: 300, sessions: 2, attended: 3 })
  const help = { officeHours: [], appointments: [] }
  expect(hoursSpent({ ...time, people: 10 }, help, now).training).toEqual({ hours: 0.5, sessions: 2, attended: 3 })
  expect(hoursSpent({ ...time, people: 0 }, help, now).training).toBeNull()
  expect(hoursSpent(none, help, now).training).toBeNull()
})

test('[RV-4] time of champions is drop-in hours that are over and appointments outside of them; what has no host, no end or no length adds nothing', () => {
  const hour = { officeKey: 'a', startsAt: '2026-11-25T11:00:00-03:00', minutes: 60, hostId: 'anita' }
  const officeHours = [hour, { ...hour, officeKey: 'b', hostId: null }, { ...hour, officeKey: 'c', startsAt: '2026-11-25T11:01:00-03:00' }]
  const help = { officeKey: null, hostId: 'anita', minutes: 30, state: 'done' }
  const appointments = [
    help,
    { ...help, officeKey: 'a' },
    { ...help, officeKey: 'b' },
    { ...help, minutes: 0 },
    { ...help, state: 'missed' },
    { ...help, hostId: null },
  ]
  expect(spent({ officeHours: [{ ...hour, startsAt: '2026-11-25T11:00:01-03:00' }], appointments: [] }).champions).toBeNull()
  expect(spent({ officeHours, appointments }).champions).toEqual({ hours: 1 + 1, officeHours: 1, appointments: 2 })
  expect(spent({}).champions).toBeNull()
})
