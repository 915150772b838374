/** Who may read which rows and which columns of them, from what each table declares (AC-1, AC-2). */
import { type Actor, may, reaches, readsAll } from '#core/access/access.ts'
import type { TableName } from '#core/kernel/rows.ts'
import type { Column, Table } from '#core/kernel/table.ts'
import { tables } from '#core/registry/tables.ts'

/** Tables of which an actor may read any row at all; the feed leaves the others out before it looks. */
export const tablesFor = (actor: Actor): readonly TableName[] =>
  (Object.keys(tables) as TableName[]).filter((name) => {
    const { readers, tokens, speaksOf }: Table = tables[name]
    if (readers === 'server') return false
    if (readsAll(actor)) return actor.role !== 'token' || tokens !== false
    if (readers === 'leads') return false
    return actor.role === 'champion' || readers === 'everyone' || speaksOf.person !== undefined
  })

/** Tables whose rows never leave the server as rows. */
export const serverTables: readonly TableName[] = (Object.keys(tables) as TableName[]).filter(
  (name) => (tables[name] as Table).readers === 'server',
)

/** Whether rows of a table are confidential: then even whom they speak of is not told who wrote them down (RE-3). */
export const isConfidential = (name: TableName): boolean => (tables[name] as Table).unplaced === 'leads'

/** Whether an actor may read a row: leads all of their organisation, champions their locations, members their own (AC-1). */
export const mayRead = (actor: Actor, name: TableName, row: Record<string, unknown>): boolean => {
  if (row['organisationId'] !== actor.organisationId || !may(actor, 'rows.read')) return false
  const { readers, tokens, unplaced, leads, speaksOf }: Table = tables[name]
  if (readers === 'server') return false
  if (actor.role === 'token') return tokens !== false && (row['rolloutId'] === undefined || reaches(actor, row['rolloutId']))
  const { person, location } = speaksOf
  const own = person !== undefined && actor.personId !== null && row[person] === actor.personId
  if (readsAll(actor)) return own || leads !== 'oneByOne'
  if (readers === 'leads') return false
  if (own) return true
  // What is for everyone is for those concerned alone where it names somebody.
  const isForAll = readers === 'everyone' && (person === undefined || row[person] === null)
  if (actor.role !== 'champion' || (isForAll && person !== undefined)) return isForAll
  if (!location) return !person
  const place = row[location]
  if (place !== null) return actor.locationIds.includes(String(place))
  // People without a location are everybody's to help; what is said of them is theirs.
  return unplaced !== 'leads' && (name === 'person' || !person || row[person] === null)
}

const readsColumn = (actor: Actor, { readers }: Column): boolean =>
  readers === undefined || readsAll(actor) || (readers === 'champions' && actor.role === 'champion')

/** The columns of a table that an actor does not read, in rows that they do. */
const hiddenFrom = (actor: Actor, name: TableName): readonly string[] =>
  Object.entries<Column>(tables[name].declared).flatMap(([column, declared]) => (readsColumn(actor, declared) ? [] : [column]))

/**
 * Makes of rows that an actor may read what they see of them: null stands in columns that are not for them.
 *
 * @example rowSeenBy(member)('rollout', row)['approachReason'] // null
 */
export const rowSeenBy = (actor: Actor): (<R extends Record<string, unknown>>(name: TableName, row: R) => R) => {
  const hidden = new Map<TableName, Readonly<Record<string, null>> | null>()
  return (name, row) => {
    let nothing = hidden.get(name)
    if (nothing === undefined) {
      const columns = hiddenFrom(actor, name)
      hidden.set(name, (nothing = columns.length === 0 ? null : Object.fromEntries(columns.map((column) => [column, null]))))
    }
    return nothing === null ? row : { ...row, ...nothing }
  }
}
