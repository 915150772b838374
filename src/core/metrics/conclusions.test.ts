/** What is told of the flows between two weeks. */
import { expect, test } from 'vitest'
import { flowsCounted } from '#core/metrics/conclusions.ts'

test('[ME-4] [ME-12] where no source can carry flows, why is told instead of noughts', () => {
  expect(flowsCounted('grain')).toEqual({ noData: 'grain' })
})
