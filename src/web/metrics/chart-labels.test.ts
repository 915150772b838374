import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Box, labelHeight, placeLabels, type Point, touched } from '#web/metrics/chart-labels.ts'

const within: Box = { left: 44, top: 0, right: 420, bottom: 240 }
const isWithin = ({ left, top, right, bottom }: Box): boolean =>
  left >= within.left && top >= within.top && right <= within.right && bottom <= within.bottom
const covers = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom

test('[ME-10] a label stands beside the end of its line where there is room, and clear of the line that goes on there', () => {
  const line: readonly Point[] = [
    [44, 200],
    [200, 100],
  ]
  const [beside] = placeLabels([{ key: 'a', width: 90, near: [[200, 100]] }], { within, lines: [line] })
  expect(
    Math.hypot(Math.max((beside?.left ?? 0) - 200, 0), Math.max((beside?.top ?? 0) - 100, 100 - (beside?.bottom ?? 0), 0)),
  ).toBeLessThan(16)
  const forecast: readonly Point[] = [
    [200, 100],
    [420, 96],
  ]
  const [clear] = placeLabels([{ key: 'a', width: 90, near: [[200, 100]] }], { within, lines: [line, forecast] })
  expect(touched(clear ?? within, [line, forecast])).toBe(0)
})

test('[ME-11] labels of lines that end at one place stand apart, within the chart', () => {
  const lines: readonly (readonly Point[])[] = [
    [
      [44, 30],
      [420, 30],
    ],
    [
      [44, 220],
      [300, 34],
      [380, 34],
    ],
  ]
  const labels = placeLabels(
    [1, 2, 3].map((key) => ({ key: String(key), width: 110, near: [[400, 32] as const] })),
    { within, lines },
  )
  expect(labels.map((label) => [isWithin(label), touched(label, lines)])).toEqual([
    [true, 0],
    [true, 0],
    [true, 0],
  ])
  for (const [at, one] of labels.entries()) expect(labels.slice(at + 1).some((other) => covers(one, other))).toBe(false)
})

test('[ME-10] whatever the lines, labels stay within the chart; one covers a line or another only where no place is free', () => {
  const point = fc.tuple(fc.integer({ min: 44, max: 420 }), fc.integer({ min: 20, max: 216 }))
  const line = fc.array(point, { minLength: 2, maxLength: 12 }).map((points) => points.toSorted(([a], [b]) => a - b))
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) => {
      const labels = placeLabels(lines.map((points, at) => ({ key: String(at), width: 96, near: [points.at(-1) ?? [44, 20]] })), { within, lines }) // prettier-ignore
      expect(labels).toHaveLength(lines.length)
      for (const [at, label] of labels.entries()) {
        expect(isWithin(label)).toBe(true)
        const others = labels.slice(0, at)
        if (touched(label, lines) === 0 && !others.some((other) => covers(label, other))) continue
        // A coarse look for a place with air around it finds none either.
        for (let top = within.top + 4; top + labelHeight + 4 <= within.bottom; top += 5)
          for (let left = within.left + 4; left + 100 <= within.right; left += 9) {
            const free = { left: left - 6, top: top - 6, right: left + 102, bottom: top + labelHeight + 6 }
            expect(touched(free, lines) > 0 || others.some((other) => covers(free, other))).toBe(true)
          }
      }
    }),
    { numRuns: 40 },
  )
})
