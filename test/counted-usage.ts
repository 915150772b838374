/** What usage counts in a database, in words. */
import { sql } from 'kysely'
import { dayOf } from '#core/kernel/calendar.ts'
import type { Database } from '#server/db/database.ts'

/** What counts: of imports that were not undone, each day of a person once, with the largest count that an import says. */
export const countedUsage = async ({ db }: Database): Promise<string[]> => {
  const name = (kind: string, column: string) =>
    sql`(select "name" from "usageName" where "kind" = ${kind} and "number" = ${sql.ref(`usageDay.${column}`)})`
  const { rows } = await sql<{ person: string | null; source: string; day: number; system: number; count: number }>`
    select ${name('person', 'person')} as "person", ${name('source', 'source')} as "source", "day", "system", max("count") as "count"
    from "usageDay" where ${name('import', 'import')} not in (select 'crm/' || "importId" from "usageImport" where "takenBackAt" is not null)
    group by 1, 2, "day", "system", "workflow"`.execute(db)
  return rows
    .map(
      ({ person, source, day, system, count }) =>
        `${person ?? ''} ${source.slice(4)} ${day === 0 ? 'never' : dayOf(day)} ${system} ${count}`,
    )
    .toSorted()
}
