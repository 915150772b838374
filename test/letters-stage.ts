/** A company with a message that is agreed to and due, and readers with addresses, for tests of how letters leave. */
import type { Row, TableName } from '#core/registry/tables.ts'
import { type Database, openDatabase } from '#server/db/database.ts'
import { albina, type Company, cast, foundCompany, issue, organisationId, person, rollout, rowOf } from '#test/cast.ts'

export const { rolloutId } = rollout
/** The message of the stage. */
export const messageKey = 'update:2026-11-20'

/** Writes rows as they stand after a command of which a test tells nothing. */
export const setRows = async <T extends TableName>(database: Database, table: T, ...rows: readonly Partial<Row<T>>[]): Promise<void> => {
  const whole = rows.map((row) => ({ ...rowOf(table, row), organisationId, version: 1 }))
  await database.db
    .insertInto(table as 'location')
    .values(whole as never)
    .execute()
}

export interface LettersStage extends Company {
  readonly database: Database
}

/**
 * Founds the company in a migrated database without rows, where people work around the clock from Monday to Friday; `more` is how many readers there are
 * beside the five of the cast, who are `reader0` and so on.
 */
export const setLettersStage = async (url: string, more = 0): Promise<LettersStage> => {
  const database = await openDatabase(url)
  const company = await foundCompany(database)
  const { write } = company
  await write(cast.owner, issue('regional.changeLocation', { ...albina, opensAt: 0, closesAt: 1440 }))
  for (let number = 0; number < more; number++) await write(cast.owner, issue('people.add', person(`reader${number}`)))
  await setRows(
    database,
    'messageText',
    {
      rolloutId,
      scope: 'update',
      language: 'nl',
      subject: 'Kompas deze week',
      body: 'Dag {{name}},\n\nMaandag beginnen we.',
      editedBy: 'Lilian',
    },
    {
      rolloutId,
      scope: 'update',
      language: 'en',
      subject: 'Kompas this week',
      body: 'Hello {{name}},\n\nWe begin on Monday.',
      editedBy: 'Lilian',
    },
  )
  await setRows(database, 'message', { rolloutId, messageKey, kind: 'update', stage: 'during', sendOn: '2026-11-20', readers: 5 })
  return { ...company, database }
}

/** Agrees to the message, as the lead does. */
export const agree = ({ write }: Company) => write(cast.lead, issue('communication.approve', { rolloutId, messageKey }))

/** The deliveries of the message by reader. */
export const deliveriesIn = async ({ db }: Database): Promise<Map<string, Row<'delivery'>>> => {
  const rows = await db.selectFrom('delivery').selectAll().where('messageKey', '=', messageKey).orderBy('personId').execute()
  return new Map(rows.map((row) => [row.personId, row]))
}
