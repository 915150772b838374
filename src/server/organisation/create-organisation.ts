/** Another organisation beside those that are here; its owner has an account already, or gets one with a link to choose a password by. */
import type { Kysely } from 'kysely'
import type { Language } from '#core/kernel/language.ts'
import { commandCall } from '#server/base/command-call.ts'
import { systemActor } from '#core/access/access.ts'
import type { Database } from '#server/db/database.ts'
import type { Schema } from '#server/db/schema.ts'
import { hashOfSecret, newId, newSecret } from '#server/base/ids.ts'
import type { Write } from '#server/write/write.ts'

interface Described {
  readonly name: string
  readonly country: string
  readonly zone: string
  readonly currency: string
  readonly language: Language
}

/** Whose it becomes: by e-mail address, and by name where they are new here. */
export interface NewOwner {
  readonly email: string
  readonly name: string | null
}

export interface Founded {
  readonly organisationId: string
  /** Of an owner who is new: the secret of a link that sets their password, good once; null for whoever has an account. */
  readonly secret: string | null
}

/** How long a new owner has to open their link, in days. */
export const ownerLinkDays = 7

/** Makes a link by which somebody chooses a password, good once; answers its secret. */
export const passwordLink = async (db: Kysely<Schema>, accountId: string, device: string, now: string): Promise<string> => {
  const secret = newSecret()
  const link = {
    secretHash: hashOfSecret(secret),
    accountId,
    purpose: 'newPassword',
    askedAt: now,
    askedFrom: JSON.stringify({ device, address: '-' }),
    expiresAt: new Date(Date.parse(now) + ownerLinkDays * 86_400_000).toISOString(),
    usedAt: null,
  }
  await db.insertInto('mailedLink').values(link).execute()
  return secret
}

/** Makes the account of somebody who is new here, and their link. */
const newOwner = async ({ db }: Database, { email, name }: { email: string; name: string }, language: string, now: string) => {
  const account = { accountId: newId(now), name, email, passwordHash: null, personId: null, language, createdAt: now }
  const secret = await db.transaction().execute(async (trx) => {
    await trx.insertInto('account').values(account).execute()
    return passwordLink(trx, account.accountId, 'uitrol organisation create', now)
  })
  return { owner: { accountId: account.accountId, name, email }, secret }
}

/** Founds it; null when nobody signs in with this address and no name was given either. Problems: those of organisation.describe. */
export const createOrganisation = async (
  database: Database,
  write: Write,
  described: Described,
  { email: given, name }: NewOwner,
  now: string,
): Promise<Founded | null> => {
  const { db } = database
  const email = given.trim().toLowerCase()
  const known = await db.selectFrom('account').select(['accountId', 'name', 'email']).where('email', '=', email).executeTakeFirst()
  if (!known && name === null) return null
  const { owner, secret } = known
    ? { owner: known, secret: null }
    : await newOwner(database, { email, name: name ?? email }, described.language, now)
  const organisationId = newId(now)
  const system = systemActor(organisationId)
  const from = { device: 'uitrol organisation' }
  try {
    await write(system, commandCall(now, 'organisation.describe', described), from)
    const entry = { ...owner, personId: null, role: 'owner', locationIds: [] } as const
    await write(system, commandCall(now, 'access.enlist', entry), from)
  } catch (trouble) {
    if (!known) {
      await db.deleteFrom('mailedLink').where('accountId', '=', owner.accountId).execute()
      await db.deleteFrom('account').where('accountId', '=', owner.accountId).execute()
    }
    throw trouble
  }
  return { organisationId, secret }
}
