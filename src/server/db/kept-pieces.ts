/**
 * Rows of a large change that is committed and not yet in its tables. They are kept in pieces beside the tables, and written piece by piece
 * so that others get their turns between; whoever decides meanwhile is given them as if they were there (decision 0026).
 */
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { CompiledQuery, Kysely } from 'kysely'
import type { TableName } from '#core/registry/tables.ts'
import type { WriteFrom } from '#server/db/bulk.ts'
import type { Cells, Difference } from '#server/db/differences.ts'
import type { Schema } from '#server/db/schema.ts'
import type { UnwrittenRows } from '#server/db/unwritten-rows.ts'

/** What the trail calls a piece of rows that was written. */
export const pieceCommand = 'organisation.writeRows'

/** Most rows that are written in one turn; a change of more is written in pieces. */
export const rowsAtOnce = 2500

/** Cuts rows into pieces. */
export const inPieces = (differences: readonly Difference[], size = rowsAtOnce): readonly (readonly Difference[])[] =>
  Array.from({ length: Math.ceil(differences.length / size) }, (_, piece) => differences.slice(piece * size, (piece + 1) * size))

const pack = (rows: readonly Difference[]): string => zstdCompressSync(Buffer.from(JSON.stringify(rows))).toString('base64')
const unpack = (rows: string): Difference[] => JSON.parse(zstdDecompressSync(Buffer.from(rows, 'base64')).toString()) as Difference[]

/** Statements that keep the pieces of a command; its version is the one after the base. */
export const keepPieces = (
  db: Kysely<Schema>,
  organisationId: string,
  commandId: string,
  pieces: readonly (readonly Difference[])[],
): readonly WriteFrom[] => {
  const kept = pieces.map((rows, piece): WriteFrom => {
    const values = { organisationId, commandId, piece, rows: pack(rows) }
    return (base) =>
      db
        .insertInto('unwrittenRows')
        .values({ ...values, version: base + 1 })
        .compile() as CompiledQuery
  })
  const marked = db.updateTable('organisationVersion').set({ unwritten: commandId }).where('organisationId', '=', organisationId).compile()
  return [...kept, () => marked]
}

/** The statement that takes the mark away where all pieces are written. */
export const letMarkGo = (db: Kysely<Schema>, organisationId: string): CompiledQuery =>
  db
    .updateTable('organisationVersion')
    .set({ unwritten: null })
    .where('organisationId', '=', organisationId)
    .where('unwritten', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('unwrittenRows').select('piece').where('organisationId', '=', organisationId))),
    )
    .compile()

/** Statements that let a written piece go, and the mark with the last one. */
export const letPieceGo = (db: Kysely<Schema>, organisationId: string, commandId: string, piece: number): readonly CompiledQuery[] => [
  db
    .deleteFrom('unwrittenRows')
    .where('organisationId', '=', organisationId)
    .where('commandId', '=', commandId)
    .where('piece', '=', piece)
    .compile(),
  letMarkGo(db, organisationId),
]

export interface Piece {
  readonly commandId: string
  /** When the command was carried out: an instant, RFC 3339 in UTC. */
  readonly at: string
  readonly version: number
  readonly piece: number
  readonly rows: readonly Difference[]
}

/** The piece of an organisation that is to be written next; undefined when all are. */
export const nextPiece = async (db: Kysely<Schema>, organisationId: string): Promise<Piece | undefined> => {
  const found = await db
    .selectFrom('unwrittenRows')
    .innerJoin('audit', (join) =>
      join.onRef('audit.organisationId', '=', 'unwrittenRows.organisationId').onRef('audit.commandId', '=', 'unwrittenRows.commandId'),
    )
    .select(['unwrittenRows.commandId', 'unwrittenRows.version', 'piece', 'rows', 'audit.at'])
    .where('unwrittenRows.organisationId', '=', organisationId)
    .orderBy('unwrittenRows.commandId')
    .orderBy('piece')
    .limit(1)
    .executeTakeFirst()
  return found && { ...found, rows: unpack(found.rows) }
}

/** Whether rows of an organisation are not written yet. */
export const isUnwritten = async (db: Kysely<Schema>, organisationId: string): Promise<boolean> => {
  const marked = db.selectFrom('organisationVersion').select('unwritten').where('organisationId', '=', organisationId)
  return ((await marked.executeTakeFirst())?.unwritten ?? null) !== null
}

/** The organisations of which rows are not written yet. */
export const organisationsUnwritten = async (db: Kysely<Schema>): Promise<readonly string[]> =>
  (await db.selectFrom('organisationVersion').select('organisationId').where('unwritten', 'is not', null).execute()).map(
    ({ organisationId }) => organisationId,
  )

/** Knows which rows were changed after the version of a large change: they are written, or somebody changed them since. */
export interface WrittenSince {
  /** Takes in what was committed meanwhile. */
  look(db: Kysely<Schema>): Promise<void>
  /** Takes in rows that were written under a version, after a look in the same transaction: all that was committed until then is known. */
  wrote(rows: readonly Difference[], version: number): void
  has(row: Difference): boolean
}

const nameOf = (table: string, key: string): string => `${table} ${key}`

export const writtenSince = (organisationId: string, version: number): WrittenSince => {
  const written = new Set<string>()
  const own = new Set<Difference>()
  let seen = version
  return {
    look: async (db) => {
      const changed = await db
        .selectFrom('feed')
        .select(['table', 'rowKey', 'version'])
        .where('organisationId', '=', organisationId)
        .where('version', '>', seen)
        .execute()
      for (const row of changed) {
        written.add(nameOf(row.table, row.rowKey))
        seen = Math.max(seen, row.version)
      }
    },
    wrote: (rows, at) => {
      for (const row of rows) own.add(row)
      seen = Math.max(seen, at)
    },
    has: (row) => own.has(row) || (written.size > 0 && written.has(nameOf(row.table, row.key))),
  }
}

const valuesOf = (columns: readonly string[], row: Cells): string => JSON.stringify(columns.map((column) => row[column] ?? null))

/** Makes rows that can be asked for by any of their columns, as they were and as they will be. */
export const createUnwrittenRows = (db: Kysely<Schema>, written: WrittenSince, rows: readonly Difference[]): UnwrittenRows => {
  const ofTables = Map.groupBy(rows, ({ table }) => table)
  const indexes = new Map<string, Map<string, Difference[]>>()
  const indexOf = (table: TableName, columns: readonly string[]): Map<string, Difference[]> => {
    const name = JSON.stringify([table, columns])
    let index = indexes.get(name)
    if (index) return index
    indexes.set(name, (index = new Map()))
    for (const row of ofTables.get(table) ?? []) {
      const values = new Set([row.before, row.after].flatMap((cells) => (cells ? [valuesOf(columns, cells)] : [])))
      for (const value of values) {
        const there = index.get(value)
        if (there) there.push(row)
        else index.set(value, [row])
      }
    }
    return index
  }
  return {
    tables: new Set(ofTables.keys()),
    matching: async (asked) => {
      await written.look(db)
      return asked.map(({ table, columns, among }) => {
        const index = indexOf(table, columns)
        const found = new Set(among.flatMap((values) => index.get(JSON.stringify(values)) ?? []))
        return [...found].flatMap((row) => (written.has(row) ? [] : [{ key: row.key, after: row.after }]))
      })
    },
  }
}
