/**
 * What this machine can do at best, beside the figures that the goals were set by: rows written, commits of one row, JSON parsed, requests
 * answered. A goal in seconds is met or missed by a machine, too: `npm run bench floors`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import fastify from 'fastify'
import pg from 'pg'
import { startPostgres } from '#test/postgres.ts'
import { durableDatabase } from './parts/durable-database.ts'
import { rawCommit } from './parts/raw-commit.ts'
import { line, spread } from './parts/spread.ts'

const runs = 5
const [batch, batches] = [10_000, 40]
const table = 'create table used (person integer, kind integer, day integer, count integer, primary key (person, kind, day))'

/** How many of a kind there are in a second, in each run. */
const rates = async (work: () => Promise<number> | number): Promise<number[]> => {
  const found: number[] = []
  for (let run = 0; run < runs; run++) {
    const begun = performance.now()
    const done = await work()
    found.push(done / ((performance.now() - begun) / 1000))
  }
  return found
}

const folder = mkdtempSync(join(tmpdir(), 'uitrol-bench-'))
const stop = await startPostgres('durable')

const raw = new Sqlite(join(folder, 'rows.db'))
raw.pragma('journal_mode = WAL')
raw.pragma('synchronous = FULL')
raw.exec(`${table} without rowid`)
const upsert = raw.prepare('insert into used values (?, ?, ?, 1) on conflict do update set count = count + 1')
const fold = raw.transaction((nth: number) => {
  for (let person = 0; person < batch; person++) upsert.run(person, nth % 4, nth >> 2)
})
const folded = (): number => {
  for (let nth = 0; nth < batches; nth++) fold(nth)
  return batch * batches
}
line('SQLite, rows folded in batches of 10,000', spread(await rates(folded)), '/s', 616_000, 0)
raw.close()

const client = new pg.Client({ connectionString: await durableDatabase('postgres', folder, 'rows') })
await client.connect()
await client.query(table)
const people = Array.from({ length: batch }, (_, person) => person)
const text =
  'insert into used select person, $2, $3, 1 from unnest($1::integer[]) as person on conflict (person, kind, day) do update set count = used.count + 1'
const unnested = async (): Promise<number> => {
  for (let nth = 0; nth < batches / 4; nth++) await client.query({ name: 'fold', text, values: [people, nth % 4, nth >> 2] })
  return (batch * batches) / 4
}
line('PostgreSQL, rows folded in batches of 10,000', spread(await rates(unnested)), '/s', 100_000, 0)
await client.end()

const commit = await rawCommit(join(folder, 'commits.db'))
const committed = async (): Promise<number> => {
  for (let nth = 0; nth < 1000; nth++) await commit()
  return 1000
}
line('SQLite, commits of one row', spread(await rates(committed)), '/s', 4000, 0)

const json = JSON.stringify(people.map((person) => ({ id: `p${person}`, name: `Person ${person}`, email: `p${person}@x.example`, person })))
const parsed = (): number => {
  for (let nth = 0; nth < 40; nth++) JSON.parse(json)
  return (40 * json.length) / 1e6
}
line('JSON parsed', spread(await rates(parsed)), 'MB/s', 217, 0)

const app = fastify()
app.post('/', (request) => request.body)
const address = await app.listen({ port: 0, host: '127.0.0.1' })
const asked = async (): Promise<number> => {
  const ask = async (): Promise<void> => {
    for (let nth = 0; nth < 60; nth++) {
      const answer = await fetch(address, { method: 'POST', body: '{"id":"a"}', headers: { 'content-type': 'application/json' } })
      await answer.text()
    }
  }
  await Promise.all(Array.from({ length: 32 }, ask))
  return 32 * 60
}
line('Fastify, posts of JSON, asked from the same process', spread(await rates(asked)), '/s', undefined, 0)
await app.close()
await stop()
rmSync(folder, { recursive: true, force: true })
