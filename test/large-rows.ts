/** What grows with the number of people and what does not: for tests of how much a statement or a command reads. */
import { personColumns } from '#core/privacy/personal-columns.ts'
import { type TableName, tables } from '#core/registry/tables.ts'

/**
 * Columns with few values however many people there are: rows with one of them are a share of everyone's. Every other column that names
 * something (`personId`, `sessionKey`, …) has a few rows for each of its values.
 */
export const columnsOfFewValues: ReadonlySet<string> = new Set(
  [
    'organisationId organisation rolloutId phaseKey locationId location messageKey itemKey channelId',
    'table state kind role tier language channel op method share',
    'source sourceId import importId system workflow day weekOn written',
  ].flatMap((names) => names.split(' ')),
)

/** Columns that are null in nearly all rows: those with a value are few, those without are a share of everyone's. */
export const columnsMostlyNull: ReadonlySet<string> = new Set(['leftOn'])

/** Tables that name somebody and yet have no row for each of everybody: what is done by few, or for each phase or level. */
const ofFewPeople: ReadonlySet<string> = new Set<TableName>([
  'accessToken',
  'checklistItem',
  'drillStep',
  'issue',
  'lesson',
  'pause',
  'reviewAction',
  'rollbackStep',
  'runbookStep',
  'supportTier',
  'translation',
])

/** Tables that name nobody and grow all the same. */
const ofEveryone: ReadonlySet<string> = new Set<TableName>(['session', 'officeHour'])

/** The server's own tables that stay small, one for the minutes of a sign-in. */
const ownSmall: ReadonlySet<string> = new Set([
  'signInChallenge',
  'organisationVersion',
  'usageBook',
  'mailSecret',
  'kysely_migration',
  'sqlite_master',
])

/** Whether a table has more rows the more people there are. A table that nobody thought of does. */
export const growsWithPeople = (name: string): boolean => {
  if (!Object.hasOwn(tables, name)) return !ownSmall.has(name)
  return ofEveryone.has(name) || (personColumns(tables[name as TableName]).length > 0 && !ofFewPeople.has(name))
}
