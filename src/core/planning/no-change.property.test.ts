/** Planning anew where it changes nothing: it changes nothing again until something begins that day, whoever asks and under whatever id. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#core/kernel/calendar.ts'
import { type AnyCommand, type At, type Change, put } from '#core/kernel/command.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { StoredRow } from '#core/kernel/rows.ts'
import { planCommands } from '#core/planning/plan-commands.ts'
import { nextBeginning } from '#core/planning/replan.ts'
import { draft } from '#core/planning/rollout-commands.ts'
import { rowOf } from '#test/cast.ts'
import { companies } from '#test/companies.ts'
import { stored } from '#test/letter-rows.ts'
import { after, on, rowsOf } from '#test/plan-rows.ts'

const rolloutId = 'crm'
type Rows = ReturnType<typeof rowsOf>

const some = <T>(of: readonly T[], which: number): T | undefined => of[which % Math.max(1, of.length)]
const commands = new Map<string, AnyCommand>(planCommands.map((one) => [one.name, one]))

/** What may happen between two drafts; `which` and `much` say of whom and how. */
const happenings = {
  leaves: ({ people }: Rows, { which, much }: Happening, { today }: At) =>
    [some(people, which)].flatMap((one) => (one ? [put('person', { ...one, leftOn: addDays(today, (much % 40) - 5) })] : [])),
  joins: ({ people, locations }: Rows, { which, much }: Happening) => {
    const [one, place] = [some(people, which), some(locations, much)]
    return one && place ? [put('person', { ...one, personId: `n${which}`, locationId: place.locationId, leftOn: null })] : []
  },
  moves: ({ people, locations }: Rows, { which, much }: Happening) => {
    const [one, place] = [some(people, which), some(locations, much)]
    return one && place ? [put('person', { ...one, locationId: place.locationId })] : []
  },
  pins: (rows: Rows, { which, much }: Happening, at: At) =>
    issued(rows, at, 'plan.pin', { personId: some(rows.people, which)?.personId, phaseKey: some(rows.phases, much)?.phaseKey }),
  excludes: (rows: Rows, { which, much }: Happening, at: At) =>
    issued(rows, at, 'plan.exclude', { personId: some(rows.people, which)?.personId, because: much % 3 === 0 ? null : 'Leave' }),
  postpones: (rows: Rows, { which, much }: Happening, at: At) => {
    const phase = some(rows.phases, much)
    return phase ? issued(rows, at, 'plan.moveDate', { phaseKey: phase.phaseKey, to: addDays(phase.goLiveOn, (which % 30) - 10) }) : []
  },
  freezes: (rows: Rows, { which, much }: Happening, at: At) => {
    const fromOn = addDays(at.today, which % 60)
    const locationId = much % 2 === 0 ? null : (some(rows.locations, which)?.locationId ?? null)
    return issued(rows, at, 'plan.addFreeze', {
      freezeId: `z${which}`,
      name: 'Stock',
      fromOn,
      toOn: addDays(fromOn, much % 10),
      locationId,
    })
  },
  chooses: ({ sessions, people }: Rows, { which, much }: Happening, { now }: At) => {
    const [session, one] = [some(sessions, much), some(people, which)]
    const state = some(['seat', 'waiting', 'apology'], which + much) ?? ''
    return session && one
      ? [put('attendee', rowOf('attendee', { ...session, personId: one.personId, locationId: one.locationId, state, chosenAt: now }))]
      : []
  },
  callsOff: ({ sessions }: Rows, { which }: Happening, { now }: At) =>
    [some(sessions, which)].flatMap((one) => (one ? [put('session', { ...one, cancelledAt: now })] : [])),
  fixes: ({ sessions }: Rows, { which, much }: Happening, { today, now }: At) => {
    const session = some(sessions, which)
    const hour = String(much % 24).padStart(2, '0')
    return session ? [put('session', { ...session, startsAt: `${today}T${hour}:10:00Z`, fixedAt: now, seats: 1 + (which % 15) })] : []
  },
  books: ({ officeHours, people }: Rows, { which, much }: Happening) => {
    const [hour, one] = [some(officeHours, which), some(people, much)]
    const { officeKey = '', hostId = null, startsAt = '', locationId = null } = hour ?? {}
    return one
      ? [put('appointment', rowOf('appointment', { rolloutId, appointmentId: `a${which}`, personId: one.personId, officeKey, hostId, startsAt, locationId, minutes: 15, state: 'booked' }))] // prettier-ignore
      : []
  },
  asks: () => [],
} satisfies Record<string, (rows: Rows, happening: Happening, at: At) => readonly Change[]>

interface Happening {
  readonly what: keyof typeof happenings
  readonly which: number
  readonly much: number
  readonly days: number
  readonly minute: number
  readonly later: number
}

const issued = (rows: Rows, at: At, name: string, input: object): readonly Change[] =>
  commands.get(name)?.decide(rows, { rolloutId, ...input }, at) ?? []

const atMinute = (day: string, minute: number): At => ({
  ...on(day),
  now: new Date(Date.parse(`${day}T00:00:00Z`) + minute * 60_000).toISOString(),
})

const unlessRefused = (act: () => readonly Change[]): readonly Change[] | null => {
  try {
    return act()
  } catch (trouble) {
    if (trouble instanceof Problem) return null
    throw trouble
  }
}

const happening: fc.Arbitrary<Happening> = fc.record({
  what: fc.constantFrom(...(Object.keys(happenings) as (keyof typeof happenings)[])),
  which: fc.nat({ max: 9999 }),
  much: fc.nat({ max: 9999 }),
  days: fc.nat({ max: 12 }),
  minute: fc.nat({ max: 1439 }),
  later: fc.nat({ max: 1439 }),
})

test('[PH-10] where planning anew changes nothing it changes nothing again that day, until something begins', () => {
  const tried = { again: 0, begun: 0 }
  fc.assert(
    fc.property(companies({ most: 40 }), fc.array(happening, { minLength: 3, maxLength: 10 }), (facts, all) => {
      let rows = rowsOf(facts)
      const drafted = (at: At): readonly Change[] => draft.decide(rows, { rolloutId }, at)
      rows = after(rows, drafted(on(facts.today)))
      let day = facts.today
      for (const one of all) {
        day = addDays(day, one.days)
        const at = atMinute(day, one.minute)
        rows = after(rows, unlessRefused(() => happenings[one.what](rows, one, at)) ?? [])
        rows = after(rows, unlessRefused(() => drafted(at)) ?? [])
        if (unlessRefused(() => drafted(at))?.length !== 0) continue
        const until = draft.noChangeUntil?.(rows, at) ?? null
        for (const minute of [one.minute, one.later, 1439].filter((minuteOfDay) => minuteOfDay >= one.minute)) {
          const later: At = { ...atMinute(day, minute), commandId: 'other', by: { accountId: 'orlando', name: 'Orlando' } }
          if (until !== null && later.now >= until) tried.begun += 1
          else {
            tried.again += 1
            expect(drafted(later)).toEqual([])
          }
        }
      }
    }),
    { numRuns: 25, endOnFailure: true },
  )
  expect(tried.again).toBeGreaterThan(200)
  expect(tried.begun).toBeGreaterThan(8)
})

test('[PH-10] the next that begins is a session, an office hour or booked help, whatever offset its start is written with', () => {
  const begins = (table: 'session' | 'officeHour' | 'appointment', startsAt: string) => stored(table, [rowOf(table, { startsAt })])
  const now = '2026-12-10T12:00:00.000Z'
  const none = { sessions: [], officeHours: [], appointments: [] }
  expect(nextBeginning(none, now)).toBeNull()
  const sessions = begins('session', '2026-12-10T09:00:00-03:00') as StoredRow<'session'>[]
  expect(nextBeginning({ ...none, sessions }, now)).toBeNull()
  const officeHours = begins('officeHour', '2026-12-10T10:00:00-03:00') as StoredRow<'officeHour'>[]
  expect(nextBeginning({ ...none, sessions, officeHours }, now)).toBe('2026-12-10T13:00:00.000Z')
  const appointments = begins('appointment', '2026-12-10T12:30:00Z') as StoredRow<'appointment'>[]
  expect(nextBeginning({ sessions, officeHours, appointments }, now)).toBe('2026-12-10T12:30:00.000Z')
})
