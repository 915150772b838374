/** Days, weeks, working days and zones. A day is text, `YYYY-MM-DD`; inside sums it is a count of days since 1970. */

const msPerDay = 86_400_000

/** `YYYY-MM-DD` as a count of days since 1970-01-01. */
export const dayNumber = (day: string): number =>
  Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / msPerDay

const spelled = new Map<number, string>()
/** The day that a count since 1970-01-01 stands for. */
export const dayOf = (number: number): string => {
  let day = spelled.get(number)
  if (day === undefined) spelled.set(number, (day = new Date(number * msPerDay).toISOString().slice(0, 10)))
  return day
}

/** 1 for Monday to 7 for Sunday, of a count of days. */
export const weekday = (number: number): number => ((((number + 3) % 7) + 7) % 7) + 1
/** The Monday of the week in which a count of days lies. */
export const mondayOf = (number: number): number => number - weekday(number) + 1

export const addDays = (day: string, days: number): string => dayOf(dayNumber(day) + days)
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from)

/** Which days a group of people works: no weekend, no holiday, and for starts no freeze window. */
export interface WorkCalendar {
  /** Counts of days on which the place is closed. */
  readonly holidays: ReadonlySet<number>
  /** First and last day (counts) of each freeze window. */
  readonly freezes: readonly (readonly [from: number, to: number])[]
}

export const isWorkingDay = (calendar: WorkCalendar, number: number): boolean => weekday(number) <= 5 && !calendar.holidays.has(number)
export const isFrozen = (calendar: WorkCalendar, number: number): boolean =>
  calendar.freezes.some(([from, to]) => number >= from && number <= to)
/** Whether something may start or happen on this day (TL-2, TL-3). */
export const isAllowed = (calendar: WorkCalendar, number: number): boolean => isWorkingDay(calendar, number) && !isFrozen(calendar, number)

/** Further than this no search goes; a calendar closed for longer has no allowed day. */
const horizon = 3 * 366

/** The first allowed day at or after (step 1) or at or before (step -1) a count of days; undefined if there is none within three years. */
export const nextAllowed = (calendar: WorkCalendar, from: number, step: 1 | -1 = 1): number | undefined => {
  for (let tried = 0, number = from; tried < horizon; tried++, number += step) if (isAllowed(calendar, number)) return number
  return undefined
}

/** The day that is `count` allowed days after (or, negative, before) a count of days. */
export const addWorkingDays = (calendar: WorkCalendar, from: number, count: number): number => {
  const step = count < 0 ? -1 : 1
  let number = from
  for (let left = Math.abs(count); left > 0; left--) {
    const found = nextAllowed(calendar, number + step, step)
    if (found === undefined) return number
    number = found
  }
  return number
}

/** Calendars of several places as one: closed or frozen where any of them is. */
export const together = (calendars: readonly WorkCalendar[]): WorkCalendar => {
  if (calendars.length === 1 && calendars[0]) return calendars[0]
  return {
    holidays: new Set(calendars.flatMap((one) => [...one.holidays])),
    freezes: calendars.flatMap((one) => one.freezes),
  }
}

const readers = new Map<string, Intl.DateTimeFormat>()
const readerOf = (zone: string): Intl.DateTimeFormat => {
  let reader = readers.get(zone)
  if (!reader) {
    reader = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    readers.set(zone, reader)
  }
  return reader
}

/** Whether the platform knows an IANA zone. */
export const isZone = (zone: string): boolean => {
  try {
    readerOf(zone)
    return true
  } catch {
    return false
  }
}

const readOffset = (zone: string, instant: number): number => {
  const parts: Record<string, number> = {}
  for (const { type, value } of readerOf(zone).formatToParts(instant)) parts[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return (Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000) / 60_000
}

/** Clocks change at a full quarter of an hour of UTC at most, so the platform is asked once for each. */
const quarterHour = 900_000
const mostQuarters = 20_000
const offsetsByZone = new Map<string, Map<number, number>>()

/** Minutes that a zone is ahead of UTC at an instant (milliseconds since 1970); −180 for Paramaribo (RG-5). */
export const zoneOffset = (zone: string, instant: number): number => {
  let offsets = offsetsByZone.get(zone)
  if (!offsets) offsetsByZone.set(zone, (offsets = new Map()))
  const quarter = Math.floor(instant / quarterHour)
  let offset = offsets.get(quarter)
  if (offset === undefined) {
    if (offsets.size >= mostQuarters) offsets.clear()
    offsets.set(quarter, (offset = readOffset(zone, quarter * quarterHour)))
  }
  return offset
}

const offsetsAtNoon = new Map<string, number>()
/** Minutes ahead of UTC during office hours of a day (a count); remembered, because plans ask often. */
const offsetOn = (zone: string, number: number): number => {
  const key = `${zone} ${number}`
  let offset = offsetsAtNoon.get(key)
  if (offset === undefined) {
    const guess = zoneOffset(zone, number * msPerDay + msPerDay / 2)
    offset = zoneOffset(zone, number * msPerDay + msPerDay / 2 - guess * 60_000)
    offsetsAtNoon.set(key, offset)
  }
  return offset
}

/** Milliseconds since 1970 of a local time (minutes after midnight) on a day (count) in a zone. Clock changes happen at night: office hours never meet one. */
export const instantOf = (number: number, minutes: number, zone: string): number =>
  number * msPerDay + (minutes - offsetOn(zone, number)) * 60_000

/** The local time of an instant as a day (count) and minutes after midnight. */
export const localOf = (instant: number, zone: string): { day: number; minutes: number } => {
  const local = instant + zoneOffset(zone, instant) * 60_000
  const day = Math.floor(local / msPerDay)
  return { day, minutes: Math.round((local - day * msPerDay) / 60_000) }
}

const two = (value: number): string => String(value).padStart(2, '0')

/** An instant as RFC 3339 with the offset of a zone: `2026-11-26T14:00:00-03:00`. */
export const withOffset = (instant: number, zone: string): string => {
  const offset = zoneOffset(zone, instant)
  const local = new Date(instant + offset * 60_000).toISOString().slice(0, 19)
  const size = Math.abs(offset)
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

/** Today in a zone, from an instant in RFC 3339. */
export const todayIn = (zone: string, now: string): string => dayOf(localOf(Date.parse(now), zone).day)
