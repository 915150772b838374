/** The tickets in somebody's hands, wherever they were asked: what the owner of a level needs to answer them, and nothing else of the place. */
import type { Actor } from '#core/access/access.ts'
import type { HandedTicket } from '#core/support/handed-ticket.ts'
import type { Database } from '#server/db/database.ts'

/** So many stand on a page; whoever has more answers these first. */
const most = 50

/** Open ones first, then those solved last. */
export const handedTickets = async (
  { db }: Pick<Database, 'db'>,
  { organisationId, personId }: Pick<Actor, 'organisationId' | 'personId'>,
): Promise<readonly HandedTicket[]> => {
  if (personId === null) return []
  const tickets = await db
    .selectFrom('ticket')
    .selectAll()
    .where('organisationId', '=', organisationId)
    .where('ownerId', '=', personId)
    .where('state', 'in', ['open', 'solved'])
    .orderBy('state')
    .orderBy('tierSince', 'desc')
    .orderBy('ticketId')
    .limit(most)
    .execute()
  if (tickets.length === 0) return []
  const ids = tickets.map(({ ticketId }) => ticketId)
  const events = await db
    .selectFrom('ticketEvent')
    .selectAll()
    .where('organisationId', '=', organisationId)
    .where('rolloutId', 'in', [...new Set(tickets.map(({ rolloutId }) => rolloutId))])
    .where('ticketId', 'in', ids)
    .orderBy('at')
    .orderBy('eventId')
    .execute()
  const askers = await db
    .selectFrom('person')
    .select(['personId', 'name', 'phone'])
    .where('organisationId', '=', organisationId)
    .where(
      'personId',
      'in',
      tickets.map((one) => one.personId),
    )
    .execute()
  const places = await db.selectFrom('location').select(['locationId', 'name']).where('organisationId', '=', organisationId).execute()
  return tickets.map((ticket) => {
    const asker = askers.find((one) => one.personId === ticket.personId)
    return {
      ticket,
      events: events.filter((one) => one.rolloutId === ticket.rolloutId && one.ticketId === ticket.ticketId),
      asker: { name: asker?.name ?? ticket.openedBy, phone: asker?.phone ?? null },
      place: places.find(({ locationId }) => locationId === ticket.locationId)?.name ?? null,
    }
  })
}
