/** Deliveries of an organisation that is too large for a device: counted, and the readers of one message page by page (CM-7, CM-8). */
import { type Kysely, sql } from 'kysely'
import { type Actor, readsAll } from '#core/access/access.ts'
import type { CountedDelivery } from '#core/communication/message-status.ts'
import type { Reader, ReadersQuery, ReadersSummary } from '#core/communication/readers-list.ts'
import { folded } from '#core/kernel/folded.ts'
import type { ListPage } from '#core/kernel/list-page.ts'
import type { Readable } from '#server/db/database.ts'
import { containing, foldedSql } from '#server/db/folded.ts'
import { type PageAsked, pageOf } from '#server/db/list-page.ts'
import type { Schema } from '#server/db/schema.ts'

/** The deliveries of a rollout that an actor may see: all, or those at their locations and their own (AC-1). */
const deliveriesOf = (db: Kysely<Schema>, actor: Actor, rolloutId: string) => {
  const { organisationId, personId, locationIds } = actor
  const found = db.selectFrom('delivery').where('delivery.organisationId', '=', organisationId).where('delivery.rolloutId', '=', rolloutId)
  if (readsAll(actor)) return found
  return found.where((on) =>
    on.or([on('delivery.personId', '=', personId), ...(locationIds.length > 0 ? [on('delivery.locationId', 'in', locationIds)] : [])]),
  )
}

/** The deliveries of all messages, those of the same kind together; `readAt` is the last of them, null where none was read. */
export const countedDeliveries = async ({ db }: Readable, actor: Actor, rolloutId: string): Promise<CountedDelivery[]> => {
  const rows = await deliveriesOf(db, actor, rolloutId)
    .select((on) => ['messageKey', 'channel', 'state', on.fn.max('readAt').as('readAt'), on.fn.countAll().as('count')])
    .groupBy(['messageKey', 'channel', 'state', sql`case when "readAt" is null then 0 else 1 end`])
    .execute()
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}

const unread = sql<boolean>`"delivery"."readAt" is null`
const shows = {
  all: sql<boolean>`1 = 1`,
  failed: sql<boolean>`"delivery"."state" = 'failed'`,
  unsure: sql<boolean>`"delivery"."state" = 'unsure'`,
  hand: sql<boolean>`"delivery"."channel" = 'hand' and "delivery"."state" = 'queued' and ${unread}`,
  unread: sql<boolean>`"delivery"."state" in ('sent', 'told') and ${unread}`,
}
const urgency = sql<number>`case "delivery"."state" when 'failed' then 0 when 'unsure' then 1
  else case when "delivery"."state" = 'queued' and "delivery"."channel" = 'hand' then 2 else 3 end end`

const readersOf = (db: Kysely<Schema>, actor: Actor, rolloutId: string, messageKey: string) =>
  deliveriesOf(db, actor, rolloutId)
    .where('delivery.messageKey', '=', messageKey)
    .innerJoin('person', (join) =>
      join.onRef('person.organisationId', '=', 'delivery.organisationId').onRef('person.personId', '=', 'delivery.personId'),
    )

/** A page of the readers of one message. Problem: access.badInput for a cursor of another list. */
export const findReaders = async (
  { db, kind }: Readable,
  actor: Actor,
  { rolloutId, messageKey, search, show }: ReadersQuery,
  asked: PageAsked,
): Promise<ListPage<Reader>> => {
  const order = foldedSql(kind, sql<string>`"person"."name"`)
  let fitting = readersOf(db, actor, rolloutId, messageKey).where(shows[show])
  const wanted = folded(search.trim())
  if (wanted !== '') fitting = fitting.where(sql<boolean>`${order} like ${containing(wanted)} escape '!'`)
  const { items, ...rest } = await pageOf(
    fitting,
    (page) => page.selectAll('delivery').select('person.name as readerName'),
    [{ by: urgency }, { by: order }, { by: sql.ref('person.personId') }],
    asked,
  )
  return { ...rest, items: items.map(({ readerName, ...delivery }) => ({ delivery, name: readerName })) }
}

/** The readers of one message, counted. */
export const summariseReaders = async (
  { db }: Readable,
  actor: Actor,
  { rolloutId, messageKey }: Pick<ReadersQuery, 'rolloutId' | 'messageKey'>,
): Promise<ReadersSummary> => {
  const sum = (condition: typeof unread) => sql<number | string | null>`sum(case when ${condition} then 1 else 0 end)`
  const of = readersOf(db, actor, rolloutId, messageKey)
  const shown = await of
    .select([
      sum(shows.all).as('all'),
      sum(shows.failed).as('failed'),
      sum(shows.unsure).as('unsure'),
      sum(shows.hand).as('hand'),
      sum(shows.unread).as('unread'),
    ])
    .executeTakeFirstOrThrow()
  const locations = await of
    .where('delivery.state', 'in', ['sent', 'told'])
    .select((on) => ['delivery.locationId', on.fn.countAll().as('reached'), on.fn.count('delivery.readAt').as('read')])
    .groupBy('delivery.locationId')
    .execute()
  const { all, failed, unsure, hand, unread: notRead } = shown
  return {
    shown: { all: Number(all), failed: Number(failed), unsure: Number(unsure), hand: Number(hand), unread: Number(notRead) },
    locations: locations
      .map(({ locationId, reached, read }) => ({ locationId, reached: Number(reached), read: Number(read) }))
      .toSorted((one, other) => ((one.locationId ?? '') < (other.locationId ?? '') ? -1 : 1)),
  }
}
