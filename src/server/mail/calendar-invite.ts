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

/** A sender as `UITROL_MAIL_FROM` has it: the address, and the name before it where there is one. */
const senderIn = (sender: string): { readonly name: string; readonly address: string } => {
  const [, name = '', address = sender] = /^(.*)<([^<>]+)>\s*$/s.exec(sender) ?? []
  return { name: name.trim().replace(/^"(.*)"$/s, '$1'), address: address.trim() }
}

const mailto = (address: string): string => `mailto:${address.replace(/[\s,;:"\\\r\n]/g, '')}`

/** A name as the value of a parameter, which can hold neither quotes nor control characters. */
const named = (name: string): string => {
  // oxlint-disable-next-line no-control-regex -- these are the characters to leave out
  const plain = name.replace(/["\u0000-\u001F\u007F]+/g, ' ').trim()
  return plain === '' ? '' : `;CN="${plain}"`
}

/**
 * The entry; organiser is the sender of the mail, because that is where answers go.
 *
 * @example invitation(event, { method: 'REQUEST', from, to, stamp }).includes('METHOD:REQUEST') // true
 */
export const invitation = (event: TimeEvent & { readonly url?: string }, { method, from, to, stamp }: InvitationAbout): string => {
  const isCancelled = method === 'CANCEL'
  const { name, address } = senderIn(from)
  const more = [
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    `ORGANIZER${named(name)}:${mailto(address)}`,
    `ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:${mailto(to)}`,
    ...(event.url && !isCancelled ? [`URL:${event.url.replace(/[\s\\]/g, '')}`] : []),
  ]
  return icalendar([event], { name: event.title, stamp, method, more: () => more })
}
