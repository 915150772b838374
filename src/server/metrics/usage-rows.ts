/** Writes folded usage: the organisation's book, numbers for names, and one row per source, day, person, system, workflow and import. */
import { type CompiledQuery, type Kysely, sql } from 'kysely'
import type { Database } from '#server/db/database.ts'
import { insertions, type InsertTarget } from '#server/db/insert-rows.ts'
import { compiled } from '#server/db/prepared.ts'
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
    ['import', 'integer'],
    ['person', 'integer'],
    ['system', 'smallint'],
    ['workflow', 'integer'],
    ['count', 'integer'],
  ],
  onConflict: `("organisation", "source", "day", "person", "system", "workflow", "import") do update set "count" = ${sum[kind]}`,
})
const dayTargets = { sqlite: dayTarget('sqlite'), postgres: dayTarget('postgres') } as const

/** What all rows of a day under one import have in common. */
export interface UsageDayKey {
  readonly organisation: number
  readonly source: number
  readonly day: number
  readonly ofImport: number
}

/** Adds to what is there of a day: each row is person, system, workflow and count, in one flat list. */
export const addUsage = (
  kind: Database['kind'],
  { organisation, source, day, ofImport }: UsageDayKey,
  values: readonly number[],
): Generator<CompiledQuery> => insertions(kind, dayTargets[kind], values, [organisation, source, day, ofImport])

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
export const touchDays = (kind: Database['kind'], values: readonly number[]): Generator<CompiledQuery> =>
  insertions(kind, touchedTarget, values)

const nameTarget: InsertTarget = {
  table: 'usageName',
  columns: [
    ['organisationId', 'text'],
    ['kind', 'text'],
    ['name', 'text'],
    ['number', 'integer'],
  ],
}

/** Takes the lock under which an organisation's usage is written, making its book where there is none yet; answers the book. */
export const lockQuery = compiled((db, { organisationId }: { organisationId: string }) =>
  db
    .insertInto('usageBook')
    .values({ organisationId, number: sql<number>`(select coalesce(max("number"), 0) + 1 from "usageBook")`, names: 0, written: 1 })
    .onConflict((conflict) => conflict.column('organisationId').doUpdateSet({ written: sql`"usageBook"."written" + 1` }))
    .returning(['number', 'names', 'written']),
)

export type UsageBook = Omit<UsageBookRow, 'organisationId'>

/** Takes the lock as `lockQuery` says. */
export const lockBook = async (trx: Kysely<Schema>, organisationId: string): Promise<UsageBook> => {
  const [book] = (await trx.executeQuery(lockQuery(trx, { organisationId }))).rows
  if (!book) throw new Error('The organisation gave no book of usage.')
  return book
}

const countNames = compiled((db, { organisationId, names }: { organisationId: string; names: number }) =>
  db.updateTable('usageBook').set({ names }).where('organisationId', '=', organisationId),
)

/** Keeps the numbers that names were given, the highest of which is that of the last one. */
export function* keepNumbers({ db, kind }: Pick<Database, 'db' | 'kind'>, given: readonly UsageNameRow[]): Generator<CompiledQuery> {
  const last = given.at(-1)
  if (!last) return
  yield* insertions(
    kind,
    nameTarget,
    given.flatMap((row) => [row.organisationId, row.kind, row.name, row.number]),
  )
  yield countNames(db, { organisationId: last.organisationId, names: last.number })
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
  onConflict:
    '("organisationId", "batchId") do update set "contentHash" = excluded."contentHash", "answer" = excluded."answer", "at" = excluded."at"',
}

/** Keeps what was answered to batches, so that each counts once: organisation, id, hash, answer and instant of the last time, in one flat list. */
export const keepBatches = (kind: Database['kind'], values: readonly string[]): Generator<CompiledQuery> =>
  insertions(kind, batchTarget, values)

/** Those of some batches that were taken before. */
export const batchesBefore = (db: Kysely<Schema>, organisationId: string, batchIds: readonly string[]) =>
  db
    .selectFrom('usageBatch')
    .select(['batchId', 'contentHash', 'answer'])
    .where('organisationId', '=', organisationId)
    .where('batchId', 'in', batchIds)
    .compile()
