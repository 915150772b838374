import { describe, expect, test } from 'vitest'
import { scheduleAnchored } from '#core/plan/anchors.ts'
import type { PlanFacts } from '#core/plan/plan.ts'
import { sayNote } from '#core/registry/vocabulary.ts'
import { factsOf, somebody } from '#test/company.ts'
import { cohortsOf } from '#test/timelines.ts'

const people = Array.from({ length: 40 }, (_, number) => somebody(number))
const phased = ['early', 'core', 'rest', 'off']
const dated = (shape: Parameters<typeof cohortsOf>[1], over: Partial<PlanFacts>) => {
  const { phases, anchors, warnings } = scheduleAnchored(factsOf(people, { standing: phased, ...over }), cohortsOf(people, shape))
  return {
    days: Object.fromEntries(phases.map(({ key, goLive }) => [key, goLive])),
    anchors: Object.fromEntries(anchors),
    lost: warnings.filter(({ code }) => code === 'plan.anchorLost'),
  }
}

describe('[TL-1] [AP-3] days that the lead asked for', () => {
  test('stay with phases of the same name', () => {
    const { days, lost } = dated('phased', { anchors: new Map([['core', '2027-01-18']]) })
    expect([days['core'], lost]).toEqual(['2027-01-18', []])
  })

  test('go from the first phase to the first of another shape, and from the whole to its first wave', () => {
    const first = dated('small', { anchors: new Map([['early', '2027-01-11']]) })
    expect([first.days['week-1'], first.anchors, first.lost]).toEqual(['2027-01-11', { 'week-1': '2027-01-11' }, []])
    const wave = dated('waves', { anchors: new Map([['rest', '2027-02-08']]) })
    expect([wave.days['rest-1'], wave.lost]).toEqual(['2027-02-08', []])
  })

  test('are said to be lost where no phase can keep them', () => {
    const { lost, anchors } = dated('small', { anchors: new Map([['core', '2027-01-18']]) })
    expect(anchors).toEqual({})
    expect(lost.map((one) => sayNote('en', one))).toEqual([
      'You chose 18 January 2027 for “Core team”. That date is lost, because no phase of the plan can keep it. Move the phase that takes its place if you still want that day.',
    ])
  })

  test('do not stop another approach when they come too early for it; without one they are refused', () => {
    const anchors = new Map([['off', '2026-12-14']])
    const early = { anchors, standing: ['switch', 'off'] }
    expect(dated('phased', early).lost).toMatchObject([{ params: { phase: 'off', day: '2026-12-14' } }])
    expect(() => dated('phased', { anchors })).toThrow('plan.phaseOrder')
  })
})
