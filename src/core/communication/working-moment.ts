/** When something may leave: in the working hours of its reader's place, on a working day there (CM-9). */
import { usualHours, zoneAt } from '#core/regional/at-location.ts'
import { dayNumber, instantOf, isAllowed, localOf, nextAllowed, type WorkCalendar } from '#core/kernel/calendar.ts'
import { rows } from '#core/kernel/command.ts'
import type { Row } from '#core/kernel/rows.ts'

export interface MomentRows {
  readonly organisation: readonly Pick<Row<'organisation'>, 'country' | 'zone'>[]
  readonly holidays: readonly Pick<Row<'holiday'>, 'country' | 'day' | 'off'>[]
  /** Of the rollout. */
  readonly freezes: readonly Pick<Row<'freeze'>, 'fromOn' | 'toOn' | 'locationId'>[]
}

type Where = Pick<Row<'location'>, 'locationId' | 'country' | 'zone' | 'opensAt' | 'closesAt'>

/** What a command about one rollout must see to tell when something may leave. */
export const momentNeeds = (rolloutId: string) => ({
  organisation: rows('organisation'),
  holidays: rows('holiday'),
  freezes: rows('freeze', { rolloutId }),
})

/**
 * Gives, for a place (or none), the first instant at or after `now` and not before the day `notBefore` at which people there
 * work (CM-9) and no freeze window holds for them (TL-2, TL-3). Instants are RFC 3339 in UTC; days `YYYY-MM-DD`.
 *
 * @example workingMoments(rows)(albina, '2026-12-04T22:00:00.000Z', '2026-12-04') // '2026-12-07T11:00:00.000Z'
 */
export const workingMoments = ({ organisation, holidays, freezes }: MomentRows) => {
  const calendars = new Map<string, WorkCalendar>()
  const calendarOf = (country: string, locationId: string | null): WorkCalendar => {
    const key = JSON.stringify([country, locationId])
    let calendar = calendars.get(key)
    if (!calendar) {
      const closed = holidays.filter((row) => row.off === 1 && row.country === country)
      const frozen = freezes.filter((row) => row.locationId === null || row.locationId === locationId)
      calendar = {
        holidays: new Set(closed.map(({ day }) => dayNumber(day))),
        freezes: frozen.map(({ fromOn, toOn }) => [dayNumber(fromOn), dayNumber(toOn)] as const),
      }
      calendars.set(key, calendar)
    }
    return calendar
  }
  const home = organisation[0]
  return (place: Where | undefined, now: string, notBefore?: string): string => {
    const { country, zone, opensAt, closesAt } = place ?? { country: home?.country ?? '', zone: zoneAt(home), ...usualHours }
    const calendar = calendarOf(country, place?.locationId ?? null)
    const instant = Date.parse(now)
    const here = localOf(instant, zone)
    const wanted = notBefore === undefined ? here.day : dayNumber(notBefore)
    if (here.day >= wanted && isAllowed(calendar, here.day) && here.minutes < closesAt)
      return new Date(Math.max(instant, instantOf(here.day, opensAt, zone))).toISOString()
    const from = here.day >= wanted ? here.day + 1 : wanted
    return new Date(instantOf(nextAllowed(calendar, from) ?? from, opensAt, zone)).toISOString()
  }
}
