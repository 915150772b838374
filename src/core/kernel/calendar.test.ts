import { describe, expect, test } from 'vitest'
import { addWorkingDays, dayNumber, dayOf, instantOf, nextAllowed, weekday, withOffset, zoneOffset } from '#core/kernel/calendar.ts'

const day = (text: string) => dayNumber(text)

describe('calendar', () => {
  test('counts days both ways', () => {
    expect(dayOf(day('2028-02-29'))).toBe('2028-02-29')
    expect(weekday(day('2026-11-30'))).toBe(1)
    expect(weekday(day('1969-12-28'))).toBe(7)
  })
  test('[TL-2] skips weekend, holiday and freeze', () => {
    const calendar = { holidays: new Set([day('2026-11-25')]), freezes: [[day('2026-11-26'), day('2026-11-27')]] as const }
    expect(dayOf(nextAllowed(calendar, day('2026-11-25')) ?? 0)).toBe('2026-11-30')
    expect(dayOf(addWorkingDays(calendar, day('2026-11-30'), -1))).toBe('2026-11-24')
  })
  test('[RG-5] knows the offset of each zone and its daylight saving', () => {
    expect(zoneOffset('America/Paramaribo', Date.parse('2026-07-01T12:00:00Z'))).toBe(-180)
    expect(zoneOffset('America/Nassau', Date.parse('2026-03-07T12:00:00Z'))).toBe(-300)
    expect(zoneOffset('America/Nassau', Date.parse('2026-03-09T12:00:00Z'))).toBe(-240)
    expect(withOffset(instantOf(day('2026-03-09'), 9 * 60, 'America/Nassau'), 'America/Nassau')).toBe('2026-03-09T09:00:00-04:00')
  })
})
