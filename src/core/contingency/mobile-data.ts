/** The new tool's mobile data per person and day from readings of phones, and what it costs a month (RG-8). */
import { amountOf } from '#core/finance/money.ts'
import { dayNumber, weekday } from '#core/kernel/calendar.ts'
import type { Row } from '#core/kernel/rows.ts'

/** Working days in a month, for the price; an assumption that the screen names. */
export const workingDaysAMonth = 22
/** Megabytes in a gigabyte, as providers sell it. */
const megabytesInGb = 1000

type Reading = Pick<Row<'dataReading'>, 'startMb' | 'startOn' | 'endMb' | 'endOn'>
type Price = Pick<Row<'dataPrice'>, 'pricePerGb' | 'currency' | 'paidBy'>

export interface MobileData {
  /** Measurements with both readings. */
  readonly measured: number
  /** Megabytes of one person on a working day, the mean of all measurements; null while none is complete. */
  readonly perDay: number | null
  readonly newestOn: string | null
  /** For one person, exact to the cent; null without a figure or a price. */
  readonly perMonth: { readonly amount: string; readonly currency: string } | null
  /** Whether people pay for it themselves: a warning. */
  readonly isPaidByPeople: boolean
}

export interface PaidByPeople {
  readonly locationId: string
  /** The first day on which people go live there. */
  readonly goLiveOn: string
}

/**
 * The locations of the plan whose people pay for the tool's mobile data themselves, those that go live first on top: a warning until the
 * organisation pays (RG-8).
 *
 * @example paidByPeople([{ locationId: 'albina', paidBy: 'people' }], sites).length // 1
 */
export const paidByPeople = (
  prices: readonly Pick<Row<'dataPrice'>, 'locationId' | 'paidBy'>[],
  sites: readonly Pick<Row<'phaseSite'>, 'locationId' | 'goLiveOn' | 'headCount'>[],
): readonly PaidByPeople[] => {
  const paying = new Set(prices.filter(({ paidBy }) => paidBy === 'people').map(({ locationId }) => locationId))
  return [
    ...Map.groupBy(
      sites.filter(({ locationId, headCount }) => headCount > 0 && paying.has(locationId)),
      ({ locationId }) => locationId,
    ),
  ]
    .map(([locationId, some]) => ({ locationId, goLiveOn: some.map(({ goLiveOn }) => goLiveOn).toSorted()[0] ?? '' }))
    .toSorted((a, b) => (a.goLiveOn === b.goLiveOn ? (a.locationId < b.locationId ? -1 : 1) : a.goLiveOn < b.goLiveOn ? -1 : 1))
}

/** Monday to Friday from one day up to, and not with, another; at least one, for two readings on one day. */
const workingDaysBetween = (from: string, to: string): number => {
  let days = 0
  for (let day = dayNumber(from); day < dayNumber(to); day++) if (weekday(day) <= 5) days += 1
  return Math.max(1, days)
}

/**
 * The mobile data at a location, from its readings and its price. Megabytes; the price is of one person and month of 22 working days.
 *
 * @example mobileData([{ startMb: 100, startOn: '2027-01-11', endMb: 150, endOn: '2027-01-18' }], undefined).perDay // 10
 */
export const mobileData = (readings: readonly Reading[], price: Price | undefined): MobileData => {
  const each = readings.flatMap(({ startMb, startOn, endMb, endOn }) =>
    endMb === null || endOn === null ? [] : [{ perDay: (endMb - startMb) / workingDaysBetween(startOn, endOn), endOn }],
  )
  const perDay = each.length === 0 ? null : each.reduce((sum, one) => sum + one.perDay, 0) / each.length
  return {
    measured: each.length,
    perDay,
    newestOn: each.reduce<string | null>((newest, { endOn }) => (newest === null || endOn > newest ? endOn : newest), null),
    perMonth:
      perDay === null || !price
        ? null
        : {
            amount: amountOf(price.pricePerGb).times(amountOf(perDay)).times(workingDaysAMonth).div(megabytesInGb).toFixed(2),
            currency: price.currency,
          },
    isPaidByPeople: price?.paidBy === 'people',
  }
}
