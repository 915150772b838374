/** Statements over many rows at once: the rows travel as one JSON parameter, so their number never meets a limit. */
import { CompiledQuery, type Kysely } from 'kysely'
import type { ColumnKind } from '#core/kernel/table.ts'
import { type TableName, tables } from '#core/registry/tables.ts'
import type { Database } from '#server/db/database.ts'
import type { Schema } from '#server/db/schema.ts'
import type { ForEachRow } from '#server/db/sqlite-statements.ts'

type Kind = Database['kind']
export type Cell = string | number | null

/** One column of the JSON rows: its name, what it holds. */
export type Column = readonly [name: string, kind: ColumnKind]

const typeNames = { text: 'text', integer: 'integer', real: 'double precision' } as const

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ')

/** One cell of a JSON row in SQL; named in full for PostgreSQL, which looks for it beside the columns of a table that may have a "value" too. */
const cell = (kind: Kind, [, holds]: Column, index: number): string => {
  const type = typeNames[holds.replace('?', '') as keyof typeof typeNames]
  if (kind === 'sqlite') return `value ->> ${index}`
  return type === 'text' ? `rows.value ->> ${index}` : `(rows.value ->> ${index})::${type}`
}

/** The cells of one JSON row as an SQL select list. */
const cells = (kind: Kind, columns: readonly Column[]): string => columns.map((column, index) => cell(kind, column, index)).join(', ')

const source = (kind: Kind, position: number): string =>
  kind === 'sqlite' ? 'json_each(?)' : `jsonb_array_elements($${position}::jsonb) as rows(value)`

const parameter = (kind: Kind, position: number): string => (kind === 'sqlite' ? '?' : `$${position}`)

/** Texts of statements, built once per table and database. */
const built = new Map<string, string>()
const remember = (key: string, build: () => string): string => {
  let text = built.get(key)
  if (text === undefined) built.set(key, (text = build()))
  return text
}

const run = async <R>(trx: Kysely<Schema>, query: CompiledQuery): Promise<R[]> => (await trx.executeQuery(query)).rows as R[]

/** Rows in one statement; beyond this PostgreSQL's JSON values and SQLite's memory grow for no gain. */
const chunk = 10_000

function* jsonInChunks(rows: readonly (readonly Cell[])[]): Generator<string> {
  for (let from = 0; from < rows.length; from += chunk) yield JSON.stringify(rows.slice(from, from + chunk))
}

/** A statement for each chunk of rows, made when it is asked for. */
function* inChunks(rows: readonly (readonly Cell[])[], text: string, before: readonly Cell[]): Generator<CompiledQuery> {
  for (const json of jsonInChunks(rows)) yield CompiledQuery.raw(text, [...before, json])
}

export interface Target {
  readonly table: string
  /** Key columns after the organisation. */
  readonly key: readonly Column[]
  readonly columns: readonly Column[]
  /** Columns that have one value in all rows of a statement, each of which it names once. */
  readonly shared?: readonly Column[]
  /** What is set when the row is there already, where that is more than the new value; by column. */
  readonly instead?: Readonly<Record<string, string>>
}

const versionColumn: Column = ['version', 'integer']

/** A statement, once it is known from which version on those of its rows are counted. */
export type WriteFrom = (base: number) => CompiledQuery

/**
 * Statements that write rows, new or over old ones; each row holds its version, counted from a base, and then the values of `target.columns` in
 * order. `shared` are the values of `target.shared`.
 */
export function* upserts(
  kind: Kind,
  target: Target,
  organisationId: string,
  rows: readonly (readonly Cell[])[],
  shared: readonly Cell[] = [],
): Generator<WriteFrom> {
  const text = remember(`${kind} put ${target.table}`, () => {
    const own = [versionColumn, ...target.columns]
    const alike = target.shared ?? []
    const names = [...alike, ...own].map(([name]) => name)
    const base = 2 + alike.length
    const cast = (at: number, holds: ColumnKind): string =>
      `cast(${parameter(kind, at)} as ${typeNames[holds.replace('?', '') as keyof typeof typeNames]})`
    const values = alike.map(([, holds], index) => `${cast(2 + index, holds)}, `)
    const keys = target.key.map(([name]) => name)
    const updates = names
      .filter((name) => !keys.includes(name))
      .map((name) => `"${name}" = ${target.instead?.[name] ?? `excluded."${name}"`}`)
    return [
      `insert into "${target.table}" ("organisationId", ${quoted(names)})`,
      kind === 'sqlite'
        ? `values (?, ${alike.map(() => '?, ').join('')}? + ${own.map(() => '?').join(', ')})`
        : `select $1, ${values.join('')}${cast(base, 'integer')} + ${cells(kind, own)} from ${source(kind, base + 1)} where true`,
      `on conflict ("organisationId", ${quoted(keys)}) do update set ${updates.join(', ')}`,
    ].join(' ')
  })
  if (kind === 'postgres')
    for (const json of jsonInChunks(rows)) yield (base) => CompiledQuery.raw(text, [organisationId, ...shared, base, json])
  else if (rows.length > 0) yield (base): ForEachRow => ({ ...CompiledQuery.raw(text, [organisationId, ...shared, base]), rows })
}

/**
 * Inserts rows as they are; each row holds the values of `columns` in order, and `fixed` goes into all of them. No row may be there already.
 */
export const insertMany = async (
  trx: Kysely<Schema>,
  kind: Kind,
  table: string,
  fixed: Readonly<Record<string, Cell>>,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): Promise<void> => {
  const names = Object.keys(fixed)
  const text = remember(`${kind} add ${table} ${names.join()}`, () => {
    const marks = names.map(
      (_, index) => `cast(${parameter(kind, index + 1)} as ${typeof fixed[names[index] ?? ''] === 'number' ? 'integer' : 'text'}), `,
    )
    const into = quoted([...names, ...columns.map(([name]) => name)])
    return `insert into "${table}" (${into}) select ${marks.join('')}${cells(kind, columns)} from ${source(kind, names.length + 1)} where true`
  })
  for (const query of inChunks(rows, text, Object.values(fixed))) await run(trx, query)
}

/** Where SQLite finds the rows of an organisation whose columns have the values of one of the JSON rows. */
const fromListed = (table: string, columns: readonly Column[], more: readonly string[] = []): string => {
  const among = `(${quoted(columns.map(([name]) => name))}) in (select ${cells('sqlite', columns)} from ${source('sqlite', 2)})`
  return `from "${table}" where ${['"organisationId" = ?', ...more, among].join(' and ')}`
}

/**
 * Selects them on PostgreSQL, which takes every list for a hundred rows, and an organisation for few rows where it has no statistics, so
 * that a join could look through the whole table: `offset 0` has it look up each one.
 */
const selectListed = (
  what: '*' | 'ctid',
  table: string,
  columns: readonly Column[],
  more: readonly string[] = [],
  position = 2,
): string => {
  const equal = columns.map((column, index) => `"${column[0]}" = ${cell('postgres', column, index)}`)
  const one = `select ${what} from "${table}" where ${['"organisationId" = $1', ...more, ...equal].join(' and ')} offset 0`
  return `select found.${what} from ${source('postgres', position)} cross join lateral (${one}) as found`
}

/** Reads the rows of these keys, each key the values of `target.key` in order; none may come twice. */
export const selectMany = async (
  trx: Kysely<Schema>,
  kind: Kind,
  target: Target,
  organisationId: string,
  keys: readonly (readonly Cell[])[],
): Promise<Record<string, Cell>[]> => {
  const text = remember(`${kind} get ${target.table}`, () =>
    kind === 'sqlite' ? `select * ${fromListed(target.table, target.key)}` : selectListed('*', target.table, target.key),
  )
  const found: Record<string, Cell>[] = []
  for (const query of inChunks(keys, text, [organisationId])) for (const row of await run<Record<string, Cell>>(trx, query)) found.push(row)
  return found
}

/** Statements that delete the rows of these keys. */
export const deletions = (
  kind: Kind,
  { table, key }: Pick<Target, 'table' | 'key'>,
  organisationId: string,
  keys: readonly (readonly Cell[])[],
): Generator<CompiledQuery> => {
  const text = remember(`${kind} take ${table}`, () =>
    kind === 'sqlite'
      ? `delete ${fromListed(table, key)}`
      : `delete from "${table}" where ctid = any(array(${selectListed('ctid', table, key)}))`,
  )
  return inChunks(keys, text, [organisationId])
}

/** Values that rows have in some columns, which are named by code and never by input. */
export type Equal = Readonly<Record<string, Cell>>

/** Which columns are asked for, and of which of them that they are null. */
export const shapeOf = (where: Equal): string =>
  Object.entries(where)
    .map(([name, value]) => `${name}${value === null ? '?' : ''}`)
    .join()

/** Values of which a column has one; the column is named by code. */
export interface OneOf {
  readonly column: string
  readonly values: ReadonlySet<string>
}

/**
 * Columns with an index of their own, beside the key. SQLite takes every index for ten rows: where one of several values is wanted, it would
 * rather look through all rows that begin with the other columns of the key, which are those of a whole rollout.
 */
const indexedAlone: readonly string[] = [
  'attendee personId',
  'buddy buddyId',
  'ticket ownerId',
  'appointment personId',
  'appointment hostId',
  'officeHour hostId',
]

/** Whether rows are asked for by what follows the rollout in their key, and of any rollout: said which there are, the key finds them. */
const followsRollout = (table: string, columns: readonly string[]): boolean => {
  const [first, second = ''] = Object.hasOwn(tables, table) ? tables[table as TableName].key : []
  return first === 'rolloutId' && !columns.includes('rolloutId') && columns.includes(second)
}

/** The statement that reads the rows of an organisation with these values, and in one column one of several. */
export const selectionOf = (kind: Kind, table: string, organisationId: string, where: Equal, oneOf?: OneOf): CompiledQuery => {
  const columns = Object.entries(where)
  const isWithinRollouts = followsRollout(table, [...columns.map(([name]) => name), ...(oneOf ? [oneOf.column] : [])])
  const text = remember(`${kind} find ${table} ${shapeOf(where)} ${oneOf?.column ?? ''}`, () => {
    let position = 1
    const isAlone = kind === 'sqlite' && oneOf !== undefined && indexedAlone.includes(`${table} ${oneOf.column}`)
    const conditions = columns.map(([name, value]) =>
      value === null ? `"${name}" is null` : `${isAlone ? '+' : ''}"${name}" = ${parameter(kind, ++position)}`,
    )
    const listed = oneOf ? ++position : 0
    if (isWithinRollouts)
      conditions.push(`"rolloutId" in (select "rolloutId" from "rollout" where "organisationId" = ${parameter(kind, ++position)})`)
    if (oneOf && kind === 'postgres') return selectListed('*', table, [[oneOf.column, 'text']], conditions, listed)
    if (oneOf) conditions.splice(columns.length, 0, `"${oneOf.column}" in (select value ->> 0 from ${source(kind, listed)})`)
    return `select * from "${table}" where ${[`"organisationId" = ${parameter(kind, 1)}`, ...conditions].join(' and ')}`
  })
  const values = columns.flatMap(([, value]) => (value === null ? [] : [value]))
  const among = oneOf ? [JSON.stringify([...oneOf.values].map((value) => [value]))] : []
  return CompiledQuery.raw(text, [organisationId, ...values, ...among, ...(isWithinRollouts ? [organisationId] : [])])
}

/** The statement that reads the rows of an organisation with any of these values, all different and of one shape that names more than nulls. */
export const selectionOfAny = (
  kind: Kind,
  { table, columns }: Pick<Target, 'table' | 'columns'>,
  organisationId: string,
  wheres: readonly Equal[],
): CompiledQuery => {
  const [first = {}] = wheres
  const named = columns.filter(([name]) => first[name] !== undefined && first[name] !== null)
  const text = remember(`${kind} find any ${table} ${shapeOf(first)}`, () => {
    const nulls = Object.keys(first).filter((name) => first[name] === null)
    const isNull = nulls.map((name) => `"${name}" is null`)
    return kind === 'sqlite' ? `select * ${fromListed(table, named, isNull)}` : selectListed('*', table, named, isNull)
  })
  return CompiledQuery.raw(text, [organisationId, JSON.stringify(wheres.map((where) => named.map(([name]) => where[name] ?? null)))])
}
