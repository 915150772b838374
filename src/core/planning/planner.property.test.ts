import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Plan, PlanFacts } from '#core/plan/plan.ts'
import { planRollout } from '#core/planning/planner.ts'
import { companies } from '#test/companies.ts'

const runs = { numRuns: 100 }
/** Any company, some with so little help that waves are cut, some on one day. */
const anyCompany = fc.oneof(
  companies(),
  companies({ least: 80, most: 200 }).map((facts): PlanFacts => ({
    ...facts,
    settings: { ...facts.settings, peoplePerChampion: 60, championHours: 1, ticketsPerHour: 2 },
  })),
  companies({ most: 60 }).map((facts): PlanFacts => ({ ...facts, approach: 'big-bang' })),
)
const homes = (plan: Plan) => new Map(plan.phases.flatMap(({ key, people }) => people.map(({ id }) => [id, key] as const)))
const settled = (facts: PlanFacts): PlanFacts => {
  const home = homes(planRollout(facts))
  return { ...facts, people: facts.people.map((person) => ({ ...person, current: home.get(person.id) ?? null })) }
}

describe('the whole plan', () => {
  test('[PH-2] everyone is in exactly one phase and goes live no earlier than it starts', () => {
    fc.assert(
      fc.property(anyCompany, (facts) => {
        const plan = planRollout(facts)
        const placed = plan.phases.flatMap(({ people }) => people.map(({ id }) => id))
        expect(placed.toSorted()).toEqual(facts.people.map(({ id }) => id).toSorted())
        for (const { goLive, people } of plan.phases) for (const person of people) expect(person.goLive >= goLive).toBe(true)
      }),
      runs,
    )
  })

  test('[PH-10] planned again with nothing changed, the plan is the same', () => {
    fc.assert(
      fc.property(anyCompany, (facts) => {
        expect(planRollout(settled(facts))).toEqual(planRollout(facts))
      }),
      runs,
    )
  })

  test('[PH-11] the same facts give the same plan byte for byte, in whatever order they come', () => {
    fc.assert(
      fc.property(
        anyCompany.chain((facts) =>
          fc.record({
            facts: fc.constant(facts),
            people: fc.shuffledSubarray([...facts.people], { minLength: facts.people.length }),
            locations: fc.shuffledSubarray([...facts.locations], { minLength: facts.locations.length }),
            freezes: fc.shuffledSubarray([...facts.freezes], { minLength: facts.freezes.length }),
          }),
        ),
        ({ facts, ...shuffled }) => {
          const holidays = new Map([...facts.holidays].toReversed())
          expect(JSON.stringify(planRollout({ ...facts, ...shuffled, holidays }))).toBe(JSON.stringify(planRollout(facts)))
        },
      ),
      runs,
    )
  })
})
