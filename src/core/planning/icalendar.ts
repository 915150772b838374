/** Calendar events as iCalendar text (RFC 5545), which every calendar programme reads. */
import type { CalendarEvent } from '#core/kernel/calendar-event.ts'
import { addDays } from '#core/kernel/calendar.ts'

const octetsOf = (sign: string): number => {
  const point = sign.codePointAt(0) ?? 0
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x1_0000 ? 3 : 4
}

/** A line of at most 75 octets; longer ones go on after a line break and a space, never inside a character. */
const folded = (line: string): string => {
  let out = ''
  let room = 75
  for (const sign of line) {
    const octets = octetsOf(sign)
    if (octets > room) {
      out += '\r\n '
      room = 74
    }
    out += sign
    room -= octets
  }
  return out
}

/** Control characters are not allowed in a text value; a line break is written as `\n`. */
const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // oxlint-disable-next-line no-control-regex -- these are the characters to leave out
    .replace(/[\u0000-\u0009\u000B-\u001F\u007F]/g, ' ')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\n/g, '\\n')

const compactDay = (day: string): string => day.replaceAll('-', '')
const compactInstant = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 19).replace(/[-:]/g, '') + 'Z'

/** What a calendar is besides its events. */
export interface CalendarAbout {
  readonly name: string
  /** The instant at which it is made, RFC 3339. */
  readonly stamp: string
  /** What the receiver is asked to do with it (iTIP); none for a calendar to subscribe to or to import. */
  readonly method?: 'REQUEST' | 'CANCEL'
  /** Further properties of an event, unfolded. */
  readonly more?: (event: CalendarEvent) => readonly string[]
}

const linesOf = (event: CalendarEvent, stamp: string, more: readonly string[]): string[] => {
  const when =
    event.kind === 'day'
      ? [`DTSTART;VALUE=DATE:${compactDay(event.day)}`, `DTEND;VALUE=DATE:${compactDay(addDays(event.endDay, 1))}`, 'TRANSP:TRANSPARENT']
      : [
          `DTSTART:${compactInstant(Date.parse(event.startsAt))}`,
          `DTEND:${compactInstant(Date.parse(event.startsAt) + event.minutes * 60_000)}`,
        ]
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(event.uid)}`,
    `DTSTAMP:${stamp}`,
    `SEQUENCE:${event.sequence}`,
    ...when,
    `SUMMARY:${escaped(event.title)}`,
    ...(event.description ? [`DESCRIPTION:${escaped(event.description)}`] : []),
    ...(event.location ? [`LOCATION:${escaped(event.location)}`] : []),
    ...(event.isTentative ? ['STATUS:TENTATIVE'] : []),
    ...more,
    'END:VEVENT',
  ]
}

/**
 * A calendar to subscribe to or to import (TL-5): whole days as dates with an exclusive end, times in UTC, lines folded at
 * 75 octets.
 *
 * @example icalendar(events, { name: 'New CRM', stamp: '2026-11-02T12:00:00Z' }).startsWith('BEGIN:VCALENDAR\r\n') // true
 */
export const icalendar = (events: readonly CalendarEvent[], { name, stamp, method, more }: CalendarAbout): string => {
  const at = compactInstant(Date.parse(stamp))
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Uitrol//Uitrol//EN',
    'CALSCALE:GREGORIAN',
    ...(method ? [`METHOD:${method}`] : []),
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
    ...events.flatMap((event) => linesOf(event, at, more?.(event) ?? [])),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('')
}
