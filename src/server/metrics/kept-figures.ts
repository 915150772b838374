/** Keeps what was counted from usage for as long as nothing was written that it is counted from. */
import type { Database } from '#server/db/database.ts'
import type { UsageDirectory } from '#server/metrics/usage-directory.ts'

/** Figures kept for each database; those asked for longest ago go first. Days of use of 100,000 people take tens of megabytes. */
const mostKept = 12

const ofDatabase = new WeakMap<Database, Map<string, Promise<unknown>>>()

/** A directory for figures in which usage and what people said do not count: they are kept while these change. */
export const withoutUsage = ({
  organisationId,
  rolloutId,
  state,
}: UsageDirectory): Pick<UsageDirectory, 'organisationId' | 'rolloutId' | 'state'> => ({
  organisationId,
  rolloutId,
  state: { ...state, names: 0, written: 0, said: 0 },
})

/**
 * Counts once for a state of the usage, the people, the sources and what people said: asked again, it gives what was counted. `what`
 * names the figures and all that they depend on beside that state, such as the day.
 */
export const keptFigures = <T>(
  database: Database,
  { organisationId, rolloutId, state }: Pick<UsageDirectory, 'organisationId' | 'rolloutId' | 'state'>,
  what: readonly (string | number | null)[],
  count: () => Promise<T>,
): Promise<T> => {
  const kept = ofDatabase.get(database) ?? new Map<string, Promise<unknown>>()
  ofDatabase.set(database, kept)
  const key = JSON.stringify([organisationId, rolloutId, state.versions, state.names, state.written, state.said, what])
  const found = kept.get(key) as Promise<T> | undefined
  const counted = found ?? count()
  // What was asked for last is kept longest.
  kept.delete(key)
  kept.set(key, counted)
  const [oldest] = kept.size > mostKept ? kept.keys() : []
  if (oldest !== undefined) kept.delete(oldest)
  counted.catch(() => kept.get(key) === counted && kept.delete(key))
  return counted
}
