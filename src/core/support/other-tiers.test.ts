import { expect, test } from 'vitest'
import { otherTiers } from '#core/support/support.ts'

test('[SU-2] a ticket can be moved to every other tier at which somebody answers, never to the one where it is', () => {
  expect([1, 2, 3, 4].map(otherTiers)).toEqual([
    [2, 3, 4],
    [3, 4],
    [2, 4],
    [2, 3],
  ])
})
