import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOf } from '#core/kernel/calendar.ts'
import { worksOn } from '#core/kernel/employment.ts'
import { flowKinds, type FlowPerson, type Flows, flowsBetween, type FlowSource } from '#core/metrics/flows.ts'

const asOf = 20_000
const person = (personId: string, more: Partial<FlowPerson> = {}): FlowPerson => ({
  personId,
  locationId: 'albina',
  goLive: asOf - 40,
  leftOn: null,
  isExcluded: false,
  ...more,
})
/** A source of daily activity; each person with a letter for each of: this week, the week before, earlier. */
const source = (people: Record<string, string>, more: Partial<FlowSource> = {}): FlowSource => ({
  sourceId: 'api',
  grain: 'daily',
  system: 'new',
  oldest: asOf - 60,
  newest: asOf,
  locations: null,
  seen: new Map(Object.entries(people).map(([id, weeks]) => [id, { now: weeks.includes('n'), before: weeks.includes('b'), earlier: weeks.includes('e') }])), // prettier-ignore
  ...more,
})
const kindsOf = (flows: ReturnType<typeof flowsBetween>) => {
  if (typeof flows === 'string') return flows
  return Object.fromEntries([...flows.people].flatMap(([kind, ids]) => (ids.length > 0 ? [[kind, ids.join()]] : [])))
}
const question = { asOf, deciding: null }

describe('flows between two weeks', () => {
  test('[ME-12] started, stayed, came back, lapsed, never used it, left', () => {
    const people = ['s', 't', 'c', 'l', 'o', 'n', 'w'].map((id) => person(id, id === 'w' ? { goLive: asOf + 1 } : {}))
    const gone = [person('x', { leftOn: asOf - 1 }), person('y', { leftOn: asOf }), person('z', { leftOn: asOf - 14 })]
    const flows = flowsBetween([...people, ...gone], [source({ s: 'n', t: 'nbe', c: 'ne', l: 'be', o: 'e', x: 'nb', y: 'nb', z: 'e' })], question) // prettier-ignore
    expect(kindsOf(flows)).toEqual({ started: 's', stayed: 't,y', cameBack: 'c', lapsed: 'l,o', neverStarted: 'n,w', left: 'x' })
    expect(flows).toMatchObject({ everyone: 9, lapsedNow: 1, notLive: 1, week: asOf - 6, weekBefore: asOf - 13 })
  })

  test('[ME-12] [ME-4] a source without days, old data and data that begins too late say "no data"', () => {
    const people = [person('a')]
    for (const [more, reason] of [
      [{ grain: 'last-seen' }, 'grain'],
      [{ grain: 'period' }, 'grain'],
      [{ system: 'old' }, 'grain'],
      [{ newest: asOf - 9 }, 'stale'],
      [{ newest: null, oldest: null }, 'stale'],
      [{ oldest: asOf - 12 }, 'tooShort'],
    ] as const)
      expect(flowsBetween(people, [source({ a: 'n' }, more)], question), JSON.stringify(more)).toBe(reason)
    expect(kindsOf(flowsBetween(people, [source({ a: 'n' }, { oldest: asOf - 13, newest: asOf - 8 })], question))).toEqual({ started: 'a' })
  })

  test('[ME-15] where one source decides, only that one is asked', () => {
    const sources = [source({ a: 'nb' }), source({ a: 'b' }, { sourceId: 'roll-call' })]
    expect(kindsOf(flowsBetween([person('a')], sources, question))).toEqual({ stayed: 'a' })
    expect(kindsOf(flowsBetween([person('a')], sources, { asOf, deciding: 'roll-call' }))).toEqual({ lapsed: 'a' })
    expect(flowsBetween([person('a')], [...sources, source({}, { sourceId: 'export', grain: 'last-seen' })], { asOf, deciding: 'export' })).toBe('grain') // prettier-ignore
  })

  test('[ME-3] people at a location of which no source tells are not covered, and have not lapsed', () => {
    const people = [person('a'), person('b', { locationId: 'georgetown' }), person('c', { locationId: null }), person('d', { locationId: 'georgetown' })] // prettier-ignore
    const flows = flowsBetween(people, [source({ d: 'n' }, { locations: new Set(['albina']) })], question)
    expect(kindsOf(flows)).toEqual({ neverStarted: 'a', notCovered: 'b,c', started: 'd' })
  })

  test('[ME-12] the flows add up to everyone, each person once, whatever they did', () => {
    const people = fc.array(fc.record({ weeks: fc.subarray(['n', 'b', 'e']), leftOn: fc.option(fc.integer({ min: asOf - 20, max: asOf + 3 })), goLive: fc.option(fc.integer({ min: asOf - 50, max: asOf + 20 })) }), { maxLength: 60 }) // prettier-ignore
    fc.assert(
      fc.property(people, (drawn) => {
        const all = drawn.map(({ leftOn, goLive }, index) => person(`p${index}`, { leftOn, goLive }))
        const seen = Object.fromEntries(drawn.map(({ weeks }, index) => [`p${index}`, weeks.join('')]))
        const flows = flowsBetween(all, [source(seen)], question) as Flows
        const sorted = flowKinds.flatMap((kind) => flows.people.get(kind) ?? [])
        const counted = all
          .filter(({ leftOn }) => leftOn === null || worksOn({ leftOn: dayOf(leftOn) }, dayOf(asOf - 13)))
          .map(({ personId }) => personId)
        expect(sorted.toSorted()).toEqual(counted.toSorted())
        expect(flows.everyone).toBe(counted.length)
      }),
    )
  })
})
