import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PlannedSession } from '#core/plan/plan.ts'
import type { Row } from '#core/kernel/rows.ts'
import { Seating, seatsTaken } from '#core/training/seating.ts'
import { seatsAfter } from '#core/training/seats-after-replan.ts'
import { rowOf } from '#test/cast.ts'

const rolloutId = 'crm'
const now = '2027-01-08T12:00:00Z'
const names = ['a', 'b', 'c', 'd', 'e', 'f']
const keys = ['s1', 's2', 's3']

/** What a session may have become, and who may sit, wait or have excused themselves there. */
const history = fc.record({
  seats: fc.integer({ min: 1, max: 4 }),
  state: fc.constantFrom('planned', 'fixed', 'cancelled', 'begun', 'gone'),
})
const attendee = fc.record({
  personId: fc.constantFrom(...names),
  sessionKey: fc.constantFrom(...keys),
  state: fc.constantFrom('seat', 'waiting', 'apology'),
  chosen: fc.boolean(),
})
const world = fc.record({
  sessions: fc.tuple(history, history, history),
  attendees: fc.uniqueArray(attendee, { selector: (one) => `${one.personId} ${one.sessionKey}`, maxLength: 12 }),
  gone: fc.subarray(names),
  planned: fc.array(fc.constantFrom(...keys), { minLength: 6, maxLength: 6 }),
})

const sessionRow = (sessionKey: string, { seats, state }: { seats: number; state: string }): Row<'session'> =>
  rowOf('session', {
    rolloutId,
    sessionKey,
    phaseKey: 'core',
    language: 'nl',
    startsAt: state === 'begun' ? '2027-01-08T08:00:00-03:00' : '2027-01-11T08:00:00-03:00',
    minutes: 80,
    seats,
    fixedAt: state === 'fixed' ? now : null,
    cancelledAt: state === 'cancelled' ? now : null,
  })

test('[TR-2] [TR-6] [PH-10] whatever was before, nobody has two seats to come, own choices hold, and what has been stays', () => {
  fc.assert(
    fc.property(world, ({ sessions: kinds, attendees: given, gone, planned: plan }) => {
      const sessions = keys.map((key, at) => sessionRow(key, kinds[at] ?? { seats: 1, state: 'planned' }))
      const stateOf = (key: string): string => kinds[keys.indexOf(key)]?.state ?? ''
      const seated = new Set<string>()
      const attendees = given.flatMap(({ personId, sessionKey, state, chosen }): Row<'attendee'>[] => {
        // Before the replan, too, nobody has two seats.
        if (state === 'seat' && seated.has(personId)) return []
        if (state === 'seat') seated.add(personId)
        const chosenAt = chosen || state !== 'seat' ? now : null
        return [rowOf('attendee', { rolloutId, sessionKey, personId, state, chosenAt })]
      })
      const here = names.filter((name) => !gone.includes(name))
      const planned = keys
        .filter((key) => stateOf(key) !== 'gone')
        .map((key): PlannedSession => ({
          key,
          phase: 'core',
          locationId: null,
          language: 'nl',
          startsAt: '2027-01-11T08:00:00-03:00',
          minutes: 80,
          seats: 6,
          trainer: 'trainer-1',
          room: null,
          form: 'online',
          attendees: here.filter((_, at) => plan[at] === key),
        }))
      const isKept = (key: string): boolean => ['fixed', 'cancelled', 'begun'].includes(stateOf(key))
      const { wanted, stays } = seatsAfter({
        rolloutId,
        planned,
        sessions,
        attendees,
        phaseOf: new Map(here.map((name) => [name, 'core'])),
        placeOf: new Map(),
        isKept,
        now,
      })
      const keyOf = (row: Row<'attendee'>): string => `${row.personId} ${row.sessionKey}`
      const after = new Map(attendees.filter(stays).map((row) => [keyOf(row), row]))
      for (const row of wanted) if (!after.has(keyOf(row))) after.set(keyOf(row), row)
      const toCome = (row: Row<'attendee'>): boolean => ['planned', 'fixed'].includes(stateOf(row.sessionKey))
      for (const name of names) {
        const seats = [...after.values()].filter((row) => row.personId === name && row.state === 'seat' && toCome(row))
        expect(seats.length).toBeLessThanOrEqual(1)
        if (gone.includes(name)) expect(seats).toEqual([])
      }
      for (const row of attendees) {
        const isPast = ['cancelled', 'begun'].includes(stateOf(row.sessionKey))
        if (isPast) expect(after.get(keyOf(row))).toBe(row)
        else if (row.chosenAt !== null && !gone.includes(row.personId) && stateOf(row.sessionKey) !== 'gone')
          expect(after.get(keyOf(row))).toBe(row)
      }
      for (const session of sessions) {
        const before = seatsTaken(attendees, session)
        if (stateOf(session.sessionKey) === 'fixed')
          expect(seatsTaken([...after.values()], session)).toBeLessThanOrEqual(Math.max(session.seats, before))
        if (stateOf(session.sessionKey) === 'gone')
          expect([...after.values()].some((row) => row.sessionKey === session.sessionKey)).toBe(false)
      }
    }),
    { numRuns: 1000 },
  )
})

test('[TR-6] however people come and go, no session has more than its seats, and nobody waits while one is free', () => {
  const move = fc.record({ personId: fc.constantFrom(...names), at: fc.nat(2), comes: fc.boolean() })
  fc.assert(
    fc.property(
      fc.array(move, { maxLength: 40 }),
      fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 3, maxLength: 3 }),
      (moves, sizes) => {
        const sessions = keys.map((key, at) => sessionRow(key, { seats: sizes[at] ?? 1, state: 'planned' }))
        let rows = new Map<string, Row<'attendee'>>()
        for (const [minute, { personId, at, comes }] of moves.entries()) {
          const session = sessions[at]
          if (!session) continue
          const seating = new Seating(sessions, [...rows.values()], `2027-01-08T12:${String(minute).padStart(2, '0')}:00Z`)
          const row = seating.of(personId, session.sessionKey)
          const isIn = row !== undefined && row.state !== 'apology'
          if (comes && !isIn) seating.come(session, { personId, locationId: null })
          else if (!comes && isIn) seating.leave(session, row, null)
          rows = new Map(rows)
          for (const change of seating.changes()) {
            if (change.table !== 'attendee') continue
            const key = `${change.row.personId} ${change.row.sessionKey}`
            if (change.op === 'put') rows.set(key, change.row)
            else rows.delete(key)
          }
          const all = [...rows.values()]
          for (const one of sessions) {
            const taken = seatsTaken(all, one)
            expect(taken).toBeLessThanOrEqual(one.seats)
            if (all.some((other) => other.sessionKey === one.sessionKey && other.state === 'waiting')) expect(taken).toBe(one.seats)
          }
          for (const name of names) {
            expect(all.filter((one) => one.personId === name && one.state === 'seat').length).toBeLessThanOrEqual(1)
            expect(all.filter((one) => one.personId === name && one.state === 'waiting').length).toBeLessThanOrEqual(1)
          }
        }
      },
    ),
    { numRuns: 300 },
  )
})

const seatedWith = (over: Partial<Parameters<typeof seatsAfter>[0]>) => {
  const planned = keys.slice(0, 2).map((key, at): PlannedSession => ({
    key,
    phase: 'core',
    locationId: null,
    language: 'nl',
    startsAt: '2027-01-11T08:00:00-03:00',
    minutes: 80,
    seats: 6,
    trainer: 'trainer-1',
    room: null,
    form: 'online',
    attendees: at === 0 ? ['a'] : [],
  }))
  return seatsAfter({
    rolloutId,
    planned,
    sessions: [],
    attendees: [],
    phaseOf: new Map([['a', 'core']]),
    placeOf: new Map(),
    isKept: () => false,
    now,
    ...over,
  })
}
const excused = (sessionKey: string) => [rowOf('attendee', { rolloutId, sessionKey, personId: 'a', state: 'apology', chosenAt: now })]
const seatOf = ({ wanted }: ReturnType<typeof seatsAfter>) => wanted.find(({ personId }) => personId === 'a')?.sessionKey

test('[TR-6] who could not come sits out the session they spoke of, not all that follow', () => {
  const [first, second] = [sessionRow('s1', { seats: 4, state: 'planned' }), sessionRow('s2', { seats: 4, state: 'planned' })]
  expect(seatOf(seatedWith({ sessions: [first, second], attendees: excused('s1') }))).toBeUndefined()
  const begun = sessionRow('s1', { seats: 4, state: 'begun' })
  const isKept = (key: string): boolean => key === 's1'
  expect(seatOf(seatedWith({ sessions: [begun, second], attendees: excused('s1'), isKept }))).toBe('s2')
  // Excused from a session of another phase, before they came to this one.
  const elsewhere = { ...sessionRow('s3', { seats: 4, state: 'fixed' }), phaseKey: 'early' }
  const other = seatedWith({ sessions: [first, second, elsewhere], attendees: excused('s3'), isKept: (key) => key === 's3' })
  expect(seatOf(other)).toBe('s1')
})

test('[TR-2] [TR-6] for whom no session is left is counted: called off, full, or been while they could not come', () => {
  const isKept = (): boolean => true
  const called = (state: string, seats = 4) => keys.slice(0, 2).map((key) => sessionRow(key, { seats, state }))
  expect([...seatedWith({ sessions: called('cancelled'), isKept }).without]).toEqual([['core', 1]])
  const others = ['b', 'c'].map((personId, at) =>
    rowOf('attendee', { rolloutId, sessionKey: keys[at] ?? '', personId, state: 'seat', chosenAt: now }),
  )
  const phaseOf = new Map(['a', 'b', 'c'].map((name) => [name, 'core']))
  expect([...seatedWith({ sessions: called('fixed', 1), attendees: others, phaseOf, isKept }).without]).toEqual([['core', 1]])
  expect([...seatedWith({ sessions: called('begun'), attendees: excused('s1'), isKept }).without]).toEqual([['core', 1]])
  // Who came to the phase after its sessions had been was not called off.
  expect([...seatedWith({ sessions: called('begun'), isKept }).without]).toEqual([])
  expect([...seatedWith({ sessions: called('planned'), isKept: () => false }).without]).toEqual([])
})
