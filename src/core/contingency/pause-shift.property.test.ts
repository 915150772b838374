import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keepFrozen, resumeRollout } from '#core/contingency/pause-commands.ts'
import { addDays, addWorkingDays, dayNumber, dayOf, isAllowed } from '#core/kernel/calendar.ts'
import type { StoredRow } from '#core/kernel/rows.ts'
import { frozenBy, isDue } from '#core/plan/pauses.ts'
import { factsFromRows } from '#core/plan/plan-facts.ts'
import { calendarsOf } from '#core/plan/timeline.ts'
import { replan } from '#core/planning/replan.ts'
import { rowOf } from '#test/cast.ts'
import { companies } from '#test/companies.ts'
import { stored } from '#test/letter-rows.ts'
import { after, on, rowsOf } from '#test/plan-rows.ts'

const rolloutId = 'crm'
type Rows = ReturnType<typeof rowsOf>

/** A planned company, paused on a day for some days: for everyone, a phase, a location or one person. */
const paused = fc
  .record({
    facts: companies({ least: 2, most: 24 }),
    begins: fc.integer({ min: 0, max: 110 }),
    lasts: fc.integer({ min: 0, max: 16 }),
    scope: fc.constantFrom('all' as const, 'phase' as const, 'location' as const, 'person' as const),
    which: fc.nat({ max: 20 }),
  })
  .map(({ facts, begins, lasts, scope, which }) => {
    const empty = rowsOf(facts)
    const drafted = after(empty, replan(empty, on(facts.today)))
    const day = addDays(facts.today, begins)
    // What a replan of that day would change anyway is no part of the pause.
    const planned = after(drafted, replan(drafted, on(day)))
    const phases = planned.phases.filter(({ headCount }) => headCount > 0)
    const person = scope === 'person' ? planned.people[which % planned.people.length] : undefined
    const pause = stored('pause', [
      rowOf('pause', {
        rolloutId,
        pauseId: 'p',
        personId: person?.personId ?? null,
        phaseKey: scope === 'phase' ? (phases[which % phases.length]?.phaseKey ?? null) : null,
        locationId:
          scope === 'location' ? (planned.phaseSites[which % planned.phaseSites.length]?.locationId ?? null) : (person?.locationId ?? null),
        because: 'X',
        pausedAt: on(day).now,
      }),
    ])
    return { begun: { ...planned, pauses: pause }, day, until: addDays(day, lasts) }
  })

const pauseIn = (rows: Rows): StoredRow<'pause'> => {
  const [pause] = rows.pauses
  if (!pause) throw new Error('no pause')
  return pause
}
const frozenIn = (rows: Rows) => frozenBy(pauseIn(rows), rows, pauseIn(rows).pausedAt, rows.organisation[0]?.zone ?? 'UTC')

const isDueIn = (rows: Rows, today: string): boolean => {
  const { goLive, session, seat } = isDue(frozenIn(rows), today, rows.organisation[0]?.zone ?? 'UTC')
  return goLive || session || seat
}

/** Each day of the pause as the server keeps it, then the resumption. */
const lived = (begun: Rows, day: string, until: string): Rows => {
  let rows = begun
  for (let today = day; today <= until; today = addDays(today, 1))
    for (let tries = 0; isDueIn(rows, today); tries++) {
      // Moved on once, or once more where a day after it lies in a freeze period of one location alone.
      expect(tries).toBeLessThan(2)
      rows = after(rows, keepFrozen.decide(rows, { rolloutId }, on(today)))
    }
  return after(rows, resumeRollout.decide(rows, { rolloutId, pauseId: 'p' }, on(until)))
}
const siteKey = ({ phaseKey, locationId }: { phaseKey: string; locationId: string }): string => `${phaseKey}/${locationId}`

test('[CO-3] [TL-1] paused and resumed, nothing is lost, the order stays, and what was frozen moves by the working days that were lost', () => {
  fc.assert(
    fc.property(paused, ({ begun, day, until }) => {
      const frozen = frozenIn(begun)
      const rows = lived(begun, day, until)
      const facts = factsFromRows(rows, on(until))
      const calendars = facts ? calendarsOf(facts) : new Map<string, never>()
      const sites = new Map(rows.phaseSites.map((site) => [siteKey(site), site.goLiveOn]))
      const waiting = new Set(frozen.sites.map(siteKey))
      // Everyone stays in the plan, in their phase and for the same reason, with a day.
      const placed = new Map(begun.participants.map((row) => [row.personId, row]))
      expect(rows.participants).toHaveLength(begun.participants.length)
      for (const { personId, phaseKey, because, goLiveOn } of rows.participants) {
        expect([phaseKey, because]).toEqual([placed.get(personId)?.phaseKey, placed.get(personId)?.because])
        expect(goLiveOn).not.toBeNull()
      }
      // Nothing frozen happens before the pause ends; what is not frozen and comes first stays where it is.
      for (const site of begun.phaseSites) {
        const now = sites.get(siteKey(site)) ?? ''
        if (site.goLiveOn <= day) expect(now).toBe(site.goLiveOn)
        else expect(now >= site.goLiveOn).toBe(true)
        const calendar = calendars.get(site.locationId)
        if (!waiting.has(siteKey(site)) || !calendar) continue
        let lost = 0
        for (let one = dayNumber(day) + 1; one <= dayNumber(until); one++) if (isAllowed(calendar, one)) lost++
        expect(now > until || lost === 0).toBe(true)
        expect(now >= dayOf(lost === 0 ? dayNumber(site.goLiveOn) : addWorkingDays(calendar, dayNumber(site.goLiveOn), lost))).toBe(true)
        expect(isAllowed(calendar, dayNumber(now))).toBe(true)
      }
      // Whoever is paused alone starts later by the days that were lost, on a day of work; everybody else keeps their day.
      const { personId } = pauseIn(begun)
      if (personId !== null) {
        const before = new Map(begun.participants.map((row) => [row.personId, row.goLiveOn ?? '']))
        const others = rows.participants.filter((row) => row.personId !== personId)
        expect(others.map((row) => row.goLiveOn)).toEqual(others.map((row) => before.get(row.personId)))
        const place = facts?.people.find(({ id }) => id === personId)?.locationId ?? ''
        const calendar = calendars.get(place) ?? { holidays: new Set<number>(), freezes: [] }
        const planned = before.get(personId) ?? ''
        const now = rows.participants.find((row) => row.personId === personId)?.goLiveOn ?? ''
        let lost = 0
        for (let one = dayNumber(day) + 1; one <= dayNumber(until); one++) if (isAllowed(calendar, one)) lost++
        if (planned <= day || lost === 0) expect(now).toBe(planned)
        else {
          expect(now > until).toBe(true)
          expect(now >= dayOf(addWorkingDays(calendar, dayNumber(planned), lost))).toBe(true)
          expect(isAllowed(calendar, dayNumber(now))).toBe(true)
        }
      }
      // The same order at every location, and the old system last.
      for (const one of begun.phaseSites)
        for (const other of begun.phaseSites)
          if (one.locationId === other.locationId && one.goLiveOn < other.goLiveOn)
            expect((sites.get(siteKey(one)) ?? '') < (sites.get(siteKey(other)) ?? '')).toBe(true)
      const off = rows.phases.find(({ phaseKey }) => phaseKey === 'off')?.goLiveOn
      if (off !== undefined && frozen.off) expect([...sites.values()].every((goLive) => goLive < off)).toBe(true)
      // No message and no task of a phase is lost; weekly ones follow the weeks.
      const kinds = ({ messages }: Rows) =>
        new Set(messages.filter(({ kind }) => kind !== 'update').map(({ kind, phaseKey }) => `${kind} ${phaseKey}`))
      expect([...kinds(begun)].filter((kind) => !kinds(rows).has(kind))).toEqual([])
      const tasks = ({ items }: Rows) => new Set(items.filter(({ list }) => list !== 'eachWeek').map(({ itemKey }) => itemKey))
      expect([...tasks(begun)].filter((task) => !tasks(rows).has(task))).toEqual([])
      // Whoever had a seat and waits has one that is still to be, or the plan says who has none.
      const seats = new Set(rows.attendees.filter(({ state }) => state === 'seat').map(({ personId }) => personId))
      const unseated = begun.attendees.filter(({ personId, state }) => state === 'seat' && !seats.has(personId))
      if (!rows.warnings.some(({ code }) => code.startsWith('training.'))) expect(unseated).toEqual([])
    }),
    { numRuns: 130, endOnFailure: true },
  )
})
