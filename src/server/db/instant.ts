/** Instants in SQL, on both databases. */
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '#server/db/database.ts'

/** Seconds since 1970 of an instant with an offset, which does not compare as text. */
export const instantSql = (kind: Database['kind'], instant: RawBuilder<string>): RawBuilder<number> =>
  kind === 'sqlite' ? sql<number>`unixepoch(${instant})` : sql<number>`extract(epoch from cast(${instant} as timestamptz))`
