import { describe, expect, test } from 'vitest'
import { bandOf, holdsPeople, shapeOf, slotsOf } from '#core/plan/shape.ts'
import { somebody } from '#test/company.ts'

const people = (count: number) => Array.from({ length: count }, (_, number) => somebody(number))
const weeks = (shape: Parameters<typeof slotsOf>[0]) => slotsOf(shape).map(({ key, week }) => `${key} ${week}`)

describe('the shape of the weeks', () => {
  test.each([
    [1, 'phased', 'solo'],
    [2, 'big-bang', 'solo'],
    [3, 'big-bang', 'solo'],
    [4, 'big-bang', 'big-bang'],
    [2, 'phased', 'small'],
    [10, 'phased', 'small'],
    [11, 'phased', 'growing'],
    [25, 'phased', 'growing'],
    [26, 'phased', 'phased'],
    [900, 'big-bang', 'big-bang'],
  ] as const)('[PH-6] %i people, %s: %s', (count, approach, shape) => expect(shapeOf(people(count), approach)).toBe(shape))

  test('[PH-1] [PH-6] the weeks are those of the guide', () => {
    expect(weeks('solo')).toEqual(['switch 1'])
    expect(weeks('small')).toEqual(['week-1 1', 'week-2 2', 'full 3', 'off 4'])
    expect(weeks('growing')).toEqual(['pilot 1', 'department-1 3', 'department-2 5', 'everyone 7', 'off 9'])
    expect(weeks('phased')).toEqual(['early 1', 'core 3', 'rest 5', 'off 7'])
    expect(weeks('big-bang')).toEqual(['switch 1', 'off 5'])
  })

  test('[PH-3] [PH-4] bands hold whole people inside the shares wherever there are any', () => {
    for (let count = 11; count <= 3000; count++) {
      const early = bandOf(count, 10, 20)
      expect(early.least / count).toBeGreaterThanOrEqual(0.1)
      expect(early.most / count).toBeLessThanOrEqual(0.2)
      const core = bandOf(count, 30, 40)
      expect(core.least / count).toBeGreaterThanOrEqual(0.3)
      expect(core.most / count).toBeLessThanOrEqual(0.4)
      expect(early.least).toBeLessThanOrEqual(early.most)
      expect(core.least).toBeLessThanOrEqual(core.most)
    }
    expect(bandOf(26, 10, 20)).toEqual({ least: 3, most: 5 })
    expect(bandOf(3, 10, 20)).toEqual({ least: 1, most: 1 })
  })

  test('[PH-10] a joiner does not cut the weeks anew once people are fixed in phases', () => {
    const live = people(26).map((person, at) => ({ ...person, current: at < 4 ? 'pilot' : 'everyone', pinned: at < 4 ? 'pilot' : null }))
    expect(shapeOf(live, 'phased')).toBe('growing')
    expect(
      shapeOf(
        live.map((person) => ({ ...person, pinned: null })),
        'phased',
      ),
    ).toBe('phased')
    expect(shapeOf(live, 'big-bang')).toBe('big-bang')
  })

  test('nobody can be in a milestone, and waves belong to the phased plan alone', () => {
    expect(holdsPeople('small', 'full')).toBe(false)
    expect(holdsPeople('phased', 'off')).toBe(false)
    expect(holdsPeople('phased', 'rest-3')).toBe(true)
    expect(holdsPeople('phased', 'rest-0')).toBe(false)
    expect(holdsPeople('growing', 'rest-3')).toBe(false)
  })
})
