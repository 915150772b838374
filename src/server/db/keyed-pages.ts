/** The rows of a table of SQLite in the order of their key, some at a time, so that however many there are few are held. */
import { CompiledQuery, type Kysely } from 'kysely'

export const quotedNames = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ')

export interface KeyedTable {
  readonly name: string
  readonly columns: readonly string[]
  /** Columns that tell every row from every other, in the order wanted; without any, all rows come at once. */
  readonly key: readonly string[]
  readonly atOnce: number
  /** Which rows, as SQL with question marks, and what stands for these. */
  readonly where?: { readonly text: string; readonly values: readonly unknown[] }
}

export async function* keyedPages<Cell>(
  db: Pick<Kysely<never>, 'executeQuery'>,
  { name, columns, key, atOnce, where }: KeyedTable,
): AsyncGenerator<readonly Readonly<Record<string, Cell>>[]> {
  const order = key.length > 0 ? ` order by ${quotedNames(key)} limit ${atOnce}` : ''
  let last: readonly unknown[] | undefined
  for (;;) {
    const after = last ? [`(${quotedNames(key)}) > (${key.map(() => '?').join(', ')})`] : []
    const conditions = [...(where ? [where.text] : []), ...after].join(' and ')
    const text = `select ${quotedNames(columns)} from "${name}"${conditions && ` where ${conditions}`}${order}`
    const { rows } = await db.executeQuery<Record<string, Cell>>(CompiledQuery.raw(text, [...(where?.values ?? []), ...(last ?? [])]))
    if (rows.length > 0) yield rows
    const end = rows.at(-1)
    if (end === undefined || rows.length < atOnce || key.length === 0) return
    last = key.map((column) => end[column])
  }
}
