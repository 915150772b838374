/** Notices on their way: a short word to one person by mail, with the entry for their calendar where it is about a session. */
import { systemActor } from '#core/access/access.ts'
import { calendarEvents } from '#core/planning/calendar-events.ts'
import { commandOf } from '#core/notices/notice.ts'
import { sayNotice } from '#core/notices/notice-said.ts'
import { noticeKeeps } from '#core/communication/undelivered-notices.ts'
import { isMailable } from '#core/communication/mailable.ts'
import { letterHtml, letterText } from '#core/communication/letter-look.ts'
import { replyAddress } from '#core/communication/reply-address.ts'
import type { Language } from '#core/kernel/language.ts'
import type { Row, StoredRow } from '#core/registry/tables.ts'
import type { Job } from '#server/jobs/job.ts'
import type { Ending, JobHandler } from '#server/jobs/runner.ts'
import { invitation } from '#server/mail/calendar-invite.ts'
import type { MailSender } from '#server/communication/mail-sender.ts'
import { messageIdOf, seal } from '#server/mail/mime-message.ts'
import type { Writing } from '#server/communication/letter-source.ts'
import { outcomeOf, tooLate, unaddressed, unwritable } from '#server/communication/retry-policy.ts'
import { type NoticeKey, noticeStillWaits } from '#server/communication/due-mail.ts'

const dropped: Ending = { end: 'dropped' }

/** Shown in the app alone: nothing went wrong where no mail was tried. */
const inAppAlone: Ending = { end: 'settled', outcome: { state: 'none', attempts: 0, words: null, dueAt: null } }

/** A subject of one line: the first sentence, cut at a word where it is long. */
export const subjectOf = (said: string): string => {
  const first = /^.*?[.!?](?=\s|$)/s.exec(said)?.[0] ?? said
  const line = first.replace(/\s+/g, ' ').trim()
  if (line.length <= 90) return line.replace(/\.$/, '')
  return `${line.slice(0, 90).replace(/\s+\S*$/, '')}…`
}

/** A session that is no longer there, as far as a notice tells it: enough to find its entry in a calendar and take it away. */
const goneSession = (
  { rolloutId, params }: StoredRow<'notice'>,
  sessionKey: string,
): Omit<Row<'session'>, 'link' | 'fixedAt' | 'cancelledAt' | 'closedAt'> => {
  const { startsAt, minutes } = JSON.parse(params) as { readonly startsAt?: unknown; readonly minutes?: unknown }
  return {
    rolloutId,
    sessionKey,
    phaseKey: '',
    locationId: null,
    language: 'en',
    startsAt: String(startsAt),
    minutes: typeof minutes === 'number' ? minutes : 60,
    seats: 0,
    trainer: '',
    room: null,
    form: 'online',
  }
}

export const noticeJob = (room: MailSender): JobHandler => {
  const { database, now, from, source, base } = room
  const { db } = database

  const calendarFor = async (
    notice: StoredRow<'notice'>,
    writing: Writing,
    { language, said, to }: { readonly language: Language; readonly said: string; readonly to: string },
  ) => {
    const { organisationId, rolloutId, sessionKey, method, sequence, createdAt } = notice
    if (sessionKey === null || method === null) return undefined
    const session = await db
      .selectFrom('session')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('rolloutId', '=', rolloutId)
      .where('sessionKey', '=', sessionKey)
      .executeTakeFirst()
    const rollout = writing.rows.rollouts[0]
    const takesAway = method === 'cancel'
    if (!rollout || (!session && !takesAway)) return undefined
    const none = { phases: [], sites: [], officeHours: [], messages: [], items: [] }
    const [event] = calendarEvents(
      {
        rolloutId,
        oldSystem: rollout.oldSystem,
        locations: writing.rows.locations,
        sessions: [session ?? goneSession(notice, sessionKey)],
        ...none,
      },
      language,
      rollout.tool,
    )
    if (event?.kind !== 'time') return undefined
    // Of one that is gone the notice alone knows; its words say best what is taken out of the calendar.
    const known = session
      ? event
      : { kind: event.kind, uid: event.uid, startsAt: event.startsAt, minutes: event.minutes, title: subjectOf(said) }
    const says = takesAway ? 'CANCEL' : 'REQUEST'
    return {
      method: says,
      ics: invitation(
        { ...known, sequence, ...(session?.link ? { url: session.link } : {}) },
        { method: says, from, to, stamp: createdAt },
      ),
    } as const
  }

  /** When it may leave (CM-9): what the server says by itself waits for the office; what somebody does is told as it is done. */
  const momentsFor = async (
    { organisationId, noticeId }: StoredRow<'notice'>,
    person: Pick<Row<'person'>, 'locationId'>,
    writing: Writing,
  ) => {
    const made = await db
      .selectFrom('audit')
      .select('accountId')
      .where('organisationId', '=', organisationId)
      .where('commandId', '=', commandOf(noticeId))
      .executeTakeFirst()
    const byItself = made?.accountId === systemActor(organisationId).accountId
    return (instant: string): string => (byItself ? writing.workingMoment(person.locationId, instant) : instant)
  }

  const execute = async (job: Job): Promise<Ending> => {
    const { organisationId } = job
    const key = JSON.parse(job.payload) as NoticeKey
    const [noticeId, tries] = key
    const notice = await db
      .selectFrom('notice')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('noticeId', '=', noticeId)
      .where('state', '=', 'queued')
      .executeTakeFirst()
    if (!notice) return dropped
    const writing = await source.of(organisationId, notice.rolloutId)
    if (Date.parse(notice.createdAt) < Date.parse(now()) - noticeKeeps) return tries > 0 ? tooLate(tries, writing.language) : inAppAlone
    const person = await db
      .selectFrom('person')
      .select(['email', 'language', 'locationId'])
      .where('organisationId', '=', organisationId)
      .where('personId', '=', notice.personId)
      .executeTakeFirst()
    if (!person?.email) return dropped
    if (!isMailable(person.email)) return tries > 0 ? unaddressed(person.email, tries, writing.language) : inAppAlone
    const mayLeave = await momentsFor(notice, person, writing)
    const moment = mayLeave(now())
    if (Date.parse(moment) > Date.parse(now())) return { end: 'waits', until: moment }
    const language = writing.languageOf(person)
    let said: string
    try {
      said = sayNotice(language, notice, writing.readAt(person))
    } catch (trouble) {
      return unwritable(trouble, tries, writing.language)
    }
    const letter = { language, subject: subjectOf(said), body: said }
    const look = { link: base && `${base}${notice.path ?? '/'}`, action: 'open' } as const
    const calendar = await calendarFor(notice, writing, { language, said, to: person.email })
    const sealed = await seal({
      from,
      replyTo: replyAddress(writing.rows.briefings[0]),
      to: person.email,
      messageId: messageIdOf(from, organisationId, 'notice', noticeId),
      list: 'notices',
      ...letter,
      text: letterText(letter, look),
      html: letterHtml(letter, look),
      writtenAt: now(),
      ...(calendar ? { calendar } : {}),
    })
    const came = await room.hand(job, sealed, noticeStillWaits(db, organisationId, key, now()))
    if (came === null) return dropped
    const outcome = outcomeOf(came, { tries, now: now(), jitter: room.jitter(), mayLeave })
    room.tried('notice', outcome.state)
    return { end: 'settled', outcome }
  }

  return { kinds: ['notice'], width: 1, atOnce: 10, execute, rested: room.rest, stop: room.stop, giveUp: room.giveUp }
}
