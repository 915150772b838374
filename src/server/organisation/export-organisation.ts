/** Writes an organisation as one JSON document, one row a line, as it is at one moment (IM-3). */
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { CompiledQuery, type Kysely, sql } from 'kysely'
import type { Config } from '#server/base/config.ts'
import type { Database } from '#server/db/database.ts'
import { isUnwritten } from '#server/db/kept-pieces.ts'
import { keyedPages, quotedNames } from '#server/db/keyed-pages.ts'
import { allMigrations } from '#server/db/migrate.ts'
import type { Schema } from '#server/db/schema.ts'
import { StillUnwritten } from '#server/db/unwritten-rows.ts'
import { accountTable, type ExportedTable, exportedTables, usageDayTable } from '#server/organisation/exported-tables.ts'
import { pathOf } from '#server/training/resource-store.ts'

/** What the document says it is. A change of its form takes another number. */
export const exportForm = { format: 'uitrol organisation', formatVersion: 1 } as const

/** The newest migration that this program knows: rows of another schema have other columns. */
export const schemaHere = (): string => Object.keys(allMigrations).at(-1) ?? ''

/** Bytes of an uploaded file in one line. */
const pieceBytes = 393_216

type Row = Readonly<Record<string, unknown>>

/** The condition that rows are of the organisation; each of its question marks stands for the id. */
const whose = ({ name }: ExportedTable): string => {
  if (name === usageDayTable.name) return '"organisation" = (select "number" from "usageBook" where "organisationId" = ?)'
  if (name !== accountTable.name) return '"organisationId" = ?'
  // Whoever is in it, whoever did something in it, and whoever an account was made for.
  const from = (table: string): string => `select "accountId" from "${table}" where "organisationId" = ?`
  return `"accountId" in (${['membership', 'audit', 'account'].map(from).join(' union ')})`
}

const run = async (trx: Kysely<Schema>, text: string, parameters: readonly unknown[]): Promise<readonly Row[]> =>
  (await trx.executeQuery<Row>(CompiledQuery.raw(text, [...parameters]))).rows

/** A condition with question marks as PostgreSQL takes it. */
const numbered = (text: string): string => {
  let number = 0
  return text.replaceAll('?', () => `$${++number}`)
}

/** The rows of a table in an order that is the same on both databases, some at a time. */
async function* rowsOf(trx: Kysely<Schema>, kind: Database['kind'], table: ExportedTable, id: string): AsyncGenerator<readonly Row[]> {
  const { name, columns, order, atOnce } = table
  const condition = whose(table)
  const values = [...condition.matchAll(/\?/g)].map(() => id)
  if (kind === 'sqlite') {
    yield* keyedPages(trx, { name, columns: Object.keys(columns), key: order, atOnce, where: { text: condition, values } })
    return
  }
  const by = order.map((column) => (columns[column] === 'integer' ? `"${column}"` : `"${column}" collate "C"`)).join(', ')
  const select = `select ${quotedNames(Object.keys(columns))} from "${name}" where ${numbered(condition)}${by && ` order by ${by}`}`
  await run(trx, `declare exported no scroll cursor for ${select}`, values)
  for (;;) {
    const rows = await run(trx, `fetch ${atOnce} from exported`, [])
    if (rows.length > 0) yield rows
    if (rows.length < atOnce) break
  }
  await run(trx, 'close exported', [])
}

/** A row with its columns in order; of an account, only whether it was made here. */
const lineOf = (table: ExportedTable, row: Row, id: string): string => {
  const written = Object.fromEntries(Object.keys(table.columns).map((column) => [column, row[column]]))
  if (table.name === accountTable.name && written['organisationId'] !== id)
    return JSON.stringify({ ...written, organisationId: null, personId: null })
  return JSON.stringify(written)
}

/** The pieces of an uploaded file as lines; nothing where the file is gone. */
async function* piecesOf(config: Pick<Config, 'data'>, sha256: string): AsyncGenerator<string> {
  const path = pathOf(config, sha256)
  const file = path === undefined ? undefined : await open(path, 'r').catch(() => undefined)
  if (!file) return
  try {
    const piece = Buffer.alloc(pieceBytes)
    for (let at = 0; ;) {
      const { bytesRead } = await file.read(piece, 0, pieceBytes, at)
      if (bytesRead === 0) return
      yield JSON.stringify({ sha256, at, base64: piece.toString('base64', 0, bytesRead) })
      at += bytesRead
    }
  } finally {
    await file.close()
  }
}

const uploaded = async (trx: Kysely<Schema>, id: string): Promise<readonly string[]> => {
  const found = await trx.selectFrom('resource').select('sha256').distinct().where('organisationId', '=', id).execute()
  const kept = await trx
    .selectFrom('oldExport')
    .select('fileHash as sha256')
    .distinct()
    .where('organisationId', '=', id)
    .where('keptAt', 'is not', null)
    .execute()
  return [...new Set([...found, ...kept].flatMap(({ sha256 }) => (sha256 === null ? [] : [sha256])))].toSorted()
}

/** How many lines of each table a document holds. */
export type ExportedRows = Readonly<Record<string, number>>

/**
 * Gives the organisation to `put`, a piece of text at a time and waiting for it, all of it as of one moment; equal data give equal bytes
 * on both databases. Answers how many rows of each table, or null where there is no such organisation. Throws
 * `StillUnwritten` where rows are not in their tables yet. In both cases nothing was put.
 * The database is read in one transaction: give it a connection of its own where others are served meanwhile.
 */
export const exportOrganisation = (
  { db, kind }: Pick<Database, 'db' | 'kind'>,
  config: Pick<Config, 'data'>,
  id: string,
  put: (text: string) => Promise<void>,
): Promise<ExportedRows | null> => {
  const hash = createHash('sha256')
  const write = async (text: string): Promise<void> => {
    hash.update(text)
    await put(text)
  }
  const begin = db.transaction()
  return (kind === 'postgres' ? begin.setIsolationLevel('repeatable read') : begin).execute(async (trx) => {
    if (kind === 'postgres') await sql.raw('set local statement_timeout = 0').execute(trx)
    const found = await trx.selectFrom('organisation').select('name').where('organisationId', '=', id).executeTakeFirst()
    if (!found) return null
    if (await isUnwritten(trx, id)) throw new StillUnwritten()
    const head = { ...exportForm, schema: schemaHere(), organisationId: id, name: found.name }
    await write(`${JSON.stringify(head).slice(0, -1)},"tables":{\n`)
    const counts: Record<string, number> = {}
    const section = async (name: string, pages: AsyncIterable<readonly string[]>, isLast: boolean): Promise<void> => {
      await write(`"${name}":[`)
      let count = 0
      for await (const page of pages) {
        await write(page.map((line, index) => (count + index === 0 ? `\n${line}` : `,\n${line}`)).join(''))
        count += page.length
      }
      counts[name] = count
      await write(`\n]${isLast ? '' : ','}\n`)
    }
    for (const table of exportedTables) {
      async function* pages(): AsyncGenerator<readonly string[]> {
        for await (const rows of rowsOf(trx, kind, table, id)) yield rows.map((row) => lineOf(table, row, id))
      }
      await section(table.name, pages(), false)
    }
    const files = await uploaded(trx, id)
    async function* pieces(): AsyncGenerator<readonly string[]> {
      for (const one of files) for await (const line of piecesOf(config, one)) yield [line]
    }
    await section('file', pieces(), true)
    await write(`},\n"rows":${JSON.stringify(counts)},\n`)
    await put(`"sha256":"${hash.digest('hex')}"}\n`)
    return counts
  })
}
