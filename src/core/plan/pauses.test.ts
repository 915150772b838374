import { expect, test } from 'vitest'
import { coversSite, frozenBy, isDue, isWithin, pausedBy, waitsWith } from '#core/plan/pauses.ts'
import type { Row } from '#core/kernel/rows.ts'
import { rowOf } from '#test/cast.ts'

const zone = 'America/Paramaribo'
const everyone = { personId: null, phaseKey: null, locationId: null }
const albina = { ...everyone, locationId: 'albina' }
const core = { ...everyone, phaseKey: 'core' }
const phases = [
  rowOf('phase', { phaseKey: 'early', position: 1, goLiveOn: '2026-12-07', headCount: 2 }),
  rowOf('phase', { phaseKey: 'core', position: 2, goLiveOn: '2026-12-14', headCount: 4 }),
  rowOf('phase', { phaseKey: 'off', position: 3, goLiveOn: '2027-01-11', headCount: 0 }),
]
const site = (phaseKey: string, locationId: string, goLiveOn: string) =>
  rowOf('phaseSite', { phaseKey, locationId, goLiveOn, headCount: 2 })
const phaseSites = [site('early', 'albina', '2026-12-07'), site('core', 'albina', '2026-12-14'), site('core', 'georgetown', '2026-12-14')]
const session = (sessionKey: string, over: Partial<Row<'session'>>) =>
  rowOf('session', { sessionKey, phaseKey: 'core', locationId: 'albina', startsAt: '2026-12-11T14:00:00-03:00', ...over })
const sessions = [
  session('earlier', { startsAt: '2026-12-10T08:00:00-03:00' }),
  session('albina', {}),
  session('georgetown', { locationId: 'georgetown' }),
  session('online', { locationId: null }),
  session('live', { phaseKey: 'early' }),
  session('cancelled', { cancelledAt: 'x' }),
]
const since = '2026-12-10T13:41:00.000Z'
const frozen = (scope: Parameters<typeof frozenBy>[0]) => {
  const { sites, sessions: waiting, off } = frozenBy(scope, { phases, phaseSites, sessions }, since, zone)
  return { sites: sites.map(({ locationId }) => locationId), sessions: waiting.map(({ sessionKey }) => sessionKey), off: off?.phaseKey }
}

test('[CO-3] a pause freezes later go-lives, their sessions, and the old system’s last day for everyone; what is live goes on', () => {
  expect(frozen(everyone)).toEqual({ sites: ['albina', 'georgetown'], sessions: ['albina', 'georgetown', 'online'], off: 'off' })
  expect(frozen(albina)).toEqual({ sites: ['albina'], sessions: ['albina'], off: 'off' })
  expect(frozen(core)).toEqual({
    sites: ['albina', 'georgetown'],
    sessions: ['albina', 'georgetown', 'online'],
    off: 'off',
  })
})

test('[CO-3] what belongs to a go-live waits with it: not what is live, not elsewhere, not after the pause', () => {
  const pause = rowOf('pause', { pauseId: 'p', phaseKey: null, locationId: 'albina', pausedAt: since })
  const waits = (locationId: string | null, goLiveOn: string, one = pause) =>
    waitsWith([one], phases, zone)({ phaseKey: 'core', locationId, goLiveOn })
  expect(waits('albina', '2026-12-14')).toBe(true)
  expect(waits('albina', '2026-12-10')).toBe(false)
  expect(waits('georgetown', '2026-12-14')).toBe(false)
  expect(waits(null, '2026-12-14')).toBe(false)
  expect(waits(null, '2026-12-14', { ...pause, locationId: null })).toBe(true)
  expect(waits('albina', '2026-12-14', { ...pause, endedAt: since })).toBe(false)
})

test('[CO-3] a pause of one person freezes their go-live and their seats, nobody else’s, and the old system’s last day', () => {
  const person = (personId: string, goLiveOn: string) => rowOf('participant', { personId, phaseKey: 'core', goLiveOn })
  const seat = (personId: string, sessionKey: string, state = 'seat') => rowOf('attendee', { personId, sessionKey, state })
  const rows = {
    phases,
    phaseSites,
    sessions,
    participants: [person('milton', '2026-12-14'), person('naomi', '2026-12-14')],
    attendees: [seat('milton', 'albina'), seat('milton', 'earlier'), seat('milton', 'online', 'apology'), seat('naomi', 'albina')],
  }
  const milton = { personId: 'milton', phaseKey: null, locationId: 'albina' }
  const waiting = frozenBy(milton, rows, since, zone)
  expect(waiting.people).toEqual([rows.participants[0]])
  expect(waiting.seats.map(({ seat: { personId }, session: { sessionKey } }) => [personId, sessionKey])).toEqual([['milton', 'albina']])
  expect([waiting.sites, waiting.sessions, waiting.off?.phaseKey]).toEqual([[], [], 'off'])
  expect(isDue(waiting, '2026-12-11', zone)).toEqual({ goLive: false, session: false, seat: true })
  expect(isDue(waiting, '2026-12-14', zone)).toEqual({ goLive: true, session: false, seat: true })
  // Live since before the pause: nothing of theirs is moved.
  expect(frozenBy(milton, { ...rows, participants: [person('milton', '2026-12-10')] }, since, zone).people).toEqual([])
  const pause = rowOf('pause', { ...milton, pauseId: 'p', pausedAt: since })
  const waits = (personId: string) =>
    waitsWith([pause], phases, zone)({ personId, phaseKey: 'core', locationId: 'albina', goLiveOn: '2026-12-14' })
  expect([waits('milton'), waits('naomi')]).toEqual([true, false])
  expect(coversSite(milton, phases)({ phaseKey: 'core', locationId: 'albina' })).toBe(false)
  // A message to everyone at the location goes on for the others.
  expect(pausedBy([pause], { phaseKey: 'core', locationId: 'albina' })).toBeUndefined()
  expect(isWithin(milton, { ...everyone, locationId: 'albina' })).toBe(true)
  expect(isWithin({ ...everyone, locationId: 'albina' }, milton)).toBe(false)
})

test('[CO-3] a paused phase holds the phases after it, never those before', () => {
  const covers = coversSite(core, phases)
  expect(['early', 'core', 'off'].map((phaseKey) => covers({ phaseKey, locationId: 'albina' }))).toEqual([false, true, true])
})

test('[CM-10] messages of a paused location or phase wait; those to every location go on for the others', () => {
  const pause = rowOf('pause', { pauseId: 'p', phaseKey: 'core', locationId: null })
  expect(pausedBy([pause], { phaseKey: 'core', locationId: 'albina' })).toBe(pause)
  expect(pausedBy([pause], { phaseKey: null, locationId: null })).toBeUndefined()
  expect(pausedBy([{ ...pause, endedAt: since }], { phaseKey: 'core', locationId: null })).toBeUndefined()
  const here = rowOf('pause', { pauseId: 'p', locationId: 'albina' })
  expect(pausedBy([here], { phaseKey: null, locationId: null })).toBeUndefined()
  expect(pausedBy([here], { phaseKey: null, locationId: 'albina' })).toBe(here)
})

test('[CO-3] what is paused already is part of a wider pause, not of a narrower one', () => {
  expect(isWithin(albina, everyone)).toBe(true)
  expect(isWithin(everyone, albina)).toBe(false)
})

test('[CO-3] what is frozen is due on its day, and not before', () => {
  const due = (today: string) => isDue(frozenBy(everyone, { phases, phaseSites, sessions }, since, zone), today, zone)
  expect(due('2026-12-10')).toEqual({ goLive: false, session: false, seat: false })
  expect(due('2026-12-11')).toEqual({ goLive: false, session: true, seat: false })
  expect(due('2026-12-14')).toEqual({ goLive: true, session: true, seat: false })
})
