/** Clears away daily what usage no longer needs: rows of imports that were undone, and batches that nobody sends again. */
import type { PeriodicTask } from '#server/chapter.ts'

/** A batch that was taken is not sent again after so many days. */
const batchDays = 30
/** An import that was undone can still be looked at for so many days. */
const undoneDays = 30

const before = (now: string, days: number): string => new Date(Date.parse(now) - days * 86_400_000).toISOString()

/** Done again, or by another process at the same time, it finds nothing left to do. */
export const sweepUsage: PeriodicTask = async ({ database: { db } }, organisationId, now) => {
  await db.deleteFrom('usageBatch').where('organisationId', '=', organisationId).where('at', '<', before(now, batchDays)).execute()
  const undone = await db
    .selectFrom('usageImport')
    .select(['rolloutId', 'importId', 'sourceId'])
    .where('organisationId', '=', organisationId)
    .where('takenBackAt', '<', before(now, undoneDays))
    .execute()
  const book = await db.selectFrom('usageBook').select('number').where('organisationId', '=', organisationId).executeTakeFirst()
  if (!book) return
  for (const { rolloutId, importId, sourceId } of undone) {
    const numbers = await db
      .selectFrom('usageName')
      .select(['kind', 'number'])
      .where('organisationId', '=', organisationId)
      .where((on) =>
        on.or([
          on.and([on('kind', '=', 'import'), on('name', '=', `${rolloutId}/${importId}`)]),
          on.and([on('kind', '=', 'source'), on('name', '=', `${rolloutId}/${sourceId}`)]),
        ]),
      )
      .execute()
    const [ofImport, source] = (['import', 'source'] as const).map((kind) => numbers.find((one) => one.kind === kind)?.number)
    if (ofImport === undefined || source === undefined) continue
    await db
      .deleteFrom('usageDay')
      .where('organisation', '=', book.number)
      .where('source', '=', source)
      .where('import', '=', ofImport)
      .execute()
  }
}
