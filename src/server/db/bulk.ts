/** Statements over many rows at once: the rows travel as one JSON parameter, so their number never meets a limit. */
import { CompiledQuery, type Kysely } from 'kysely'
import type { ColumnKind } from '#core/kernel/table.ts'
import type { Database } from '#server/db/database.ts'
import type { Schema } from '#server/db/schema.ts'

type Kind = Database['kind']
export type Cell = string | number | null

/** One column of the JSON rows: its name, what it holds. */
export type Column = readonly [name: string, kind: ColumnKind]

const typeNames = { text: 'text', integer: 'integer', real: 'double precision' } as const

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ')

/** The cells of one JSON row as an SQL select list. */
const cells = (kind: Kind, columns: readonly Column[]): string =>
  columns
    .map(([, holds], index) => {
      const type = typeNames[holds.replace('?', '') as keyof typeof typeNames]
      return kind === 'sqlite' || type === 'text' ? `value ->> ${index}` : `(value ->> ${index})::${type}`
    })
    .join(', ')

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

const run = async <R>(trx: Kysely<Schema>, text: string, parameters: unknown[]): Promise<R[]> =>
  (await trx.executeQuery<R>(CompiledQuery.raw(text, parameters))).rows

/** Rows in one statement; beyond this PostgreSQL's JSON values and SQLite's memory grow for no gain. */
const chunk = 10_000

const inChunks = async (rows: readonly (readonly Cell[])[], each: (json: string) => Promise<void>): Promise<void> => {
  for (let from = 0; from < rows.length; from += chunk) await each(JSON.stringify(rows.slice(from, from + chunk)))
}

export interface Target {
  readonly table: string
  /** Key columns after the organisation. */
  readonly key: readonly Column[]
  readonly columns: readonly Column[]
  /** What is set when the row is there already, where that is more than the new value; by column. */
  readonly instead?: Readonly<Record<string, string>>
}

/** Writes rows, new or over old ones; each row holds the values of `target.columns` in order. */
export const upsertMany = async (
  trx: Kysely<Schema>,
  kind: Kind,
  target: Target,
  organisationId: string,
  version: number,
  rows: readonly (readonly Cell[])[],
): Promise<void> => {
  const text = remember(`${kind} put ${target.table}`, () => {
    const names = target.columns.map(([name]) => name)
    const keys = target.key.map(([name]) => name)
    const updates = ['version', ...names.filter((name) => !keys.includes(name))].map(
      (name) => `"${name}" = ${target.instead?.[name] ?? `excluded."${name}"`}`,
    )
    const integer = kind === 'sqlite' ? '' : '::integer'
    return [
      `insert into "${target.table}" ("organisationId", "version", ${quoted(names)})`,
      `select ${parameter(kind, 1)}, ${parameter(kind, 2)}${integer}, ${cells(kind, target.columns)} from ${source(kind, 3)} where true`,
      `on conflict ("organisationId", ${quoted(keys)}) do update set ${updates.join(', ')}`,
    ].join(' ')
  })
  await inChunks(rows, async (json) => void (await run(trx, text, [organisationId, version, json])))
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
  await inChunks(rows, async (json) => void (await run(trx, text, [...Object.values(fixed), json])))
}

const keyed = (kind: Kind, target: Target): string =>
  `where "organisationId" = ${parameter(kind, 1)} and (${quoted(target.key.map(([name]) => name))}) in (select ${cells(kind, target.key)} from ${source(kind, 2)})`

/** Reads the rows of these keys, each key the values of `target.key` in order. */
export const selectMany = async (
  trx: Kysely<Schema>,
  kind: Kind,
  target: Target,
  organisationId: string,
  keys: readonly (readonly Cell[])[],
): Promise<Record<string, Cell>[]> => {
  const text = remember(`${kind} get ${target.table}`, () => `select * from "${target.table}" ${keyed(kind, target)}`)
  const found: Record<string, Cell>[] = []
  await inChunks(keys, async (json) => {
    for (const row of await run<Record<string, Cell>>(trx, text, [organisationId, json])) found.push(row)
  })
  return found
}

/** Deletes the rows of these keys. */
export const deleteMany = async (
  trx: Kysely<Schema>,
  kind: Kind,
  target: Target,
  organisationId: string,
  keys: readonly (readonly Cell[])[],
): Promise<void> => {
  const text = remember(`${kind} take ${target.table}`, () => `delete from "${target.table}" ${keyed(kind, target)}`)
  await inChunks(keys, async (json) => void (await run(trx, text, [organisationId, json])))
}

/** Reads the rows of an organisation with these values; columns are named by code, never by input. */
export const selectEqual = async (
  trx: Kysely<Schema>,
  kind: Kind,
  table: string,
  organisationId: string,
  where: Readonly<Record<string, Cell>>,
): Promise<Record<string, Cell>[]> => {
  const columns = Object.entries(where)
  const shape = columns.map(([name, value]) => `${name}${value === null ? '?' : ''}`).join()
  const text = remember(`${kind} find ${table} ${shape}`, () => {
    let position = 1
    const conditions = columns.map(([name, value]) => (value === null ? `"${name}" is null` : `"${name}" = ${parameter(kind, ++position)}`))
    return `select * from "${table}" where ${[`"organisationId" = ${parameter(kind, 1)}`, ...conditions].join(' and ')}`
  })
  return run(trx, text, [organisationId, ...columns.flatMap(([, value]) => (value === null ? [] : [value]))])
}
