/** What tables and columns are called in each language. The web build puts in the result alone, without the declarations. */
import type { Label } from '#core/kernel/table.ts'
import { tables } from '#core/registry/tables.ts'

export const tableLabels: Readonly<Record<string, Label & { readonly columns: Readonly<Record<string, Label>> }>> = Object.fromEntries(
  Object.values(tables).map(({ name, label, declared }) => [
    name,
    { ...label, columns: Object.fromEntries(Object.entries(declared).map(([column, { en, nl }]) => [column, { en, nl }])) },
  ]),
)
