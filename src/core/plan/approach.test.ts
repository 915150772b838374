import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adviseApproach } from '#core/plan/approach.ts'
import type { ApproachAdvice } from '#core/plan/plan.ts'
import { sayNote } from '#core/registry/vocabulary.ts'

const simple = { headCount: 42, places: 3, complexity: 'simple' as const, critical: false, approach: null }
const codes = (advice: ApproachAdvice) => advice.reasons.map(({ code }) => code)
const spoken = (advice: ApproachAdvice) => advice.reasons.map((reason) => sayNote('en', reason)).join(' ')

describe('the approach', () => {
  test.each([
    [1, 'simple', false, 'big-bang'],
    [1, 'complex', true, 'big-bang'],
    [2, 'simple', false, 'big-bang'],
    [3, 'simple', false, 'big-bang'],
    [3, 'moderate', false, 'phased'],
    [2, 'complex', false, 'phased'],
    [3, 'simple', true, 'phased'],
    [4, 'simple', false, 'phased'],
    [5000, 'complex', true, 'phased'],
  ] as const)('[AP-1] [AP-2] %i people, %s, critical %s: %s', (headCount, complexity, critical, recommended) => {
    const advice = adviseApproach({ ...simple, headCount, complexity, critical })
    expect(advice.recommended).toBe(recommended)
    expect(advice.chosen).toBe(recommended)
  })

  test('[AP-2] big bang for more than three is high risk, because a fault hits everyone', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: 100_000 }),
        fc.constantFrom('simple' as const, 'moderate' as const, 'complex' as const),
        fc.boolean(),
        (headCount, complexity, critical) => {
          const advice = adviseApproach({ headCount, places: 1, complexity, critical, approach: 'big-bang' })
          expect(advice.risk).toBe('high')
          expect(codes(advice)).toContain('plan.approach.everyoneAtOnce')
        },
      ),
    )
  })

  test('[AP-2] risk grows with complexity, dependence and places', () => {
    const risk = (with_: Partial<Parameters<typeof adviseApproach>[0]>) => adviseApproach({ ...simple, places: 1, ...with_ }).risk
    expect(risk({})).toBe('low')
    expect(risk({ complexity: 'complex' })).toBe('medium')
    expect(risk({ critical: true })).toBe('medium')
    expect(risk({ places: 3 })).toBe('medium')
    expect(risk({ complexity: 'complex', critical: true, places: 3 })).toBe('high')
    expect(risk({ headCount: 1 })).toBe('low')
    expect(risk({ headCount: 3, approach: 'big-bang', complexity: 'moderate' })).toBe('medium')
  })

  test('[AP-2] the reasons say the numbers, and what would change the advice', () => {
    const many = adviseApproach({ ...simple, critical: true })
    expect(spoken(many)).toContain('42 people')
    expect(spoken(many)).toContain('3 locations')
    expect(spoken(many)).toContain('Work stops')
    expect(many.wouldChange.map(({ code }) => code)).toEqual([
      'plan.approach.ifFewerPeople',
      'plan.approach.ifNotCritical',
      'plan.approach.ifAll',
    ])
    const two = adviseApproach({ ...simple, headCount: 2 })
    expect(two.wouldChange[0]).toEqual({ code: 'plan.approach.ifMorePeople', params: { more: 2 } })
    expect(adviseApproach({ ...simple, headCount: 1 }).wouldChange).toHaveLength(1)
  })

  test('[AP-3] the lead may choose otherwise, and the advice stays on record', () => {
    const advice = adviseApproach({ ...simple, approach: 'big-bang' })
    expect(advice).toMatchObject({ chosen: 'big-bang', recommended: 'phased' })
    expect(spoken(advice)).toContain('The rollout lead chose all at once; the advice was in phases.')
    expect(codes(adviseApproach({ ...simple, approach: 'phased' }))).not.toContain('plan.approach.ownChoice')
    expect(adviseApproach({ ...simple, headCount: 1, approach: 'phased' }).chosen).toBe('big-bang')
  })
})
