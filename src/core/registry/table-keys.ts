/** What a device needs to know of each table to keep its rows. The web build puts in the result alone, without columns and labels. */
import type { TableName } from '#core/kernel/rows.ts'
import type { Table } from '#core/kernel/table.ts'
import { tables } from '#core/registry/tables.ts'

/** The key of each table, and the column that says which person a row speaks of. */
export const tableKeys = Object.fromEntries(
  Object.values(tables as Readonly<Record<string, Table>>).map(({ name, key, speaksOf: { person } }) => [name, { key, person }]),
) as Readonly<Record<TableName, Pick<Table, 'key'> & { readonly person: string | undefined }>>

/** A number below 2^48 that changes with the columns of any table. */
export const shapeOfTables: number = Object.values(tables as Readonly<Record<string, Table>>)
  .flatMap(({ name, columns }) => [name, ...Object.entries(columns).flat()])
  .reduce((sum, word) => [...word, ';'].reduce((so, letter) => (so * 31 + (letter.codePointAt(0) ?? 0)) % 2 ** 48, sum), 0)
