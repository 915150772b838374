/** When the reviews of a rollout are due. */
import { describe, expect, test } from 'vitest'
import { completedOn, reviewDay, reviewsOf } from '#core/review/review-moments.ts'

const zone = 'America/Paramaribo'
const phases = [{ goLiveOn: '2026-12-14' }, { goLiveOn: '2027-01-26' }, { goLiveOn: '2026-11-30' }]

describe('the day on which a rollout is complete', () => {
  test('[RV-1] is the last planned start while the old system is on, and unknown without a plan', () => {
    expect(completedOn({ phases, oldSystem: undefined, zone })).toBe('2027-01-26')
    expect(completedOn({ phases, oldSystem: { switchedOffAt: null }, zone })).toBe('2027-01-26')
    expect(completedOn({ phases: [], oldSystem: undefined, zone })).toBeNull()
  })

  test('[RV-1] is the day on which the old system was switched off, in the zone of the organisation', () => {
    expect(completedOn({ phases, oldSystem: { switchedOffAt: '2027-02-03T01:30:00.000Z' }, zone })).toBe('2027-02-02')
  })
})

describe('the day of a review', () => {
  test('[RV-1] [RV-2] [RV-3] lies a week, a month and three months later', () => {
    expect((['week1', 'month1', 'month3'] as const).map((moment) => reviewDay(moment, '2027-01-26'))).toEqual([
      '2027-02-02',
      '2027-02-26',
      '2027-04-26',
    ])
  })

  test('[RV-2] [RV-3] is the last day of a month that is shorter, also over the end of a year', () => {
    expect(reviewDay('month1', '2027-01-31')).toBe('2027-02-28')
    expect(reviewDay('month1', '2028-01-31')).toBe('2028-02-29')
    expect(reviewDay('month3', '2026-11-30')).toBe('2027-02-28')
    expect(reviewDay('month1', '2026-12-15')).toBe('2027-01-15')
  })
})

test('[RV-1] a review is later, soon from three days before, overdue after its day, and held once it was', () => {
  const stateOn = (today: string) => reviewsOf('2027-01-26', [], today)[0]?.state
  expect([stateOn('2027-01-29'), stateOn('2027-01-30'), stateOn('2027-02-02'), stateOn('2027-02-03')]).toEqual([
    'later',
    'soon',
    'soon',
    'overdue',
  ])
  expect(reviewsOf('2027-01-26', [{ moment: 'week1', heldOn: '2027-02-02' }], '2027-03-01')).toMatchObject([
    { state: 'held', heldOn: '2027-02-02' },
    { state: 'overdue', on: '2027-02-26' },
    { state: 'later', heldOn: null },
  ])
})
