import { expect, test } from 'vitest'
import { offlineDue, offlineLacks } from '#core/plan/offline-plans.ts'

const site = (locationId: string, goLiveOn: string, headCount = 3) => ({ locationId, goLiveOn, headCount })
const plan = (locationId: string, printedOn: string | null, triedOn: string | null) => ({ locationId, printedOn, triedOn })

test('[RG-8] a plan is ready once it is written, printed and tried', () => {
  expect(offlineLacks(undefined)).toEqual(['written', 'printed', 'tried'])
  expect(offlineLacks(plan('a', null, null))).toEqual(['printed', 'tried'])
  expect(offlineLacks(plan('a', '2026-11-20', null))).toEqual(['tried'])
  expect(offlineLacks(plan('a', '2026-11-20', '2026-11-21'))).toEqual([])
})

test('[RG-8] a location is asked for its plan from two weeks before its first go-live, until it is ready', () => {
  const sites = [
    site('albina', '2026-12-07'),
    site('albina', '2026-11-30'),
    site('georgetown', '2026-11-30'),
    site('empty', '2026-11-30', 0),
  ]
  const asked = (plans: Parameters<typeof offlineDue>[0], today: string) =>
    offlineDue(plans, sites, today).map(({ locationId, on, lacks }) => `${locationId} ${on} ${lacks[0]}`)
  expect(asked([], '2026-11-15')).toEqual([])
  expect(asked([], '2026-11-16')).toEqual(['albina 2026-11-29 written', 'georgetown 2026-11-29 written'])
  expect(asked([plan('albina', 'x', 'x'), plan('georgetown', 'x', null)], '2026-12-20')).toEqual(['georgetown 2026-11-29 tried'])
  expect(
    offlineDue([], [site('late', '2026-12-02'), site('early', '2026-12-01')], '2026-11-30').map(({ locationId }) => locationId),
  ).toEqual(['early', 'late'])
})
