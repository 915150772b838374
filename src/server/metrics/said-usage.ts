/** Reads what people said of what they worked in, as sources of usage beside imports (ME-4, ME-15). */
import type { Kysely } from 'kysely'
import { dayNumber, dayOf } from '#core/kernel/calendar.ts'
import type { AdoptionSource } from '#core/metrics/adoption-figures.ts'
import type { saidSourceIds } from '#core/metrics/usage-source.ts'
import type { Schema } from '#server/db/schema.ts'

/** What people said of what they work in: the roll-call of champions, and the answer of each person. */
const saidSources = [
  { sourceId: 'roll-call', saidBy: 'champion' },
  { sourceId: 'own-answer', saidBy: 'self' },
] as const satisfies readonly { sourceId: (typeof saidSourceIds)[number]; saidBy: string }[]

/** Further back nothing that was said is looked at. */
const furthestBack = 400

/**
 * Roll-call and own answers as sources of usage (ME-4, ME-15): whoever worked in a system in a week was seen on the day on which it was
 * said; whoever worked in the other one is covered and was not seen; whoever was not at work is not covered.
 */
export const saidUsage = async (
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
