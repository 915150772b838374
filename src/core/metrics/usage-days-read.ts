/** Days as usage reports write them: never, a day, or a moment, which is a day where the organisation is (ME-4, RG-5). */
import { dayNumber, dayOf, localOf } from '#core/kernel/calendar.ts'
import { readDay } from '#core/people/people-dates.ts'

const neverWords =
  /^\(?(?:|-|–|—|n\/?a|n\.?v\.?t\.?|none|null|0|(?:never|nooit|jamais|nunca|nog nooit|nog niet|not yet|no (?:sign-?in|log-?in|activity)|geen activiteit)(?:[ -].*)?)\)?$/i
/** Programs write the first day that they know for none; west of Greenwich that of Unix is the evening before. */
const firstDay = /(?<!\d)(?:0001|1601|1899|1900|1970)(?!\d)|^1969-12-31|^31[-/.]12[-/.]1969|^12[-/.]31[-/.](?:19)?69\b/
/** Nobody used a tool before it; such a day is a slip of the pen. */
const earliest = '1990-01-01'

/** Whether a cell says that somebody was never seen. */
export const isNever = (text: string): boolean => neverWords.test(text) || firstDay.test(text)

const clock = /[T ]\s?(\d{1,2}):(\d{2})(?::\d{2}(?:[.,]\d{1,9})?)?\s?(?:([AaPp])\.?[Mm]\.?)?\s?(Z|[+-]\d{2}:?\d{2})?$/
const unix = /^\d{10}(?:\.\d+)?$|^\d{13}$/

/** Minutes before UTC of an offset as it is written. */
const minutesOf = (offset: string): number =>
  offset === 'Z' ? 0 : (offset.startsWith('-') ? -1 : 1) * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2)))

export interface DayReading {
  readonly order: 'day' | 'month'
  /** Where moments become days. */
  readonly zone: string
  /** Whether the column tells in UTC, as its heading says. */
  readonly isUtc: boolean
  /** Where it is, `YYYY-MM-DD`. */
  readonly today: string
}

/**
 * The day of a cell, null where it cannot be read. A moment with an offset, in a column of UTC or in seconds since 1970 is the day that it
 * is in the zone; a day of UTC that has not come there yet is today.
 * @example readUsageDay('2027-01-29T01:30:00Z', { order: 'day', zone: 'America/Paramaribo', isUtc: false, today: '2027-02-01' }) // '2027-01-28'
 */
export const readUsageDay = (text: string, { order, zone, isUtc, today }: DayReading): string | null => {
  if (unix.test(text)) return dayOf(localOf(Number(text) * (text.length === 13 ? 1 : 1000), zone).day)
  const day = readDay(text, order)
  if (day === null || day < earliest) return null
  const [, hours, minutes, half, offset = isUtc ? 'Z' : undefined] = clock.exec(text) ?? []
  if (hours === undefined || offset === undefined) return isUtc && dayNumber(day) === dayNumber(today) + 1 ? today : day
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  const instant = dayNumber(day) * 86_400_000 + (hour * 60 + Number(minutes) - minutesOf(offset)) * 60_000
  return dayOf(localOf(instant, zone).day)
}
