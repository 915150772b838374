/** What a company's group gave and may take back, and when somebody last proved who they are. */
import type { Kysely } from 'kysely'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const column of ['roleGivenAt', 'roleBefore', 'leftAt'])
    await db.schema.alterTable('companyIdentity').addColumn(column, 'text').execute()
  await db.schema.alterTable('signIn').addColumn('provedAt', 'text').execute()
}
