/** Inserts many rows of a few short columns with as few statements as each database does best: many values at once, or arrays. */
import { CompiledQuery } from 'kysely'
import type { Database } from '#server/db/database.ts'
import type { Schema } from '#server/db/schema.ts'

/** A table, its columns with what PostgreSQL calls their arrays, and what follows when a row is there already. */
export interface InsertTarget {
  readonly table: keyof Schema
  readonly columns: readonly (readonly [name: string, type: 'integer' | 'smallint' | 'text'])[]
  readonly onConflict?: string
}

/** Rows in one statement of SQLite; what is left goes in smaller ones, so that few different statements are prepared. */
const sqliteSizes = [256, 32, 4, 1]
const postgresSize = 10_000

const headOf = ({ table, columns }: InsertTarget): string => `insert into "${table}" (${columns.map(([name]) => `"${name}"`).join(', ')})`

const made = new Map<string, string>()
/** The first so many columns have one value in all rows, which is sent once. */
const textOf = (target: InsertTarget, kind: Database['kind'], size: number, shared: number): string => {
  const key = `${kind} ${target.table} ${size} ${shared}`
  let text = made.get(key)
  if (text === undefined) {
    const { columns, onConflict } = target
    const own = columns.slice(shared)
    const row = `(${own.map(() => '?').join(', ')})`
    const values = `values ${Array.from({ length: size }, () => row).join(', ')}`
    const source =
      kind === 'postgres'
        ? `select ${[...columns.slice(0, shared).map(([, type], index) => `$${index + 1}::${type}`), '*'].join(', ')} from unnest(${own.map(([, type], index) => `$${shared + index + 1}::${type}[]`).join(', ')})`
        : shared === 0
          ? values
          : `select ${[...columns.slice(0, shared).map(() => '?'), ...own.map((_, index) => `column${index + 1}`)].join(', ')} from (${values}) where true`
    made.set(key, (text = `${headOf(target)} ${source}${onConflict ? ` on conflict ${onConflict}` : ''}`))
  }
  return text
}

/**
 * Statements that insert rows given as one flat list of values, row after row. No two rows may have the same key. The values of the first
 * columns are `shared` where they are the same in all rows.
 */
export function* insertions(
  kind: Database['kind'],
  target: InsertTarget,
  values: readonly (string | number | null)[],
  shared: readonly (string | number | null)[] = [],
): Generator<CompiledQuery> {
  const own = target.columns.slice(shared.length)
  const width = own.length
  const rows = values.length / width
  if (kind === 'sqlite') {
    let from = 0
    for (const size of sqliteSizes)
      for (; rows - from >= size; from += size)
        yield CompiledQuery.raw(textOf(target, kind, size, shared.length), shared.concat(values.slice(from * width, (from + size) * width)))
    return
  }
  for (let from = 0; from < rows; from += postgresSize) {
    const until = Math.min(rows, from + postgresSize)
    const arrays = own.map((_, column) => {
      const array: (string | number | null)[] = []
      for (let row = from; row < until; row++) array.push(values[row * width + column] ?? null)
      return array
    })
    yield CompiledQuery.raw(textOf(target, kind, 0, shared.length), [...shared, ...arrays])
  }
}
