/** A text column that is compared without an index of its own: SQLite takes every index for ten rows, and would rather use a poor one. */
import { type RawBuilder, sql } from 'kysely'

export const besideIndex = (column: string): RawBuilder<string> => sql<string>`${sql.ref(column)} || ''`
