/** How a migration makes a table of the product: the organisation, the version that last changed a row, and its texts. */
import type { ColumnDefinitionBuilder, CreateTableBuilder, Kysely } from 'kysely'

/** A column that always holds something. */
export const filled = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder => column.notNull()

/** Begins a table; `texts` are the names of its text columns with a space between, with a question mark where one may be null. */
export const productTable = (db: Kysely<unknown>, name: string, texts: string): CreateTableBuilder<string, string> => {
  let table: CreateTableBuilder<string, string> = db.schema
    .createTable(name)
    .addColumn('organisationId', 'text', filled)
    .addColumn('version', 'integer', filled)
  for (const text of texts.split(' '))
    table = text.endsWith('?') ? table.addColumn(text.slice(0, -1), 'text') : table.addColumn(text, 'text', filled)
  return table
}

/** The feed asks for what changed since a version. */
export const indexVersions = async (db: Kysely<unknown>, names: readonly string[]): Promise<void> => {
  for (const name of names) await db.schema.createIndex(`${name}_version`).on(name).columns(['organisationId', 'version']).execute()
}
