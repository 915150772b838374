/** What people say: the weekly question, named or anonymous, who is at ease, roll-calls, and statements about the old system. */
import { type Kysely, PostgresAdapter, sql } from 'kysely'
import { filled, indexVersions, productTable } from '#server/db/migrations/product-table.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await productTable(db, 'pulseMode', 'rolloutId fromOn')
    .addColumn('anonymous', 'integer', filled)
    .addPrimaryKeyConstraint('pulseMode_key', ['organisationId', 'rolloutId', 'fromOn'])
    .execute()
  await productTable(db, 'pulseReply', 'rolloutId personId weekOn locationId? answeredOn remark?')
    .addColumn('satisfied', 'integer')
    .addColumn('recommend', 'integer')
    .addPrimaryKeyConstraint('pulseReply_key', ['organisationId', 'rolloutId', 'personId', 'weekOn'])
    .execute()
  await productTable(db, 'pulseRound', 'rolloutId weekOn throughId? remindedAt')
    .addColumn('reminded', 'integer', filled)
    .addPrimaryKeyConstraint('pulseRound_key', ['organisationId', 'rolloutId', 'weekOn'])
    .execute()
  await productTable(db, 'atEase', 'rolloutId personId saidOn locationId? answer saidBy recordedBy')
    .addPrimaryKeyConstraint('atEase_key', ['organisationId', 'rolloutId', 'personId', 'saidOn'])
    .execute()
  await productTable(db, 'rollCall', 'rolloutId personId weekOn saidBy locationId? used saidOn recordedBy')
    .addPrimaryKeyConstraint('rollCall_key', ['organisationId', 'rolloutId', 'personId', 'weekOn', 'saidBy'])
    .execute()
  await productTable(db, 'oldUse', 'rolloutId statedOn stillThere? statedBy')
    .addPrimaryKeyConstraint('oldUse_key', ['organisationId', 'rolloutId', 'statedOn'])
    .execute()
  await indexVersions(db, ['pulseMode', 'pulseReply', 'pulseRound', 'atEase', 'rollCall', 'oldUse'])
  await db.schema.createIndex('pulseReply_week').on('pulseReply').columns(['organisationId', 'rolloutId', 'weekOn']).execute()
  await db.schema.createIndex('rollCall_week').on('rollCall').columns(['organisationId', 'rolloutId', 'weekOn']).execute()

  let answers = db.schema
    .createTable('pulseAnswer')
    .addColumn('organisationId', 'text', filled)
    .addColumn('rolloutId', 'text', filled)
    .addColumn('weekOn', 'text', filled)
    .addColumn('answerId', 'text', filled)
    .addColumn('groupKey', 'text', filled)
    .addColumn('share', 'integer', filled)
    .addColumn('satisfied', 'integer', filled)
    .addColumn('recommend', 'integer', filled)
    .addColumn('remark', 'text')
    .addPrimaryKeyConstraint('pulseAnswer_key', ['organisationId', 'rolloutId', 'weekOn', 'share', 'answerId'])
  // Kept in the order of its key, which is by chance: the order in which rows came would say whose each is.
  if (!(db.getExecutor().adapter instanceof PostgresAdapter)) answers = answers.modifyEnd(sql`without rowid`)
  await answers.execute()
}
