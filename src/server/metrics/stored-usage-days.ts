/** Reads the days of use of a source as they are stored (ME-1). */
import { type Kysely, sql } from 'kysely'
import type { Database } from '#server/db/database.ts'
import type { Schema } from '#server/db/schema.ts'

/** The numbers of a text, parted by spaces. */
const numbersOf = (text: string): Uint32Array => {
  const numbers = new Uint32Array((text.length >> 1) + 1)
  let [count, value] = [0, 0]
  for (let at = 0; at <= text.length; at++) {
    const sign = text.charCodeAt(at)
    if (sign >= 48) value = value * 10 + sign - 48
    else {
      numbers[count++] = value
      value = 0
    }
  }
  return numbers.slice(0, text === '' ? 0 : count)
}

interface DayRead {
  readonly organisation: number
  readonly source: number
  readonly day: number
  readonly undone: readonly number[]
  /** The first number of the people, and the one after the last. */
  readonly from: number
  readonly until: number
}

/** What is stored of some people on a day, a person and a workflow in turn; read as one text: a row for each would take several times as long to hand over. */
export const rowsOn = async (
  db: Kysely<Schema>,
  kind: Database['kind'],
  { organisation, source, day, undone, from, until }: DayRead,
): Promise<Uint32Array> => {
  const pair = sql<string>`cast("person" as text) || ' ' || cast("workflow" as text)`
  const joined = kind === 'sqlite' ? sql<string | null>`group_concat(${pair}, ' ')` : sql<string | null>`string_agg(${pair}, ' ')`
  let query = db
    .selectFrom('usageDay')
    .select(joined.as('rows'))
    .where('organisation', '=', organisation)
    .where('source', '=', source)
    .where('day', '=', day)
    .where('person', '>=', from)
    .where('person', '<', until)
  if (undone.length > 0) query = query.where('import', 'not in', undone)
  return numbersOf((await query.executeTakeFirst())?.rows ?? '')
}

/** The first day after another of which a source has rows. */
export const dayAfter = async (db: Kysely<Schema>, organisation: number, source: number, day: number): Promise<number | null> => {
  const [found] = await db
    .selectFrom('usageDay')
    .select('day')
    .where('organisation', '=', organisation)
    .where('source', '=', source)
    .where('day', '>', day)
    .orderBy('day')
    .limit(1)
    .execute()
  return found?.day ?? null
}
