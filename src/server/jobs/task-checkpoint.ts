/** Where an organisation stands: what has not changed since a round last looked shows nothing new until a new day begins there, or a new hour where a task asks for that. */
import { todayIn } from '#core/kernel/calendar.ts'
import type { Database } from '#server/db/database.ts'

export interface TaskCheckpoint {
  /** The day that it is there, YYYY-MM-DD. */
  readonly today: string
  /** Its own zone, IANA. */
  readonly zone: string
  /** Call it at the end of the round: a round that was broken off is made again. */
  readonly looked: () => void
}

/** Gives a round its own memory of where each organisation stood; undefined when there is nothing new to look at. */
export const taskCheckpoints = () => {
  const lookedAt = new WeakMap<Database, Map<string, string>>()
  return async (database: Database, organisationId: string, now: string, often?: 'hourly'): Promise<TaskCheckpoint | undefined> => {
    const found = await database.db
      .selectFrom('organisationVersion')
      .innerJoin('organisation', 'organisation.organisationId', 'organisationVersion.organisationId')
      .select(['organisationVersion.version', 'organisation.zone'])
      .where('organisationVersion.organisationId', '=', organisationId)
      .executeTakeFirst()
    if (!found) return undefined
    const today = todayIn(found.zone, now)
    const known = lookedAt.get(database) ?? new Map<string, string>()
    lookedAt.set(database, known)
    const state = `${found.version} ${today} ${often === 'hourly' ? now.slice(0, 13) : ''}`
    if (known.get(organisationId) === state) return undefined
    return { today, zone: found.zone, looked: () => void known.set(organisationId, state) }
  }
}
