/** Which columns forgetting somebody changes, by table. The web build puts in the result alone, without the declarations. */
import type { PersonalKind } from '#core/kernel/table.ts'
import { tables } from '#core/registry/tables.ts'

/** `own`: taken out of rows of the person. `quotes`: their name, addresses and numbers are taken out of it in all rows. */
export interface Personal {
  readonly own: readonly string[]
  readonly quotes: readonly string[]
}

export const personal: Readonly<Record<string, Personal>> = Object.fromEntries(
  Object.values(tables).map(({ name, declared }) => {
    const columns = (kind: PersonalKind): string[] => Object.keys(declared).filter((column) => declared[column]?.personal === kind)
    return [name, { own: columns('own'), quotes: columns('quotes') }]
  }),
)
