import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { canStandTogether, smallestGroup, toldCount, toldShare, type VerdictPart } from '#core/metrics/small-groups.ts'

/** The counts of which the same would be told. */
const consistent = (part: number, of: number): number[] => {
  const told = JSON.stringify(toldShare(part, of))
  return Array.from({ length: of + 1 }, (_, count) => count).filter((count) => JSON.stringify(toldShare(count, of)) === told)
}

test('[ME-8] what is told of a share leaves open which count it is; none and all are told like few, and of larger groups like five or more', () => {
  for (let of = smallestGroup; of <= 300; of++)
    for (let part = 0; part <= of; part++) {
      const alike = consistent(part, of)
      expect(alike.length, `${part} of ${of}`).toBeGreaterThan(1)
      // At an edge it must not mean “fewer than five”.
      if (of >= 20 && alike.includes(0)) expect(alike.at(-1), `${part} of ${of}`).toBeGreaterThanOrEqual(smallestGroup)
      if (of >= 25 && alike.includes(of)) expect(of - (alike[0] ?? of), `${part} of ${of}`).toBeGreaterThanOrEqual(smallestGroup)
    }
  expect(toldShare(3, 5)).toEqual({ from: 50, to: 100 })
  expect(toldShare(5, 5)).toEqual(toldShare(3, 5))
  expect(toldShare(39, 60)).toEqual({ from: 60, to: 70 })
  expect(toldShare(60, 60)).toEqual({ from: 80, to: 100 })
  expect(toldShare(4, 4)).toBeNull()
})

test('[RE-3] a count of people is told down to a multiple of five, and not below five', () => {
  expect([0, 4, 5, 9, 10].map((count) => toldCount(count))).toEqual([null, null, 5, 5, 10])
})

test('[ME-8] [ME-16] a verdict on everyone stands beside shares of its parts only where either verdict leaves open how many each part is', () => {
  const part = (active: number, of: number, due = of): VerdictPart => ({ of, share: toldShare(active, of), due })
  // Of two phases of six, one with four or five, one with all but one or all: ten of twelve would be four and six exactly.
  expect(canStandTogether([part(6, 6), part(4, 6)], 0.8)).toBe(false)
  // It follows from the shares.
  expect(canStandTogether([part(6, 6), part(6, 6)], 0.8)).toBe(true)
  expect(canStandTogether([part(1, 6), part(4, 6)], 0.8)).toBe(true)
  const groups = fc.array(
    fc.record({ of: fc.integer({ min: 1, max: 9 }), active: fc.nat({ max: 9 }), due: fc.nat({ max: 9 }) }).map(({ of, active, due }) => ({ of, active: Math.min(active, of), due: Math.min(due, of) })), // prettier-ignore
    { minLength: 1, maxLength: 3 },
  )
  fc.assert(
    fc.property(groups, (all) => {
      const parts = all.map(({ of, active, due }) => part(active, of, due))
      if (!canStandTogether(parts, 0.8)) return
      const due = all.reduce((sum, one) => sum + one.due, 0)
      // Every way in which people can be active and due that is told alike, by its verdict.
      let worlds: { readonly counts: readonly number[]; readonly active: number }[] = [{ counts: [], active: 0 }]
      for (const one of all)
        worlds = worlds.flatMap(({ counts, active }) =>
          consistent(one.active, one.of).flatMap((count) =>
            Array.from({ length: one.due + 1 }, (_, x) => x)
              .filter((x) => x <= count && count - x <= one.of - one.due)
              .map((x) => ({ counts: [...counts, count], active: active + x })),
          ),
        )
      for (const [, ofVerdict] of Map.groupBy(worlds, ({ active }) => active >= 0.8 * due - 1e-9))
        for (const at of all.keys()) expect(new Set(ofVerdict.map(({ counts }) => counts[at])).size).toBeGreaterThan(1)
    }),
  )
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

test('[ME-8] a share of a whole is never told beside its parts, because they could be subtracted: each person is in one told share', () => {
  // 0 of 5 and 5 of 6 are told as under half and as 80 % or more; five of eleven besides leave only these two counts.
  const told = [toldShare(5, 11), toldShare(0, 5), toldShare(5, 6)]
  const possible = consistent(0, 5).flatMap((here) => consistent(5, 6).flatMap((there) => (JSON.stringify(toldShare(here + there, 11)) === JSON.stringify(told[0]) ? [here] : []))) // prettier-ignore
  expect(possible).toEqual([0])
})
