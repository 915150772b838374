/** Random companies for property tests: any size, places over several zones, gaps in every fact a planner might lean on. */
import fc from 'fast-check'
import { addDays } from '#core/kernel/calendar.ts'
import type { PlanFacts, PlanPerson } from '#core/plan/plan.ts'
import { defaultSettings } from '#core/plan/settings.ts'
import { everyHoliday, placeAt, somebody } from '#test/company.ts'

const today = '2026-11-02'

const person = (placeCount: number) =>
  fc.record({
    department: fc.option(fc.constantFrom('Sales', 'Finance', 'Operations', 'IT', 'Service'), { nil: null, freq: 6 }),
    locationId: fc.nat({ max: placeCount - 1 }).map((number) => `l${number}`),
    language: fc.constantFrom('nl' as const, 'en' as const),
    email: fc.option(fc.constant('someone@company.example'), { nil: null }),
    pilot: fc.nat({ max: 19 }).map((n) => n === 0),
    keenness: fc.constantFrom(0, 0, 0, 0, 0, 0, 1, 2, 3),
    oldUse: fc.option(fc.nat({ max: 40 }), { nil: null, freq: 5 }),
    nominated: fc.nat({ max: 29 }).map((n) => n === 0),
  })

const freeze = (placeCount: number) =>
  fc
    .tuple(fc.nat({ max: 120 }), fc.nat({ max: 12 }), fc.option(fc.nat({ max: placeCount - 1 }), { nil: null }))
    .map(([from, days, place]) => ({
      from: addDays(today, from),
      to: addDays(today, from + days),
      locationId: place === null ? null : `l${place}`,
    }))

/**
 * Companies of `least` to `most` people (1 to 150 unless told), in one to eight places over up to six zones.
 *
 * @example fc.assert(fc.property(companies(), (facts) => planRollout(facts).headCount === facts.people.length))
 */
export const companies = ({ least = 1, most = 150 }: { least?: number; most?: number } = {}): fc.Arbitrary<PlanFacts> =>
  fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: least, max: most })).chain(([placeCount, headCount]) =>
    fc
      .record({
        facts: fc.array(person(placeCount), { minLength: headCount, maxLength: headCount }),
        startsIn: fc.integer({ min: 21, max: 90 }),
        complexity: fc.constantFrom('simple' as const, 'moderate' as const, 'complex' as const),
        critical: fc.boolean(),
        freezes: fc.array(freeze(placeCount), { maxLength: 3 }),
      })
      .map(({ facts, startsIn, complexity, critical, freezes }): PlanFacts => {
        const people: PlanPerson[] = facts.map((one, number) => somebody(number, one))
        return {
          tool: 'Kantoor',
          oldSystem: 'Excel',
          startOn: addDays(today, startsIn),
          today,
          complexity,
          critical,
          approach: null,
          people,
          locations: Array.from({ length: placeCount }, (_, number) => placeAt(number)),
          zone: placeAt(0).zone,
          holidays: everyHoliday(),
          freezes,
          anchors: new Map(),
          settings: defaultSettings,
        }
      }),
  )
