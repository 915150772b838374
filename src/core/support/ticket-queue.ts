/** What waits to be answered: whose turn it is, what is late and what comes next. */
import { todayIn } from '#core/kernel/calendar.ts'
import { note, type Note } from '#core/kernel/note.ts'
import { isOverdue } from '#core/support/support-clock.ts'
import type { Row } from '#core/kernel/rows.ts'

type Ticket = Row<'ticket'>

export interface Queue<T extends Ticket = Ticket> {
  /** Mine to answer, the most urgent first. */
  readonly late: readonly T[]
  readonly dueToday: readonly T[]
  readonly waiting: readonly T[]
  /** Open, and somebody else’s turn. */
  readonly elsewhere: readonly T[]
}

const byDue = (one: Ticket, other: Ticket): number =>
  (one.dueAt ?? '9').localeCompare(other.dueAt ?? '9') || (one.openedAt < other.openedAt ? -1 : one.openedAt > other.openedAt ? 1 : 0)

export interface Helper {
  readonly personId: string | null
  /** Whether they run the rollout, and so answer what nobody else is to answer. */
  readonly runs: boolean
}

/** Whose turn it is: the owner’s; without one, a champion’s at the second tier and from there on that of those who run the rollout. */
const isMine = ({ ownerId, tier, personId }: Ticket, helper: Helper): boolean => {
  if (ownerId !== null) return ownerId === helper.personId
  if (personId === helper.personId) return false
  return helper.runs || tier === 2
}

/**
 * The open tickets as somebody who helps sees them (SU-2): late, due today, waiting, and with others.
 *
 * @example queueOf(tickets, { personId: 'chandra', runs: false }, now, zone).late.length // 1
 */
export const queueOf = <T extends Ticket>(tickets: readonly T[], helper: Helper, now: string, zone: string): Queue<T> => {
  // Whoever has no place has no champion: those who run the rollout see to them.
  const seen = tickets.filter(({ state, locationId }) => state === 'open' && (helper.runs || locationId !== null))
  const open = seen.toSorted(byDue)
  const today = todayIn(zone, now)
  const turnOf = (ticket: T): keyof Queue => {
    if (!isMine(ticket, helper)) return 'elsewhere'
    if (isOverdue(ticket, now)) return 'late'
    return ticket.dueAt !== null && todayIn(zone, ticket.dueAt) <= today ? 'dueToday' : 'waiting'
  }
  return { late: [], dueToday: [], waiting: [], elsewhere: [], ...Object.fromEntries(Map.groupBy(open, turnOf)) }
}

/** The sentence on top of the page of support: how many wait for me, and how many too long. */
export const supportHeadline = ({ late, dueToday, waiting, elsewhere }: Queue): Note => {
  const mine = late.length + dueToday.length + waiting.length
  if (mine > 0) return note('support.headline.mine', { mine, late: late.length })
  return elsewhere.length > 0 ? note('support.headline.elsewhere', { count: elsewhere.length }) : note('support.headline.calm', {})
}
