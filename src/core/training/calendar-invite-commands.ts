/** The verbs by which the server itself looks after seats: let people move up, and tell everyone of their session. */
import { worksOn } from '#core/kernel/employment.ts'
import { type Change, command, rows, rowsAmong } from '#core/kernel/command.ts'
import { noticeTo } from '#core/notices/notice.ts'
import { id, shape } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row } from '#core/kernel/rows.ts'
import { isToCome } from '#core/training/seating.ts'
import { daysFrom, daysInLine, inCalendar, seatingOf, seatNotices, toldOf, whereOf } from '#core/training/seat-commands.ts'

const around = (rolloutId: string) => ({
  organisation: rows('organisation'),
  places: rows('location'),
  rollouts: rows('rollout', { rolloutId }),
})

/** Takes back the seats of who left, and lets those who wait and are free then move up where there is room (TR-6). Problem: `access.notFound` where nothing comes of it. */
export const fillSeats = command({
  name: 'training.fillSeats',
  about: 'Takes back the seats of who left, and gives seats that came free to those who wait, in their order (TR-6).',
  may: 'training.run',
  inside: true,
  input: shape({ rolloutId: id, sessionKey: id }),
  needs: ({ rolloutId, sessionKey }) => ({
    ...around(rolloutId),
    ...daysInLine(rolloutId, sessionKey, ''),
    people: rowsAmong('person', 'personId', [['seated', 'personId']]),
  }),
  decide: (facts, { rolloutId, sessionKey }, at) => {
    const session = facts.sessions.find((row) => row.rolloutId === rolloutId && row.sessionKey === sessionKey)
    if (!session || !isToCome(session, at.now)) throw new Problem('access.notFound', {})
    const left = new Set(facts.people.filter((person) => !worksOn(person, at.today)).map(({ personId }) => personId))
    const seating = seatingOf(daysFrom(facts), rolloutId, at)
    seating.clear(session, (personId) => left.has(personId))
    seating.moveUp(session)
    const changes = seating.changes()
    if (changes.length === 0) throw new Problem('access.notFound', {})
    return [...changes, ...seatNotices(at, 0, facts, seating)]
  },
})

/** What is still to be told of a session: `invited` for the first time, `moved` to another time or room, `released` where a seat is gone. */
export interface DueInvitation {
  readonly personId: string
  readonly what: 'invited' | 'moved' | 'released'
  readonly startsAt: string
}

interface Told {
  readonly startsAt?: unknown
  /** Undefined in notices of before it was told. */
  readonly where?: unknown
}
const toldIn = (params: string): Told => JSON.parse(params) as Told
const startIn = (params: string): string => String(toldIn(params).startsAt)

/**
 * Whom a session has to be told to, so that each calendar holds what is so (TR-6): the last word that somebody got of it decides. A session
 * that is no longer there is taken back from everyone who heard of it. `where` is where it is now, as `whereOf` says it.
 *
 * @example invitationsDue(session, attendees, notices, 'Hall 2, Albina') // [{ personId: 'milton', what: 'invited', startsAt: '2027-01-11T08:00:00-03:00' }]
 */
export const invitationsDue = (
  session: Pick<Row<'session'>, 'startsAt'> | undefined,
  attendees: readonly Pick<Row<'attendee'>, 'personId' | 'state'>[],
  notices: readonly Row<'notice'>[],
  where: string | null,
): DueInvitation[] => {
  const last = new Map<string, Row<'notice'>>()
  for (const row of notices) {
    const before = last.get(row.personId)
    const isLater = !before || row.sequence > before.sequence || (row.sequence === before.sequence && row.noticeId > before.noticeId)
    if (row.method !== null && isLater) last.set(row.personId, row)
  }
  const seated = session ? attendees.filter(({ state }) => state === 'seat').map(({ personId }) => personId) : []
  const startsAt = session?.startsAt ?? ''
  const due = seated.flatMap((personId): DueInvitation[] => {
    const told = last.get(personId)
    if (!told || told.method === 'cancel') return [{ personId, what: 'invited', startsAt }]
    const known = toldIn(told.params)
    const isSame = startIn(told.params) === startsAt && (known.where === undefined || known.where === where)
    return isSame ? [] : [{ personId, what: 'moved', startsAt }]
  })
  const sits = new Set(seated)
  const gone = [...last.values()].filter(({ personId, method }) => method === 'request' && !sits.has(personId))
  return [...due, ...gone.map(({ personId, params }): DueInvitation => ({ personId, what: 'released', startsAt: startIn(params) }))]
}

/** Tells everyone of a session to come what they have not heard yet; nothing where all have (TR-6). */
export const invite = command({
  name: 'training.invite',
  about: 'Tells everyone with a seat in a session when it is, once, and again when that changed (TR-6).',
  may: 'training.run',
  inside: true,
  input: shape({ rolloutId: id, sessionKey: id }),
  needs: ({ rolloutId, sessionKey }) => ({
    ...around(rolloutId),
    sessions: rows('session', { rolloutId, sessionKey }),
    attendees: rows('attendee', { rolloutId, sessionKey }),
    notices: rows('notice', { rolloutId, sessionKey }),
  }),
  decide: (facts, { rolloutId, sessionKey }, at): Change[] => {
    const session = facts.sessions[0]
    if (!session && facts.notices.length === 0) throw new Problem('access.notFound', {})
    if (session && !isToCome(session, at.now)) return []
    const where = session ? whereOf(session, facts.places) : null
    return invitationsDue(session, facts.attendees, facts.notices, where).map(({ personId, what, startsAt }, n) => {
      const params = toldOf(facts, { ...(session ?? { locationId: null }), startsAt })
      const told = { personId, rolloutId, params, sessionKey, ...inCalendar(at, what === 'released' ? 'cancel' : 'request') }
      if (what === 'invited') return noticeTo(at, n, { ...told, code: 'training.notice.invited' })
      if (what === 'moved') return noticeTo(at, n, { ...told, code: 'training.notice.moved' })
      return noticeTo(at, n, { ...told, code: 'training.notice.released' })
    })
  },
})
