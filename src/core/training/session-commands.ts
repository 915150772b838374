/** The verbs of a session before it happens: move or change it, call it off. */
import { withOffset } from '#core/kernel/calendar.ts'
import { command, put, rows, rowsAmong } from '#core/kernel/command.ts'
import { noticeTo } from '#core/notices/notice.ts'
import { id, instant, maybeText, oneOf, shape, text, whole } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row } from '#core/kernel/rows.ts'
import { hasSeat, isToCome, overlaps, seatsTaken } from '#core/training/seating.ts'
import { daysFrom, daysInLine, inCalendar, seatingOf, seatNotices, toldOf } from '#core/training/seat-commands.ts'
import { refuseOutsideHours, refuseTaken } from '#core/training/session-clashes.ts'

/** An address on the web, without a name and password in it. */
export const webAddress = /^https?:\/\/[^\s/@]+(?:\/\S*)?$/

const needs = (rolloutId: string, sessionKey: string) => ({
  organisation: rows('organisation'),
  places: rows('location'),
  holidays: rows('holiday'),
  freezes: rows('freeze', { rolloutId }),
  rollouts: rows('rollout', { rolloutId }),
  ...daysInLine(rolloutId, sessionKey, ''),
  here: rows('attendee', { rolloutId, sessionKey }),
  elsewhere: rowsAmong('attendee', 'personId', [['here', 'personId']]),
  sitting: rowsAmong('person', 'personId', [['here', 'personId']]),
  // A trainer or a room is the same however it is written, which equality does not see.
  sessions: rows('session'),
})

/**
 * Sets a session by hand, after which a replan leaves it; one that was called off takes place again (TR-2, TR-6).
 * Problems: `training.over`, `training.inPast`, `training.sessionLength`, `training.seatsTaken`, `training.trainerBusy`,
 * `training.trainerElsewhere`, `training.roomBusy`, `training.personBusy`, `training.closedThen`, `training.dayOff`, `training.closedPeriod`, `training.badLink`, `access.notFound`.
 */
export const changeSession = command({
  name: 'training.changeSession',
  about: 'Moves or changes a session by hand; who sits in it is told, who waits moves up when seats are added, a replan leaves it (TR-2).',
  may: 'training.run',
  input: shape({
    rolloutId: id,
    sessionKey: id,
    startsAt: instant,
    minutes: whole(1, 1440),
    seats: whole(1, 500),
    trainer: text(120),
    room: maybeText(120),
    form: oneOf(['room', 'online', 'lowData']),
    link: maybeText(1000),
  }),
  needs: ({ rolloutId, sessionKey }) => needs(rolloutId, sessionKey),
  decide: (facts, { rolloutId, sessionKey, ...wanted }, at) => {
    const ours = facts.sessions.filter((row) => row.rolloutId === rolloutId)
    const before = ours.find((row) => row.sessionKey === sessionKey)
    if (!before) throw new Problem('access.notFound', {})
    if (before.closedAt !== null) throw new Problem('training.over', {})
    if (wanted.minutes < 60 || wanted.minutes > 90)
      throw new Problem('training.sessionLength', { minutes: wanted.minutes }, { field: 'minutes' })
    if (wanted.link !== null && !webAddress.test(wanted.link)) throw new Problem('training.badLink', {}, { field: 'link' })
    const again = before.cancelledAt !== null
    const moved = Date.parse(before.startsAt) !== Date.parse(wanted.startsAt)
    const begun = Date.parse(before.startsAt) <= Date.parse(at.now)
    // What has begun can still get another trainer or room; only its time stays.
    if (begun && moved && !again) throw new Problem('training.over', {})
    // Whatever the offset it was said with, it is kept on the clock of the place, as the planner keeps it.
    const startsAt = moved ? withOffset(Date.parse(wanted.startsAt), toldOf(facts, before).zone) : before.startsAt
    const session = { ...before, ...wanted, startsAt, fixedAt: at.now, cancelledAt: null }
    const told = toldOf(facts, session)
    if ((moved || again) && Date.parse(session.startsAt) <= Date.parse(at.now))
      throw new Problem('training.inPast', { startsAt: session.startsAt, zone: told.zone }, { field: 'startsAt' })
    const taken = seatsTaken(facts.here, session)
    if (session.seats < taken) throw new Problem('training.seatsTaken', { seats: session.seats, taken }, { field: 'seats' })
    refuseTaken(session, facts.sessions, facts.places, told.zone)
    const seated = facts.here.filter(hasSeat)
    if (moved || again || session.minutes !== before.minutes) {
      const home = session.locationId === null ? new Set(seated.map((row) => row.locationId)) : new Set([session.locationId])
      const places = facts.places.filter((row) => home.has(row.locationId))
      refuseOutsideHours(session, places, facts.holidays, facts.freezes)
      refuseBusy(session, seated, facts, told.zone)
    }
    const seating = seatingOf(
      { ...daysFrom(facts), sessions: facts.sessions.map((row) => (row === before ? { ...row, ...session } : row)) },
      rolloutId,
      at,
    )
    seating.moveUp(session)
    const tells = moved || again || (['minutes', 'room', 'form', 'link'] as const).some((column) => session[column] !== before[column])
    const notices =
      tells && !begun
        ? seated.map(({ personId }, n) =>
            noticeTo(at, n, { personId, rolloutId, code: 'training.notice.moved', params: told, sessionKey, ...inCalendar(at, 'request') }),
          )
        : []
    return [put('session', session), ...seating.changes(), ...notices, ...seatNotices(at, notices.length, facts, seating)]
  },
})

/** Refuses a time at which somebody with a seat sits in another session. */
const refuseBusy = (
  session: Row<'session'>,
  seated: readonly Row<'attendee'>[],
  {
    sessions,
    elsewhere,
    sitting,
  }: { sessions: readonly Row<'session'>[]; elsewhere: readonly Row<'attendee'>[]; sitting: readonly Row<'person'>[] },
  zone: string,
): void => {
  const here = new Set(seated.map((row) => row.personId))
  const meanwhile = new Map(
    sessions
      .filter(
        (row) =>
          row.cancelledAt === null &&
          !(row.rolloutId === session.rolloutId && row.sessionKey === session.sessionKey) &&
          overlaps(row, session),
      )
      .map((row) => [`${row.rolloutId} ${row.sessionKey}`, row]),
  )
  if (meanwhile.size === 0) return
  for (const row of elsewhere) {
    const other = hasSeat(row) && here.has(row.personId) ? meanwhile.get(`${row.rolloutId} ${row.sessionKey}`) : undefined
    if (!other) continue
    const name = sitting.find(({ personId }) => personId === row.personId)?.name ?? row.personId
    throw new Problem('training.personBusy', { name, startsAt: other.startsAt, zone }, { field: 'startsAt' })
  }
}

/** Calls a session off; who sat or waited there is told why. Problems: `training.over`, `training.calledOffAlready`, `access.notFound`. */
export const cancelSession = command({
  name: 'training.cancelSession',
  about: 'Calls a session off, with the reason; who had a seat or waited for one is told and can choose another.',
  may: 'training.run',
  input: shape({ rolloutId: id, sessionKey: id, because: text(300) }),
  needs: ({ rolloutId, sessionKey }) => ({
    organisation: rows('organisation'),
    places: rows('location'),
    rollouts: rows('rollout', { rolloutId }),
    sessions: rows('session', { rolloutId, sessionKey }),
    attendees: rows('attendee', { rolloutId, sessionKey }),
  }),
  decide: (facts, { rolloutId, sessionKey, because }, at) => {
    const session = facts.sessions[0]
    if (!session) throw new Problem('access.notFound', {})
    if (session.cancelledAt !== null) throw new Problem('training.calledOffAlready', {})
    if (!isToCome(session, at.now)) throw new Problem('training.over', {})
    const told = facts.attendees.filter(({ state }) => state !== 'apology')
    return [
      put('session', { ...session, cancelledAt: at.now }),
      ...told.map(({ personId, state }, n) =>
        noticeTo(at, n, {
          personId,
          rolloutId,
          code: 'training.notice.calledOff',
          params: { ...toldOf(facts, session), because },
          ...(state === 'seat' ? { sessionKey, ...inCalendar(at, 'cancel') } : {}),
        }),
      ),
    ]
  },
})
