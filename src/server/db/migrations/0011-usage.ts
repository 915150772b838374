/** Usage: its sources, imports and aliases, and the folded rows, which have integers for keys because there are many of them. */
import { type Kysely, PostgresAdapter, sql } from 'kysely'
import { filled, indexVersions, productTable } from '#server/db/migrations/product-table.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter
  await productTable(db, 'usageSource', 'rolloutId sourceId name grain system report? workflow? mapping? describedAt describedBy')
    .addPrimaryKeyConstraint('usageSource_key', ['organisationId', 'rolloutId', 'sourceId'])
    .execute()
  await productTable(
    db,
    'usageImport',
    'rolloutId importId sourceId fileName? contentHash? madeOn? newestOn? importedAt importedBy takenBackAt? takenBackBy?',
  )
    .addColumn('people', 'integer')
    .addColumn('taken', 'integer')
    .addColumn('refused', 'integer')
    .addColumn('unknown', 'integer')
    .addPrimaryKeyConstraint('usageImport_key', ['organisationId', 'rolloutId', 'importId'])
    .execute()
  await productTable(db, 'usageAlias', 'aliasId identity? personId learntAt learntBy endedAt?')
    .addPrimaryKeyConstraint('usageAlias_key', ['organisationId', 'aliasId'])
    .execute()
  await indexVersions(db, ['usageSource', 'usageImport', 'usageAlias'])

  // The organisation's own number, and how many names it has given numbers to; whoever writes usage locks this row.
  await db.schema
    .createTable('usageBook')
    .addColumn('organisationId', 'text', (column) => column.primaryKey())
    .addColumn('number', 'integer', (column) => column.notNull().unique())
    .addColumn('names', 'integer', filled)
    .execute()
  await db.schema
    .createTable('usageName')
    .addColumn('organisationId', 'text', filled)
    .addColumn('kind', 'text', filled)
    .addColumn('name', 'text', filled)
    .addColumn('number', 'integer', filled)
    .addPrimaryKeyConstraint('usageName_key', ['organisationId', 'kind', 'name'])
    .execute()
  await db.schema
    .createTable('usageBatch')
    .addColumn('organisationId', 'text', filled)
    .addColumn('batchId', 'text', filled)
    .addColumn('contentHash', 'text', filled)
    .addColumn('answer', 'text', filled)
    .addColumn('at', 'text', filled)
    .addPrimaryKeyConstraint('usageBatch_key', ['organisationId', 'batchId'])
    .execute()
  await db.schema.createIndex('usageBatch_at').on('usageBatch').columns(['organisationId', 'at']).execute()

  const small = isPostgres ? 'smallint' : 'integer'
  let folded = db.schema
    .createTable('usageDay')
    .addColumn('organisation', 'integer', filled)
    .addColumn('source', 'integer', filled)
    .addColumn('day', 'integer', filled)
    .addColumn('person', 'integer', filled)
    .addColumn('import', 'integer', filled)
    .addColumn('count', 'integer', filled)
    .addColumn('system', small, filled)
    .addColumn('workflow', small, filled)
    .addPrimaryKeyConstraint('usageDay_key', ['organisation', 'source', 'day', 'person', 'system', 'workflow', 'import'])
  // The row is its own index: nothing is stored twice.
  if (!isPostgres) folded = folded.modifyEnd(sql`without rowid`)
  await folded.execute()
}
