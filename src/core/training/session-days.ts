/** On which days a group can be trained, and at which moments of those days. */
import { instantOf, isAllowed, mondayOf, nextAllowed, withOffset, type WorkCalendar } from '#core/kernel/calendar.ts'
import type { PlanLocation } from '#core/plan/plan.ts'

/** Moments are counted in quarters of an hour since 1970, so that bookings in all zones lie on one grid. */
const msPerQuarter = 15 * 60_000

/** How far before its own week a training may move when that week is full. */
const weeksOfSpill = 4
/** How far back a working day is looked for when the weeks before a go-live are closed. */
const weeksBack = 52
const daysWhenLate = 5

export interface TrainingDays {
  /** Days (counts) to train on, first choice first. */
  readonly days: readonly number[]
  /** Further days, for when those are full, nearest first. */
  readonly spill: readonly number[]
  /** `week`: the one before the go-live; `earlier`: a week before that; `late`: no such week is left. */
  readonly when: 'week' | 'earlier' | 'late'
}

const allowedIn = (calendar: WorkCalendar, from: number, to: number): number[] => {
  const days: number[] = []
  for (let day = from; day <= to; day++) if (isAllowed(calendar, day)) days.push(day)
  return days
}

/** The next allowed days from a day on. */
const allowedFrom = (calendar: WorkCalendar, from: number, count: number): number[] => {
  const days: number[] = []
  for (let day = nextAllowed(calendar, from); day !== undefined && days.length < count; day = nextAllowed(calendar, day + 1)) days.push(day)
  return days
}

/**
 * The days to train on for a go-live, all as counts of days (TR-2, TL-2): the working days of the calendar week before
 * it, else of the nearest week before that, else the first possible ones before, on and after it. Never before `today`,
 * unless the go-live itself has passed: then the plan tells how it was.
 *
 * @example trainingDays(calendar, dayNumber('2026-11-30'), dayNumber('2026-11-01')).days.map(dayOf) // 23 to 27 November
 */
export const trainingDays = (calendar: WorkCalendar, goLive: number, today: number): TrainingDays => {
  const earliest = goLive < today ? -Infinity : today
  const monday = mondayOf(goLive)
  for (let back = 1; back <= weeksBack; back++) {
    const start = monday - 7 * back
    if (start + 6 < earliest) break
    const days = allowedIn(calendar, Math.max(start, earliest), start + 4)
    if (days.length > 0) {
      const spill = allowedIn(calendar, Math.max(start - 7 * weeksOfSpill, earliest), start - 1).reverse()
      return { days, spill, when: back === 1 ? 'week' : 'earlier' }
    }
  }
  const first = Math.max(earliest, monday)
  const before = allowedIn(calendar, first, goLive - 1)
  const days = [...before, ...allowedFrom(calendar, Math.max(first, goLive), Math.max(0, daysWhenLate - before.length))]
  return { days: days.length > 0 ? days : [goLive], spill: [], when: 'late' }
}

/** The part of a day (a count) in which all the places work, in quarters since 1970; empty when `to` is not after `from`. */
export const sharedHours = (places: readonly PlanLocation[], day: number): { from: number; to: number } => {
  let from = -Infinity
  let to = Infinity
  for (const place of places) {
    from = Math.max(from, instantOf(day, place.opensAt, place.zone))
    to = Math.min(to, instantOf(day, place.closesAt, place.zone))
  }
  return { from: Math.ceil(from / msPerQuarter), to: Math.floor(to / msPerQuarter) }
}

/** Quarters from one start to the next: the session and at least five minutes to change over. */
export const pitchOf = (minutes: number): number => Math.ceil((minutes + 5) / 15)

/**
 * When sessions can start on a day (a count), in quarters since 1970: any quarter from which a session ends inside the
 * working hours of every place (TR-2, RG-5).
 *
 * @example startsOn([paramaribo], dayNumber('2026-11-23'), 80).length // 27, from 07:00 to 13:30
 */
export const startsOn = (places: readonly PlanLocation[], day: number, minutes: number): number[] => {
  const { from, to } = sharedHours(places, day)
  const starts: number[] = []
  for (let start = from; start * 15 + minutes <= to * 15; start++) starts.push(start)
  return starts
}

/** How many sessions fit one after another into some starts, which come in time order. */
export const inRow = (starts: Iterable<number>, pitch: number): number => {
  let count = 0
  let free = -Infinity
  for (const start of starts)
    if (start >= free) {
      count += 1
      free = start + pitch
    }
  return count
}

/**
 * Says quarters since 1970 in RFC 3339 with the offset of a zone. Each moment is asked of the zone once: thousands of
 * sessions share a few hundred.
 *
 * @example clock()(1_989_000, 'America/Paramaribo') // '2026-09-22T21:00:00-03:00'
 */
export const clock = (): ((quarter: number, zone: string) => string) => {
  const said = new Map<string, string>()
  return (quarter, zone) => {
    const key = `${zone} ${quarter}`
    let text = said.get(key)
    if (text === undefined) said.set(key, (text = withOffset(quarter * msPerQuarter, zone)))
    return text
  }
}
