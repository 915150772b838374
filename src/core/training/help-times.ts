/** When within an office hour somebody can come: quarters of an hour, the first free one first. */
import type { Row } from '#core/kernel/rows.ts'
import { overlaps } from '#core/training/seating.ts'

/** Minutes that one question gets in an office hour. */
export const slotMinutes = 15

interface Slot {
  readonly startsAt: string
  readonly minutes: number
}
type Hour = Pick<Row<'officeHour'>, 'startsAt' | 'minutes'>

/** The quarters of an hour that are still to come. */
const slotsOf = (hour: Hour, now: string): Slot[] => {
  const begins = Date.parse(hour.startsAt)
  const starts = Array.from({ length: Math.floor(hour.minutes / slotMinutes) }, (_, at) => begins + at * slotMinutes * 60_000)
  return starts
    .filter((start) => start > Date.parse(now))
    .map((start) => ({ startsAt: new Date(start).toISOString(), minutes: slotMinutes }))
}

/**
 * The quarters of an office hour that are to come and that nobody has taken (TR-3).
 *
 * @example freeInHour(hour, [], '2026-12-01T12:00:00Z').length // 4
 */
export const freeInHour = (hour: Hour, booked: readonly Row<'appointment'>[], now: string): Slot[] => {
  const taken = booked.flatMap(({ state, startsAt, minutes }) => (state === 'booked' && startsAt !== null ? [{ startsAt, minutes }] : []))
  return slotsOf(hour, now).filter((slot) => !taken.some((one) => overlaps(one, slot)))
}

/**
 * The next free quarter of an office hour; `full` when all that are left are booked, `over` when it has passed (TR-3).
 *
 * @example nextInHour(hour, [], '2026-12-01T12:00:00Z') // { startsAt: '2026-12-01T13:00:00.000Z', minutes: 15 }
 */
export const nextInHour = (hour: Hour, booked: readonly Row<'appointment'>[], now: string): Slot | 'full' | 'over' =>
  freeInHour(hour, booked, now)[0] ?? (slotsOf(hour, now).length > 0 ? 'full' : 'over')
