import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Check, CheckResult, Evidence, Verdict } from '#core/gates/check-shapes.ts'
import { boundsOf, evaluateCheck, gateVerdict, worstOf } from '#core/gates/check.ts'
import { seeded } from '#core/kernel/seeded.ts'

const asOf = '2027-02-01'
const check = (some: Partial<Check> = {}): Check => ({
  key: 'weeklyActive',
  kind: 'signal',
  metric: 'share',
  compare: '>=',
  threshold: 0.8,
  basis: null,
  windows: 1,
  minimum: 5,
  maxAgeDays: 8,
  dryRun: false,
  ...some,
})
const evidence = (windows: Evidence['windows'], some: Partial<Evidence> = {}): Evidence => ({
  population: windows.at(-1)?.length ?? 0,
  windows,
  locations: [],
  newest: '2027-01-30',
  ...some,
})
const of = (yes: number, no: number): number[] => [...Array.from({ length: yes }, () => 1), ...Array.from({ length: no }, () => 0)]
const verdictOf = (some: Partial<Check>, known: Evidence): Verdict => evaluateCheck(check(some), known, asOf).verdict
const scores = (...counts: readonly (readonly [score: number, count: number])[]): number[] =>
  counts.flatMap(([score, count]) => Array.from({ length: count }, () => score))

describe('a check', () => {
  test.each<[string, Partial<Check>, Evidence, Verdict]>([
    ['a signal that is met passes', {}, evidence([of(8, 2)]), 'pass'],
    ['a signal that is not met holds', {}, evidence([of(7, 3)]), 'hold'],
    ['a guard that is met passes', { kind: 'guard' }, evidence([of(8, 2)]), 'pass'],
    ['a guard that is breached fails', { kind: 'guard' }, evidence([of(7, 3)]), 'fail'],
    ['nothing measured is no data, for a signal', {}, evidence([[]], { population: 10 }), 'no-data'],
    ['nothing measured is no data, for a guard', { kind: 'guard' }, evidence([], { population: 10 }), 'no-data'],
    ['data that is too old is no data', { kind: 'guard' }, evidence([of(0, 10)], { newest: '2027-01-23' }), 'no-data'],
    ['data of the last allowed day counts', {}, evidence([of(10, 0)], { newest: '2027-01-24' }), 'pass'],
    ['too few answers are no data', {}, evidence([of(4, 0)], { population: 20 }), 'no-data'],
    ['the least number of answers is never more than there are people', {}, evidence([of(3, 0)]), 'pass'],
    ['one of two windows passes: the other is missing', { windows: 2 }, evidence([of(10, 0)]), 'no-data'],
    ['both windows pass', { windows: 2 }, evidence([of(8, 2), of(9, 1)]), 'pass'],
    ['the older of two windows was not met', { windows: 2 }, evidence([of(7, 3), of(9, 1)]), 'hold'],
    ['the newer of two windows was not met', { windows: 2, kind: 'guard' }, evidence([of(9, 1), of(7, 3)]), 'fail'],
    ['only as many windows count as are asked for', { windows: 1 }, evidence([of(0, 10), of(9, 1)]), 'pass'],
    ['a missing window is worse than one that holds', { windows: 2 }, evidence([of(7, 3)]), 'no-data'],
    ['a missing window does not hide a breach', { windows: 2, kind: 'guard' }, evidence([of(7, 3)]), 'fail'],
    ['a number at most', { metric: 'number', compare: '<=', threshold: 0 }, evidence([[0]]), 'pass'],
    ['a number above', { metric: 'number', compare: '<=', threshold: 0, kind: 'guard' }, evidence([[1]]), 'fail'],
    ['a share below its limit', { compare: '<', threshold: 0.3 }, evidence([of(2, 8)]), 'pass'],
  ])('[GA-2] [GA-3] %s', (_, some, known, verdict) => expect(verdictOf(some, known)).toBe(verdict))

  test('[GA-8] up to 40 people the figure of those who answered decides, once four in five did', () => {
    const mean: Partial<Check> = { metric: 'mean', threshold: 7 }
    const known = (answers: number[]) => evidence([answers], { population: 20 })
    const early = evaluateCheck(check(mean), known(scores([8, 12])), asOf)
    expect(early).toMatchObject({ verdict: 'hold', basis: 'answered', value: 8, needs: { code: 'replies' } })
    expect(early.settles).toEqual({ soonest: 4, certainly: 4 })
    expect(evaluateCheck(check(mean), known(scores([8, 16])), asOf)).toMatchObject({
      verdict: 'pass',
      settles: { soonest: 0, certainly: 0 },
    })
    expect(verdictOf(mean, known(scores([6, 16])))).toBe('hold')
  })

  test('[GA-8] at least half of each location with three people or more must have answered', () => {
    const mean: Partial<Check> = { metric: 'mean', threshold: 7 }
    const answers = scores([8, 16])
    const quiet = evidence([answers], { population: 20, locations: [[15, 16], [1, 4]] }) // prettier-ignore
    expect(evaluateCheck(check(mean), quiet, asOf)).toMatchObject({ verdict: 'hold', settles: { soonest: 1, certainly: 1 } })
    expect(verdictOf(mean, evidence([answers], { population: 20, locations: [[14, 16], [2, 4]] }))).toBe('pass') // prettier-ignore
    expect(verdictOf(mean, evidence([answers], { population: 20, locations: [[16, 18], [0, 2]] }))).toBe('pass') // prettier-ignore
  })

  test('[GA-8] it never takes fewer replies for certain than at the soonest', () => {
    // Three of six are active: one more of the two who are left is enough to decide, and both are needed to pass.
    const half = evidence([[1, 1, 1, 0, 0, 0]], { population: 8 })
    expect(evaluateCheck(check({ metric: 'share', threshold: 0.6 }), half, asOf)).toMatchObject({
      verdict: 'hold',
      settles: { soonest: 2, certainly: 2 },
    })
  })

  test('[GA-8] a figure that the silent cannot undo passes on every basis, and one that they cannot save holds', () => {
    for (const basis of ['answered', 'sequence', 'certain'] as const) {
      expect(verdictOf({ metric: 'mean', threshold: 5, basis }, evidence([scores([10, 10])], { population: 18 }))).toBe('pass')
      const lost = evaluateCheck(check({ metric: 'mean', threshold: 7, basis }), evidence([scores([2, 10])], { population: 14 }), asOf)
      expect(lost).toMatchObject({ verdict: 'hold', needs: { code: 'better' }, settles: { soonest: null, certainly: 0 } })
    }
  })

  test('[GA-8] above 40 people a confidence sequence decides, from half of the answers on', () => {
    const mean: Partial<Check> = { metric: 'mean', threshold: 7 }
    const known = (count: number) => evidence([scores([9, count])], { population: 60 })
    expect(evaluateCheck(check(mean), known(29), asOf)).toMatchObject({ verdict: 'hold', basis: 'sequence' })
    expect(evaluateCheck(check(mean), known(30), asOf)).toMatchObject({ verdict: 'pass', basis: 'sequence' })
    const some = evidence([scores([8, 15], [7, 15])], { population: 60 })
    const mixed = evaluateCheck(check(mean), some, asOf)
    expect(mixed.verdict).toBe('hold')
    expect(boundsOf(check(mean), some)?.sequence.low).toBeLessThan(7)
    expect(mixed.settles.soonest).toBeGreaterThan(0)
    expect(mixed.settles.certainly).toBe(30)
  })

  test('[GA-8] what settles a sequence at the soonest is the least number of the best replies after which it passes', () => {
    const random = seeded(4)
    for (let run = 0; run < 60; run++) {
      const population = 41 + Math.floor(random() * 60)
      const answers = Array.from({ length: Math.floor(population * (0.3 + random() * 0.6)) }, () => 4 + Math.floor(random() * 7))
      const metric = run % 2 === 0 ? 'mean' : 'nps'
      const asked = {
        ...check({ metric, threshold: metric === 'mean' ? 7 : 0, compare: run % 3 === 0 ? '<=' : '>=' }),
        basis: 'sequence' as const,
      }
      const after = (replies: number) =>
        evaluateCheck(
          asked,
          evidence([[...answers, ...Array.from({ length: replies }, () => (asked.compare === '>=' ? 10 : 0))]], { population }),
          asOf,
        )
      const { soonest } = after(0).settles
      const least = Array.from({ length: population - answers.length + 1 }, (_, replies) => replies).find(
        (replies) => after(replies).verdict === 'pass',
      )
      if (after(0).needs.code !== 'better') expect(soonest).toBe(least ?? null)
    }
  })

  test('[GA-8] an NPS counts promoters less detractors, and 0 is not above 0', () => {
    const nps: Partial<Check> = { metric: 'nps', compare: '>', threshold: 0 }
    expect(evaluateCheck(check(nps), evidence([scores([10, 5], [8, 3], [6, 2])]), asOf)).toMatchObject({ verdict: 'pass', value: 30 })
    expect(verdictOf(nps, evidence([scores([9, 4], [8, 2], [0, 4])]))).toBe('hold')
  })

  test('[GA-2] an unsettled guard has no data: it neither lets pass nor stops', () => {
    expect(verdictOf({ kind: 'guard', metric: 'mean', threshold: 7 }, evidence([scores([8, 10])], { population: 20 }))).toBe('no-data')
  })

  test('[GA-8] the chance of passing by luck is stated for shares alone', () => {
    expect(evaluateCheck(check(), evidence([of(16, 4)]), asOf).luck).toBeCloseTo(0.88, 2)
    expect(evaluateCheck(check({ windows: 2 }), evidence([of(16, 4)]), asOf).luck).toBeCloseTo(0.37, 2)
    expect(evaluateCheck(check({ metric: 'mean', threshold: 7 }), evidence([scores([8, 6])]), asOf).luck).toBeNull()
  })
})

describe('a gate', () => {
  const result = (verdict: Verdict, dryRun = false): CheckResult => ({
    ...evaluateCheck(check(), evidence([of(8, 2)]), asOf),
    verdict,
    dryRun,
  })

  test('[GA-3] the worst check decides: fail, no data, hold, pass', () => {
    expect(worstOf(['pass', 'hold', 'no-data', 'fail'])).toBe('fail')
    expect(worstOf(['pass', 'hold', 'no-data'])).toBe('no-data')
    expect(worstOf(['pass', 'hold'])).toBe('hold')
    expect(gateVerdict([result('pass'), result('fail')])).toBe('fail')
  })

  test('[GA-3] a dry-run check does not count, and a gate of dry runs alone has no data', () => {
    expect(gateVerdict([result('pass'), result('fail', true)])).toBe('pass')
    expect(gateVerdict([result('pass', true)])).toBe('no-data')
  })
})

describe('any check', () => {
  const answers = fc.array(fc.integer({ min: 0, max: 10 }), { maxLength: 60 })
  const order: readonly Verdict[] = ['fail', 'no-data', 'hold', 'pass']

  test('[GA-2] without data, or with data that is too old, nothing passes and nothing fails', () => {
    fc.assert(
      fc.property(answers, fc.constantFrom('guard', 'signal'), fc.integer({ min: 9, max: 400 }), (values, kind, age) => {
        const newest = new Date(Date.parse(`${asOf}T00:00:00Z`) - age * 86_400_000).toISOString().slice(0, 10)
        expect(verdictOf({ kind, metric: 'mean', threshold: 7 }, evidence([values], { newest }))).toBe('no-data')
      }),
    )
  })

  test('[GA-6] a stricter threshold never gives a better verdict, and the same input gives the same result', () => {
    fc.assert(
      fc.property(
        answers,
        fc.integer({ min: 0, max: 60 }),
        fc.constantFrom('answered', 'sequence', 'certain'),
        fc.double({ min: 1, max: 9, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, silent, basis, threshold, more) => {
          const known = evidence([values], { population: values.length + silent })
          const loose = evaluateCheck(check({ metric: 'mean', basis, threshold }), known, asOf)
          const strict = evaluateCheck(check({ metric: 'mean', basis, threshold: threshold + more }), known, asOf)
          expect(order.indexOf(strict.verdict)).toBeLessThanOrEqual(order.indexOf(loose.verdict))
          expect(evaluateCheck(check({ metric: 'mean', basis, threshold }), structuredClone(known), asOf)).toEqual(loose)
        },
      ),
      { numRuns: 150 },
    )
  })
})
