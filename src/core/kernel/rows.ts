/** The rows of every table that is registered, by the table's name. */
import type { Tables } from '#core/kernel/register.ts'
import type { RowOf, Stored } from '#core/kernel/table.ts'

export type TableName = Extract<keyof Tables, string>
/** A row of a table, without what the store adds. */
export type Row<T extends TableName> = RowOf<Tables[T]>
/** A row of a table as it is stored and sent. */
export type StoredRow<T extends TableName> = Stored<Row<T>>
