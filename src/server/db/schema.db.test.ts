import { existsSync } from 'node:fs'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Table } from '#core/kernel/table.ts'
import { tables } from '#core/registry/tables.ts'
import { type Database, openDatabase } from '#server/db/database.ts'
import { allMigrations, isMigrated, migrate } from '#server/db/migrate.ts'
import { describeOnBoth } from '#test/dialects.ts'

const kindOf = (dataType: string): string =>
  ({ text: 'text', integer: 'integer', int4: 'integer', 'double precision': 'real', float8: 'real' })[dataType] ?? dataType

const keyOf = async ({ db, kind }: Database, table: string): Promise<string[]> => {
  const query =
    kind === 'sqlite'
      ? sql<{ name: string }>`select name from pragma_table_info(${table}) where pk > 0 order by pk`
      : sql<{ name: string }>`select a.attname as name from pg_index i cross join lateral unnest(i.indkey) with ordinality k(number, place)
          join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number
          where i.indrelid = ('"' || ${table} || '"')::regclass and i.indisprimary order by k.place`
  return (await query.execute(db)).rows.map(({ name }) => name)
}

describeOnBoth('the schema', (open, place, dialect) => {
  test('is what the tables say: columns, kinds, what may be null, keys with the organisation first', async () => {
    const database = await open()
    const found = new Map((await database.db.introspection.getTables()).map((one) => [one.name, one]))
    for (const table of Object.values(tables) as Table[]) {
      const columns = Object.fromEntries(
        (found.get(table.name)?.columns ?? []).map((one) => [one.name, kindOf(one.dataType.toLowerCase()) + (one.isNullable ? '?' : '')]),
      )
      expect(columns, table.name).toEqual({ organisationId: 'text', version: 'integer', ...table.columns })
      expect(await keyOf(database, table.name), table.name).toEqual(['organisationId', ...table.key])
    }
  })

  test('is made once; a second start changes nothing', async () => {
    const database = await open()
    expect(await isMigrated(database)).toBe(true)
    expect(await migrate(database)).toBeNull()
  })

  test('writes to disk before it says so', async () => {
    const { db } = await open()
    const setting =
      dialect === 'sqlite' ? sql<Record<string, unknown>>`pragma synchronous` : sql<Record<string, unknown>>`show synchronous_commit`
    const [row] = (await setting.execute(db)).rows
    expect(Object.values(row ?? {})).toEqual([dialect === 'sqlite' ? 2 : 'on'])
    if (dialect !== 'sqlite') return
    expect((await sql<Record<string, unknown>>`pragma journal_mode`.execute(db)).rows).toEqual([{ journal_mode: 'wal' }])
    expect((await sql<Record<string, unknown>>`pragma foreign_keys`.execute(db)).rows).toEqual([{ foreign_keys: 1 }])
  })

  test('a file with an older schema is copied before it is touched', async () => {
    if (dialect !== 'sqlite') return
    const { url } = await place('empty')
    const database = await openDatabase(url)
    await migrate(database)
    // A schema of which one migration has still to run.
    const newer = { ...allMigrations, '9999-later': { up: async () => undefined } }
    const copy = (await migrate(database, newer))?.copy
    expect(copy).toMatch(/before-9999-later\.after-\d{4}-[a-z-]+$/)
    expect(existsSync(copy ?? '')).toBe(true)
    const copied = await openDatabase(`sqlite:${copy}`)
    expect(await isMigrated(copied)).toBe(true)
    await copied.close()
    await database.close()
  })
})
