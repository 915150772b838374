/** What a calendar programme shows: whole days and times. */

export interface EventDetails {
  /** The same for the same thing, whatever day it moves to. */
  readonly uid: string
  /** Grows whenever the thing changes. */
  readonly sequence: number
  readonly title: string
  readonly description?: string
  readonly location?: string
  /** Its day is not certain yet. */
  readonly isTentative?: boolean
}

/** Whole days; `endDay` is the last of them. */
export interface DayEvent extends EventDetails {
  readonly kind: 'day'
  readonly day: string
  readonly endDay: string
}

/** A time: an instant (RFC 3339) and how long. */
export interface TimeEvent extends EventDetails {
  readonly kind: 'time'
  readonly startsAt: string
  readonly minutes: number
}

export type CalendarEvent = DayEvent | TimeEvent
