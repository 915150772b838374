/** The calendar part of one session for one person: an invitation, or the end of one (RFC 5545, RFC 5546). */
import type { TimeEvent } from '#core/plan/calendar-events.ts'
import { invitationText, type Invitee } from '#core/plan/icalendar.ts'
import { say } from '#core/say.ts'
import type { Row } from '#core/tables.ts'
import { sessionAgenda } from '#core/training/agenda.ts'
import type { Language } from '#core/words.ts'

export interface Invitation {
  readonly session: Row<'session'>
  readonly tool: string
  /** The name of the session's place; null where it has none. */
  readonly place: string | null
  readonly person: Invitee
  /** Who sends it: what calendars answer to. */
  readonly sender: Invitee
  readonly language: Language
  readonly method: 'request' | 'cancel'
  /** Higher for whatever comes later about the same session. */
  readonly sequence: number
  /** The instant (RFC 3339) at which it is made. */
  readonly stamp: string
}

/** What stands in a calendar for a session; the same for the same session, whoever it is for. */
export const sessionUid = ({ rolloutId, sessionKey }: Pick<Row<'session'>, 'rolloutId' | 'sessionKey'>): string =>
  `session.${sessionKey}@${rolloutId}.uitrol`

/** One session as an event, said in a language. */
export const sessionEvent = ({
  session,
  tool,
  place,
  language,
  sequence,
}: Omit<Invitation, 'person' | 'sender' | 'method' | 'stamp'>): TimeEvent => {
  const speak = say(language)
  const isRoom = session.form === 'room'
  const where = isRoom ? [session.room, place].filter((part) => part !== null && part !== '') : [session.link ?? speak('plan.event.online')]
  const agenda =
    session.minutes >= 60 && session.minutes <= 90
      ? sessionAgenda(session.minutes).map(({ part, minutes }) => `${minutes}′ ${speak(`training.agenda.${part}`)}`)
      : []
  return {
    kind: 'time',
    uid: sessionUid(session),
    sequence,
    startsAt: session.startsAt,
    minutes: session.minutes,
    title: speak('training.invitation.title', { tool }),
    description: [speak('training.invitation.with', { trainer: session.trainer }), ...agenda, ...(session.link ? [session.link] : [])].join(
      '\n',
    ),
    location: [...new Set(where)].join(', '),
  }
}

/**
 * The text of a calendar part to mail (`text/calendar; method=REQUEST` or `CANCEL`), for one session and one person (TR-6). Calendars put it
 * in place of what they hold under the same UID when its sequence is higher.
 *
 * @example sessionInvitation(invitation).includes('METHOD:REQUEST') // true
 */
export const sessionInvitation = (invitation: Invitation): string => {
  const { person, sender, method, stamp } = invitation
  return invitationText(sessionEvent(invitation), { method, stamp, organizer: sender, attendee: person })
}
