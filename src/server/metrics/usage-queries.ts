/** Reads the usage that counts: of imports that were not undone, each day of a person once whatever number of imports say so (ME-4). */
import { type Kysely, sql } from 'kysely'
import type { Schema } from '#server/db/schema.ts'
import type { UsageDirectory } from '#server/metrics/usage-directory.ts'

/** How often a person did something on a day, as a source says; where several imports say it, the largest count. */
export interface CountedUsage {
  readonly personId: string
  readonly sourceId: string
  /** A count since 1970; 0 for somebody whom a report covers and who was never seen. */
  readonly day: number
  readonly system: number
  readonly workflow: number
  readonly count: number
}

/** The usage of a rollout between two days (counts since 1970, both included), and whom reports cover without any. */
export const countedUsage = async (
  db: Kysely<Schema>,
  directory: UsageDirectory,
  from: number,
  to: number,
): Promise<readonly CountedUsage[]> => {
  const sources = [...directory.sources.keys()].flatMap((sourceId) => {
    const number = directory.numberOf('source', `${directory.rolloutId}/${sourceId}`)
    return number === undefined ? [] : [[number, sourceId] as const]
  })
  if (sources.length === 0) return []
  const nameOf = new Map(sources)
  const undone = [...directory.imports.values()]
    .filter(({ takenBackAt }) => takenBackAt !== null)
    .flatMap(({ importId }) => directory.numberOf('import', `${directory.rolloutId}/${importId}`) ?? [])
  let query = db
    .selectFrom('usageDay')
    .select(['source', 'day', 'person', 'system', 'workflow', sql<number>`max("count")`.as('count')])
    .where('organisation', '=', directory.state.organisation)
    .where('source', 'in', [...nameOf.keys()])
    .where((on) => on.or([on('day', '=', 0), on.between('day', from, to)]))
    .groupBy(['source', 'day', 'person', 'system', 'workflow'])
  if (undone.length > 0) query = query.where('import', 'not in', undone)
  const rows = await query.execute()
  return rows.map(({ source, person, ...row }) => ({
    ...row,
    sourceId: nameOf.get(source) ?? '',
    personId: directory.personNumbered(person) ?? '',
  }))
}
