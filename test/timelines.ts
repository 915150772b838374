/** Random timelines for property tests: companies with closed days of their own, cut into cohorts of every shape. */
import fc from 'fast-check'
import { addDays } from '#core/kernel/calendar.ts'
import type { Cohort } from '#core/plan/cohort.ts'
import type { PlanFacts, PlanPerson } from '#core/plan/plan.ts'
import { companies } from '#test/companies.ts'

/** Keys, first weeks and lengths of the shapes a plan can have; a milestone has no people. */
const shapes: Record<string, readonly (readonly [key: string, week: number, weeks: number, milestone?: true])[]> = {
  phased: [
    ['early', 1, 2],
    ['core', 3, 2],
    ['rest', 5, 2],
    ['off', 7, 1, true],
  ],
  waves: [
    ['early', 1, 2],
    ['core', 3, 2],
    ['rest-1', 5, 1],
    ['rest-2', 6, 2],
    ['off', 8, 1, true],
  ],
  small: [
    ['week-1', 1, 1],
    ['week-2', 2, 1],
    ['full', 3, 1, true],
    ['off', 4, 1, true],
  ],
  solo: [['switch', 1, 1]],
}

/** People dealt out in turn to the phases of a shape that have people. */
export const cohortsOf = (people: readonly PlanPerson[], shape: keyof typeof shapes = 'phased'): Cohort[] => {
  const cut = shapes[shape] ?? []
  const peopled = cut.filter(([, , , milestone]) => !milestone).map(([key]) => key)
  return cut.map(([key, week, weeks, milestone], index) => ({
    key,
    position: index + 1,
    week,
    weeks,
    people: milestone ? [] : people.filter((_, number) => peopled[number % peopled.length] === key),
  }))
}

/** A company, its cohorts, and for each country closed days besides those the company came with. */
export const timelines = (): fc.Arbitrary<{ facts: PlanFacts; cohorts: Cohort[] }> =>
  fc
    .record({
      facts: companies({ least: 8, most: 60 }),
      closed: fc.array(fc.tuple(fc.nat({ max: 7 }), fc.nat({ max: 200 }), fc.boolean()), { maxLength: 25 }),
      shape: fc.constantFrom(...Object.keys(shapes)),
    })
    .map(({ facts, closed, shape }) => {
      const holidays = new Map(facts.holidays)
      for (const [place, ahead, provisional] of closed) {
        const country = facts.locations[place]?.country
        if (country) holidays.set(country, [...(holidays.get(country) ?? []), { day: addDays(facts.today, ahead), provisional }])
      }
      return { facts: { ...facts, holidays }, cohorts: cohortsOf(facts.people, shape) }
    })
