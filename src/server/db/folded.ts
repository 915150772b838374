/** The function `folded` of core in SQL, on both databases. */
import { type Expression, type RawBuilder, sql } from 'kysely'
import { strokedLetters } from '#core/kernel/folded.ts'
import type { Database } from '#server/db/database.ts'

/** A text without case and accents; compared byte by byte, as core compares. */
export const foldedSql = (kind: Database['kind'], text: Expression<string | null>): RawBuilder<string> =>
  kind === 'sqlite'
    ? sql<string>`folded(${text})`
    : // A database made with the locale C lowers only A to Z; the collation of Unicode lowers the rest too.
      sql<string>`translate(lower(regexp_replace(normalize(${text}, NFD), '[\u0300-\u036F]', '', 'g') collate "und-x-icu"), ${sql.lit(strokedLetters.letters)}, ${sql.lit(strokedLetters.plain)}) collate "C"`

/** A pattern of `like … escape '!'` for texts that contain this one. */
export const containing = (text: string): string => `%${text.replace(/[!%_]/g, (sign) => `!${sign}`)}%`
