import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adoptionFigures, type AdoptionPerson, type AdoptionSource } from '#core/metrics/adoption-figures.ts'

const asOf = 20_000
const person = (personId: string, more: Partial<AdoptionPerson> = {}): AdoptionPerson => ({
  personId,
  phaseKey: 'early',
  locationId: 'albina',
  department: null,
  goLive: asOf - 40,
  out: null,
  leftOn: null,
  ...more,
})
const source = (sourceId: string, seen: Record<string, number | null>, more: Partial<AdoptionSource> = {}): AdoptionSource => ({
  sourceId,
  grain: 'last-seen',
  system: 'new',
  newest: asOf,
  locations: null,
  lastSeen: new Map(Object.entries(seen)),
  ...more,
})
const question = { asOf, window: 7, goal: 0.8, deciding: null }
const export1 = source('export', { a: asOf, b: asOf - 6, c: asOf - 7, d: null })

describe('adoption from stored usage', () => {
  test('[ME-2] each person is due on day 28 after their own go-live, and only those due count for the goal', () => {
    const people = [
      person('a'),
      person('b', { goLive: asOf - 28 }),
      person('c', { goLive: asOf - 27, phaseKey: 'core' }),
      person('d', { goLive: asOf + 1, phaseKey: 'core' }),
      person('e', { goLive: null, phaseKey: null }),
    ]
    const { all, phases } = adoptionFigures(people, [export1], question)
    expect(all).toMatchObject({ assigned: 5, notLive: 2, notDue: 1, due: 2, active: 2, activeDue: 2, share: 1, verdict: { goal: 'met' } })
    expect(phases.get('core')).toMatchObject({ due: 0, share: null, interval: null, verdict: { goal: 'not known', reason: 'notDue' } })
  })

  test('[ME-1] everyone assigned and still employed counts; those who left or are excluded are listed with the reason', () => {
    const people = [person('a'), person('c'), person('x', { out: 'left' }), person('y', { out: 'excluded' })]
    const { all, out } = adoptionFigures(people, [export1], question)
    expect(all).toMatchObject({ assigned: 2, active: 1, share: 0.5, verdict: { goal: 'not met', reason: 'below' } })
    expect(out).toEqual([{ personId: 'x', reason: 'left' }, { personId: 'y', reason: 'excluded' }]) // prettier-ignore
  })

  test('[ME-3] whom no report covers is named, old data is no data, and a source that tells each day covers everyone', () => {
    const people = [person('a'), person('z')]
    expect(adoptionFigures(people, [export1], question)).toMatchObject({ uncovered: ['z'], all: { covered: 1 } })
    const daily = source('api', { a: asOf }, { grain: 'daily' })
    expect(adoptionFigures(people, [daily], question)).toMatchObject({ uncovered: [], all: { covered: 2, active: 1 } })
    for (const [newest, reason] of [
      [asOf - 8, 'below'],
      [asOf - 9, 'stale'],
      [null, 'stale'],
    ] as const)
      // prettier-ignore
      expect(adoptionFigures(people, [{ ...daily, newest }], question).all.verdict.reason, String(newest)).toBe(reason)
    expect(adoptionFigures([], [daily], question).all.verdict.reason).toBe('nobody')
  })

  test('[ME-1] new against old system: who uses the old one still, and who uses both', () => {
    const old = source('erp', { a: asOf, c: asOf }, { system: 'old', grain: 'daily' })
    expect(adoptionFigures([person('a'), person('b'), person('c')], [export1, old], question).all).toMatchObject({
      active: 2,
      activeOld: 2,
      both: 1,
    })
  })

  test('[ME-15] sources that disagree are shown with the people concerned, and the one that was chosen decides', () => {
    const rollCall = source('roll-call', { a: null, b: asOf, c: asOf })
    const people = [person('a'), person('b'), person('c')]
    const { disagreements, all } = adoptionFigures(people, [export1, rollCall], question)
    expect(disagreements).toEqual([
      { active: 'export', inactive: 'roll-call', people: ['a'] },
      { active: 'roll-call', inactive: 'export', people: ['c'] },
    ])
    expect(all.active).toBe(3)
    expect(adoptionFigures(people, [export1, rollCall], { ...question, deciding: 'export' }).all.active).toBe(2)
    // Data that is too old contradicts nothing.
    expect(adoptionFigures(people, [export1, { ...rollCall, newest: asOf - 9 }], question).disagreements).toEqual([])
  })

  test('[ME-15] sources are compared up to the last day that both speak of: the older one contradicts nothing of the days since', () => {
    const daily = source('daily', { a: asOf, b: asOf - 8 }, { grain: 'daily' })
    const older = source('older', { a: asOf - 20, b: asOf - 8, c: asOf - 5 }, { newest: asOf - 5 })
    const { disagreements } = adoptionFigures([person('a'), person('b'), person('c')], [daily, older], question)
    expect(disagreements).toEqual([{ active: 'older', inactive: 'daily', people: ['c'] }])
  })

  test('[ME-3] a daily source that tells of some locations leaves the others not known', () => {
    const daily = source('daily', { a: asOf, c: asOf }, { grain: 'daily', locations: new Set(['albina']) })
    const elsewhere = { locationId: 'moengo' }
    const people = [person('a'), person('b'), person('c', elsewhere), person('d', elsewhere), person('e', { locationId: null })]
    const { all, uncovered } = adoptionFigures(people, [daily], question)
    // Somebody who was seen is covered wherever they work.
    expect(uncovered).toEqual(['d', 'e'])
    expect(all).toMatchObject({ covered: 3, active: 2 })
  })

  test('[ME-2] the order of people and sources changes nothing, and the parts of a group add up to it', () => {
    const somebody = fc.record({
      personId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      goLive: fc.option(fc.integer({ min: asOf - 60, max: asOf + 30 })),
      phaseKey: fc.constantFrom('early', 'core', null),
    })
    fc.assert(
      fc.property(fc.uniqueArray(somebody, { selector: ({ personId }) => personId }), fc.boolean(), (some, turned) => {
        const people = some.map((one) => person(one.personId, one))
        const sources = [export1, source('api', { d: asOf - 1, e: asOf - 30 }, { grain: 'daily' })]
        const whole = adoptionFigures(people, sources, question)
        const other = adoptionFigures(turned ? people.toReversed() : people, sources.toReversed(), question)
        expect(other.all).toEqual(whole.all)
        const { all, phases } = whole
        expect(all.notLive + all.notDue + all.due).toBe(all.assigned)
        for (const part of ['assigned', 'due', 'active', 'activeDue', 'covered'] as const)
          expect([...phases.values()].reduce((sum, group) => sum + group[part], 0)).toBe(all[part])
      }),
    )
  })
})
