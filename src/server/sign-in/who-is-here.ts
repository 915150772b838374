/** Says who is signed in here, as a window needs to know it. */
import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { may } from '#core/access/access.ts'
import { openTo } from '#server/access/access-end.ts'
import type { ServerContext } from '#server/context.ts'
import type { SignedIn } from '#server/http/credentials.ts'
import { isPlainAddress } from '#server/http/plain-visits.ts'
import { linkBase, ownAddress } from '#server/http/public-address.ts'
import { hasOwner } from '#server/sign-in/first-owner.ts'

/** Who is here, their organisation, and what those who lead have to know of the server; `mark` names all of it. */
export const whoIsHere = async (
  { backups, config, database: { db }, now, plainVisits }: ServerContext,
  app: FastifyInstance,
  signedIn: SignedIn | null,
) => {
  if (!signedIn) return { firstStart: !(await hasOwner(db)), actor: null, organisation: null }
  const { accountId, name, role, personId, locationIds, organisationId } = signedIn.actor
  const organisation = await db
    .selectFrom('organisation')
    .select(['id', 'name', 'language'])
    .where('organisationId', '=', organisationId)
    .executeTakeFirst()
  const said = {
    firstStart: false,
    actor: { accountId, name, role, personId, locationIds },
    organisation: organisation ?? null,
    publicUrl: config.publicUrl,
    ...(config.smtpUrl !== null && linkBase(ownAddress(config, app)) === null ? { isMailWithoutLinks: true } : {}),
    ...(may(signedIn.actor, 'plan.run') && (isPlainAddress(config.publicUrl) || plainVisits.recently(organisationId))
      ? { isWithoutHttps: true }
      : {}),
    ...(may(signedIn.actor, 'organisation.manage') ? { backups: await backups.standing() } : {}),
    ...((await openTo(db, accountId, now())).length > 1 ? { several: true } : {}),
  }
  return { ...said, mark: createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 16) }
}
