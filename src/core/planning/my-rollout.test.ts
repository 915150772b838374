import { expect, test } from 'vitest'
import { myRollout, type MyRows } from '#core/planning/my-rollout.ts'
import type { Row } from '#core/registry/tables.ts'
import { rowOf } from '#test/cast.ts'

const participant = rowOf('participant', { rolloutId: 'crm', personId: 'yolanda', phaseKey: 'core', goLiveOn: '2026-11-30' })
const phase = rowOf('phase', { rolloutId: 'crm', phaseKey: 'core', position: 1, goLiveOn: '2026-11-30', headCount: 15 })
const place = (locationId: string, zone: string) => rowOf('location', { locationId, name: locationId, zone })
const session = (sessionKey: string, startsAt: string, over: Partial<Row<'session'>> = {}) =>
  rowOf('session', {
    rolloutId: 'crm',
    sessionKey,
    phaseKey: 'core',
    locationId: 'Nieuw Nickerie',
    startsAt,
    minutes: 80,
    form: 'room',
    ...over,
  })
const rows: MyRows = {
  participant,
  phases: [phase, { ...phase, rolloutId: 'other', headCount: 99 }],
  attendees: [
    rowOf('attendee', { rolloutId: 'crm', sessionKey: 'a', personId: 'yolanda', state: 'seat' }),
    rowOf('attendee', { rolloutId: 'crm', sessionKey: 'b', personId: 'somebody', state: 'seat' }),
    rowOf('attendee', { rolloutId: 'crm', sessionKey: 'c', personId: 'yolanda', state: 'seat' }),
  ],
  sessions: [
    session('c', '2026-11-27T02:30:00Z', { form: 'online', minutes: 100 }),
    session('a', '2026-11-26T14:00:00-03:00'),
    session('b', '2026-11-26T09:00:00-03:00'),
  ],
  places: [place('Nieuw Nickerie', 'America/Paramaribo')],
  pauses: [],
  locationId: 'Nieuw Nickerie',
  zone: 'America/Paramaribo',
}

test('[TR-1] [RG-5] somebody sees their own day, with how many, and their own sessions in local time with minutes that add up', () => {
  const mine = myRollout(rows, '2026-11-22')
  expect(mine).toMatchObject({ kind: 'dated', goLiveOn: '2026-11-30', days: 8, colleagues: 14 })
  if (mine.kind !== 'dated') throw new Error(mine.kind)
  expect(mine.sessions.map(({ sessionKey, day, place }) => [sessionKey, day, place])).toEqual([
    ['a', '2026-11-26', 'Nieuw Nickerie'],
    // Half past eleven in the evening there, the next day in UTC.
    ['c', '2026-11-26', null],
  ])
  expect(mine.sessions[0]?.agenda.reduce((sum, part) => sum + part.minutes, 0)).toBe(80)
  expect(mine.sessions[0]?.endsAt).toBe('2026-11-26T18:20:00.000Z')
  expect(mine.sessions[1]?.agenda).toEqual([])
})

test('days go below nought after the start; who is left out or has no day is told so', () => {
  expect(myRollout(rows, '2026-12-02')).toMatchObject({ days: -2 })
  expect(myRollout({ ...rows, participant: undefined }, '2026-11-22')).toEqual({ kind: 'undated' })
  expect(myRollout({ ...rows, participant: { ...participant, goLiveOn: null } }, '2026-11-22')).toEqual({ kind: 'undated' })
  expect(myRollout({ ...rows, participant: { ...participant, excludedAt: 'x' } }, '2026-11-22')).toEqual({ kind: 'excluded' })
})

test('[GA-4] somebody whose start waits for its go/no-go check is told since when; whoever is elsewhere or began before is not', () => {
  const waiting = { ...rows, phases: rows.phases.map((row) => ({ ...row, waitsSinceOn: '2026-11-27' })) }
  expect(myRollout(waiting, '2026-11-28')).toMatchObject({ waitsSinceOn: '2026-11-27' })
  expect(myRollout(waiting, '2026-12-02')).toMatchObject({ waitsSinceOn: null })
  expect(myRollout({ ...waiting, phases: waiting.phases.slice(1) }, '2026-11-28')).toMatchObject({ waitsSinceOn: null })
  expect(myRollout(rows, '2026-11-28')).toMatchObject({ waitsSinceOn: null })
})

test('[CO-3] somebody whose first day waits in a pause is told so; whoever has begun, or is elsewhere, is not', () => {
  const isPaused = (values: Partial<Row<'pause'>>, pausedOn = '2026-11-22'): unknown => {
    const pause = rowOf('pause', { rolloutId: 'crm', pauseId: 'p', pausedAt: `${pausedOn}T14:00:00Z`, ...values })
    const mine = myRollout({ ...rows, pauses: [pause] }, pausedOn)
    return mine.kind === 'dated' && mine.paused
  }
  expect([isPaused({}), isPaused({ locationId: 'Nieuw Nickerie' }), isPaused({ phaseKey: 'core' })]).toEqual([true, true, true])
  expect(isPaused({}, '2026-11-30')).toBe(false)
  const others = [isPaused({ locationId: 'Georgetown' }), isPaused({ endedAt: '2026-11-22' }), isPaused({ rolloutId: 'other' })]
  expect(others).toEqual([false, false, false])
})
