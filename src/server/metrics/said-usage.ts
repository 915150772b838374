/** Reads what people said of what they worked in, as sources of usage beside imports (ME-4, ME-15). */
import type { Kysely } from 'kysely'
import { dayNumber, dayOf } from '#core/kernel/calendar.ts'
import type { AdoptionSource } from '#core/metrics/adoption-figures.ts'
import type { saidSourceIds } from '#core/metrics/usage-source.ts'
import type { Database } from '#server/db/database.ts'
import type { Schema } from '#server/db/schema.ts'
import type { ChangedPeople } from '#server/metrics/changed-people.ts'
import type { UsageDirectory } from '#server/metrics/usage-directory.ts'

/** What people said of what they work in: the roll-call of champions, and the answer of each person. */
const saidSources = [
  { sourceId: 'roll-call', saidBy: 'champion' },
  { sourceId: 'own-answer', saidBy: 'self' },
] as const satisfies readonly { sourceId: (typeof saidSourceIds)[number]; saidBy: string }[]

/** Further back nothing that was said is looked at. */
const furthestBack = 400

/** Says of whom two readings of a source say different things. */
const noteDiffering = (before: readonly AdoptionSource[], after: readonly AdoptionSource[], changed: ChangedPeople): void => {
  for (const { sourceId, system, lastSeen } of after) {
    const same = before.find((one) => one.sourceId === sourceId && one.system === system)?.lastSeen
    for (const personId of lastSeen.keys()) if (lastSeen.get(personId) !== same?.get(personId)) changed.add(personId)
    for (const personId of same?.keys() ?? []) if (!lastSeen.has(personId)) changed.add(personId)
  }
}

/** Days of which it is kept what was said. */
const mostDays = 4
const ofDirectory = new WeakMap<UsageDirectory, Map<number, { readonly said: number; readonly sources: readonly AdoptionSource[] }>>()

/** What people said up to a day, read again only when somebody said something; notes of whom it says something else than before. */
export const keptSaid = async (
  { db }: Database,
  directory: UsageDirectory,
  asOf: number,
  changed: ChangedPeople,
): Promise<readonly AdoptionSource[]> => {
  const kept = ofDirectory.get(directory) ?? new Map<number, { said: number; sources: readonly AdoptionSource[] }>()
  ofDirectory.set(directory, kept)
  const found = kept.get(asOf)
  const { said } = directory.state
  if (found?.said === said) return found.sources
  const sources = await saidUsage(db, directory.organisationId, directory.rolloutId, asOf)
  if (found) noteDiffering(found.sources, sources, changed)
  // Who looked at that day before and finds it gone looks at everybody.
  else changed.everybody()
  kept.delete(asOf)
  kept.set(asOf, { said, sources })
  const [oldest] = kept.size > mostDays ? kept.keys() : []
  if (oldest !== undefined) kept.delete(oldest)
  return sources
}

/**
 * Roll-call and own answers as sources of usage (ME-4, ME-15): whoever worked in a system in a week was seen on the day on which it was
 * said; whoever worked in the other one is covered and was not seen; whoever was not at work is not covered.
 */
const saidUsage = async (
  db: Kysely<Schema>,
  organisationId: string,
  rolloutId: string,
  asOf: number,
): Promise<readonly AdoptionSource[]> => {
  const said = await db
    .selectFrom('rollCall')
    .select(['personId', 'saidBy', 'used', 'saidOn'])
    .where('organisationId', '=', organisationId)
    .where('rolloutId', '=', rolloutId)
    .where('saidOn', '<=', dayOf(asOf))
    .where('saidOn', '>=', dayOf(asOf - furthestBack))
    .where('used', '!=', 'away')
    .orderBy('saidOn')
    .execute()
  return saidSources.flatMap(({ sourceId, saidBy }) => {
    const ofSource = said.filter((one) => one.saidBy === saidBy)
    const last = ofSource.at(-1)
    if (!last) return []
    return (['new', 'old'] as const).map((system): AdoptionSource => {
      const lastSeen = new Map<string, number | null>()
      for (const { personId, used, saidOn } of ofSource)
        lastSeen.set(personId, used === system ? dayNumber(saidOn) : (lastSeen.get(personId) ?? null))
      return { sourceId, grain: 'last-seen', system, locations: null, newest: dayNumber(last.saidOn), lastSeen }
    })
  })
}
