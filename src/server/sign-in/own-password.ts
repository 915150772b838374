/** A password that changes: with the current one, or with a mailed link; sessions elsewhere end with the old one (AC-3). */
import { Problem } from '#core/kernel/problem.ts'
import type { Database } from '#server/db/database.ts'
import { ownerOfMailedLink, useMailedLink } from '#server/sign-in/mailed-link.ts'
import { hashPassword, passwordFits } from '#server/sign-in/password.ts'

/** What others know of an account, and would try: its name, its address, its organisations. */
const knownOf = async ({ db }: Database, accountId: string): Promise<string[]> => {
  const found = await db
    .selectFrom('account')
    .leftJoin('membership', 'membership.accountId', 'account.accountId')
    .leftJoin('organisation', 'organisation.organisationId', 'membership.organisationId')
    .select(['account.name', 'account.email', 'organisation.name as organisation'])
    .where('account.accountId', '=', accountId)
    .execute()
  return found.flatMap(({ name, email, organisation }) => (organisation === null ? [name, email] : [name, email, organisation]))
}

/** Ends the sessions of an account, but the one that is kept. */
export const endSessions = async ({ db }: Pick<Database, 'db'>, accountId: string, keptIdHash: string | null, now: string): Promise<void> =>
  void (await db
    .updateTable('signIn')
    .set({ revokedAt: now })
    .where('accountId', '=', accountId)
    .where('revokedAt', 'is', null)
    .$if(keptIdHash !== null, (query) => query.where('idHash', '!=', keptIdHash))
    .execute())

/**
 * Changes a password; whoever has none yet needs no current one.
 * Problems: access.currentPasswordWrong, access.passwordTooShort, access.passwordCommon.
 */
export const changePassword = async (
  database: Database,
  { accountId, idHash }: { accountId: string; idHash: string },
  { current, password }: { current: string; password: string },
  now: string,
): Promise<void> => {
  const { db } = database
  const account = await db.selectFrom('account').select('passwordHash').where('accountId', '=', accountId).executeTakeFirst()
  const before = account?.passwordHash ?? null
  if (before !== null && !(await passwordFits(before, current))) throw new Problem('access.currentPasswordWrong', {}, { field: 'current' })
  const passwordHash = await hashPassword(password, await knownOf(database, accountId))
  await db.transaction().execute(async (trx) => {
    await trx.updateTable('account').set({ passwordHash }).where('accountId', '=', accountId).execute()
    await endSessions({ db: trx }, accountId, idHash, now)
  })
}

/**
 * Sets a password by a mailed link, and answers whose it is; all sessions end.
 * Problems: access.mailedLinkUsedUp, access.passwordTooShort, access.passwordCommon.
 */
export const resetPassword = async (
  database: Database,
  { secret, password }: { secret: string; password: string },
  now: string,
): Promise<string> => {
  // A password that is refused must not cost the link, so it is looked at first.
  const passwordHash = await hashPassword(password, await knownOf(database, await ownerOfMailedLink(database, 'newPassword', secret, now)))
  return database.db.transaction().execute(async (trx) => {
    const whose = await useMailedLink({ db: trx }, 'newPassword', secret, now)
    await trx.updateTable('account').set({ passwordHash }).where('accountId', '=', whose).execute()
    await endSessions({ db: trx }, whose, null, now)
    return whose
  })
}
