/** Who has an account in the new tool, as its lists of users and its usage say (ME-1, CH-2). */
import { systemActor } from '#core/access/access.ts'
import type { KnownAccounts } from '#core/checklist/auto-ticks.ts'
import { dayOf } from '#core/kernel/calendar.ts'
import { staleAfterDays } from '#core/metrics/adoption-share.ts'
import { isSaid } from '#core/metrics/usage-source.ts'
import { type AdoptionParts, readAdoption } from '#server/metrics/adoption-reading.ts'

/** Null while no list of users is fresh. */
export const knownAccounts = async (parts: AdoptionParts, organisationId: string, rolloutId: string): Promise<KnownAccounts | null> => {
  const { sources, asOf } = await readAdoption(parts, systemActor(organisationId), { rollout: rolloutId })
  const ofNew = sources.filter(({ system, sourceId }) => system === 'new' && !isSaid(sourceId))
  const newest = ofNew.reduce((latest, one) => (one.grain === 'last-seen' ? Math.max(latest, one.newest ?? 0) : latest), 0)
  if (asOf - newest > staleAfterDays) return null
  return { people: new Set(ofNew.flatMap(({ lastSeen }) => [...lastSeen.keys()])), on: dayOf(newest) }
}
