import { expect, test } from 'vitest'
import { impactFigures } from '#core/impact/impact-figures.ts'
import { readingsIn } from '#core/impact/impact-import.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row } from '#core/kernel/rows.ts'
import { seeded } from '#core/kernel/seeded.ts'

const measure = { rolloutId: 'crm', measureId: 'offer', name: 'Make an offer', unit: 'minutes', perWeek: 5 } as Row<'impactMeasure'>
const reading = (stage: string, value: number, how = 'timed', low: number | null = null, high: number | null = null) => ({ measureId: 'offer', stage, how, value, low, high }) // prettier-ignore
const figureOf = (...readings: ReturnType<typeof reading>[]) => impactFigures([measure], readings)[0]

test('[ME-7] before and after are compared as a share of the baseline, with minutes saved a week', () => {
  const figure = figureOf(...[20, 22, 18].map((value) => reading('before', value)), ...[10, 12, 11].map((value) => reading('after', value)))
  expect(figure).toMatchObject({ before: { count: 3, mean: 20, estimated: false }, after: { count: 3, mean: 11 }, savedPerWeek: 45 })
  expect(figure?.change?.improvement).toBeCloseTo(0.45, 10)
  // By hand: log ratio, variances 4/(3·400) and 1/(3·121), 3.96 degrees of freedom, t = 2.788.
  expect(figure?.change?.low).toBeCloseTo(0.316, 3)
  expect(figure?.change?.high).toBeCloseTo(0.5575, 3)
})

test('[ME-7] estimates count only where nothing was measured, and give no interval', () => {
  const estimate = reading('before', 30, 'estimate', 20, 50)
  expect(figureOf(estimate)).toMatchObject({ before: { mean: 30, estimated: true, low: 20, high: 50 }, after: null, change: null, savedPerWeek: null }) // prettier-ignore
  expect(figureOf(estimate, reading('before', 20))?.before).toMatchObject({ count: 1, mean: 20, estimated: false, low: null })
  expect(figureOf(estimate, reading('after', 15), reading('after', 15))?.change).toEqual({ improvement: 0.5, low: null, high: null })
  expect(figureOf(reading('before', 0), reading('after', 4))?.change).toBeNull()
})

test('[ME-7] the interval holds the true improvement about 95 times in 100', () => {
  const random = seeded(7)
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const runs = 2000
  let held = 0
  for (let run = 0; run < runs; run++) {
    const before = Array.from({ length: 12 }, () => reading('before', 20 + 4 * normal()))
    const after = Array.from({ length: 9 }, () => reading('after', 15 + 4 * normal()))
    const change = figureOf(...before, ...after)?.change
    if (change && (change.low ?? 1) <= 0.25 && 0.25 <= (change.high ?? 0)) held++
  }
  expect(held / runs).toBeGreaterThan(0.935)
  expect(held / runs).toBeLessThan(0.965)
})

test('[ME-7] [ME-13] readings are read from either language, with whose they are, and a line that cannot be read is named and nothing taken', () => {
  const line = (number: number, ...cells: string[]) => ({ line: number, cells })
  const codeOf = (attempt: () => unknown): unknown => {
    try {
      return attempt()
    } catch (problem) {
      return problem instanceof Problem ? [problem.code, problem.params] : problem
    }
  }
  const of = (headings: readonly string[], lines: Parameters<typeof readingsIn>[1]) => readingsIn(headings, lines, (identity) => ({ 'milton@albina.internal': 'milton' })[identity]) // prettier-ignore
  expect(of(['Datum', 'Minuten'], [line(2, '17-05-2026', '12,5'), line(3, '03-06-2026', '9')])).toEqual([
    { takenOn: '2026-05-17', value: 12.5 },
    { takenOn: '2026-06-03', value: 9 },
  ])
  // [IM-1] Days that can be read in two ways are asked about.
  const twofold = [line(2, '05/05/2026', '1'), line(3, '03/06/2026', '9')]
  expect(codeOf(() => of(['Datum', 'Minuten'], twofold))).toEqual(['metrics.dayOrder', { column: 'Datum', example: '03/06/2026' }])
  const taken = (order: 'day' | 'month') => readingsIn(['Datum', 'Minuten'], twofold, () => undefined, order).map(({ takenOn }) => takenOn)
  expect([taken('day'), taken('month')]).toEqual([['2026-05-05', '2026-06-03'], ['2026-05-05', '2026-03-06']]) // prettier-ignore
  expect(of(['Who', 'Value', 'Date'], [line(2, 'x', '3', '2026-05-17')])).toEqual([{ takenOn: '2026-05-17', value: 3 }])
  expect(codeOf(() => of(['Datum', 'Minuten'], [line(2, '17-05-2026', '5'), line(3, '18-05-2026', '-1')]))).toEqual(['impact.badLine', { line: 3, text: '18-05-2026 -1' }]) // prettier-ignore
  expect(codeOf(() => of(['When', 'Who'], []))).toEqual(['impact.noColumns', { columns: ['When', 'Who'] }])
  // [ME-13] Whose a reading is, by address without regard to case; a line without a person is of nobody, and a stranger's is named.
  const named = ['Fouten', 'E-mail', 'Datum']
  expect(of(named, [line(2, '4', ' Milton@albina.internal', '2026-05-17'), line(3, '5', '', '2026-05-17')])).toEqual([
    { takenOn: '2026-05-17', value: 4, personId: 'milton' },
    { takenOn: '2026-05-17', value: 5 },
  ])
  expect(codeOf(() => of(named, [line(2, '4', 'who@else.internal', '2026-05-17')]))).toEqual(['impact.unknownPerson', { line: 2, text: 'who@else.internal' }]) // prettier-ignore
})
