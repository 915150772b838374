/** How many people have a seat in a session, wait, said no, and were noted; from rows at hand here, and by the server's queries in the same way. */
import type { Row } from '#core/kernel/rows.ts'

export interface SeatCounts {
  readonly seated: number
  readonly waiting: number
  readonly apologies: number
  /** Noted as having been there or not. */
  readonly noted: number
  /** Of those, who were there. */
  readonly present: number
  /** Who have a seat and are not noted yet. */
  readonly unnoted: number
}

export const noSeats: SeatCounts = { seated: 0, waiting: 0, apologies: 0, noted: 0, present: 0, unnoted: 0 }

type Seat = Pick<Row<'attendee'>, 'sessionKey' | 'personId' | 'state'>
type Note = Pick<Row<'attendance'>, 'sessionKey' | 'personId' | 'minutes'>

/** The counts of each session of one rollout, by its key (TR-6). */
export const seatCounts = (attendees: readonly Seat[], attendance: readonly Note[]): Map<string, SeatCounts> => {
  const counts = new Map<string, { -readonly [K in keyof SeatCounts]: number }>()
  const of = (sessionKey: string) => {
    let found = counts.get(sessionKey)
    if (!found) counts.set(sessionKey, (found = { ...noSeats }))
    return found
  }
  const noted = new Set(attendance.map(({ sessionKey, personId }) => `${sessionKey} ${personId}`))
  for (const { sessionKey, personId, state } of attendees) {
    const count = of(sessionKey)
    if (state === 'waiting') count.waiting += 1
    else if (state === 'apology') count.apologies += 1
    else {
      count.seated += 1
      if (!noted.has(`${sessionKey} ${personId}`)) count.unnoted += 1
    }
  }
  for (const { sessionKey, minutes } of attendance) {
    const count = of(sessionKey)
    count.noted += 1
    if (minutes > 0) count.present += 1
  }
  return counts
}
