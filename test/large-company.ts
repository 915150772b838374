/** An organisation of any number of people with a plan, its rows written straight into a database, for stories and benches of large sets. */
import type { Actor } from '#core/access/access.ts'
import { addDays } from '#core/kernel/calendar.ts'
import { rowKey } from '#core/kernel/table.ts'
import { type Row, type TableName, tables } from '#core/registry/tables.ts'
import { systemActor } from '#core/access/access.ts'
import type { Cell } from '#server/db/bulk.ts'
import type { Database } from '#server/db/database.ts'
import type { Difference } from '#server/db/differences.ts'
import { rowsAtOnce } from '#server/db/kept-pieces.ts'
import { applyDifferences } from '#test/apply-differences.ts'
import { createWriter } from '#server/write/write.ts'
import { newId } from '#server/base/ids.ts'
import { rowOf } from '#test/cast.ts'
import { companyOf } from '#test/company.ts'

/** Writes rows as one version of the organisation, with their feed and without an audit row. */
export const insertRows = async (
  { db, kind }: Database,
  organisationId: string,
  rows: readonly { readonly table: TableName; readonly row: Row<TableName> }[],
): Promise<void> => {
  const differences = rows.map(({ table, row }): Difference => {
    const after = row as unknown as Record<string, Cell>
    return { table, key: rowKey(tables[table], after), before: null, after }
  })
  await db.transaction().execute(async (trx) => {
    const { version } = await trx
      .insertInto('organisationVersion')
      .values({ organisationId, version: 1, auditHash: '' })
      .onConflict((on) => on.column('organisationId').doUpdateSet((of) => ({ version: of('organisationVersion.version', '+', 1) })))
      .returning('version')
      .executeTakeFirstOrThrow()
    await applyDifferences(trx, kind, organisationId, version, differences)
  })
}

export interface LargeCompany {
  readonly rolloutId: string
  readonly people: number
  /** Milliseconds that `plan.draft` took. */
  readonly drafted: number
}

/** Fills an organisation with so many people at their locations, a rollout, its plan, and one message that went to everyone. */
export const makeLargeCompany = async (database: Database, organisationId: string, people: number, now: string): Promise<LargeCompany> => {
  const facts = companyOf(people)
  const rolloutId = 'crm'
  const locations = facts.locations.map(({ id, ...place }) => ({
    table: 'location' as const,
    row: rowOf('location', { ...place, locationId: id }),
  }))
  const persons = facts.people.map(({ id, name, email, department, locationId, language }) => ({
    table: 'person' as const,
    row: rowOf('person', { personId: id, employeeNumber: id, name, email, department, locationId, language, jobTitle: 'Clerk' }),
  }))
  const parts = facts.people.map(({ id, pilot, keenness, oldUse }) => ({
    table: 'participant' as const,
    row: rowOf('participant', { rolloutId, personId: id, pilot: pilot ? 1 : 0, keenness, oldUse, because: '[]' }),
  }))
  // Each country has its calendar, of one day, so that the plan can be made.
  const holidays = [...facts.holidays.keys()].map((country) => ({
    table: 'holiday' as const,
    row: rowOf('holiday', { country, day: `${now.slice(0, 4)}-12-25`, nameEn: 'Christmas Day', nameNl: 'Kerst', off: 1 }),
  }))
  /** As a large change is written: so many rows in each version. */
  const insert = async (rows: readonly { readonly table: TableName; readonly row: unknown }[]): Promise<void> => {
    for (let from = 0; from < rows.length; from += rowsAtOnce)
      await insertRows(database, organisationId, rows.slice(from, from + rowsAtOnce) as { table: TableName; row: Row<TableName> }[])
  }
  await insert([...locations, ...holidays])
  await insert([...persons, ...parts])
  const write = createWriter({ database, now: () => now, committed: async () => undefined })
  const actor: Actor = systemActor(organisationId)
  const issue = (name: string, input: unknown) => write(actor, { id: newId(now), name, input, issuedAt: now })
  await issue('plan.startRollout', {
    rolloutId,
    tool: 'Kompas',
    benefit: 'Every customer in one place',
    problem: 'Three spreadsheets that disagree',
    oldSystem: 'Spreadsheets',
    complexity: 'moderate',
    critical: false,
    startOn: addDays(now.slice(0, 10), 42),
  })
  const begun = performance.now()
  await issue('plan.draft', { rolloutId })
  const drafted = performance.now() - begun
  const message = await database.db
    .selectFrom('message')
    .select('messageKey')
    .where('organisationId', '=', organisationId)
    .where('kind', '=', 'announcement')
    .executeTakeFirstOrThrow()
  const deliveries = facts.people.map(({ id, locationId, language }) => ({
    table: 'delivery' as const,
    row: rowOf('delivery', {
      rolloutId,
      messageKey: message.messageKey,
      personId: id,
      locationId,
      language,
      channel: 'email',
      state: 'sent',
      dueAt: now,
      settledAt: now,
    }),
  }))
  await insert(deliveries)
  return { rolloutId, people, drafted }
}
