/** Hours that training and help took so far, from sessions held and help given, as the return counts them (RV-4). */
import { worksOn } from '#core/kernel/employment.ts'
import type { Row } from '#core/kernel/rows.ts'

export interface HoursSpent {
  /** Hours of training for a person, over everyone who takes part; null where no attendance is recorded. */
  readonly training: { readonly hours: number; readonly sessions: number; readonly attended: number } | null
  /** Hours of champions in all; null where no help was given. */
  readonly champions: { readonly hours: number; readonly officeHours: number; readonly appointments: number } | null
}

/** Who takes part and what training took of them so far: sums, which a large organisation's server tells. */
export interface TrainingTime {
  /** Everyone who takes part and still works here. */
  readonly people: number
  /** Of everyone who came to a session that was not cancelled. */
  readonly minutes: number
  readonly sessions: number
  readonly attended: number
}

export interface TrainingRows {
  readonly participants: readonly Pick<Row<'participant'>, 'personId' | 'excludedAt'>[]
  readonly leftOn: (personId: string) => string | null
  readonly sessions: readonly Pick<Row<'session'>, 'sessionKey' | 'cancelledAt'>[]
  readonly attendance: readonly Pick<Row<'attendance'>, 'sessionKey' | 'minutes'>[]
}

export interface HelpRows {
  readonly officeHours: readonly Pick<Row<'officeHour'>, 'officeKey' | 'startsAt' | 'minutes' | 'hostId'>[]
  readonly appointments: readonly Pick<Row<'appointment'>, 'officeKey' | 'hostId' | 'minutes' | 'state'>[]
}

const minutesOf = (rows: readonly { readonly minutes: number }[]): number => rows.reduce((sum, { minutes }) => sum + minutes, 0)

/**
 * Attendance times minutes in sessions that were not cancelled. `today` is a day.
 *
 * @example trainingTime(rows, '2026-11-25') // { people: 42, minutes: 3276, sessions: 5, attended: 38 }
 */
export const trainingTime = ({ participants, leftOn, sessions, attendance }: TrainingRows, today: string): TrainingTime => {
  const held = new Set(sessions.filter(({ cancelledAt }) => cancelledAt === null).map(({ sessionKey }) => sessionKey))
  const attended = attendance.filter(({ sessionKey, minutes }) => minutes > 0 && held.has(sessionKey))
  return {
    people: participants.filter(({ personId, excludedAt }) => excludedAt === null && worksOn({ leftOn: leftOn(personId) }, today)).length,
    minutes: minutesOf(attended),
    sessions: new Set(attended.map(({ sessionKey }) => sessionKey)).size,
    attended: attended.length,
  }
}

/**
 * Training is shared over everyone who takes part. Champions' time is each drop-in hour with a host that is over, whoever came, and each
 * appointment that took place outside of them; a visit has no length and adds nothing. `now` is an instant.
 *
 * @example hoursSpent(training, rows, now).training // { hours: 1.3, sessions: 5, attended: 38 }
 */
export const hoursSpent = (
  { people, minutes, sessions, attended }: TrainingTime,
  { officeHours, appointments }: HelpRows,
  now: string,
): HoursSpent => {
  const over = officeHours.filter((one) => one.hostId !== null && Date.parse(one.startsAt) + one.minutes * 60_000 <= Date.parse(now))
  const inHours = new Set(over.map(({ officeKey }) => officeKey))
  const apart = appointments.filter(
    (one) => one.state === 'done' && one.hostId !== null && one.minutes > 0 && !(one.officeKey && inHours.has(one.officeKey)),
  )
  return {
    training: attended === 0 || people === 0 ? null : { hours: minutes / 60 / people, sessions, attended },
    champions:
      over.length + apart.length === 0
        ? null
        : { hours: (minutesOf(over) + minutesOf(apart)) / 60, officeHours: over.length, appointments: apart.length },
  }
}
