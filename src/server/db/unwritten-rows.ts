/** Rows of a large change that is committed and not yet in its tables, as they are asked for by whoever decides meanwhile (decision 0026). */
import type { TableName } from '#core/registry/tables.ts'
import type { Cell } from '#server/db/bulk.ts'

/** Rows of a table that have one of some combinations of values in these columns; no column stands for all rows. */
export interface RowsAsked {
  readonly table: TableName
  readonly columns: readonly string[]
  readonly among: readonly (readonly Cell[])[]
}

/** A row as it will be; null where it will be gone. */
export interface UnwrittenRow {
  readonly key: string
  readonly after: Readonly<Record<string, Cell>> | null
}

/** What others ask about rows that are not written yet. */
export interface UnwrittenRows {
  readonly tables: ReadonlySet<TableName>
  /** The rows that have or had such values and are not written, for each question. */
  matching(asked: readonly RowsAsked[]): Promise<readonly (readonly UnwrittenRow[])[]>
}

/** Where nothing is kept from anybody: for whoever writes the rows. */
export const noUnwrittenRows: UnwrittenRows = { tables: new Set(), matching: async (asked) => asked.map(() => []) }

/** Rows of a large change have to be written first, and nobody here knows them. */
export class StillUnwritten extends Error {}
