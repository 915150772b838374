/** The days on which one person used something, by one source: a look by the key for each day that the source tells of, never at everybody's rows. */
import { type Kysely, sql } from 'kysely'
import type { Schema } from '#server/db/schema.ts'

/** All by their numbers. */
interface Used {
  readonly organisation: number
  readonly source: number
  readonly person: number
}

/** The newest first; imports that were taken back do not count. */
export const daysOfPerson = async (
  db: Kysely<Schema>,
  { organisation, source, person }: Used,
  undone: readonly number[] = [],
): Promise<readonly number[]> => {
  const counted = undone.length > 0 ? sql`and "import" not in (${sql.join(undone)})` : sql``
  const { rows } = await sql<{ day: number }>`
    with recursive "told" ("on") as (
      select max("day") from "usageDay" where "organisation" = ${organisation} and "source" = ${source}
      union all
      select (select max("day") from "usageDay" where "organisation" = ${organisation} and "source" = ${source} and "day" < "told"."on")
      from "told" where "told"."on" is not null
    )
    select "told"."on" as "day" from "told"
    where exists (
      select 1 from "usageDay" where "organisation" = ${organisation} and "source" = ${source} and "day" = "told"."on"
        and "person" = ${person} ${counted}
    )
    order by "told"."on" desc`.execute(db)
  return rows.map(({ day }) => day)
}
