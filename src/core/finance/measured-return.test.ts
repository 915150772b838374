/** Figures of the return that were measured. */
import { expect, test } from 'vitest'
import { measuredReturn } from '#core/finance/measured-return.ts'
import { impactFigures } from '#core/impact/impact-figures.ts'
import { rowOf } from '#test/cast.ts'

const measure = (measureId: string, unit: string, perWeek: number | null) =>
  rowOf('impactMeasure', { rolloutId: 'crm', measureId, name: measureId, unit, perWeek })
const readings = (measureId: string, stage: 'before' | 'after', ...values: readonly number[]) =>
  values.map((value) => ({ measureId, stage, how: 'timer', value, low: null, high: null }))

const offer = [...readings('offer', 'before', 20, 22, 18, 20), ...readings('offer', 'after', 12, 11, 13, 12)]

test('[RV-4] [ME-7] minutes saved a week are the difference by how often the task is done, within its interval', () => {
  const { minutesSaved, errorsAvoided } = measuredReturn(impactFigures([measure('offer', 'minutes', 5)], offer))
  expect(minutesSaved).toMatchObject({ value: 40, measures: ['offer'], isGuess: false })
  expect(minutesSaved?.low).toBeGreaterThan(30)
  expect(minutesSaved?.low).toBeLessThan(38.5)
  expect(minutesSaved?.high).toBeGreaterThan(41.5)
  expect(minutesSaved?.high).toBeLessThan(50)
  expect(errorsAvoided).toBeNull()
})

test('[RV-4] hours count as minutes, several tasks add up, and together they are more certain than each alone', () => {
  const report = [...readings('report', 'before', 2, 2.2, 1.8), ...readings('report', 'after', 1, 1.1, 0.9)]
  const measures = [measure('offer', 'minutes', 5), measure('report', 'hours', 1)]
  const both = measuredReturn(impactFigures(measures, [...offer, ...report])).minutesSaved
  expect(both?.value).toBeCloseTo(100)
  expect(both?.measures).toEqual(['offer', 'report'])
  const alone = measures.map((one) => measuredReturn(impactFigures([one], [...offer, ...report])).minutesSaved)
  const width = (range: { low: number; high: number } | null | undefined): number => (range ? range.high - range.low : 0)
  expect(width(both)).toBeLessThan(width(alone[0]) + width(alone[1]))
})

test('[RV-4] without how often, without readings after, or with errors of several kinds nothing is taken for measured', () => {
  expect(measuredReturn(impactFigures([measure('offer', 'minutes', null)], offer)).minutesSaved).toBeNull()
  expect(measuredReturn(impactFigures([measure('offer', 'minutes', 5)], readings('offer', 'before', 20, 22))).minutesSaved).toBeNull()
  const wrong = (id: string) => [...readings(id, 'before', 6, 7, 8), ...readings(id, 'after', 3, 4, 3)]
  expect(measuredReturn(impactFigures([measure('a', 'errors', null)], wrong('a'))).errorsAvoided).toMatchObject({ isGuess: false })
  expect(
    measuredReturn(impactFigures([measure('a', 'errors', null), measure('b', 'errors', null)], [...wrong('a'), ...wrong('b')]))
      .errorsAvoided,
  ).toBeNull()
})

test('[RV-4] one reading on a side tells no interval: half to one and a half stand in, and it says so', () => {
  const once = [...readings('offer', 'before', 20), ...readings('offer', 'after', 12)]
  expect(measuredReturn(impactFigures([measure('offer', 'minutes', 5)], once)).minutesSaved).toEqual({
    value: 40,
    low: 20,
    high: 60,
    measures: ['offer'],
    isGuess: true,
  })
})
