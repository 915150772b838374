import fc from 'fast-check'
import { expect, test } from 'vitest'
import { figuresOf } from '#core/metrics/figures.ts'
import { smallestGroup } from '#core/metrics/small-groups.ts'

const phase = (phaseKey: string, headCount: number, goLiveOn = '2027-01-11') => ({ phaseKey, headCount, goLiveOn, endsOn: '2027-02-05' })

test('[ME-8] a small phase is told together with its neighbour, too few in all not at all', () => {
  expect(figuresOf([phase('early', 3), phase('core', 8), phase('rest', 20)], [])).toMatchObject([
    { phaseKeys: ['early', 'core'], headCount: 11 },
    { phaseKeys: ['rest'], headCount: 20 },
  ])
  expect(figuresOf([phase('early', 9), phase('core', 2), phase('off', 0)], [])).toMatchObject([
    { phaseKeys: ['early', 'core'], headCount: 11 },
  ])
  expect(figuresOf([phase('early', 1), phase('core', 3)], [])).toMatchObject([{ headCount: null }])
  expect(figuresOf([], [])).toEqual([])
})

test('[ME-8] no figure, and no difference of all and the others, is a group under five', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 12 }), { maxLength: 12 }), (counts) => {
      const figures = figuresOf(
        counts.map((count, index) => phase(`p${index}`, count)),
        [],
      )
      const total = counts.reduce((sum, count) => sum + count, 0)
      for (const { headCount } of figures) expect(headCount === null ? total < smallestGroup : headCount >= smallestGroup).toBe(true)
      if (total >= smallestGroup) expect(figures.reduce((sum, one) => sum + (one.headCount ?? 0), 0)).toBe(total)
    }),
  )
})
