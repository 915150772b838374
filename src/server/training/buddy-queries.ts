/** Who helps whom in an organisation that is too large for a device, page by page (TR-5). */
import { type Kysely, sql } from 'kysely'
import type { Actor } from '#core/access/access.ts'
import { folded } from '#core/kernel/folded.ts'
import type { ListPage } from '#core/kernel/list-page.ts'
import type { Pair, PairsQuery, PairsSummary } from '#core/training/buddy-pairs.ts'
import type { Readable } from '#server/db/database.ts'
import { containing, foldedSql } from '#server/db/folded.ts'
import { type PageAsked, pageOf } from '#server/db/list-page.ts'
import type { Schema } from '#server/db/schema.ts'

/** Everyone of a later phase who takes part and works here, and whoever else has a buddy. */
const pairsOf = (db: Kysely<Schema>, { organisationId }: Actor, rolloutId: string) =>
  db
    .selectFrom('participant')
    .innerJoin('person', (join) =>
      join.onRef('person.organisationId', '=', 'participant.organisationId').onRef('person.personId', '=', 'participant.personId'),
    )
    .leftJoin('buddy', (join) =>
      join
        .onRef('buddy.organisationId', '=', 'participant.organisationId')
        .onRef('buddy.rolloutId', '=', 'participant.rolloutId')
        .onRef('buddy.personId', '=', 'participant.personId'),
    )
    .leftJoin('person as helper', (join) =>
      join.onRef('helper.organisationId', '=', 'buddy.organisationId').onRef('helper.personId', '=', 'buddy.buddyId'),
    )
    .where('participant.organisationId', '=', organisationId)
    .where('participant.rolloutId', '=', rolloutId)
    .where('participant.phaseKey', 'is not', null)
    .where('participant.excludedAt', 'is', null)
    .where('person.leftOn', 'is', null)
    .where((on) =>
      on.or([
        on('buddy.personId', 'is not', null),
        on.not(
          on.exists(
            on
              .selectFrom('phase')
              .select('phase.phaseKey')
              .whereRef('phase.organisationId', '=', 'participant.organisationId')
              .whereRef('phase.rolloutId', '=', 'participant.rolloutId')
              .whereRef('phase.phaseKey', '=', 'participant.phaseKey')
              .where('phase.position', '=', 1),
          ),
        ),
      ]),
    )

const isPaired = sql<number>`case when "buddy"."personId" is not null and "helper"."leftOn" is null then 1 else 0 end`

/** A page of the pairs that fit a query. Problem: access.badInput for a cursor of another list. */
export const findPairs = async (
  { db, kind }: Readable,
  actor: Actor,
  { rolloutId, search }: PairsQuery,
  asked: PageAsked,
): Promise<ListPage<Pair>> => {
  const order = foldedSql(kind, sql<string>`"person"."name"`)
  let fitting = pairsOf(db, actor, rolloutId)
  const wanted = folded(search.trim())
  if (wanted !== '') {
    const both = foldedSql(kind, sql<string>`"person"."name" || ' ' || coalesce("helper"."name", '')`)
    fitting = fitting.where(sql<boolean>`${both} like ${containing(wanted)} escape '!'`)
  }
  const { items: some, ...rest } = await pageOf(
    fitting,
    (page) =>
      page.select([
        'person.personId',
        'person.name',
        'participant.phaseKey',
        'buddy.buddyId',
        'buddy.because',
        'helper.name as helperName',
        'helper.leftOn as helperLeftOn',
      ]),
    [{ by: isPaired }, { by: order }, { by: sql.ref('person.personId') }],
    asked,
  )
  const ids = [...new Set(some.flatMap(({ buddyId }) => buddyId ?? []))]
  const helping = await pairsOf(db, actor, rolloutId)
    .where('buddy.buddyId', 'in', ids.length > 0 ? ids : [''])
    .where(sql<boolean>`${isPaired} = 1`)
    .select((on) => ['buddy.buddyId', on.fn.countAll().as('helps')])
    .groupBy('buddy.buddyId')
    .execute()
  const helps = new Map(helping.map((row) => [row.buddyId, Number(row.helps)]))
  const items = some.map(({ personId, name, phaseKey, buddyId, because, helperName, helperLeftOn }): Pair => {
    const buddy =
      buddyId === null
        ? null
        : { buddyId, name: helperName ?? '?', because: because ?? '[]', gone: helperLeftOn !== null, helps: helps.get(buddyId) ?? 0 }
    return { personId, name, phaseKey: phaseKey ?? '', buddy }
  })
  return { ...rest, items }
}

/** The pairs, counted. */
export const summarisePairs = async ({ db }: Readable, actor: Actor, rolloutId: string): Promise<PairsSummary> => {
  const { all, paired, helpers } = await pairsOf(db, actor, rolloutId)
    .select((on) => [
      on.fn.countAll().as('all'),
      sql<number | string | null>`sum(${isPaired})`.as('paired'),
      sql<number | string>`count(distinct case when ${isPaired} = 1 then "buddy"."buddyId" end)`.as('helpers'),
    ])
    .executeTakeFirstOrThrow()
  return { all: Number(all), paired: Number(paired), helpers: Number(helpers) }
}
