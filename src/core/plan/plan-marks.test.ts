import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayNumber, weekday } from '#core/kernel/calendar.ts'
import { planMarks } from '#core/plan/plan-marks.ts'
import type { PlanFacts } from '#core/plan/plan.ts'
import { schedulePhases } from '#core/plan/timeline.ts'
import { factsOf, somebody } from '#test/company.ts'
import { cohortsOf, timelines } from '#test/timelines.ts'

const here = Array.from({ length: 9 }, (_, number) => somebody(number))
const marksOf = (facts: PlanFacts) => planMarks(facts, schedulePhases(facts, cohortsOf(facts.people)).phases)

test('[GA-1] [CO-5] [TL-5] gates before phases, an export every week, and a day after which there is no way back', () => {
  expect(marksOf(factsOf(here, { holidays: new Map() })).map(({ kind, phase, on }) => `${on} ${kind} ${phase}`)).toEqual([
    '2026-12-18 gate core',
    '2027-01-01 gate rest',
    '2027-01-15 gate off',
    '2026-12-11 export early',
    '2026-12-18 export early',
    '2026-12-25 export core',
    '2027-01-01 export core',
    '2027-01-08 export rest',
    '2027-01-15 export rest',
    '2027-01-18 noWayBack off',
  ])
})

test('[CO-5] without an old system there is nothing to export and nothing to go back to', () => {
  expect(marksOf(factsOf(here, { oldSystem: null })).map(({ kind }) => kind)).toEqual(['gate', 'gate', 'gate'])
})

test('[GA-1] in any company each gate stands on a weekday before its phase', () => {
  fc.assert(
    fc.property(timelines(), ({ facts, cohorts }) => {
      const { phases } = schedulePhases(facts, cohorts)
      const goLive = new Map(phases.map((phase) => [phase.key, phase.goLive]))
      const marks = planMarks(facts, phases)
      expect(marks.filter(({ kind }) => kind === 'gate').map(({ phase }) => phase)).toEqual(phases.slice(1).map(({ key }) => key))
      for (const { kind, phase, on } of marks) {
        if (kind !== 'gate') continue
        expect(on < (goLive.get(phase) ?? '')).toBe(true)
        expect(weekday(dayNumber(on))).toBeLessThan(6)
      }
    }),
  )
})
