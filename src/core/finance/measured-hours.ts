/** Hours that training and help took so far, from sessions held and help given, as the return counts them (RV-4). */
import type { Row } from '#core/kernel/rows.ts'

export interface HoursSpent {
  /** Hours of training for a person, over everyone who takes part; null where no attendance is recorded. */
  readonly training: { readonly hours: number; readonly sessions: number; readonly attended: number } | null
  /** Hours of champions in all; null where no help was given. */
  readonly champions: { readonly hours: number; readonly officeHours: number; readonly appointments: number } | null
}

export interface TimeRows {
  readonly sessions: readonly Pick<Row<'session'>, 'sessionKey' | 'cancelledAt'>[]
  readonly attendance: readonly Pick<Row<'attendance'>, 'sessionKey' | 'minutes'>[]
  readonly officeHours: readonly Pick<Row<'officeHour'>, 'officeKey' | 'startsAt' | 'minutes' | 'hostId'>[]
  readonly appointments: readonly Pick<Row<'appointment'>, 'officeKey' | 'hostId' | 'minutes' | 'state'>[]
}

const minutesOf = (rows: readonly { readonly minutes: number }[]): number => rows.reduce((sum, { minutes }) => sum + minutes, 0)

/**
 * Training is attendance times minutes in sessions that were not cancelled, shared over `people`. Champions' time is each drop-in hour
 * with a host that is over, whoever came, and each appointment that took place outside of them; a visit has no length and adds nothing.
 * `now` is an instant.
 *
 * @example hoursSpent(rows, { people: 42, now }).training // { hours: 1.3, sessions: 5, attended: 38 }
 */
export const hoursSpent = (
  { sessions, attendance, officeHours, appointments }: TimeRows,
  { people, now }: { readonly people: number; readonly now: string },
): HoursSpent => {
  const held = new Set(sessions.filter(({ cancelledAt }) => cancelledAt === null).map(({ sessionKey }) => sessionKey))
  const attended = attendance.filter(({ sessionKey, minutes }) => minutes > 0 && held.has(sessionKey))
  const over = officeHours.filter((one) => one.hostId !== null && Date.parse(one.startsAt) + one.minutes * 60_000 <= Date.parse(now))
  const inHours = new Set(over.map(({ officeKey }) => officeKey))
  const apart = appointments.filter(
    ({ state, hostId, minutes, officeKey }) => state === 'done' && hostId !== null && minutes > 0 && !(officeKey && inHours.has(officeKey)),
  )
  return {
    training:
      attended.length === 0 || people === 0
        ? null
        : {
            hours: minutesOf(attended) / 60 / people,
            sessions: new Set(attended.map(({ sessionKey }) => sessionKey)).size,
            attended: attended.length,
          },
    champions:
      over.length + apart.length === 0
        ? null
        : { hours: (minutesOf(over) + minutesOf(apart)) / 60, officeHours: over.length, appointments: apart.length },
  }
}
