/** Who is signed in where: rows that can be revoked, behind a cookie that only its hash is kept of (AC-3). */
import { idleDays, longestDays, type SignedIn } from '#server/http/credentials.ts'
import type { Kysely } from 'kysely'
import type { Role } from '#core/access/access.ts'
import { Problem } from '#core/kernel/problem.ts'
import { asLanguage } from '#core/kernel/language.ts'
import { ifWritable } from '#server/db/database-health.ts'
import type { Database } from '#server/db/database.ts'
import { prepared, unplanned } from '#server/db/prepared.ts'
import type { Schema } from '#server/db/schema.ts'
import { hashOfSecret, newSecret } from '#server/base/ids.ts'
import { isGone, openTo } from '#server/access/access-end.ts'
import { passwordFits } from '#server/sign-in/password.ts'

const day = 86_400_000
const noteSeenEvery = 60_000

export interface Sessions {
  /** Opens a session and answers the secret for the cookie. */
  open(accountId: string, organisationId: string, device: string | null): Promise<string>
  /** Whose e-mail address and password these are. Problem: access.wrongPassword. */
  whoseAre(email: string, password: string): Promise<string>
  /** The organisation that an account comes into: of several, the one where it was last. Null where it is in none. */
  homeOf(accountId: string): Promise<string | null>
  /** Notes that whoever is signed in proved once more who they are. */
  proved(idHash: string): Promise<void>
  /** Who holds this secret; null when nobody does, any more. */
  whoHas(secret: string): Promise<SignedIn | null>
  /** Of these sessions the ids of those that still hold and still are who they were, with the same role and places. */
  stillValid(sessions: readonly Pick<SignedIn, 'idHash' | 'actor'>[]): Promise<ReadonlySet<string>>
  signOut(idHash: string): Promise<void>
  /**
   * Whose session this was, or who a device says was here, where the account is not in that organisation any more: the device has to let
   * go of what it keeps.
   */
  withdrawnFrom(secret: string | undefined, was: Withdrawn | null): Promise<Withdrawn | null>
}

export interface Withdrawn {
  readonly organisationId: string
  readonly accountId: string
}

/** Who holds a session that is neither revoked nor idle too long nor too old, nor opened before all of them were ended. */
const holders = (db: Kysely<Schema>, { now, idleSince }: { now: string; idleSince: string }) =>
  db
    .selectFrom('signIn')
    .innerJoin('account', 'account.accountId', 'signIn.accountId')
    .innerJoin('membership', (join) =>
      join.onRef('membership.accountId', '=', 'signIn.accountId').onRef('membership.organisationId', '=', 'signIn.organisationId'),
    )
    .select(['signIn.lastSeenAt', 'signIn.createdAt', 'signIn.provedAt', 'account.accountId', 'account.name', 'account.language'])
    .select(['membership.organisationId', 'membership.role', 'membership.locationIds'])
    .leftJoin('person', (join) =>
      join.onRef('person.organisationId', '=', 'membership.organisationId').onRef('person.personId', '=', 'membership.personId'),
    )
    .leftJoin('organisation', 'organisation.organisationId', 'membership.organisationId')
    .leftJoin('organisationVersion', 'organisationVersion.organisationId', 'membership.organisationId')
    .select(['organisationVersion.version', 'signIn.idHash', 'membership.personId', 'person.leftOn', 'organisation.zone'])
    .where('signIn.revokedAt', 'is', null)
    .where('signIn.expiresAt', '>', now)
    .where('signIn.lastSeenAt', '>', idleSince)
    .where((on) => on.or([on('membership.sessionsEndedAt', 'is', null), on('membership.sessionsEndedAt', '<', on.ref('signIn.createdAt'))]))

const holderOf = prepared((db, { idHash, now, idleSince }: { idHash: string; now: string; idleSince: string }) =>
  holders(db, { now, idleSince }).where('signIn.idHash', '=', unplanned(idHash)),
)

/** Asked for in one query at most. */
const mostAtOnce = 1000

/** Makes the sessions of a server; `now` is its clock, and `ended` hears in which organisation one was signed out. */
export const createSessions = (
  { db }: Database,
  now: () => string,
  ended: (organisationId: string) => Promise<void> = async () => undefined,
): Sessions => {
  const later = (from: string, milliseconds: number): string => new Date(Date.parse(from) + milliseconds).toISOString()

  const open: Sessions['open'] = async (accountId, organisationId, device) => {
    const secret = newSecret()
    const at = now()
    const ended = await db
      .selectFrom('membership')
      .select('sessionsEndedAt')
      .where('accountId', '=', accountId)
      .where('organisationId', '=', organisationId)
      .executeTakeFirst()
    // All sessions may have been ended before the clock was put back: this one is newer than that, whatever the clock says.
    const endedAt = ended?.sessionsEndedAt ?? ''
    const createdAt = endedAt < at ? at : later(endedAt, 1)
    const times = { createdAt, lastSeenAt: at, expiresAt: later(at, longestDays * day), revokedAt: null, provedAt: at }
    await db
      .insertInto('signIn')
      .values({ idHash: hashOfSecret(secret), accountId, organisationId, device, ...times })
      .execute()
    return secret
  }

  const whoseAre: Sessions['whoseAre'] = async (email, password) => {
    const account = await db
      .selectFrom('account')
      .innerJoin('membership', 'membership.accountId', 'account.accountId')
      .select(['account.accountId', 'account.passwordHash'])
      .where('account.email', '=', email.trim().toLowerCase())
      .executeTakeFirst()
    const fits = await passwordFits(account?.passwordHash ?? null, password)
    if (!account || !fits) throw new Problem('access.wrongPassword', {})
    return account.accountId
  }

  const homeOf: Sessions['homeOf'] = async (accountId) => {
    const found = await db
      .selectFrom('membership')
      .leftJoin('signIn', (join) =>
        join.onRef('signIn.accountId', '=', 'membership.accountId').onRef('signIn.organisationId', '=', 'membership.organisationId'),
      )
      .select(['membership.organisationId', (on) => on.fn.max('signIn.lastSeenAt').as('lastSeenAt')])
      .where('membership.accountId', '=', accountId)
      .groupBy('membership.organisationId')
      .orderBy('membership.organisationId')
      .execute()
    const seen = (at: string | null): number => (at === null ? 0 : Date.parse(at))
    const open = await openTo(db, accountId, now())
    const there = found.filter(({ organisationId }) => open.includes(organisationId))
    return there.toSorted((a, b) => seen(b.lastSeenAt) - seen(a.lastSeenAt))[0]?.organisationId ?? null
  }

  /** Those who come in one turn of the event loop share one write: each is a wait for the disk in which nobody is answered. */
  let arrived: { readonly idHashes: string[]; readonly noted: Promise<void> } | undefined
  const noteSeen = (idHash: string, at: string): Promise<void> => {
    if (!arrived) {
      const idHashes: string[] = []
      const noted = new Promise<void>((done) => void setImmediate(done)).then(() => {
        arrived = undefined
        return ifWritable(() => db.updateTable('signIn').set({ lastSeenAt: at }).where('idHash', 'in', idHashes).execute())
      })
      arrived = { idHashes, noted }
    }
    arrived.idHashes.push(idHash)
    return arrived.noted
  }

  const whoHas: Sessions['whoHas'] = async (secret) => {
    const idHash = hashOfSecret(secret)
    const at = now()
    const [found] = await holderOf(db, { idHash, now: at, idleSince: later(at, -idleDays * day) })
    if (!found || (await isGone(db, found, at))) return null
    if (Date.parse(at) - Date.parse(found.lastSeenAt) > noteSeenEvery) {
      await noteSeen(idHash, at)
    }
    const { organisationId, accountId, name, personId } = found
    const locationIds = JSON.parse(found.locationIds) as string[]
    return {
      idHash,
      actor: { organisationId, accountId, name, personId, role: found.role as Role, locationIds, asOf: found.version ?? 0 },
      language: asLanguage(found.language) ?? null,
      provedAt: found.provedAt ?? found.createdAt,
    }
  }

  return {
    open,
    whoseAre,
    homeOf,
    whoHas,
    proved: async (idHash) => void (await db.updateTable('signIn').set({ provedAt: now() }).where('idHash', '=', idHash).execute()),
    stillValid: async (sessions) => {
      const at = now()
      const valid = new Set<string>()
      for (let from = 0; from < sessions.length; from += mostAtOnce) {
        const asked = new Map(sessions.slice(from, from + mostAtOnce).map(({ idHash, actor }) => [idHash, actor]))
        const found = await holders(db, { now: at, idleSince: later(at, -idleDays * day) })
          .where('signIn.idHash', 'in', [...asked.keys()])
          .execute()
        for (const one of found) {
          const actor = asked.get(one.idHash)
          const isSame =
            one.organisationId === actor?.organisationId &&
            one.role === actor.role &&
            (JSON.parse(one.locationIds) as string[]).join() === actor.locationIds.join() &&
            one.personId === actor.personId
          if (isSame && !(await isGone(db, one, at))) valid.add(one.idHash)
        }
      }
      return valid
    },
    withdrawnFrom: async (secret, was) => {
      const session =
        secret === undefined
          ? undefined
          : await db
              .selectFrom('signIn')
              .select(['organisationId', 'accountId'])
              .where('idHash', '=', hashOfSecret(secret))
              .executeTakeFirst()
      // Of whoever was forgotten nothing is left here, not even that they were signed in; only their device still knows.
      for (const one of [session, was]) if (one && !(await openTo(db, one.accountId, now())).includes(one.organisationId)) return one
      return null
    },
    signOut: async (idHash) => {
      const revoked = db.updateTable('signIn').set({ revokedAt: now() }).where('idHash', '=', idHash).where('revokedAt', 'is', null)
      for (const { organisationId } of await revoked.returning('organisationId').execute()) await ended(organisationId)
    },
  }
}
