import { describe, expect, test } from 'vitest'
import { placePeople } from '#core/plan/cohorts.ts'
import type { PlanFacts, PlanPerson } from '#core/plan/plan.ts'
import { shapeOf } from '#core/plan/shape.ts'
import { note } from '#core/kernel/note.ts'
import { sayNote } from '#core/registry/vocabulary.ts'
import { companyOf, factsOf, placeAt, somebody } from '#test/company.ts'

const people = (count: number, with_: (number: number) => Partial<PlanPerson> = () => ({})) =>
  Array.from({ length: count }, (_, number) => somebody(number, with_(number)))
const place = (facts: PlanFacts) => placePeople(facts, shapeOf(facts.people, facts.approach ?? 'phased'))
const sizes = (facts: PlanFacts) => Object.fromEntries(place(facts).cohorts.map(({ key, people: members }) => [key, members.length]))
const inPhase = (facts: PlanFacts, key: string) =>
  (place(facts).cohorts.find((cohort) => cohort.key === key)?.people ?? []).map(({ id }) => id)
const why = (facts: PlanFacts, id: string, language: 'en' | 'nl' = 'en') =>
  (place(facts).because.get(id) ?? []).map((one) => sayNote(language, one))
const id = (number: number) => somebody(number).id

test('[PH-9] [RG-3] one hour a week is one hour, two are hours', () => {
  const said = (language: 'en' | 'nl', use: number): string[] => [
    sayNote(language, note('plan.because.heavyUse', { use })),
    sayNote(language, note('plan.champion.knowsOld', { use })),
  ]
  expect(said('en', 1)).toEqual(['uses the old system 1 hour a week', 'knows the old system well (1 hour a week)'])
  expect(said('en', 2)[0]).toBe('uses the old system 2 hours a week')
  expect(said('nl', 1)[0]).toBe('gebruikt het oude systeem 1 uur per week')
})

describe('small teams', () => {
  test.each([
    [2, 1, 1],
    [5, 3, 2],
    [8, 4, 4],
    [9, 5, 4],
    [10, 5, 5],
  ])('[PH-6] %i people: halves of %i and %i', (count, first, second) =>
    expect(sizes(factsOf(people(count)))).toEqual({ 'week-1': first, 'week-2': second, full: 0, off: 0 }),
  )

  test('[PH-6] pilot users and volunteers are in the first half', () => {
    const facts = factsOf(people(8, (number) => ({ pilot: number === 7, keenness: number === 6 ? 2 : 0 })))
    expect(inPhase(facts, 'week-1')).toContain(id(7))
    expect(inPhase(facts, 'week-1')).toContain(id(6))
  })
})

describe('growing businesses', () => {
  const departments = ['Sales', 'Finance', 'Stores', 'Service']
  const twenty = people(20, (number) => ({
    department: departments[number % 4] ?? null,
    oldUse: number % 4 === 1 ? 30 : number % 4 === 3 ? 20 : 2,
  }))

  test('[PH-6] the two departments that use the old system most go one after another, then everyone else', () => {
    const { cohorts } = place(factsOf(twenty))
    const departmentsIn = (key: string) => new Set(cohorts.find((cohort) => cohort.key === key)?.people.map(({ department }) => department))
    expect(departmentsIn('department-1')).toEqual(new Set(['Finance']))
    expect(departmentsIn('department-2')).toEqual(new Set(['Service']))
    expect(departmentsIn('everyone')).toEqual(new Set(['Sales', 'Stores']))
    expect(cohorts.map(({ week }) => week)).toEqual([1, 3, 5, 7, 9])
  })

  test('[PH-6] [PH-2] without departments places take their part, and without places thirds', () => {
    const byPlace = factsOf(
      people(20, (number) => ({ locationId: `l${number % 2}` })),
      { locations: [placeAt(0), placeAt(1)] },
    )
    const { cohorts } = place(byPlace)
    for (const key of ['department-1', 'department-2'])
      expect(new Set(cohorts.find((cohort) => cohort.key === key)?.people.map(({ locationId }) => locationId)).size).toBe(1)
    expect(sizes(byPlace)['everyone']).toBe(0)
    expect(sizes(factsOf(people(20)))).toEqual({ pilot: 2, 'department-1': 6, 'department-2': 6, everyone: 6, off: 0 })
  })

  test('[PH-2] people without a department go with everyone else', () => {
    const facts = factsOf([...twenty, ...[20, 21, 22].map((number) => somebody(number, { oldUse: 1 }))])
    for (const number of [21, 22]) expect(inPhase(facts, 'everyone')).toContain(id(number))
  })

  test('[PH-10] a joiner goes with their department and moves nobody', () => {
    const before = place(factsOf(twenty))
    const home = new Map(before.cohorts.flatMap(({ key, people: members }) => members.map((one) => [one.id, key] as const)))
    const settled = twenty.map((person) => ({ ...person, current: home.get(person.id) ?? null }))
    const facts = factsOf([...settled, somebody(77, { department: 'Service' })])
    expect(inPhase(facts, 'department-2')).toContain(id(77))
    const after = place(facts).cohorts.flatMap(({ key, people: members }) => members.map((one) => [one.id, key] as const))
    expect(new Map(after.filter(([who]) => who !== id(77)))).toEqual(home)
  })
})

describe('phased plans', () => {
  test('[PH-1] [PH-3] [PH-4] [PH-5] a hundred people: early adopters, core team, the rest', () => {
    expect(sizes(companyOf(100))).toEqual({ early: expect.any(Number), core: expect.any(Number), rest: expect.any(Number), off: 0 })
    const { early = 0, core = 0, rest = 0 } = sizes(companyOf(100))
    expect(early + core + rest).toBe(100)
  })

  test('[PH-3] pilot users, then the keenest volunteers, then heavy users if there are too few', () => {
    const facts = factsOf(
      people(50, (number) => ({ pilot: number === 40, keenness: number >= 44 ? number - 43 : 0, oldUse: number === 3 ? 40 : 1 })),
    )
    expect(inPhase(facts, 'early')).toEqual([40, 44, 45, 46, 47, 48, 49].map(id))
    const crowded = factsOf(people(50, (number) => ({ keenness: number < 30 ? 1 + (number % 3) : 0 })))
    expect(inPhase(crowded, 'early')).toEqual([2, 5, 8, 11, 14, 17, 20, 23, 26, 29].map(id))
    const short = factsOf(people(50, (number) => ({ oldUse: number })))
    expect(inPhase(short, 'early')).toEqual([45, 46, 47, 48, 49].map(id))
  })

  test('[PH-3] more pilot users than a fifth: all stay, with a warning', () => {
    const facts = factsOf(people(50, (number) => ({ pilot: number < 14, keenness: 3 })))
    expect(inPhase(facts, 'early')).toHaveLength(14)
    expect(place(facts).warnings).toContainEqual({ code: 'plan.warning.pilotsOverShare', params: { pilots: 14, most: 10, phase: 'early' } })
  })

  test('[PH-3] [PH-7] a place with one person is not forgotten', () => {
    const facts = factsOf(
      people(60, (number) => ({ locationId: number === 59 ? 'l2' : `l${number % 2}`, oldUse: 60 - number })),
      { locations: [0, 1, 2].map(placeAt) },
    )
    expect(inPhase(facts, 'early')).toContain(id(59))
  })

  test('[PH-7] where the first group is full, a voice from each other place is in the second', () => {
    const facts = factsOf(
      people(60, (number) => ({ locationId: number < 50 ? 'l0' : 'l1', pilot: number < 12, oldUse: number < 50 ? 20 : 1 })),
      { locations: [0, 1].map(placeAt) },
    )
    const core = place(facts).cohorts[1]?.people ?? []
    expect(core.some(({ locationId }) => locationId === 'l1')).toBe(true)
  })

  test('[PH-4] teams stay together, the heaviest users first', () => {
    const facts = factsOf(people(100, (number) => ({ department: `D${number % 10}`, oldUse: number % 10, keenness: number < 10 ? 1 : 0 })))
    const core = place(facts).cohorts[1]?.people ?? []
    expect(core).toHaveLength(36)
    expect(new Set(core.map(({ department }) => department))).toEqual(new Set(['D9', 'D8', 'D7', 'D6']))
  })

  test('[PH-4] one team larger than the band is cut at its heaviest users', () => {
    const facts = factsOf(
      people(100, (number) => ({ department: number < 80 ? 'Sales' : 'IT', oldUse: number < 80 ? 20 + (number % 20) : 1 })),
    )
    const core = place(facts).cohorts[1]?.people ?? []
    expect(core).toHaveLength(30)
    expect(new Set(core.map(({ department }) => department))).toEqual(new Set(['Sales']))
  })

  /** Ten volunteers, and teams of given sizes with the same use each; one of each team is among the first all the same. */
  const hundred = (...teams: (readonly [size: number, use: number])[]) => {
    const crowd = people(10, () => ({ department: 'Volunteers', keenness: 1 }))
    for (const [index, [size, oldUse]] of teams.entries())
      for (let at = 0; at < size; at++) crowd.push(somebody(crowd.length, { department: `T${index}`, oldUse }))
    return factsOf(crowd)
  }
  const teamsIn = (facts: PlanFacts) => [...new Set(place(facts).cohorts[1]?.people.map(({ department }) => department))].toSorted()

  test('[PH-4] a team that does not fit gives way to the next that fits whole', () => {
    expect(teamsIn(hundred([21, 30], [26, 29], [13, 28], [30, 1]))).toEqual(['T0', 'T2'])
  })

  test('[PH-4] whole teams of light users never go before a large team of heavy ones', () => {
    expect(teamsIn(hundred([50, 30], [10, 1], [10, 1], [10, 1], [10, 1]))).toEqual(['T0'])
  })

  test('[PH-4] where no use is known, the plan says so and takes the larger teams', () => {
    const facts = factsOf(people(60, (number) => ({ department: number < 22 ? 'Sales' : `D${number}` })))
    const { cohorts, warnings } = place(facts)
    expect(warnings.map(({ code }) => code)).toContain('plan.warning.useUnknown')
    expect(cohorts[1]?.people.filter(({ department }) => department === 'Sales').length).toBeGreaterThan(15)
    expect(place(companyOf(60)).warnings.map(({ code }) => code)).not.toContain('plan.warning.useUnknown')
  })

  test('[PH-10] a pinned person stays, also where the band breaks, and an unknown phase is told of', () => {
    const crowd = people(30, (number) => ({ pinned: number < 10 ? 'early' : number === 29 ? 'department-1' : null }))
    const { cohorts, warnings } = place(factsOf(crowd))
    expect(cohorts[0]?.people.map((person) => person.id)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(id))
    expect(warnings).toContainEqual({ code: 'plan.warning.tooMany', params: { phase: 'early', people: 10, least: 3, most: 6 } })
    expect(warnings).toContainEqual({ code: 'plan.warning.pinUnknown', params: { names: ['Person 29'], more: 0, phase: 'department-1' } })
    expect(sayNote('nl', warnings.find(({ code }) => code === 'plan.warning.pinUnknown') ?? { code: '', params: {} })).toContain(
      'Eerste afdeling',
    )
  })

  const standing = (count: number, phases: Record<string, number>, with_: Partial<PlanPerson> = {}) => {
    const currents = Object.entries(phases).flatMap(([key, size]) => Array.from({ length: size }, () => key))
    return people(count, (number) => ({ current: currents[number] ?? null, oldUse: number, ...with_ }))
  }
  const movedIn = (crowd: PlanPerson[]) => {
    const home = new Map(place(factsOf(crowd)).cohorts.flatMap(({ key, people: members }) => members.map((one) => [one.id, key] as const)))
    return crowd.filter(({ id: who, current }) => current !== null && home.get(who) !== current).length
  }

  test.each([
    [{ early: 15, core: 35, rest: 50 }, 0],
    [{ early: 7, core: 35, rest: 58 }, 3],
    [{ early: 24, core: 35, rest: 41 }, 4],
    [{ early: 15, core: 26, rest: 59 }, 4],
    [{ early: 15, core: 46, rest: 39 }, 6],
    [{ early: 7, core: 45, rest: 48 }, 5],
    [{ early: 24, core: 28, rest: 48 }, 4],
    [{ early: 8, core: 28, rest: 64 }, 4],
  ])('[PH-10] bands that broke are mended with the fewest moves: %o, %i', (phases, moves) =>
    expect(movedIn(standing(100, phases))).toBe(moves),
  )

  test('[PH-4] [PH-10] a joiner goes with their team while the band has room', () => {
    const crowd = standing(100, { early: 15, core: 35, rest: 50 }).map((person, at) => ({
      ...person,
      department: at < 8 || (at >= 15 && at < 50) ? 'B' : 'C',
    }))
    const withJoiner = (department: string) => factsOf([...crowd, somebody(500, { department })])
    expect(inPhase(withJoiner('B'), 'core')).toContain(id(500))
    expect(inPhase(withJoiner('C'), 'rest')).toContain(id(500))
  })

  test('[PH-10] a new pilot user moves to the front, and nobody else moves', () => {
    const before = companyOf(100)
    const home = new Map(place(before).cohorts.flatMap(({ key, people: members }) => members.map((one) => [one.id, key] as const)))
    const settled = before.people.map((person) => ({ ...person, current: home.get(person.id) ?? null }))
    const chosen = settled.find(({ current, keenness }) => current === 'rest' && keenness === 0) as PlanPerson
    const after = place({ ...before, people: settled.map((person) => (person === chosen ? { ...person, pilot: true } : person)) })
    const moved = after.cohorts.flatMap(({ key, people: members }) =>
      members.filter((one) => home.get(one.id) !== key).map((one) => one.id),
    )
    expect(moved).toEqual([chosen.id])
  })

  test.each([8, 20, 100])('[PH-10] of %i people, a joiner never enters a phase that has begun, nor does a new pilot user', (count) => {
    const before = companyOf(count)
    const { cohorts } = place(before)
    const begun = cohorts[0]?.key ?? ''
    const home = new Map(cohorts.flatMap(({ key, people: members }) => members.map((one) => [one.id, key] as const)))
    const standing = before.people.map((person) => {
      const current = home.get(person.id) ?? null
      return { ...person, current, pinned: current === begun ? current : null, pilot: person.pilot || current !== begun }
    })
    const joiner = somebody(999_999, { keenness: 3, locationId: 'l0', department: 'A new one' })
    const after = place({
      ...before,
      people: [...standing, joiner],
      anchors: new Map([[begun, before.startOn]]),
      running: true,
      today: before.startOn,
    })
    expect(after.cohorts[0]?.people).toHaveLength(cohorts[0]?.people.length ?? 0)
    expect(
      after.cohorts
        .slice(1)
        .flatMap(({ people: members }) => members)
        .map((one) => one.id),
    ).toContain(joiner.id)
    expect(after.cohorts.flatMap(({ people: members }) => members)).toHaveLength(count + 1)
  })

  test('[PH-7] a large place sends as many champions ahead as it needs', () => {
    const facts = factsOf(
      people(120, (number) => ({ locationId: number < 70 ? 'l0' : 'l1', oldUse: number < 70 ? 1 : 30 })),
      { locations: [0, 1].map(placeAt) },
    )
    expect(place(facts).cohorts[0]?.people.filter(({ locationId }) => locationId === 'l0').length).toBeGreaterThanOrEqual(4)
  })

  test('[PH-9] the reasons are those of the person, in both languages', () => {
    const facts = factsOf(
      people(40, (number) => ({
        locationId: number < 20 ? 'l0' : 'l1',
        language: number === 21 ? 'en' : 'nl',
        keenness: number === 21 || number === 22 ? 3 : number === 5 ? 2 : 0,
        department: number % 2 ? 'Sales' : 'Finance',
        oldUse: number === 21 ? 22 : 5,
      })),
      { locations: [0, 1].map(placeAt) },
    )
    expect(why(facts, id(21))).toEqual([
      'volunteered, and is eager to start',
      'the only English speaker from Nieuw Nickerie in this phase',
      'uses the old system 22 hours a week',
    ])
    expect(why(facts, id(5), 'nl')).toContain('meldde zich aan en heeft er zin in')
    const last = inPhase(facts, 'rest')[0] as string
    expect(why(facts, last)[0]).toMatch(/^by then \d+ colleagues in .+ can help$/)
  })
})

describe('everyone on one day', () => {
  test('[AP-1] [PH-6] big bang: one cohort, and the old system off in week 5', () => {
    const { cohorts } = place({ ...companyOf(40), approach: 'big-bang' })
    expect(cohorts.map(({ key, week, people: members }) => [key, week, members.length])).toEqual([
      ['switch', 1, 40],
      ['off', 5, 0],
    ])
  })

  test('[PH-6] one person switches on day 1 and is done', () => {
    const facts = factsOf(people(1))
    expect(place(facts).cohorts.map(({ key }) => key)).toEqual(['switch'])
    expect(why(facts, id(0))).toEqual(['is the only one, so starts right away'])
  })
})
