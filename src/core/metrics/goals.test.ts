import { describe, expect, test } from 'vitest'
import { type GoalEvidence, goalVerdicts } from '#core/metrics/goals.ts'

const evidence = (more: Partial<GoalEvidence> = {}): GoalEvidence => ({
  active: { share: 0.82, verdict: { goal: 'met', reason: 'met' } },
  satisfaction: null,
  recommendation: null,
  improvement: null,
  ...more,
})
const said = (more: Partial<GoalEvidence> = {}) =>
  goalVerdicts(evidence(more)).map(({ key, goal, reason }) => [key, goal, reason].join(': '))

describe('the four goals of the guide', () => {
  test('[ME-16] each has one verdict with its reason, and nobody asked is not known, never not met', () => {
    expect(said()).toEqual([
      'active: met: met',
      'satisfaction: not known: notAsked',
      'recommendation: not known: notAsked',
      'improvement: not known: noBaseline',
    ])
    const stale = { share: null, verdict: { goal: 'not known', reason: 'stale' } } as const
    expect(goalVerdicts(evidence({ active: stale }))[0]).toEqual({ key: 'active', goal: 'not known', reason: 'stale', value: null, replies: null }) // prettier-ignore
  })

  test('[ME-16] [GA-8] answers that the silent could still turn are not known and say how many replies could settle them', () => {
    const open = { value: 8.1, settled: 'open', replies: 3 } as const
    expect(goalVerdicts(evidence({ satisfaction: open }))[1]).toEqual({ key: 'satisfaction', goal: 'not known', reason: 'openAnswers', value: 8.1, replies: 3 }) // prettier-ignore
    const met = { value: 7.4, settled: 'met', replies: 0 } as const
    const unmet = { value: -4, settled: 'unmet', replies: null } as const
    expect(said({ satisfaction: met, recommendation: unmet }).slice(1, 3)).toEqual(['satisfaction: met: met', 'recommendation: not met: below']) // prettier-ignore
  })

  test.each([
    ['nothing measured again', [], 'not known: notMeasuredAgain'],
    ['surely better', [[0.2, 0.1, 0.3]], 'met: met'],
    ['an estimate that is better', [[0.2, null, null]], 'met: met'],
    ['as well chance', [[0.2, -0.1, 0.5]], 'not known: unclear'],
    ['surely worse', [[-0.2, -0.3, -0.1]], 'not met: below'],
    ['an estimate without change', [[0, null, null]], 'not known: unclear'],
    [
      'one better, one worse',
      [
        [0.2, 0.1, 0.3],
        [-0.2, -0.3, -0.1],
      ],
      'not met: mixed',
    ],
    [
      'one better, one as before',
      [
        [0.2, 0.1, 0.3],
        [0, -0.1, 0.1],
      ],
      'met: met',
    ],
  ] as const)('[ME-16] an improvement against the baseline: %s', (_, changes, verdict) => {
    const improvement = changes.map(([improved, low, high]) => ({ improvement: improved, low, high }))
    expect(said({ improvement }).at(-1)).toBe(`improvement: ${verdict}`)
  })
})
