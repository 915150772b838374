/** Which rollout a request is about, where it may leave that out. */
import type { Kysely } from 'kysely'
import type { Actor } from '#core/access/access.ts'
import { Problem } from '#core/kernel/problem.ts'
import { prepared } from '#server/db/prepared.ts'
import type { Schema } from '#server/db/schema.ts'

const rolloutsOf = prepared((db, { organisationId }: { organisationId: string }) =>
  db.selectFrom('rollout').select('rolloutId').where('organisationId', '=', organisationId),
)

/** The rollout of the token, the one that is named, or the only one. Problems: metrics.whichRollout, access.notFound. */
export const rolloutOf = async (
  db: Kysely<Schema>,
  { organisationId, token }: Pick<Actor, 'organisationId' | 'token'>,
  named: string | undefined,
): Promise<string> => {
  const only = token?.rolloutId
  if (only && (named === undefined || named === only)) return only
  if (only) throw new Problem('access.notFound', {})
  const found = await rolloutsOf(db, { organisationId })
  const rollouts = found.map(({ rolloutId }) => rolloutId)
  if (named !== undefined && !rollouts.includes(named)) throw new Problem('access.notFound', {})
  const rolloutId = named ?? (rollouts.length === 1 ? rollouts[0] : undefined)
  if (rolloutId === undefined) throw new Problem('metrics.whichRollout', { rollouts: rollouts.slice(0, 20) })
  return rolloutId
}
