/** Reads the document of an organisation back in: all of it or nothing (IM-3). */
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import type { ColumnKind } from '#core/kernel/table.ts'
import { Problem } from '#core/kernel/problem.ts'
import { verifyTrail } from '#server/audit/verify-chain.ts'
import type { Config } from '#server/base/config.ts'
import { type Cell, insertMany } from '#server/db/bulk.ts'
import type { Database } from '#server/db/database.ts'
import type { Schema } from '#server/db/schema.ts'
import { ownerLinkDays, passwordLink } from '#server/organisation/create-organisation.ts'
import { exportForm, type ExportedRows, schemaHere } from '#server/organisation/export-organisation.ts'
import { accountTable, type ExportedTable, exportedTables, usageDayTable } from '#server/organisation/exported-tables.ts'
import { filesFolder } from '#server/training/resource-store.ts'

/** What came in; `owner` is who gets in first and by which secret, null where an owner has an account here that had a password already. */
export interface Imported {
  readonly organisationId: string
  readonly name: string
  readonly rows: ExportedRows
  readonly owner: { readonly name: string; readonly email: string; readonly secret: string; readonly days: number } | null
}

interface Head {
  readonly format: string
  readonly formatVersion: number
  readonly schema: string
  readonly organisationId: string
  readonly name: string
}

/** The lines of a document with their numbers; what is read is hashed until its last line. */
const linesOf = (lines: AsyncIterable<string>) => {
  const iterator = lines[Symbol.asyncIterator]()
  const hash = createHash('sha256')
  let number = 0
  let before = ''
  return {
    number: () => number,
    /** The next line; the one before it is hashed now, so that the last one never is. */
    next: async (): Promise<string> => {
      if (number > 0) hash.update(`${before}\n`)
      const { done, value } = await iterator.next()
      number += 1
      before = done ? '' : String(value)
      return before
    },
    digest: () => hash.digest('hex'),
  }
}
type Lines = ReturnType<typeof linesOf>

const damaged = (lines: Lines, table: string | null = null): Problem =>
  new Problem('organisation.exportDamaged', { table }, { line: lines.number() })

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The first line. Problems: organisation.notAnExport, organisation.exportOtherSchema. */
const headIn = async (lines: Lines): Promise<Head> => {
  const head = parsed(`${await lines.next()}}}`) as Partial<Head> | undefined
  if (!isObject(head) || head['format'] !== exportForm.format) throw new Problem('organisation.notAnExport', {}, { line: 1 })
  const { format = '', formatVersion = 0, schema = '', organisationId, name } = head as Partial<Head>
  if (formatVersion !== exportForm.formatVersion || schema !== schemaHere())
    throw new Problem('organisation.exportOtherSchema', { there: String(schema), here: schemaHere() })
  if (typeof organisationId !== 'string' || organisationId === '' || typeof name !== 'string') throw damaged(lines)
  return { format, formatVersion, schema, organisationId, name }
}

const fits = (value: unknown, kind: ColumnKind): value is Cell => {
  if (value === null) return kind.endsWith('?')
  if (kind.startsWith('text')) return typeof value === 'string'
  return typeof value === 'number' && (kind.startsWith('real') ? Number.isFinite(value) : Number.isSafeInteger(value))
}

/** The values of a row in the order of the columns. Problem: organisation.exportDamaged. */
const cellsIn = (lines: Lines, { name, columns }: ExportedTable, row: unknown): readonly Cell[] => {
  const kinds = Object.entries(columns)
  if (!isObject(row) || Object.keys(row).length !== kinds.length) throw damaged(lines, name)
  return kinds.map(([column, kind]) => {
    const value = row[column]
    if (!fits(value, kind)) throw damaged(lines, name)
    return value
  })
}

/** The rows of a section, one at a time, until its end. Problem: organisation.exportDamaged. */
async function* rowsIn(lines: Lines, name: string): AsyncGenerator<unknown> {
  for (;;) {
    const line = await lines.next()
    if (line.startsWith(']')) return
    const row = parsed(line.endsWith(',') ? line.slice(0, -1) : line)
    if (row === undefined) throw damaged(lines, name)
    yield row
  }
}

/** An account is of the installation: one that is here already must be the same, and keeps what it signs in with. Problem: organisation.accountTaken. */
const addAccount = async (trx: Kysely<Schema>, row: Readonly<Record<string, unknown>>): Promise<void> => {
  const { accountId, email } = row as { accountId: string; email: string }
  const there = await trx
    .selectFrom('account')
    .select(['accountId', 'email'])
    .where((on) => on.or([on('accountId', '=', accountId), on('email', '=', email)]))
    .execute()
  if (there.length === 0) {
    await trx
      .insertInto('account')
      .values({ ...(row as unknown as Schema['account']), passwordHash: null })
      .execute()
  } else if (there.length > 1 || there[0]?.accountId !== accountId || there[0].email !== email) {
    throw new Problem('organisation.accountTaken', { email })
  }
}

/** The number that stands for the organisation in folded usage here. */
const usageNumber = async (trx: Kysely<Schema>, kind: Database['kind']): Promise<number> => {
  if (kind === 'postgres') await sql`lock table "usageBook" in exclusive mode`.execute(trx)
  const { last } = await trx
    .selectFrom('usageBook')
    .select((on) => on.fn.max('number').as('last'))
    .executeTakeFirstOrThrow()
  return Number(last ?? 0) + 1
}

/** Writes the pieces of uploaded files; a file counts once it is whole and is what its name says. Problem: organisation.exportDamaged. */
const takeFiles = async (config: Pick<Config, 'data'>, lines: Lines): Promise<number> => {
  const folder = filesFolder(config)
  let count = 0
  let current: { readonly sha256: string; readonly part: string; readonly hash: ReturnType<typeof createHash>; at: number } | undefined
  const finish = async (): Promise<void> => {
    if (!current) return
    const { sha256, part, hash } = current
    if (hash.digest('hex') !== sha256) throw damaged(lines, 'file')
    await rename(part, join(folder, sha256))
    current = undefined
  }
  try {
    for await (const row of rowsIn(lines, 'file')) {
      count += 1
      const { sha256, at, base64 } = row as { sha256?: unknown; at?: unknown; base64?: unknown }
      if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256) || typeof base64 !== 'string') throw damaged(lines, 'file')
      if (current?.sha256 !== sha256) await finish()
      if (!current) {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        current = { sha256, part: join(folder, `${randomUUID()}.part`), hash: createHash('sha256'), at: 0 }
      }
      if (at !== current.at) throw damaged(lines, 'file')
      const bytes = Buffer.from(base64, 'base64')
      const file = await open(current.part, 'a', 0o600)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      current.hash.update(bytes)
      current.at += bytes.length
    }
    await finish()
    return count
  } finally {
    if (current) await rm(current.part, { force: true })
  }
}

const firstOwner = (trx: Kysely<Schema>, organisationId: string) =>
  trx
    .selectFrom('membership')
    .innerJoin('account', 'account.accountId', 'membership.accountId')
    .select(['account.accountId', 'account.name', 'account.email', 'account.passwordHash'])
    .where('membership.organisationId', '=', organisationId)
    .where('membership.role', '=', 'owner')
    .orderBy('account.createdAt')
    .orderBy('account.accountId')
    .execute()

/**
 * Puts an organisation in as `exportOrganisation` wrote it, line by line and in one transaction. Uploaded files that came before a refusal are
 * swept later, because no row names them. `now` is an instant, RFC 3339 in UTC.
 * Problems: organisation.notAnExport, organisation.exportOtherSchema, organisation.exportDamaged, organisation.alreadyHere,
 * organisation.accountTaken, organisation.exportTrail.
 */
export const importOrganisation = (
  { db, kind }: Pick<Database, 'db' | 'kind'>,
  config: Pick<Config, 'data'>,
  text: AsyncIterable<string>,
  now: string,
): Promise<Imported> =>
  db.transaction().execute(async (trx) => {
    if (kind === 'postgres') await sql.raw('set local statement_timeout = 0').execute(trx)
    const lines = linesOf(text)
    const { organisationId, name } = await headIn(lines)
    const there = await trx
      .selectFrom('organisationVersion')
      .select('version')
      .where('organisationId', '=', organisationId)
      .executeTakeFirst()
    if (there) throw new Problem('organisation.alreadyHere', { name })
    const counts: Record<string, number> = {}
    const number = await usageNumber(trx, kind)
    for (const table of exportedTables) {
      if ((await lines.next()) !== `"${table.name}":[`) throw damaged(lines, table.name)
      const columns = Object.entries(table.columns).map(([column, holds]) => [column, holds] as const)
      const fixed: Readonly<Record<string, Cell>> =
        table.name === usageDayTable.name
          ? { organisation: number }
          : table.name === 'usageBook'
            ? { organisationId, number }
            : { organisationId }
      let waiting: (readonly Cell[])[] = []
      const flush = async (): Promise<void> => {
        if (waiting.length > 0) await insertMany(trx, kind, table.name, fixed, columns, waiting)
        waiting = []
      }
      let count = 0
      for await (const row of rowsIn(lines, table.name)) {
        const cells = cellsIn(lines, table, row)
        count += 1
        if (table.name === accountTable.name) {
          const { organisationId: of } = row as { organisationId: unknown }
          if (of !== null && of !== organisationId) throw damaged(lines, table.name)
          await addAccount(trx, row as Readonly<Record<string, unknown>>)
        } else if (waiting.push(cells) >= table.atOnce) await flush()
      }
      await flush()
      counts[table.name] = count
    }
    if ((await lines.next()) !== '"file":[') throw damaged(lines, 'file')
    counts['file'] = await takeFiles(config, lines)
    if ((await lines.next()) !== '},') throw damaged(lines)
    if ((await lines.next()) !== `"rows":${JSON.stringify(counts)},`) throw damaged(lines)
    const last = await lines.next()
    if (last !== `"sha256":"${lines.digest()}"}`) throw damaged(lines)
    const { whole, version } = await verifyTrail({ db: trx }, organisationId)
    if (!whole) throw new Problem('organisation.exportTrail', { version })
    const owners = await firstOwner(trx, organisationId)
    const [first] = owners
    const secret =
      first && owners.every(({ passwordHash }) => passwordHash === null)
        ? await passwordLink(trx, first.accountId, 'uitrol import', now)
        : null
    const owner = first && secret !== null ? { name: first.name, email: first.email, secret, days: ownerLinkDays } : null
    return { organisationId, name, rows: counts, owner }
  })
