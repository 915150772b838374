/** One session as a calendar shows it: when, where, with whom, and how its minutes are spent. */
import type { TimeEvent } from '#core/kernel/calendar-event.ts'
import { speak } from '#core/kernel/words.ts'
import type { Row } from '#core/kernel/rows.ts'
import { sessionAgenda } from '#core/training/agenda.ts'
import { agendaWords } from '#core/training/agenda-words.ts'
import { sessionEventWords } from '#core/training/session-event-words.ts'
import type { Language } from '#core/kernel/language.ts'
import { trainerNamed } from '#core/training/trainer.ts'

export interface InCalendar {
  readonly session: Row<'session'>
  readonly tool: string
  /** The name of the session's place; null where it has none. */
  readonly place: string | null
  readonly language: Language
  /** Higher for whatever comes later about the same session. */
  readonly sequence: number
}

/** What stands in a calendar for a session; the same for the same session, whoever it is for. */
export const sessionUid = ({ rolloutId, sessionKey }: Pick<Row<'session'>, 'rolloutId' | 'sessionKey'>): string =>
  `session.${sessionKey}@${rolloutId}.uitrol`

/**
 * One session as an event, said in a language (TR-1, TL-5).
 *
 * @example sessionEvent({ session, tool: 'Kompas', place: 'Albina', language: 'nl', sequence: 0 }).title // 'Training voor Kompas'
 */
export const sessionEvent = ({ session, tool, place, language, sequence }: InCalendar): TimeEvent => {
  const say = speak(sessionEventWords, language)
  const sayPart = speak(agendaWords, language)
  const isRoom = session.form === 'room'
  const where = isRoom
    ? [session.room, place].filter((part) => part !== null && part !== '')
    : [session.link ?? say('training.event.online')]
  const agenda =
    session.minutes >= 60 && session.minutes <= 90
      ? sessionAgenda(session.minutes).map(({ part, minutes }) => `${minutes}′ ${sayPart(`training.agenda.${part}`)}`)
      : []
  return {
    kind: 'time',
    uid: sessionUid(session),
    sequence,
    startsAt: session.startsAt,
    minutes: session.minutes,
    title: say('training.event.title', { tool }),
    description: [
      say('training.event.with', { trainer: trainerNamed(session.trainer) }),
      ...agenda,
      ...(session.link ? [session.link] : []),
    ].join('\n'),
    location: [...new Set(where)].join(', '),
  }
}
