/** When within an office hour somebody can come: quarters of an hour, the first free one first. */
import type { Row } from '#core/tables.ts'
import { overlaps } from '#core/training/seating.ts'

/** Minutes that one question gets in an office hour. */
export const slotMinutes = 15

/**
 * The next free quarter of an office hour; `full` when all that are left are booked, `over` when it has passed (TR-3).
 *
 * @example nextInHour(hour, [], '2026-12-01T12:00:00Z') // { startsAt: '2026-12-01T13:00:00.000Z', minutes: 15 }
 */
export const nextInHour = (
  hour: Pick<Row<'officeHour'>, 'startsAt' | 'minutes'>,
  booked: readonly Row<'appointment'>[],
  now: string,
): { readonly startsAt: string; readonly minutes: number } | 'full' | 'over' => {
  const begins = Date.parse(hour.startsAt)
  const taken = booked.flatMap((row) =>
    row.state === 'booked' && row.startsAt !== null ? [{ startsAt: row.startsAt, minutes: row.minutes }] : [],
  )
  let left = false
  for (let at = 0; at + slotMinutes <= hour.minutes; at += slotMinutes) {
    const slot = { startsAt: new Date(begins + at * 60_000).toISOString(), minutes: slotMinutes }
    if (Date.parse(slot.startsAt) <= Date.parse(now)) continue
    left = true
    if (!taken.some((one) => overlaps(one, slot))) return slot
  }
  return left ? 'full' : 'over'
}
