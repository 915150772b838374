/** The difference that a preview shows. */
import { expect, test } from 'vitest'
import { put } from '#core/command.ts'
import { rowsDifference } from '#web/plan-changes.ts'
import { afterChanges, noRows } from '#web/rows.ts'

const phase = (phaseKey: string, goLiveOn: string) => ({
  rolloutId: 'crm',
  phaseKey,
  position: 1,
  goLiveOn,
  endsOn: goLiveOn,
  headCount: 8,
  share: 0.2,
  anchorOn: null,
})
const site = (locationId: string, goLiveOn: string) => ({ rolloutId: 'crm', phaseKey: 'early', locationId, goLiveOn, headCount: 4 })
const place = (locationId: string, name: string) => ({
  locationId,
  name,
  country: 'SR',
  zone: 'America/Paramaribo',
  language: 'nl',
  connectivity: 'good',
  opensAt: 420,
  closesAt: 930,
})
const before = afterChanges(
  noRows,
  [
    put('location', place('pbo', 'Paramaribo')),
    put('location', place('geo', 'Georgetown')),
    put('phase', phase('early', '2026-12-07')),
    put('phase', phase('core', '2027-01-04')),
    put('phaseSite', site('pbo', '2026-12-07')),
    put('phaseSite', site('geo', '2026-12-07')),
  ],
  'kasnika',
)

test('[TL-1] [RG-7] a day off at one place shows that place’s move, though the phase stays', () => {
  const after = afterChanges(before, [put('phaseSite', site('pbo', '2026-12-08'))], 'kasnika')
  const { phases, sites } = rowsDifference(before, after, 'crm')
  expect(phases).toEqual([])
  expect(sites).toEqual([{ phaseKey: 'early', place: 'Paramaribo', from: '2026-12-07', to: '2026-12-08' }])
})

test('[TL-1] phases that move, come and go are told by day; rows written unchanged are no difference', () => {
  const after = afterChanges(before, [put('phase', phase('early', '2026-12-14')), put('phase', phase('core', '2027-01-04'))], 'kasnika')
  expect(rowsDifference(before, after, 'crm').phases).toEqual([{ phaseKey: 'early', from: '2026-12-07', to: '2026-12-14' }])
  const same = afterChanges(before, [put('phaseSite', site('pbo', '2026-12-07'))], 'kasnika')
  expect(rowsDifference(before, same, 'crm').counts.phaseSite).toBe(0)
  expect(rowsDifference(noRows, before, 'crm').phases.map(({ from }) => from)).toEqual([undefined, undefined])
})
