/** Which columns forgetting somebody changes, by table. The web build puts in the result alone, without the declarations. */
import type { PersonalKind, Table } from '#core/kernel/table.ts'
import { tables } from '#core/registry/tables.ts'

/** `own`: taken out of rows of the person. `quotes`: their name, addresses and numbers are taken out of it in all rows. */
export interface Personal {
  /** The column that says whose row it is; null where rows are nobody's. */
  readonly whose: string | null
  readonly own: readonly string[]
  readonly quotes: readonly string[]
  /** Those of `own` that may be empty. */
  readonly mayBeEmpty: readonly string[]
}

export const personal: Readonly<Record<string, Personal>> = Object.fromEntries(
  Object.values<Table>(tables).map(({ name, declared, columns: kinds, speaksOf }) => {
    const columns = (kind: PersonalKind): string[] => Object.keys(declared).filter((column) => declared[column]?.personal === kind)
    const whose = speaksOf.person ?? (Object.hasOwn(kinds, 'personId') ? 'personId' : null)
    const own = columns('own')
    return [name, { whose, own, quotes: columns('quotes'), mayBeEmpty: own.filter((column) => kinds[column]?.endsWith('?')) }]
  }),
)
