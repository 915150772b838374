/** Loads the rows a command asks to see: tables and equality, nothing more. */
import type { Kysely } from 'kysely'
import type { Need, Needs } from '#core/command.ts'
import type { StoredRow, TableName } from '#core/tables.ts'
import type { Schema } from '#server/db/schema.ts'

export type LoadedRow = StoredRow<TableName> & Record<string, unknown>
export type LoadedFacts = Record<string, LoadedRow[]>

const loadOne = async (trx: Kysely<Schema>, organisationId: string, need: Need): Promise<LoadedRow[]> => {
  // The table differs per need, which the builder's types cannot follow; every table has these columns as text keys.
  let query = (trx as unknown as Kysely<Record<string, Record<string, unknown>>>)
    .selectFrom(need.table)
    .selectAll()
    .where('organisationId', '=', organisationId)
  for (const [column, value] of Object.entries(need.where)) {
    query = value === null ? query.where(column, 'is', null) : query.where(column, '=', value)
  }
  return (await query.execute()) as LoadedRow[]
}

/** Loads everything that a command needs, by the names the command gave. */
export const loadFacts = async (trx: Kysely<Schema>, organisationId: string, needs: Needs): Promise<LoadedFacts> => {
  const facts: LoadedFacts = {}
  for (const [name, need] of Object.entries(needs)) facts[name] = await loadOne(trx, organisationId, need)
  return facts
}
