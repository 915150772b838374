import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseChampions } from '#core/plan/champions.ts'
import type { Cohort } from '#core/plan/cohort.ts'
import { placePeople } from '#core/plan/cohorts.ts'
import type { PlanFacts, PlanPerson, Shape } from '#core/plan/plan.ts'
import { byOrder, teamOf } from '#core/plan/ranking.ts'
import { bandFor, shapeOf } from '#core/plan/shape.ts'
import { capacityIn, ticketsIn } from '#core/plan/support-load.ts'
import { companies } from '#test/companies.ts'
import { somebody } from '#test/company.ts'

const runs = { numRuns: 200 }
const shapeFor = (facts: PlanFacts): Shape => shapeOf(facts.people, facts.approach ?? 'phased')
const place = (facts: PlanFacts) => placePeople(facts, shapeFor(facts))
const peopleIn = (cohorts: readonly Cohort[], key: string): PlanPerson[] => cohorts.find((cohort) => cohort.key === key)?.people ?? []
const codes = (warnings: readonly { code: string }[]) => warnings.map(({ code }) => code)
const homes = (cohorts: readonly Cohort[]) => new Map(cohorts.flatMap(({ key, people }) => people.map(({ id }) => [id, key] as const)))
const settled = (facts: PlanFacts): PlanFacts => {
  const home = homes(place(facts).cohorts)
  return { ...facts, people: facts.people.map((person) => ({ ...person, current: home.get(person.id) ?? null })) }
}
const mean = (people: readonly PlanPerson[]) => people.reduce((sum, { oldUse }) => sum + (oldUse ?? 0), 0) / Math.max(1, people.length)

const stingy = { peoplePerChampion: 60, championHours: 1, ticketsPerHour: 2 }
const busyCompanies = companies({ least: 26, most: 200 }).map((facts): PlanFacts => ({
  ...facts,
  settings: { ...facts.settings, ...stingy },
}))

describe('placing people', () => {
  test('[PH-2] everyone is in exactly one cohort, whatever is not known of them', () => {
    fc.assert(
      fc.property(companies(), fc.constantFrom(null, 'phased' as const, 'big-bang' as const), (company, approach) => {
        const { cohorts, because } = place({ ...company, approach })
        const placed = cohorts.flatMap(({ people }) => people.map(({ id }) => id))
        expect(placed.toSorted()).toEqual(company.people.map(({ id }) => id).toSorted())
        for (const id of placed) expect(because.get(id)?.length).toBeGreaterThan(0)
      }),
      runs,
    )
  })

  test('[PH-3] the first group holds 10 to 20 %, pilot users and volunteers before others', () => {
    fc.assert(
      fc.property(companies({ least: 11 }), (facts) => {
        const { cohorts, warnings } = place(facts)
        const [first] = cohorts as [Cohort]
        const early = first.people
        const n = facts.people.length
        const pilots = facts.people.filter(({ pilot }) => pilot)
        for (const pilot of pilots) expect(early.map(({ id }) => id)).toContain(pilot.id)
        if (pilots.length > Math.floor(n / 5)) {
          expect(early.length).toBe(pilots.length)
          expect(codes(warnings)).toContain('plan.warning.pilotsOverShare')
          return
        }
        expect(early.length).toBeGreaterThanOrEqual(n / 10)
        expect(early.length).toBeLessThanOrEqual(n / 5)
        const volunteersLeft = facts.people.some(({ id, keenness }) => keenness > 0 && !early.some((one) => one.id === id))
        if (volunteersLeft) expect(early.every(({ pilot, keenness }) => pilot || keenness > 0)).toBe(true)
      }),
      runs,
    )
  })

  test('[PH-3] a place or department is only missing from the first group when the group is full', () => {
    fc.assert(
      fc.property(companies({ least: 11 }), (facts) => {
        const early = place(facts).cohorts[0]?.people ?? []
        const full = early.length >= Math.floor(facts.people.length / 5)
        const missed = facts.people.filter(
          (person) =>
            !early.some(({ locationId }) => locationId === person.locationId) ||
            (person.department !== null && !early.some(({ department }) => department === person.department)),
        )
        expect(missed.length === 0 || full).toBe(true)
        // Volunteers who add nothing give way to a volunteer from a place nobody speaks for.
        const alone = (person: PlanPerson, of: (one: PlanPerson) => string | null) =>
          !early.some((other) => other !== person && of(other) === of(person))
        const spare = early.filter(
          (person) =>
            !person.pilot &&
            !alone(person, (one) => one.locationId) &&
            (person.department === null || !alone(person, (one) => one.department)),
        )
        const waiting = missed.filter(({ keenness, locationId }) => keenness > 0 && !early.some((one) => one.locationId === locationId))
        expect(spare.length === 0 || waiting.length === 0).toBe(true)
      }),
      runs,
    )
  })

  test('[PH-4] the core team holds 30 to 40 %, no lighter users than who comes after, and cuts one team at most', () => {
    fc.assert(
      fc.property(companies({ least: 26 }), (company) => {
        const facts = { ...company, people: company.people.map((person) => ({ ...person, nominated: false })) }
        const { cohorts, warnings } = place(facts)
        const [early, core] = [peopleIn(cohorts, 'early'), peopleIn(cohorts, 'core')]
        if (codes(warnings).includes('plan.warning.tooFew')) return
        expect(core.length).toBeGreaterThanOrEqual(facts.people.length * 0.3)
        expect(core.length).toBeLessThanOrEqual(facts.people.length * 0.4)
        const rest = cohorts.slice(2).flatMap(({ people }) => people)
        const reached = new Set(early.map(({ locationId }) => locationId))
        if (!facts.people.every(({ locationId }) => reached.has(locationId))) return
        expect(mean(core)).toBeGreaterThanOrEqual(mean(rest) - 1e-9)
        const later = new Set(rest.map(teamOf))
        const cut = new Set(core.map(teamOf).filter((team) => later.has(team)))
        expect(cut.size).toBeLessThanOrEqual(1)
      }),
      runs,
    )
  })

  test('[PH-7] every location has champions from the first two phases or a warning that names it, and every phase has one', () => {
    fc.assert(
      fc.property(companies(), (facts) => {
        const { cohorts } = place(facts)
        const { champions, warnings } = chooseChampions(facts, cohorts)
        const starters = cohorts.slice(0, 2).flatMap(({ people }) => people)
        const chosen = new Set(champions.map(({ person }) => person))
        expect(chosen.size).toBe(champions.length)
        for (const { people } of cohorts) expect(people.length === 0 || people.some(({ id }) => chosen.has(id))).toBe(true)
        for (const { id, name } of facts.locations) {
          const people = facts.people.filter(({ locationId }) => locationId === id)
          if (people.length === 0) continue
          const here = champions.filter(
            ({ locationId, because }) => locationId === id && !because.some(({ code }) => code === 'plan.champion.ofPhase'),
          )
          const candidates = starters.filter(({ locationId }) => locationId === id)
          for (const { person, because } of here) {
            expect(candidates.map((one) => one.id)).toContain(person)
            expect(because.length).toBeGreaterThan(0)
          }
          const wanted = Math.ceil(people.length / 20)
          expect(here.length).toBeGreaterThanOrEqual(Math.min(wanted, candidates.length))
          const warned = warnings.some(
            ({ code, params }) =>
              (code === 'plan.warning.noChampion' || code === 'plan.warning.fewChampions') && (params as { place: string }).place === name,
          )
          expect(warned).toBe(here.length < wanted)
        }
      }),
      runs,
    )
  })

  test('[PH-8] [PH-5] in no week do more questions come than can be answered, or the plan says so', () => {
    let cut = 0
    fc.assert(
      fc.property(busyCompanies, (facts) => {
        const { cohorts, warnings } = place(facts)
        const weekOf = new Map(cohorts.flatMap(({ week, people }) => people.map(({ id }) => [id, week] as const)))
        const weeks = chooseChampions(facts, cohorts).champions.map(({ person }) => weekOf.get(person) ?? 0)
        const goings = cohorts.map(({ week, people }) => ({ week, people: people.length }))
        const last = Math.max(...weekOf.values())
        if (cohorts.some(({ key }) => key === 'rest-2')) cut++
        const short = Array.from({ length: last + 2 }, (_, index) => index + 1).some(
          (week) => ticketsIn(week, goings, facts.settings) > capacityIn(week, goings, weeks, facts.settings) + 1e-9,
        )
        expect(codes(warnings).includes('plan.warning.supportShort')).toBe(short)
      }),
      runs,
    )
    expect(cut).toBeGreaterThan(0)
  })

  test('[PH-10] planning again with nothing changed changes nothing, reasons included', () => {
    fc.assert(
      fc.property(fc.oneof(companies(), busyCompanies), fc.constantFrom(null, 'big-bang' as const), (company, approach) => {
        const facts = { ...company, approach }
        const before = place(facts)
        const after = place(settled(facts))
        expect(homes(after.cohorts)).toEqual(homes(before.cohorts))
        expect(after.because).toEqual(before.because)
        expect(after.warnings).toEqual(before.warnings)
      }),
      runs,
    )
  })

  test('[PH-10] a joiner or a leaver moves nobody else unless a band would break, and then only as many as must', () => {
    fc.assert(
      fc.property(companies(), fc.boolean(), fc.nat(), (company, joins, which) => {
        const before = settled(company)
        const leaver = before.people[which % before.people.length]
        const joiner = somebody(999_999, { department: leaver?.department ?? null, locationId: leaver?.locationId ?? 'l0', oldUse: 20 })
        const people = joins ? [...before.people, joiner] : before.people.filter((person) => person !== leaver)
        if (people.length === 0) return
        const after = { ...before, people }
        const shape = shapeFor(after)
        if (shape !== shapeFor(before)) return
        const home = homes(place(after).cohorts)
        const moved = people.filter(({ id, current }) => current !== null && home.get(id) !== current)
        const standing = (key: string) => people.filter(({ current }) => current === key).length
        // The joiner is free to mend one gap; each gap and each surplus left needs one move, a surplus next to a gap mends both.
        let gaps = 0
        let surplus = 0
        for (const key of ['early', 'core', 'pilot', 'week-1']) {
          const band = bandFor(key, people.length)
          if (!band || standing(key) === 0) continue
          const fixed = people.filter(({ pilot, current }) => pilot && current === key).length
          gaps += Math.max(0, band.least - standing(key))
          surplus += Math.max(0, standing(key) - Math.max(band.most, fixed))
        }
        const needed = Math.max(gaps - (joins ? 1 : 0), 0) + surplus
        expect(moved.length).toBeLessThanOrEqual(needed)
      }),
      { numRuns: 400 },
    )
  })

  test('[PH-10] a pinned person is where they are pinned, in a new plan and in a replan', () => {
    fc.assert(
      fc.property(
        companies({ least: 4 }),
        fc.boolean(),
        fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 12 }),
        (company, planned, pins) => {
          const shape = shapeFor(company)
          const before = planned ? settled(company) : company
          const keys = {
            small: ['week-1', 'week-2'],
            growing: ['pilot', 'department-1', 'department-2', 'everyone'],
            phased: ['early', 'core', 'rest'],
          }[shape as 'small' | 'growing' | 'phased']
          const people = [...before.people]
          for (const [who, where] of pins) {
            const at = who % people.length
            people[at] = { ...(people[at] as PlanPerson), pinned: keys[where % keys.length] as string }
          }
          const { cohorts } = placePeople({ ...before, people }, shape)
          const home = homes(cohorts)
          expect(home.size).toBe(people.length)
          for (const { id, pinned } of people) if (pinned !== null) expect(home.get(id)).toBe(pinned)
        },
      ),
      runs,
    )
  })

  test('[PH-11] the order in which people come makes no difference', () => {
    fc.assert(
      fc.property(
        fc
          .oneof(companies(), busyCompanies)
          .chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray([...facts.people], { minLength: facts.people.length }))),
        ([facts, shuffled]) => {
          const spelled = (people: readonly PlanPerson[]) => {
            const { cohorts, because, warnings } = place({ ...facts, people })
            return JSON.stringify([cohorts, [...because].toSorted(([one], [other]) => (one < other ? -1 : 1)), warnings])
          }
          expect(spelled(shuffled)).toBe(spelled(facts.people.toSorted(byOrder)))
        },
      ),
      runs,
    )
  })
})
