/** Of those who raised an objection by name, how many became active since; of the locations that somebody answers for (RE-3, RE-4). */
import { type Actor, readsAll } from '#core/access/access.ts'
import { dayOf } from '#core/kernel/calendar.ts'
import { staleAfterDays } from '#core/metrics/adoption-share.ts'
import type { Row } from '#core/registry/tables.ts'
import { type CameAlong, cameAlong } from '#core/resistance/objections.ts'
import type { ServerContext } from '#server/context.ts'
import { lastDays } from '#server/metrics/adoption-people-query.ts'
import { readAdoption } from '#server/metrics/adoption-reading.ts'

export const objectionsSince = async (
  parts: Pick<ServerContext, 'database' | 'now'>,
  actor: Actor,
  rollout: string | undefined,
): Promise<readonly CameAlong[]> => {
  const reading = await readAdoption(parts, actor, { rollout })
  const { rolloutId, figures, asOf } = reading
  let query = parts.database.db
    .selectFrom('objection')
    .selectAll()
    .where('organisationId', '=', actor.organisationId)
    .where('rolloutId', '=', rolloutId)
  if (!readsAll(actor)) query = query.where('locationId', 'in', actor.locationIds.length > 0 ? [...actor.locationIds] : [''])
  const objections = (await query.execute()) as unknown as readonly Row<'objection'>[]
  const isKnown = figures.newest !== null && asOf - figures.newest <= staleAfterDays
  if (!isKnown) return cameAlong(objections, null)
  const people = [...new Set(objections.flatMap(({ personId }) => personId ?? []))]
  const seen = await lastDays(parts, reading, people)
  const lastOn = (personId: string): string | null => {
    const last = (seen.get(personId) ?? []).reduce((latest, { system, day }) => (system === 'new' ? Math.max(latest, day ?? 0) : latest), 0)
    return last === 0 ? null : dayOf(last)
  }
  const { directory } = reading
  return cameAlong(objections, { lastOn, zoneOf: (personId) => directory.personById(personId)?.zone ?? directory.zone })
}
