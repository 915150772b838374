import fc from 'fast-check'
import { expect, test } from 'vitest'
import { flowKinds } from '#core/metrics/flows.ts'
import { flowsLayout } from '#web/metrics/flows-layout.ts'

const about = (value: number): number => Math.round(value * 1000) / 1000

test('[ME-12] flows add up to what people were last week and to what they are this week, and each figure has room for a finger', () => {
  const counts = fc.tuple(...flowKinds.map(() => fc.integer({ min: 0, max: 400 })), fc.integer({ min: 0, max: 400 }))
  fc.assert(
    fc.property(counts, (given) => {
      const counted = flowKinds.map((kind, at) => ({ kind, count: given[at] ?? 0 }))
      const lapsed = counted.find(({ kind }) => kind === 'lapsed')?.count ?? 0
      const { high, before, now, flows } = flowsLayout(counted, Math.min(lapsed, given.at(-1) ?? 0))
      const sum = (parts: readonly { readonly high: number }[]): number => about(parts.reduce((total, part) => total + part.high, 0))
      expect([sum(before), sum(now)]).toEqual([sum(flows), sum(flows)])
      for (const side of [before, now])
        for (const [at, part] of side.entries()) {
          const end = part.slot.top + part.slot.high
          expect(part.slot.high).toBeGreaterThanOrEqual(side === now ? 44 : 22)
          expect(about(end)).toBeLessThanOrEqual(about(side[at + 1]?.slot.top ?? high))
          expect(about(part.top)).toBeGreaterThanOrEqual(about(part.slot.top))
        }
      for (const part of now) expect(sum(flows.filter(({ kind }) => kind === part.kind))).toBe(about(part.high))
    }),
  )
})

test('[ME-12] who lapsed comes from those who were active and from those who were away; nobody is drawn for what nobody did', () => {
  const { before, flows } = flowsLayout(
    [
      { kind: 'stayed', count: 14 },
      { kind: 'lapsed', count: 4 },
      { kind: 'cameBack', count: 0 },
      { kind: 'left', count: 0 },
      { kind: 'neverStarted', count: 2 },
    ],
    3,
  )
  expect(before.map(({ state, count }) => [state, count])).toEqual([
    ['active', 17],
    ['away', 1],
    ['never', 2],
  ])
  expect(flows.map(({ kind, high }) => [kind, about(high)])).toEqual([
    ['stayed', 105],
    ['lapsed', 22.5],
    ['lapsed', 7.5],
    ['neverStarted', 15],
  ])
})
