import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayNumber, isWorkingDay, localOf } from '#core/kernel/calendar.ts'
import { dueAfter, type PlaceHours } from '#core/support/support-clock.ts'

const paramaribo: PlaceHours = { zone: 'America/Paramaribo', opensAt: 480, closesAt: 960, holidays: new Set([dayNumber('2026-11-25')]) }

test('[SU-2] the clock runs in the working hours of the place and stands still over weekends and holidays', () => {
  // Friday 15:00 in Paramaribo: one hour is left that day.
  expect(dueAfter(1, '2026-11-27T18:00:00.000Z', paramaribo)).toBe('2026-11-27T19:00:00.000Z')
  expect(dueAfter(3, '2026-11-27T18:00:00.000Z', paramaribo)).toBe('2026-11-30T13:00:00.000Z')
  // Sunday night begins on Monday morning.
  expect(dueAfter(4, '2026-11-30T02:00:00.000Z', paramaribo)).toBe('2026-11-30T15:00:00.000Z')
  // Tuesday after closing: Wednesday is a holiday.
  expect(dueAfter(0.5, '2026-11-24T23:00:00.000Z', paramaribo)).toBe('2026-11-26T11:30:00.000Z')
  // Nassau changes its clocks on 8 March 2026: Friday's hour and Monday's are not the same distance apart.
  const nassau = { ...paramaribo, zone: 'America/Nassau', holidays: new Set<number>() }
  expect(dueAfter(8, '2026-03-06T13:00:00.000Z', nassau)).toBe('2026-03-06T21:00:00.000Z')
  expect(dueAfter(9, '2026-03-06T13:00:00.000Z', nassau)).toBe('2026-03-09T13:00:00.000Z')
  expect(dueAfter(1, '2026-11-27T18:00:00.000Z', { ...paramaribo, closesAt: 480 })).toBeNull()
})

test('[SU-2] as many working minutes lie between as were given, counted one by one', () => {
  const isOpen = (instant: number, place: PlaceHours): boolean => {
    const { day, minutes } = localOf(instant, place.zone)
    return isWorkingDay({ holidays: place.holidays, freezes: [] }, day) && minutes >= place.opensAt && minutes < place.closesAt
  }
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 60 * 24 * 21 }),
      fc.integer({ min: 1, max: 4 * 60 }),
      fc.constantFrom('America/Paramaribo', 'America/Nassau', 'America/Belize'),
      fc.uniqueArray(fc.integer({ min: 0, max: 20 }), { maxLength: 4 }),
      (from, quarter, zone, off) => {
        const place = { zone, opensAt: 7 * 60 + 30, closesAt: 12 * 60, holidays: new Set(off.map((day) => dayNumber('2026-10-24') + day)) }
        const start = Date.parse('2026-10-24T04:00:00.000Z') + from * 60_000
        const due = Date.parse(dueAfter(quarter / 60, new Date(start).toISOString(), place) ?? '')
        let minutes = 0
        for (let at = start; at < due; at += 60_000) if (isOpen(at, place)) minutes++
        expect(minutes).toBe(quarter)
        expect(isOpen(due - 60_000, place)).toBe(true)
      },
    ),
    { numRuns: 60 },
  )
})
