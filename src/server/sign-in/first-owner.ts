/** The first start: one link, good once, by which the owner comes in and the organisation begins (AC-3). */
import type { Language } from '#core/kernel/language.ts'
import { commandCall } from '#server/base/command-call.ts'
import type { Kysely } from 'kysely'
import type { Actor } from '#core/access/access.ts'
import { Problem } from '#core/kernel/problem.ts'
import { countries } from '#core/regional/countries.ts'
import type { Database } from '#server/db/database.ts'
import type { Schema } from '#server/db/schema.ts'
import { hashOfSecret, newId, newSecret } from '#server/base/ids.ts'
import { hashPassword } from '#server/sign-in/password.ts'
import type { Write } from '#server/write/write.ts'

const purpose = 'firstOwner'
const linkDays = 7

export interface FirstOwnerInput {
  readonly token: string
  readonly name: string
  readonly email: string
  readonly password: string
  readonly organisation: {
    readonly name: string
    readonly country: string
    readonly zone: string
    readonly language: Language
    readonly currency?: string | undefined
  }
}

/** Whether anyone owns this server yet. */
export const hasOwner = async (db: Kysely<Schema>): Promise<boolean> =>
  (await db.selectFrom('membership').select('accountId').where('role', '=', 'owner').limit(1).executeTakeFirst()) !== undefined

/** A fresh secret for the first owner, while there is none; links printed earlier stop working. */
export const makeFirstLink = async ({ db }: Database, now: string): Promise<string | null> => {
  if (await hasOwner(db)) return null
  const secret = newSecret()
  const expiresAt = new Date(Date.parse(now) + linkDays * 86_400_000).toISOString()
  await db.deleteFrom('oneTimeLink').where('purpose', '=', purpose).execute()
  await db
    .insertInto('oneTimeLink')
    .values({ secretHash: hashOfSecret(secret), purpose, expiresAt, usedAt: null })
    .execute()
  return secret
}

/** Puts owners where owners see who signs in here, whom a process that was killed left out: welcomeFirstOwner needs two commands. */
export const enlistOwners = async ({ db }: Database, write: Write, now: string): Promise<void> => {
  const owners = await db
    .selectFrom('membership')
    .innerJoin('account', 'account.accountId', 'membership.accountId')
    .select(['membership.organisationId', 'account.accountId', 'account.name', 'account.email'])
    .where('membership.role', '=', 'owner')
    .where('membership.version', '=', 0)
    .execute()
  for (const { organisationId, ...account } of owners) await enlistOwner(write, organisationId, account, now, null)
}

const enlistOwner = async (
  write: Write,
  organisationId: string,
  account: { readonly accountId: string; readonly name: string; readonly email: string },
  now: string,
  device: string | null,
): Promise<void> => {
  const { accountId, name } = account
  const actor: Actor = { organisationId, accountId, name, role: 'owner', personId: null, locationIds: [] }
  const input = { ...account, personId: null, role: 'owner', locationIds: [] } as const
  await write(actor, commandCall(now, 'access.enlist', input), { device })
}

/** Uses the link up. Problem: access.linkUsedUp. */
const useLink = async (trx: Kysely<Schema>, token: string, now: string): Promise<void> => {
  const used = await trx
    .updateTable('oneTimeLink')
    .set({ usedAt: now })
    .where('secretHash', '=', hashOfSecret(token))
    .where('purpose', '=', purpose)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .executeTakeFirst()
  if (used.numUpdatedRows !== 1n || (await hasOwner(trx))) throw new Problem('access.linkUsedUp', {})
}

/** Makes the first owner and the organisation, or neither. Problems: access.linkUsedUp, access.passwordTooShort, those of organisation.describe. */
export const welcomeFirstOwner = async (
  { db }: Database,
  write: Write,
  now: string,
  { token, name, email, password, organisation }: FirstOwnerInput,
  device: string | null,
): Promise<Actor> => {
  const link = await db.selectFrom('oneTimeLink').select('usedAt').where('secretHash', '=', hashOfSecret(token)).executeTakeFirst()
  if (!link || link.usedAt !== null || (await hasOwner(db))) throw new Problem('access.linkUsedUp', {})
  const passwordHash = await hashPassword(password, [name, email, organisation.name])
  const actor: Actor = { organisationId: newId(now), accountId: newId(now), name, role: 'owner', personId: null, locationIds: [] }
  const { organisationId, accountId } = actor
  const currency = organisation.currency ?? countries.find(({ iso }) => iso === organisation.country)?.currency ?? 'USD'
  const issued = commandCall(now, 'organisation.describe', { ...organisation, currency })
  const account = {
    accountId,
    name,
    email: email.toLowerCase(),
    passwordHash,
    personId: null,
    language: organisation.language,
    createdAt: now,
  }
  await write(actor, issued, {
    device,
    alongside: async (trx) => {
      await useLink(trx, token, now)
      await trx.insertInto('account').values(account).execute()
      await trx.insertInto('membership').values({ organisationId, accountId, role: 'owner', locationIds: '[]' }).execute()
    },
  })
  // The account stands; this puts it where owners see who signs in here.
  await enlistOwner(write, organisationId, { accountId, name, email: account.email }, now, device)
  return actor
}
