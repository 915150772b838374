import { describe, expect, test } from 'vitest'
import type { StoredRow } from '#core/registry/tables.ts'
import { mattersNow, type Seat, sessionPath, type Stage, sessionViewsOf, waitsInPause } from '#web/training/session-rows.ts'
import { storedRow } from '#test/cast.ts'

const session = (sessionKey: string, startsAt: string, more: Partial<StoredRow<'session'>> = {}): StoredRow<'session'> =>
  storedRow('session', {
    rolloutId: 'crm',
    sessionKey,
    phaseKey: 'core',
    locationId: 'albina',
    startsAt,
    minutes: 80,
    seats: 12,
    room: 'Albina',
    form: 'room',
    ...more,
  })

const seat = (personId: string, state: string, chosenAt: string | null = null): Seat =>
  storedRow('attendee', { rolloutId: 'crm', sessionKey: 'core/albina/1', personId, locationId: 'albina', state, chosenAt })

const albina = storedRow('location', { locationId: 'albina', name: 'Albina', zone: 'America/Paramaribo' })

const now = '2026-11-26T18:00:00.000Z'
const sessionViews = (sessions: readonly StoredRow<'session'>[], attendees: readonly Seat[] = []) =>
  sessionViewsOf({ sessions, attendees, places: [albina], zone: 'America/Guyana' }, now)

describe('sessionViews', () => {
  test('[TR-6] who waits stands in the order of asking, and neither they nor who cannot come has a seat', () => {
    const [first] = sessionViews(
      [session('core/albina/1', '2026-11-27T08:00:00-03:00')],
      [
        seat('milton', 'seat'),
        seat('chandra', 'waiting', '2026-11-25T10:00:00.000Z'),
        seat('wonny', 'waiting', '2026-11-24T10:00:00.000Z'),
        seat('glenn', 'apology', '2026-11-24T09:00:00.000Z'),
      ],
    )
    expect(first?.seated.map(({ personId }) => personId)).toEqual(['milton'])
    expect(first?.waiting.map(({ personId }) => personId)).toEqual(['wonny', 'chandra'])
    expect(first?.apologies.map(({ personId }) => personId)).toEqual(['glenn'])
  })

  test('[TR-2] a session is told on the day and clock of its place, one online on those of the organisation', () => {
    const late = '2026-11-28T02:30:00Z'
    const [here, online] = sessionViews([session('a', late), session('b', late, { locationId: null, form: 'online', room: null })])
    expect([here?.day, here?.zone, here?.place]).toEqual(['2026-11-27', 'America/Paramaribo', 'Albina'])
    expect([online?.zone, online?.place]).toEqual(['America/Guyana', null])
    expect(here?.endsAt).toBe('2026-11-28T03:50:00.000Z')
  })

  test('[TR-6] attendance that is missing matters before the next session, but not for longer than a week', () => {
    const next = session('next', '2026-11-27T08:00:00-03:00')
    const begun = session('begun', '2026-11-26T14:00:00-03:00')
    const old = session('old', '2026-11-12T08:00:00-03:00')
    const closed = session('closed', '2026-11-26T08:00:00-03:00', { closedAt: now })
    const off = session('off', '2026-11-26T16:00:00-03:00', { cancelledAt: now })
    const about = (...rows: StoredRow<'session'>[]) => mattersNow(sessionViews(rows), '2026-11-26')?.session.sessionKey
    expect(about(next, begun, closed, off)).toBe('begun')
    expect(about(next, old, closed, off)).toBe('next')
    expect(about(closed, off)).toBeUndefined()
    expect(sessionViews([next, begun, old, closed, off]).map(({ stage }) => stage)).toEqual([
      'toTake',
      'closed',
      'toTake',
      'cancelled',
      'toCome',
    ])
  })

  test('[TR-1] the key of a session survives its address', () => {
    const key = 'core/albina/nl/1'
    expect(decodeURIComponent(sessionPath(key).split('/')[3] ?? '')).toBe(key)
  })
})

test('[CO-3] a session waits in a pause with the own day of whoever looks, and only while it is to come', () => {
  const phases = [storedRow('phase', { rolloutId: 'crm', phaseKey: 'core', position: 2, goLiveOn: '2026-12-14' })]
  const pauses = [storedRow('pause', { rolloutId: 'crm', pauseId: 'p', pausedAt: '2026-12-07T12:00:00Z' })]
  const waits = (goLiveOn: string, stage: Stage = 'toCome', phaseKey = 'core') =>
    waitsInPause({ pauses, phases, own: { phaseKey, goLiveOn }, zone: 'America/Paramaribo' })({
      stage,
      session: session('core/albina/1', '2026-12-10T14:00:00-03:00'),
    })
  expect([waits('2026-12-14'), waits('2026-12-07'), waits('2026-12-14', 'closed')]).toEqual([true, false, false])
  // Somebody of another phase has the day of the session's phase.
  expect(waits('2026-12-07', 'toCome', 'early')).toBe(true)
})
