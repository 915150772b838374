/** What a company's group gave and may take back, when somebody last proved who they are, and how long personal links work. */
import type { Kysely } from 'kysely'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const column of ['roleGivenAt', 'roleBefore', 'leftAt'])
    await db.schema.alterTable('companyIdentity').addColumn(column, 'text').execute()
  await db.schema.alterTable('signIn').addColumn('provedAt', 'text').execute()
  await db.schema.alterTable('organisation').addColumn('inviteDays', 'integer').execute()
}
