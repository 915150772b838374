import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlanFacts, PlanPerson } from '#core/plan/plan.ts'
import { defaultSettings } from '#core/plan/settings.ts'
import type { DatedPhase } from '#core/plan/timeline.ts'
import { sayNote } from '#core/registry/vocabulary.ts'
import { matchBuddies } from '#core/training/buddies.ts'
import { misfit } from '#core/training/buddy-matching.ts'

const person = (id: string, some: Partial<PlanPerson> = {}): PlanPerson => ({
  id,
  order: id,
  name: id,
  email: null,
  department: 'Sales',
  locationId: 'pbm',
  language: 'nl',
  pilot: false,
  keenness: 0,
  oldUse: null,
  nominated: false,
  pinned: null,
  current: null,
  ...some,
})

const keys = ['early', 'core', 'rest']
const phasesOf = (...people: PlanPerson[][]): DatedPhase[] =>
  people.map((of, index) => ({
    key: keys[index] ?? `rest-${index}`,
    position: index + 1,
    week: 1 + 2 * index,
    weeks: 2,
    people: of,
    goLive: '2026-11-30',
    ends: '2026-12-11',
    sites: [],
  }))

const factsOf = (peoplePerBuddy = 3): PlanFacts => ({
  tool: 'Odoo',
  oldSystem: null,
  startOn: '2026-11-30',
  today: '2026-11-01',
  complexity: 'moderate',
  critical: false,
  approach: null,
  people: [],
  zone: 'America/Paramaribo',
  locations: [
    {
      id: 'pbm',
      name: 'Paramaribo',
      country: 'SR',
      zone: 'America/Paramaribo',
      language: 'nl',
      connectivity: 'good',
      opensAt: 420,
      closesAt: 900,
    },
    {
      id: 'geo',
      name: 'Georgetown',
      country: 'GY',
      zone: 'America/Guyana',
      language: 'en',
      connectivity: 'good',
      opensAt: 480,
      closesAt: 1020,
    },
    {
      id: 'nic',
      name: 'Nieuw Nickerie',
      country: 'SR',
      zone: 'America/Paramaribo',
      language: 'nl',
      connectivity: 'poor',
      opensAt: 420,
      closesAt: 900,
    },
  ],
  holidays: new Map(),
  freezes: [],
  anchors: new Map(),
  settings: { ...defaultSettings, peoplePerBuddy },
})

/** Every way of pairing, remembered by what helpers have left: the best by pairs, then misfit, then pairs kept. */
const bestOf = (phases: readonly DatedPhase[], perBuddy: number, current: ReadonlyMap<string, string>) => {
  const helpers = phases.flatMap((phase) =>
    phase.people.map((one) => ({ one, turn: phase.position === 1 && one.pilot ? 0 : phase.position })),
  )
  const hasPilots = phases[0]?.people.some((one) => one.pilot) ?? false
  const newcomers = helpers.filter(({ turn }) => turn > 1 || (turn === 1 && hasPilots))
  const known = new Map<number, readonly [number, number, number]>()
  const left = helpers.map(() => perBuddy)
  const best = (at: number): readonly [pairs: number, cost: number, kept: number] => {
    const newcomer = newcomers[at]
    if (!newcomer) return [0, 0, 0]
    const key = left.reduce((sum, value) => sum * (perBuddy + 1) + value, at)
    const seen = known.get(key)
    if (seen) return seen
    let found = best(at + 1)
    for (const [index, { one, turn }] of helpers.entries()) {
      if ((left[index] ?? 0) === 0 || turn >= newcomer.turn || one.language !== newcomer.one.language) continue
      left[index]! -= 1
      const [pairs, cost, kept] = best(at + 1)
      left[index]! += 1
      const mine = [pairs + 1, cost + misfit(one, newcomer.one), kept + (current.get(newcomer.one.id) === one.id ? 1 : 0)] as const
      if (mine[0] > found[0] || (mine[0] === found[0] && (mine[1] < found[1] || (mine[1] === found[1] && mine[2] > found[2])))) found = mine
    }
    known.set(key, found)
    return found
  }
  return { best: best(0), newcomers }
}

const anyone = (some: { phase: number }) =>
  fc.record({
    phase: fc.constant(some.phase),
    department: fc.constantFrom('Sales', 'Finance', null),
    locationId: fc.constantFrom('pbm', 'geo', 'nic'),
    language: fc.constantFrom('nl' as const, 'nl' as const, 'en' as const),
    pilot: fc.boolean(),
  })
const company = fc
  .tuple(
    fc.array(anyone({ phase: 0 }), { minLength: 1, maxLength: 4 }),
    fc.array(anyone({ phase: 1 }), { maxLength: 4 }),
    fc.array(anyone({ phase: 2 }), { maxLength: 4 }),
  )
  .map((all) => phasesOf(...all.map((people, phase) => people.map(({ phase: _, ...some }, index) => person(`p${phase}${index}`, some)))))

const measured = (phases: readonly DatedPhase[], buddies: readonly { person: string; buddy: string }[]) => {
  const byId = new Map(phases.flatMap((phase) => phase.people.map((one) => [one.id, { one, phase }] as const)))
  return buddies.map((pair) => {
    const [a, b] = [byId.get(pair.person), byId.get(pair.buddy)]
    if (!a || !b) throw new Error('a pair of strangers')
    return { ...pair, a, b, cost: misfit(a.one, b.one) }
  })
}

describe('buddies', () => {
  test('[TR-5] pairs as many as possible at the least total misfit, as trying every way finds', () => {
    fc.assert(
      fc.property(company, fc.integer({ min: 1, max: 2 }), fc.infiniteStream(fc.nat(11)), (phases, perBuddy, picks) => {
        const everyone = phases.flatMap((phase) => phase.people)
        // Pairs of today: anyone with anyone, also such as may no longer be; at most one person to a buddy, as a replan would find them.
        const current = new Map<string, string>()
        const taken = new Set<string>()
        for (const one of everyone) {
          const buddy = everyone[picks.next().value ?? 0]
          if (!buddy || buddy === one || taken.has(buddy.id)) continue
          taken.add(buddy.id)
          current.set(one.id, buddy.id)
        }
        for (const standing of [new Map<string, string>(), current]) {
          const { buddies, warnings } = matchBuddies(factsOf(perBuddy), phases, standing)
          const { best, newcomers } = bestOf(phases, perBuddy, standing)
          const pairs = measured(phases, buddies)
          const helped = new Map<string, number>()
          for (const { a, b, buddy } of pairs) {
            helped.set(buddy, (helped.get(buddy) ?? 0) + 1)
            expect(b.one.language).toBe(a.one.language)
            if (a.phase.position === 1) expect([b.phase.position, b.one.pilot, a.one.pilot]).toEqual([1, true, false])
            else expect(b.phase.position).toBeLessThan(a.phase.position)
          }
          for (const count of helped.values()) expect(count).toBeLessThanOrEqual(perBuddy)
          expect(new Set(buddies.map((pair) => pair.person)).size).toBe(buddies.length)
          const kept = buddies.filter((pair) => standing.get(pair.person) === pair.buddy).length
          expect([buddies.length, pairs.reduce((sum, pair) => sum + pair.cost, 0), kept]).toEqual([...best])
          const missing = warnings.reduce((sum, one) => sum + ('missing' in one.params ? one.params.missing : 0), 0)
          expect(missing).toBe(newcomers.length - buddies.length)
        }
      }),
      { numRuns: 400 },
    )
  })

  test('[TR-5] finds the least misfit among eight and eight', () => {
    const one = fc.record({
      department: fc.constantFrom('Sales', 'Finance', 'Stores', null),
      locationId: fc.constantFrom('pbm', 'geo', 'nic'),
    })
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 8 }), fc.array(one, { minLength: 1, maxLength: 8 }), (first, second) => {
        const phases = phasesOf(
          first.map((some, index) => person(`a${index}`, some)),
          second.map((some, index) => person(`b${index}`, some)),
        )
        const { buddies } = matchBuddies(factsOf(1), phases)
        const total = measured(phases, buddies).reduce((sum, pair) => sum + pair.cost, 0)
        expect([buddies.length, total]).toEqual(bestOf(phases, 1, new Map()).best.slice(0, 2))
      }),
      { numRuns: 200 },
    )
  })

  test('[TR-5] says why these two, and shares the work evenly', () => {
    const helpers = ['h1', 'h2', 'h3'].map((id) => person(id))
    const newcomers = ['n1', 'n2', 'n3', 'n4', 'n5'].map((id) => person(id))
    const { buddies, warnings } = matchBuddies(
      factsOf(),
      phasesOf(helpers, [...newcomers, person('far', { locationId: 'nic', department: 'Finance' })]),
    )
    expect(buddies.map((pair) => [pair.person, pair.buddy])).toEqual([
      ['n1', 'h1'],
      ['n2', 'h2'],
      ['n3', 'h3'],
      ['n4', 'h1'],
      ['n5', 'h2'],
      ['far', 'h3'],
    ])
    expect(buddies[0]?.because.map((one) => sayNote('en', one))).toEqual(['also works in Paramaribo', 'same department: Sales'])
    expect(buddies[5]?.because.map((one) => sayNote('nl', one))).toEqual(['spreekt ook Nederlands; maatjes dichterbij zitten vol'])
    expect(warnings).toEqual([])
  })

  test('[TR-5] names what is short', () => {
    const phases = phasesOf(
      [person('h', { language: 'nl' })],
      [person('e1', { language: 'en', locationId: 'geo' }), ...['n1', 'n2', 'n3', 'n4', 'n5'].map((id) => person(id))],
    )
    const { buddies, warnings } = matchBuddies(factsOf(), phases)
    expect(buddies).toHaveLength(3)
    expect(warnings.map((one) => one.params)).toEqual([
      { language: 'en', phase: 'core', places: ['Georgetown'], missing: 1, have: 0, more: 1 },
      { language: 'nl', phase: 'core', places: ['Paramaribo'], missing: 2, have: 1, more: 1 },
    ])
    expect(warnings.map((one) => sayNote('en', one))[0]).toMatch(
      /^1 person in Georgetown has no buddy: no English speaker starts before “Core team”/,
    )
    expect(warnings.map((one) => sayNote('nl', one))[1]).toMatch(
      /^2 mensen in Paramaribo hebben geen maatje: er beginnen te weinig Nederlandstaligen voor “Kerngroep”/,
    )
  })

  test('[TR-5] pairs the first phase with its pilot users, and is silent where there are none', () => {
    const nobody = matchBuddies(factsOf(), phasesOf([person('a'), person('b')]))
    expect(nobody).toEqual({ buddies: [], warnings: [] })
    const { buddies } = matchBuddies(factsOf(), phasesOf([person('a'), person('b', { pilot: true })]))
    expect(buddies.map((pair) => [pair.person, pair.buddy])).toEqual([['a', 'b']])
  })

  test('[TR-5] [PH-11] does not hang on the order of people', () => {
    fc.assert(
      fc.property(company, (phases) => {
        const turned = phases.map((phase) => ({ ...phase, people: phase.people.toReversed() }))
        const sorted = (of: readonly DatedPhase[]) =>
          matchBuddies(factsOf(2), of).buddies.toSorted((a, b) => (a.person < b.person ? -1 : 1))
        expect(sorted(turned)).toEqual(sorted(phases))
      }),
      { numRuns: 100 },
    )
  })

  test('[TR-5] makes a pair anew when a buddy leaves, and keeps the others', () => {
    const helpers = ['h1', 'h2', 'h3'].map((id) => person(id))
    const newcomers = ['n1', 'n2', 'n3', 'n4'].map((id) => person(id))
    const before = matchBuddies(factsOf(), phasesOf(helpers, newcomers)).buddies
    const current = new Map(before.map((pair) => [pair.person, pair.buddy]))
    const after = matchBuddies(factsOf(), phasesOf(helpers.slice(0, 2), newcomers), current).buddies
    expect(after.filter((pair) => current.get(pair.person) !== pair.buddy).map((pair) => pair.person)).toEqual(['n3'])
  })
})
