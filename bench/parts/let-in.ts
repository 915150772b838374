/** People of the staff list of a large company, signed in. */
import type { Database } from '#server/db/database.ts'
import { createSessions } from '#server/sign-in/sign-in-session.ts'

/** Lets people in with a role; answers the cookie of each. Null stands for an account of nobody on the staff list. */
export const letIn = async (database: Database, role: 'member' | 'lead', personIds: readonly (string | null)[]): Promise<string[]> => {
  const { db } = database
  const createdAt = new Date().toISOString()
  const { organisationId } = await db.selectFrom('organisation').select('organisationId').executeTakeFirstOrThrow()
  const sessions = createSessions(database, () => new Date().toISOString())
  const cookies: string[] = []
  for (const [index, personId] of personIds.entries()) {
    const accountId = `${role}-${index}`
    const account = {
      accountId,
      name: accountId,
      email: `${accountId}@bench.internal`,
      passwordHash: null,
      personId,
      language: null,
      createdAt,
    }
    await db.insertInto('account').values(account).execute()
    const membership = { organisationId, version: 1, accountId, name: accountId, role, locationIds: '[]', personId, sessionsEndedAt: null }
    await db
      .insertInto('membership')
      .values(membership as never)
      .execute()
    cookies.push(`uitrol=${await sessions.open(accountId, organisationId, null)}`)
  }
  return cookies
}

/** So many people of the staff list. */
export const someStaff = async ({ db }: Database, count: number): Promise<string[]> =>
  (await db.selectFrom('person').select('personId').orderBy('personId').limit(count).execute()).map(({ personId }) => personId)
