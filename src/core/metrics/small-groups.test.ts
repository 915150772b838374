import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { canStandTogether, type Group, hideSmallGroups, smallestGroup, toldShare } from '#core/metrics/small-groups.ts'

const groups = fc
  .uniqueArray(fc.record({ key: fc.string({ minLength: 1, maxLength: 4 }), size: fc.nat({ max: 20 }) }), {
    selector: ({ key }) => key,
    maxLength: 12,
  })
  .map((all): readonly Group[] => all)
const sum = (some: readonly { size: number }[]): number => some.reduce((total, { size }) => total + size, 0)

test('[ME-8] a small group is told together with the next smallest', () => {
  const told = hideSmallGroups([
    { key: 'Albina', size: 9 },
    { key: 'Moengo', size: 6 },
    { key: 'Apoera', size: 2 },
  ])
  expect(told.shown.map(({ key }) => key)).toEqual(['Albina'])
  expect(told).toMatchObject({ merged: { keys: ['Apoera', 'Moengo'], size: 8 }, hidden: [] })
})

test('[ME-8] large groups stand alone, empty ones name nobody, and too few altogether are hidden', () => {
  const large = [
    { key: 'a', size: 5 },
    { key: 'b', size: 12 },
    { key: 'c', size: 0 },
  ]
  expect(hideSmallGroups(large)).toEqual({ shown: large, merged: null, hidden: [] })
  expect(
    hideSmallGroups([
      { key: 'a', size: 3 },
      { key: 'b', size: 1 },
    ]),
  ).toEqual({ shown: [], merged: null, hidden: ['b', 'a'] })
  expect(hideSmallGroups([])).toEqual({ shown: [], merged: null, hidden: [] })
})

test('[RE-3] [ME-8] nothing that is told, and nothing that the total gives away, is of fewer than five people', () => {
  fc.assert(
    fc.property(groups, fc.integer({ min: 1, max: 10 }), (all, least) => {
      const { shown, merged, hidden } = hideSmallGroups(all, least)
      for (const { size } of shown) expect(size === 0 || size >= least).toBe(true)
      if (merged) expect(merged.size).toBeGreaterThanOrEqual(least)
      // Whoever knows how many there are in all subtracts what is shown.
      const left = sum(all) - sum(shown)
      if (hidden.length === 0) expect(left === 0 || left >= least).toBe(true)
      else expect(sum(all)).toBeLessThan(least)
    }),
  )
})

test('[ME-8] every group is told once, alone or merged, or is hidden', () => {
  fc.assert(
    fc.property(groups, (all) => {
      const { shown, merged, hidden } = hideSmallGroups(all)
      const told = [...shown.map(({ key }) => key), ...(merged?.keys ?? []), ...hidden]
      expect(told.toSorted()).toEqual(all.map(({ key }) => key).toSorted())
      if (merged) expect(merged.size).toBe(sum(all.filter(({ key }) => merged.keys.includes(key))))
    }),
  )
})

test('[ME-8] no more is merged than needed, and the order of the groups does not matter', () => {
  fc.assert(
    fc.property(groups, (all) => {
      const { merged } = hideSmallGroups(all)
      const inOrder = hideSmallGroups(all.toReversed())
      expect(inOrder.merged).toEqual(merged)
      if (!merged) return
      const sizes = all.filter(({ key }) => merged.keys.includes(key)).map(({ size }) => size)
      const borrowed = sizes.filter((size) => size >= smallestGroup)
      expect(borrowed.length).toBeLessThanOrEqual(1)
      if (borrowed.length === 1) expect(merged.size - (borrowed[0] ?? 0)).toBeLessThan(smallestGroup)
    }),
  )
})

test('[ME-8] two views stand together only when neither their overlap nor what is left of each is a few people', () => {
  const people = fc.uniqueArray(fc.integer({ min: 0, max: 25 }).map(String), { maxLength: 26 })
  fc.assert(
    fc.property(people, people, (one, other) => {
      const can = canStandTogether(one, other)
      expect(canStandTogether(other, one)).toBe(can)
      const pieces = [
        one.filter((id) => !other.includes(id)),
        other.filter((id) => !one.includes(id)),
        one.filter((id) => other.includes(id)),
        one,
        other,
      ]
      expect(can).toBe(pieces.every(({ length }) => length === 0 || length >= smallestGroup))
    }),
  )
  expect(canStandTogether(['a', 'b', 'c', 'd', 'e', 'f'], ['a', 'b', 'c', 'd', 'e'])).toBe(false)
})

/** The counts of which the same would be told. */
const consistent = (part: number, of: number): number[] => {
  const told = JSON.stringify(toldShare(part, of))
  return Array.from({ length: of + 1 }, (_, count) => count).filter((count) => JSON.stringify(toldShare(count, of)) === told)
}

test('[ME-8] what is told of a share leaves open which count it is, unless both sides are five or more; none and all are told like few', () => {
  for (let of = smallestGroup; of <= 120; of++)
    for (let part = 0; part <= of; part++)
      if (part < smallestGroup || of - part < smallestGroup) expect(consistent(part, of).length, `${part} of ${of}`).toBeGreaterThan(1)
  expect(toldShare(3, 5)).toEqual({ kind: 'band', band: 'halfOrMore' })
  expect(toldShare(5, 5)).toEqual(toldShare(3, 5))
})

test('[ME-8] subtracting one week from another never tells that fewer than five changed, and how many', () => {
  for (const of of [5, 6, 7, 8, 9, 11, 15, 20, 39, 40, 41, 44])
    for (let before = 0; before <= of; before++)
      for (let now = 0; now <= of; now++) {
        const changes = new Set(consistent(before, of).flatMap((one) => consistent(now, of).map((other) => other - one)))
        const [only] = changes
        if (changes.size === 1) expect(only === 0 || Math.abs(only ?? 0) >= smallestGroup, `${before} then ${now} of ${of}`).toBe(true)
      }
})

test('[ME-8] a whole is never told beside its parts, because they could be subtracted: each person is in one told share', () => {
  // 0 of 5 and 5 of 6 are told as under half and as 80 % or more; five of eleven besides leave only these two counts.
  const told = [toldShare(5, 11), toldShare(0, 5), toldShare(5, 6)]
  const possible = consistent(0, 5).flatMap((here) => consistent(5, 6).flatMap((there) => (JSON.stringify(toldShare(here + there, 11)) === JSON.stringify(told[0]) ? [here] : []))) // prettier-ignore
  expect(possible).toEqual([0])
})
