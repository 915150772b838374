/** What the imports of usage say of one person: read by that person's number alone. */
import type { Actor } from '#core/access/access.ts'
import { dayOf } from '#core/kernel/calendar.ts'
import type { Database } from '#server/db/database.ts'
import { directoryOf } from '#server/metrics/usage-directory.ts'

/** `isTold`: whether any source of the new system says anything of this person. */
export const ownUse = async (
  database: Database,
  { organisationId, personId }: Actor,
  rolloutId: string,
): Promise<{ readonly isTold: boolean; readonly lastOn: string | null }> => {
  const directory = await directoryOf(database, organisationId, rolloutId)
  const person = personId === null ? undefined : directory.numberOf('person', personId)
  const sources = [...directory.sources.values()]
    .filter(({ system }) => system === 'new')
    .flatMap(({ sourceId }) => directory.numberOf('source', `${rolloutId}/${sourceId}`) ?? [])
  if (person === undefined || sources.length === 0) return { isTold: false, lastOn: null }
  const undone = directory.undone()
  let query = database.db
    .selectFrom('usageDay')
    .select((on) => on.fn.max('day').as('day'))
    .where('organisation', '=', directory.state.organisation)
    .where('source', 'in', sources)
    .where('person', '=', person)
  if (undone.length > 0) query = query.where('import', 'not in', undone)
  const found = await query.executeTakeFirst()
  const day = found?.day == null ? null : Number(found.day)
  return { isTold: day !== null, lastOn: day === null || day === 0 ? null : dayOf(day) }
}
