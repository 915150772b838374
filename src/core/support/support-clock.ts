/** The clock of a ticket: it runs while the place works, and stands still at night, at weekends and on holidays. */
import { instantOf, localOf, nextAllowed } from '#core/kernel/calendar.ts'

export interface PlaceHours {
  /** IANA zone. */
  readonly zone: string
  /** Working hours, minutes after local midnight. */
  readonly opensAt: number
  readonly closesAt: number
  /** Counts of days on which the place is closed. */
  readonly holidays: ReadonlySet<number>
}

/**
 * The instant at which so many working hours of a place have gone by (SU-2); null where the place does not open for three years.
 *
 * @example dueAfter(4, '2026-11-27T18:00:00.000Z', paramaribo) // '2026-11-30T13:00:00.000Z': two hours on Friday, two on Monday
 */
export const dueAfter = (hours: number, from: string, { zone, opensAt, closesAt, holidays }: PlaceHours): string | null => {
  if (closesAt <= opensAt) return null
  const calendar = { holidays, freezes: [] }
  const local = localOf(Date.parse(from), zone)
  let left = Math.round(hours * 60)
  let day = nextAllowed(calendar, local.day)
  let start = day === local.day ? Math.max(local.minutes, opensAt) : opensAt
  while (day !== undefined) {
    const room = Math.max(0, closesAt - start)
    if (room > 0 && left <= room) return new Date(instantOf(day, start + left, zone)).toISOString()
    left -= room
    day = nextAllowed(calendar, day + 1)
    start = opensAt
  }
  return null
}

/** Whether the clock of a ticket has run out: somebody should have answered it by now. */
export const isOverdue = ({ state, dueAt }: { readonly state: string; readonly dueAt: string | null }, now: string): boolean =>
  state === 'open' && dueAt !== null && Date.parse(dueAt) <= Date.parse(now)
