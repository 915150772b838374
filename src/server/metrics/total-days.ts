/** What sources without names counted, by day; they stand beside adoption and never in it (ME-4). */
import { dayOf } from '#core/kernel/calendar.ts'
import type { TotalTold } from '#core/metrics/adoption-overview.ts'
import type { UsageSystem } from '#core/metrics/usage-source.ts'
import type { Database } from '#server/db/database.ts'
import type { UsageDirectory } from '#server/metrics/usage-directory.ts'

/** Totals are kept under the person who is nobody. */
const nobody = 0
/** Days that are told. */
const mostDays = 56

/** The last eight weeks up to a day (a count since 1970) of each source without names. Two reports of one day are not added: the later one counts. */
export const totalsTold = async ({ db }: Database, directory: UsageDirectory, asOf: number): Promise<readonly TotalTold[]> => {
  const { rolloutId, state } = directory
  const undone = directory.undone()
  const told: TotalTold[] = []
  for (const { sourceId, name, grain, system } of directory.sources.values()) {
    const source = directory.numberOf('source', `${rolloutId}/${sourceId}`)
    if (grain !== 'total' || source === undefined) continue
    let query = db
      .selectFrom('usageDay')
      .select(['day', 'count'])
      .where('organisation', '=', state.organisation)
      .where('source', '=', source)
      .where('day', '>', asOf - mostDays)
      .where('day', '<=', asOf)
      .where('person', '=', nobody)
      .orderBy('day')
      .orderBy('import')
    if (undone.length > 0) query = query.where('import', 'not in', undone)
    const byDay = new Map((await query.execute()).map(({ day, count }) => [day, count]))
    told.push({ sourceId, name, system: system as UsageSystem, days: [...byDay].map(([day, count]) => ({ on: dayOf(day), count })) })
  }
  return told
}
