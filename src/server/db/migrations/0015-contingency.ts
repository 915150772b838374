/** The table of issues: what went wrong, how bad it is, whom it concerns, and how it was fixed. */
import type { CreateTableBuilder, Kysely } from 'kysely'

const needed = ['rolloutId', 'issueId', 'title', 'severity', 'scope', 'openedAt', 'openedBy']
const optional =
  'description personId locationId phaseKey workaround vendorFixOn vendorReference fixedAt fixedBy fix stableOn closedAt closedBy'.split(
    ' ',
  )

export const up = async (db: Kysely<unknown>): Promise<void> => {
  let issue: CreateTableBuilder<string, string> = db.schema
    .createTable('issue')
    .addColumn('organisationId', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
  for (const name of needed) issue = issue.addColumn(name, 'text', (column) => column.notNull())
  for (const name of optional) issue = issue.addColumn(name, 'text')
  await issue.addPrimaryKeyConstraint('issue_key', ['organisationId', 'rolloutId', 'issueId']).execute()
  await db.schema.createIndex('issue_version').on('issue').columns(['organisationId', 'version']).execute()
}
