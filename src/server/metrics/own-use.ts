/** What the imports of usage say of one person: read by that person's number alone. */
import type { Actor } from '#core/access/access.ts'
import { dayOf } from '#core/kernel/calendar.ts'
import type { Database } from '#server/db/database.ts'
import { daysOfPerson } from '#server/db/days-of-person.ts'
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
  const { organisation } = directory.state
  let day: number | null = null
  for (const source of sources) {
    const [newest] = await daysOfPerson(database.db, { organisation, source, person }, undone)
    if (newest !== undefined && (day === null || newest > day)) day = newest
  }
  return { isTold: day !== null, lastOn: day === null || day === 0 ? null : dayOf(day) }
}
