/** Who hears what of a ticket: whoever is to answer, and whoever asked. */
import type { At, Change } from '#core/kernel/command.ts'
import { idWithin, put, rows } from '#core/kernel/command.ts'
import { noticeTo } from '#core/notices/notice.ts'
import { withinReach } from '#core/access/access-scope.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Values } from '#core/kernel/note.ts'
import { type Around, goneFrom, isInHandsOf, staffNamed, type Ticket } from '#core/support/support.ts'
import { askedPath, ticketPath } from '#core/support/ticket-path.ts'

/** The beginning of a text, for a notice. */
export const beginningOf = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 160 ? `${line.slice(0, 157).trimEnd()}…` : line
}

/** What must be seen to tell who is to answer, beside the `tickets` that are answered. */
export const answerersNeeded = () => ({
  leads: rows('membership', { role: 'lead' }),
  owners: rows('membership', { role: 'owner' }),
  staff: staffNamed(),
})

/** Who is to answer: the owner of the ticket, or else those who run the rollout and can be told; never who left. */
const answerersOf = (ticket: Ticket, { leads, owners, staff }: Pick<Around, 'leads' | 'owners' | 'staff'>, at: At): readonly string[] => {
  const gone = goneFrom(staff, at.today)
  if (ticket.ownerId !== null && !gone.has(ticket.ownerId)) return [ticket.ownerId]
  const told = (of: Around['leads']): readonly string[] =>
    of.flatMap(({ personId }) => (personId === null || personId === ticket.personId || gone.has(personId) ? [] : [personId]))
  const running = told(leads)
  return [...new Set(running.length > 0 ? running : told(owners))].toSorted()
}

/** Notices to whoever is to answer; nobody is told of what they did themselves. Numbered from 10 within the command. */
export const tellAnswerers = (
  at: At,
  ticket: Ticket,
  facts: Pick<Around, 'leads' | 'owners' | 'staff'>,
  code: 'support.notice.yours' | 'support.notice.overdue' | 'support.notice.said',
  params: Values<'support.notice.yours'> & Values<'support.notice.said'>,
): Change[] =>
  answerersOf(ticket, facts, at)
    .filter((personId) => personId !== at.by.personId && personId !== ticket.personId)
    .map((personId, n) => noticeTo(at, 10 + n, { personId, rolloutId: ticket.rolloutId, code, params, path: ticketPath(ticket.ticketId) }))

/** A notice to whoever asked, unless they did it themselves. */
export const tellAsker = <C extends 'support.notice.said' | 'support.notice.up' | 'support.notice.solved'>(
  at: At,
  { rolloutId, personId }: Ticket,
  code: C,
  params: Values<C>,
): Change[] => (personId === at.by.personId ? [] : [noticeTo(at, 9, { personId, rolloutId, code, params, path: askedPath })])

export type TicketEvent = 'said' | 'up' | 'overdue' | 'down' | 'vendorAsked' | 'vendorAnswered' | 'solved' | 'reopened' | 'withdrawn'

/** Writes down what happened to a ticket, as it stands after it. */
export const noted = (
  at: At,
  { rolloutId, ticketId, personId, locationId, tier }: Ticket,
  kind: TicketEvent,
  text: string | null = null,
  reference: string | null = null,
): Change =>
  put('ticketEvent', {
    rolloutId,
    ticketId,
    eventId: idWithin(at, 0),
    personId,
    locationId,
    at: at.now,
    by: at.by.name,
    kind,
    tier,
    text,
    reference,
  })

/** The ticket that a command names, if it is within reach: of one’s own, of one’s place, or in one’s hands. Problem: access.notFound. */
export const ticketIn = ({ tickets }: { readonly tickets: readonly Ticket[] }, at: At): Ticket => {
  const ticket = tickets[0]
  if (!ticket || !(isInHandsOf(ticket, at.by.personId) || withinReach(at, ticket))) throw new Problem('access.notFound', {})
  return ticket
}

/** The same, for whoever answers: nobody answers their own ticket for want of another right to it. Problem: access.notFound. */
export const ticketToAnswer = (facts: { readonly tickets: readonly Ticket[] }, at: At): Ticket => {
  const ticket = ticketIn(facts, at)
  if (isInHandsOf(ticket, at.by.personId) || withinReach(at, { locationId: ticket.locationId })) return ticket
  throw new Problem('access.notFound', {})
}
