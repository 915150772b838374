/** When something may leave: in the working hours of its reader's place, on a working day there (CM-9). */
import { dayNumber, instantOf, isWorkingDay, localOf, nextAllowed, type WorkCalendar } from '#core/calendar.ts'
import type { Row } from '#core/tables.ts'

export interface MomentRows {
  readonly organisation: readonly Pick<Row<'organisation'>, 'country' | 'zone'>[]
  readonly holidays: readonly Pick<Row<'holiday'>, 'country' | 'day' | 'off'>[]
}

type Where = Pick<Row<'location'>, 'country' | 'zone' | 'opensAt' | 'closesAt'>

/** The hours of whoever has no place of their own, minutes after midnight. */
const usual = { opensAt: 8 * 60, closesAt: 17 * 60 }

/**
 * Gives, for a place (or none), the first instant at or after `now` and not before the day `notBefore` at which people there
 * work (CM-9). Instants are RFC 3339 in UTC; days `YYYY-MM-DD`.
 *
 * @example workingMoments(rows)(albina, '2026-12-04T22:00:00.000Z', '2026-12-04') // '2026-12-07T11:00:00.000Z'
 */
export const workingMoments = ({ organisation, holidays }: MomentRows) => {
  const calendars = new Map<string, WorkCalendar>()
  const calendarOf = (country: string): WorkCalendar => {
    let calendar = calendars.get(country)
    if (!calendar) {
      const closed = holidays.filter((row) => row.off === 1 && row.country === country)
      calendars.set(country, (calendar = { holidays: new Set(closed.map(({ day }) => dayNumber(day))), freezes: [] }))
    }
    return calendar
  }
  const home = organisation[0]
  return (place: Where | undefined, now: string, notBefore?: string): string => {
    const { country, zone, opensAt, closesAt } = place ?? { country: home?.country ?? '', zone: home?.zone ?? 'UTC', ...usual }
    const calendar = calendarOf(country)
    const instant = Date.parse(now)
    const here = localOf(instant, zone)
    const wanted = notBefore === undefined ? here.day : dayNumber(notBefore)
    if (here.day >= wanted && isWorkingDay(calendar, here.day) && here.minutes < closesAt)
      return new Date(Math.max(instant, instantOf(here.day, opensAt, zone))).toISOString()
    const from = here.day >= wanted ? here.day + 1 : wanted
    return new Date(instantOf(nextAllowed(calendar, from) ?? from, opensAt, zone)).toISOString()
  }
}
