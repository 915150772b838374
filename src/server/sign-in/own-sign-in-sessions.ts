/** The sessions of an account, as the one who has them sees them: which device, since when, last seen (AC-3). */
import { Problem } from '#core/kernel/problem.ts'
import type { Database } from '#server/db/database.ts'
import { hashOfSecret } from '#server/base/ids.ts'
import { idleDays, type SignedIn } from '#server/http/credentials.ts'

export interface OwnSession {
  /** Names the session without being of any use to sign in. */
  readonly key: string
  readonly device: string | null
  readonly createdAt: string
  readonly lastSeenAt: string
  readonly current: boolean
}

const keyOf = (idHash: string): string => hashOfSecret(`session ${idHash}`).slice(0, 24)

const alive = async ({ db }: Database, { actor }: SignedIn, now: string) => {
  const idleSince = new Date(Date.parse(now) - idleDays * 86_400_000).toISOString()
  const ended = await db
    .selectFrom('membership')
    .select('sessionsEndedAt')
    .where('organisationId', '=', actor.organisationId)
    .where('accountId', '=', actor.accountId)
    .executeTakeFirst()
  return db
    .selectFrom('signIn')
    .select(['idHash', 'device', 'createdAt', 'lastSeenAt'])
    .where('accountId', '=', actor.accountId)
    .where('organisationId', '=', actor.organisationId)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', now)
    .where('lastSeenAt', '>', idleSince)
    .where('createdAt', '>', ended?.sessionsEndedAt ?? '')
    .orderBy('lastSeenAt', 'desc')
    .limit(100)
    .execute()
}

/** The sessions that still hold, the latest first. */
export const ownSessions = async (database: Database, signedIn: SignedIn, now: string): Promise<OwnSession[]> =>
  (await alive(database, signedIn, now)).map(({ idHash, ...session }) => ({
    key: keyOf(idHash),
    ...session,
    current: idHash === signedIn.idHash,
  }))

/** Ends one of your own sessions, or with null every other one. Problem: access.sessionUnknown. */
export const endOwnSession = async (database: Database, signedIn: SignedIn, key: string | null, now: string): Promise<void> => {
  const wanted = (await alive(database, signedIn, now)).filter(({ idHash }) =>
    key === null ? idHash !== signedIn.idHash : keyOf(idHash) === key,
  )
  if (key !== null && wanted.length === 0) throw new Problem('access.sessionUnknown', {})
  for (const { idHash } of wanted) await database.db.updateTable('signIn').set({ revokedAt: now }).where('idHash', '=', idHash).execute()
}

export interface LastSeen {
  readonly accountId: string
  readonly sessions: number
  readonly lastSeenAt: string | null
}

/** For each account of an organisation: how many sessions hold, and when it was last seen. */
export const lastSeenIn = async ({ db }: Database, organisationId: string, now: string): Promise<LastSeen[]> => {
  const idleSince = new Date(Date.parse(now) - idleDays * 86_400_000).toISOString()
  const found = await db
    .selectFrom('membership')
    .leftJoin('signIn', (join) =>
      join
        .onRef('signIn.accountId', '=', 'membership.accountId')
        .onRef('signIn.organisationId', '=', 'membership.organisationId')
        .on('signIn.revokedAt', 'is', null)
        .on('signIn.expiresAt', '>', now)
        .on('signIn.lastSeenAt', '>', idleSince)
        .on((on) =>
          on.or([on('membership.sessionsEndedAt', 'is', null), on('membership.sessionsEndedAt', '<', on.ref('signIn.createdAt'))]),
        ),
    )
    .select(['membership.accountId'])
    .select((on) => [on.fn.count('signIn.idHash').as('sessions'), on.fn.max('signIn.lastSeenAt').as('lastSeenAt')])
    .where('membership.organisationId', '=', organisationId)
    .groupBy('membership.accountId')
    .execute()
  return found.map(({ accountId, sessions, lastSeenAt }) => ({ accountId, sessions: Number(sessions), lastSeenAt }))
}
