/** A session as an entry for one person's calendar: an invitation or its cancellation (iTIP, RFC 5546). */
import type { TimeEvent } from '#core/kernel/calendar-event.ts'
import { icalendar } from '#core/planning/icalendar.ts'

export interface InvitationAbout {
  readonly method: 'REQUEST' | 'CANCEL'
  /** Who asks: as in `UITROL_MAIL_FROM`. */
  readonly from: string
  readonly to: string
  /** When it was decided; of two with the same sequence the later one counts. RFC 3339. */
  readonly stamp: string
}

const addressIn = (sender: string): string => /<([^<>]+)>\s*$/.exec(sender)?.[1] ?? sender.trim()

const mailto = (address: string): string => `mailto:${address.replace(/[\s,;:"\\\r\n]/g, '')}`

/** Folds a line of plain letters to 75 octets, as `icalendar` does with its own. */
const folded = (line: string): string => line.match(/.{1,74}/gu)?.join('\r\n ') ?? line

/**
 * The entry; organiser is the sender of the mail, because that is where answers go.
 *
 * @example invitation(event, { method: 'REQUEST', from, to, stamp }).includes('METHOD:REQUEST') // true
 */
export const invitation = (event: TimeEvent & { readonly url?: string }, { method, from, to, stamp }: InvitationAbout): string => {
  const isCancelled = method === 'CANCEL'
  const more = [
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    `ORGANIZER:${mailto(addressIn(from))}`,
    `ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:${mailto(to)}`,
    ...(event.url && !isCancelled ? [`URL:${event.url.replace(/[\s\\]/g, '')}`] : []),
  ]
  return (
    icalendar([event], { name: event.title, stamp })
      .replace('CALSCALE:GREGORIAN\r\n', (line) => `${line}METHOD:${method}\r\n`)
      // By a function: in a text to replace with, `$'` of a link would stand for all that follows.
      .replace('END:VEVENT\r\n', (line) => `${more.map((one) => `${folded(one)}\r\n`).join('')}${line}`)
  )
}
