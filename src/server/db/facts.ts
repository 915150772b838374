/** Loads the rows a command asks to see: tables and equality, nothing more. */
import type { Kysely } from 'kysely'
import type { Needs } from '#core/kernel/command.ts'
import type { StoredRow, TableName } from '#core/registry/tables.ts'
import { type Equal, selectionOf } from '#server/db/bulk.ts'
import type { Database } from '#server/db/database.ts'
import type { Schema } from '#server/db/schema.ts'

export type LoadedRow = StoredRow<TableName> & Record<string, unknown>
export type LoadedFacts = Record<string, LoadedRow[]>

/** Loads everything that a command needs, by the names the command gave. */
export const loadFacts = async (
  trx: Kysely<Schema>,
  kind: Database['kind'],
  organisationId: string,
  needs: Needs,
): Promise<LoadedFacts> => {
  const facts: LoadedFacts = {}
  for (const [name, { table, where }] of Object.entries(needs)) {
    facts[name] = (await trx.executeQuery(selectionOf(kind, table, organisationId, where as Equal))).rows as LoadedRow[]
  }
  return facts
}
