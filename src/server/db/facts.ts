/** Loads the rows a command asks to see: tables and equality, nothing more. */
import type { Kysely } from 'kysely'
import { type DueNeed, neededRows, type Needs } from '#core/kernel/command.ts'
import type { StoredRow, TableName } from '#core/registry/tables.ts'
import { type Equal, selectionOf } from '#server/db/bulk.ts'
import type { Database } from '#server/db/database.ts'
import type { Schema } from '#server/db/schema.ts'

export type LoadedRow = StoredRow<TableName> & Record<string, unknown>
export type LoadedFacts = Record<string, LoadedRow[]>

/** Loads the rows of one need. */
export const rowsFor = async (
  trx: Kysely<Schema>,
  kind: Database['kind'],
  organisationId: string,
  { need: { table, where, among }, values }: DueNeed,
): Promise<LoadedRow[]> => {
  if (values?.size === 0) return []
  const oneOf = among && values ? { column: among.column, values } : undefined
  return (await trx.executeQuery(selectionOf(kind, table, organisationId, where as Equal, oneOf))).rows as LoadedRow[]
}

/** Loads everything that a command needs, by the names the command gave; `known` are rows that others of them name. */
export const loadFacts = async (
  trx: Kysely<Schema>,
  kind: Database['kind'],
  organisationId: string,
  needs: Needs,
  known: LoadedFacts = {},
): Promise<LoadedFacts> => {
  const facts: LoadedFacts = { ...known }
  for (const due of neededRows(needs, facts)) facts[due.name] = await rowsFor(trx, kind, organisationId, due)
  return facts
}
