/** Taking a personal link: the account, its place in the organisation, and the device it is bound to, or nothing of it (AC-3). */
import { firstNameOf } from '#core/people/first-name.ts'
import { commandCall } from '#server/base/command-call.ts'
import { systemActor } from '#core/access/access.ts'
import { isOpenTo } from '#core/access/invitation-commands.ts'
import { Problem } from '#core/kernel/problem.ts'
import { type Language, asLanguage } from '#core/kernel/language.ts'
import type { Database } from '#server/db/database.ts'
import { hashOfSecret, newId } from '#server/base/ids.ts'
import { hasLeft } from '#server/access/access-end.ts'
import { noAddress } from '#server/access/own-address.ts'
import type { Write } from '#server/write/write.ts'

/** The link of a secret, if this device may take it. Problem: access.inviteUsedUp, for whatever reason it may not. */
const openLink = async ({ db }: Database, token: string, deviceHash: string | null, now: string) => {
  const found = await db.selectFrom('invitation').selectAll().where('secretHash', '=', hashOfSecret(token)).executeTakeFirst()
  if (!found || !isOpenTo(found, deviceHash, now) || (await hasLeft(db, found.organisationId, found.personId, now)))
    throw new Problem('access.inviteUsedUp', {})
  return found
}

/** What the opening page may know before anyone has said who they are: a first name, and the language to say it in. */
export const checkPersonalLink = async (
  database: Database,
  { token, device }: { token: string; device: string },
  now: string,
): Promise<{ firstName: string; language: Language | null }> => {
  const { name, language } = await openLink(database, token, hashOfSecret(device), now)
  return { firstName: firstNameOf(name), language: asLanguage(language) ?? null }
}

/** Takes a link for a device; answers whose account it leads to. Problem: access.inviteUsedUp. */
export const acceptPersonalLink = async (
  database: Database,
  write: Write,
  { token, device }: { token: string; device: string },
  now: string,
  agent: string | null,
): Promise<{ accountId: string; organisationId: string }> => {
  const { db } = database
  const deviceHash = hashOfSecret(device)
  const { organisationId, invitationId, personId, name, language, ...link } = await openLink(database, token, deviceHash, now)
  const member =
    personId === null
      ? undefined
      : await db
          .selectFrom('membership')
          .select('accountId')
          .where('organisationId', '=', organisationId)
          .where('personId', '=', personId)
          .executeTakeFirst()
  const known = link.accountId ?? member?.accountId
  const accountId = known ?? newId(now)
  if (known === undefined)
    await db
      .insertInto('account')
      .values({ accountId, name, email: noAddress(accountId), passwordHash: null, organisationId, personId, language, createdAt: now })
      .execute()
  const issued = commandCall(now, 'access.acceptInvitation', { invitationId, accountId, deviceHash })
  try {
    await write({ ...systemActor(organisationId), accountId, name }, issued, { device: agent })
  } catch (trouble) {
    if (known === undefined) await db.deleteFrom('account').where('accountId', '=', accountId).execute()
    throw trouble
  }
  return { accountId, organisationId }
}
