/** Visits: a champion sat with somebody for a while, without an office hour or a request for help before it (TR-3, ME-14). */
import type { Row } from '#core/kernel/rows.ts'

/**
 * Whether help was a visit that somebody noted afterwards: nobody asked for it, and it was in no office hour. It has no length.
 *
 * @example isVisit({ officeKey: null, state: 'done', minutes: 0 }) // true
 */
export const isVisit = ({ officeKey, state, minutes }: Pick<Row<'appointment'>, 'officeKey' | 'state' | 'minutes'>): boolean =>
  officeKey === null && state === 'done' && minutes === 0

/** The visit of a host on a day, written as on the calendar of the place; `startsAt` of visits begins with their day there. */
export const visitOn = <A extends Pick<Row<'appointment'>, 'officeKey' | 'state' | 'minutes' | 'hostId' | 'startsAt'>>(
  appointments: readonly A[],
  hostId: string | null,
  day: string,
): A | undefined => appointments.find((one) => isVisit(one) && one.hostId === hostId && one.startsAt?.startsWith(day))
