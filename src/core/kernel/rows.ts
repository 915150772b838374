/** The rows of every table that is registered, by the table's name. */
import type { Registered } from '#core/kernel/register.ts'
import type { RowOf, Stored } from '#core/kernel/table.ts'

type Tables = Registered<'tables'>
export type TableName = keyof Tables
/** A row of a table, without what the store adds. */
export type Row<T extends TableName> = RowOf<Tables[T]>
/** A row of a table as it is stored and sent. */
export type StoredRow<T extends TableName> = Stored<Row<T>>
