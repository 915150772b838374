/** Writes folded usage: the organisation's book, numbers for names, and one row per source, day, person, system, workflow and import. */
import { type Kysely, sql } from 'kysely'
import type { Database } from '#server/db/database.ts'
import { type InsertTarget, insertRows } from '#server/db/insert-rows.ts'
import { prepared } from '#server/db/prepared.ts'
import type { Schema, UsageBookRow, UsageNameRow } from '#server/db/schema.ts'

/** A count never outgrows its column, however often it is added to. */
const sum = {
  sqlite: 'min("usageDay"."count" + excluded."count", 2000000000)',
  postgres: 'least("usageDay"."count"::bigint + excluded."count", 2000000000)::integer',
} as const

const dayTarget = (kind: Database['kind']): InsertTarget => ({
  table: 'usageDay',
  columns: [
    ['organisation', 'integer'],
    ['source', 'integer'],
    ['day', 'integer'],
    ['person', 'integer'],
    ['system', 'smallint'],
    ['workflow', 'integer'],
    ['import', 'integer'],
    ['count', 'integer'],
  ],
  onConflict: `("organisation", "source", "day", "person", "system", "workflow", "import") do update set "count" = ${sum[kind]}`,
})
const dayTargets = { sqlite: dayTarget('sqlite'), postgres: dayTarget('postgres') } as const

/** Adds to what is there: each row is organisation, source, day, person, system, workflow, import and count, in one flat list. */
export const addUsage = (trx: Kysely<Schema>, kind: Database['kind'], values: readonly number[]): Promise<void> =>
  insertRows(trx, kind, dayTargets[kind], values)

const touchedTarget: InsertTarget = {
  table: 'usageTouched',
  columns: [
    ['organisation', 'integer'],
    ['source', 'integer'],
    ['day', 'integer'],
    ['written', 'integer'],
  ],
  onConflict: '("organisation", "source", "day") do update set "written" = excluded."written"',
}

/** Notes which days were written: organisation, source, day and how often usage was written by then, in one flat list. */
export const touchDays = (trx: Kysely<Schema>, kind: Database['kind'], values: readonly number[]): Promise<void> =>
  insertRows(trx, kind, touchedTarget, values)

const nameTarget: InsertTarget = {
  table: 'usageName',
  columns: [
    ['organisationId', 'text'],
    ['kind', 'text'],
    ['name', 'text'],
    ['number', 'integer'],
  ],
}

const lock = prepared((db, { organisationId }: { organisationId: string }) =>
  db
    .insertInto('usageBook')
    .values({ organisationId, number: sql<number>`(select coalesce(max("number"), 0) + 1 from "usageBook")`, names: 0, written: 1 })
    .onConflict((conflict) => conflict.column('organisationId').doUpdateSet({ written: sql`"usageBook"."written" + 1` }))
    .returning(['number', 'names', 'written']),
)

/** Takes the lock under which an organisation's usage is written, making its book where there is none yet. */
export const lockBook = async (trx: Kysely<Schema>, organisationId: string): Promise<Omit<UsageBookRow, 'organisationId'>> => {
  const [book] = await lock(trx, { organisationId })
  if (!book) throw new Error('The organisation gave no book of usage.')
  return book
}

/** Gives numbers to names that have none, after the `names` that have; answers them. */
export const giveNumbers = async (
  trx: Kysely<Schema>,
  kind: Database['kind'],
  organisationId: string,
  names: number,
  wanted: readonly Pick<UsageNameRow, 'kind' | 'name'>[],
): Promise<readonly UsageNameRow[]> => {
  if (wanted.length === 0) return []
  const given = wanted.map((one, index) => ({ organisationId, ...one, number: names + index + 1 }))
  await insertRows(
    trx,
    kind,
    nameTarget,
    given.flatMap((row) => [row.organisationId, row.kind, row.name, row.number]),
  )
  await trx
    .updateTable('usageBook')
    .set({ names: names + given.length })
    .where('organisationId', '=', organisationId)
    .execute()
  return given
}

const batchTarget: InsertTarget = {
  table: 'usageBatch',
  columns: [
    ['organisationId', 'text'],
    ['batchId', 'text'],
    ['contentHash', 'text'],
    ['answer', 'text'],
    ['at', 'text'],
  ],
}

/** Keeps what was answered to batches, so that each counts once: organisation, id, hash, answer and instant, in one flat list. */
export const keepBatches = (trx: Kysely<Schema>, kind: Database['kind'], values: readonly string[]): Promise<void> =>
  insertRows(trx, kind, batchTarget, values)

/** Those of some batches that were taken before. */
export const batchesBefore = async (
  trx: Kysely<Schema>,
  organisationId: string,
  batchIds: readonly string[],
): Promise<readonly { batchId: string; contentHash: string; answer: string }[]> =>
  batchIds.length === 0
    ? []
    : trx
        .selectFrom('usageBatch')
        .select(['batchId', 'contentHash', 'answer'])
        .where('organisationId', '=', organisationId)
        .where('batchId', 'in', batchIds)
        .execute()
