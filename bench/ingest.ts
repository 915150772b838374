/** Usage over HTTP to a durable commit, on SQLite and PostgreSQL, beside the bare floor of the same run: in batches of 500, and one event a request. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { addDays } from '#core/kernel/calendar.ts'
import { hashOfSecret, newId } from '#server/base/ids.ts'
import { newTokenSecret } from '#server/sign-in/api-token.ts'
import { startPostgres } from '#test/postgres.ts'
import { build, startBuilt } from './parts/built-server.ts'
import { durableDatabase } from './parts/durable-database.ts'
import { line, spread } from './parts/spread.ts'
import type { UsageTask } from './parts/usage-load.ts'

const people = 10_000
const runs = 5
const kinds = ['sqlite', 'postgres'] as const
const [only] = process.argv.slice(2)

const today = new Date().toISOString().slice(0, 10)
const emails = Array.from({ length: people }, (_, index) => `person${index}@bench.example`)
const shapes = {
  'batches of 500': { size: 500, connections: 32, batches: 1200, days: [today] },
  'one event a request': { size: 1, connections: 64, batches: 20_000, days: [today] },
} as const
const goals = {
  sqlite: { 'batches of 500': 300_000, 'one event a request': 20_000 },
  postgres: { 'batches of 500': 150_000, 'one event a request': undefined },
} as const

const folder = mkdtempSync(join(tmpdir(), 'uitrol-ingest-'))
const listFile = join(folder, 'people.json')
writeFileSync(listFile, JSON.stringify(emails))

const load = fork(join(import.meta.dirname, 'parts/usage-load.ts'))
/** Events a second. */
const rate = async (task: UsageTask): Promise<number> => {
  load.send(task)
  const [milliseconds] = (await once(load, 'message')) as [number]
  return (task.batches * task.size) / (milliseconds / 1000)
}

/** Ten thousand people and a token, over HTTP as anybody would. */
const furnish = async (address: string, cookie: string): Promise<string> => {
  const now = new Date().toISOString()
  const give = async (name: string, input: unknown): Promise<void> => {
    const answer = await fetch(`${address}/api/commands`, {
      method: 'POST',
      body: JSON.stringify({ id: newId(now), name, input, issuedAt: now }),
      headers: { 'content-type': 'application/json', cookie },
    })
    if (!answer.ok) throw new Error(await answer.text())
  }
  await give('plan.startRollout', { rolloutId: 'r', tool: 'Kompas', benefit: null, problem: null, oldSystem: null, complexity: 'simple', critical: false, startOn: addDays(today, 60) }) // prettier-ignore
  const list = ['Name,Email', ...emails.map((email, index) => `Person ${index},${email}`)].join('\n')
  const form = new FormData()
  form.set('file', new File([list], 'people.csv'))
  const shown = await fetch(`${address}/api/people/preview`, { method: 'POST', body: form, headers: { cookie } })
  if (!shown.ok) throw new Error(await shown.text())
  const { importOf } = await import('#core/people/people-import-command.ts')
  const preview = (await shown.json()) as Parameters<typeof importOf>[0]
  await give('people.import', importOf(preview, { rolloutId: 'r', locations: [], leavers: [] }))
  const secret = newTokenSecret()
  await give('access.createToken', { tokenId: newId(now), name: 'Bench', rights: ['usage.send'], rolloutId: null, secretHash: hashOfSecret(secret), days: null }) // prettier-ignore
  return secret
}

const startFloor = async (where: string): Promise<{ port: number; child: ChildProcess }> => {
  const child = fork(join(import.meta.dirname, 'parts/usage-floor.ts'), [where, listFile])
  const [port] = (await once(child, 'message')) as [string]
  return { port: Number(port), child }
}

/** Bytes of the table of folded usage with its index, and its rows. */
const weighPostgres = async (url: string): Promise<{ bytes: number; rows: number }> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(
    `select pg_total_relation_size('"usageDay"')::float8 as bytes, (select count(*) from "usageDay")::float8 as rows`,
  )
  await client.end()
  return rows[0] as { bytes: number; rows: number }
}
const weighSqlite = async (file: string): Promise<{ bytes: number; rows: number }> => {
  const { default: Sqlite } = await import('better-sqlite3')
  const raw = new Sqlite(file)
  raw.pragma('wal_checkpoint(truncate)')
  const rows = raw.prepare('select count(*) as n from "usageDay"').get() as { n: number }
  raw.exec('vacuum')
  const before = statSync(file).size
  raw.exec('delete from "usageDay"')
  raw.exec('vacuum')
  const bytes = before - statSync(file).size
  raw.close()
  return { bytes, rows: rows.n }
}

build()
for (const kind of kinds) {
  if (only !== undefined && only !== kind) continue
  const stop = kind === 'postgres' ? await startPostgres('durable') : undefined
  const where = await durableDatabase(kind, folder, 'product')
  const server = await startBuilt([], { UITROL_DATABASE_URL: kind === 'sqlite' ? `sqlite:${where}` : where })
  const token = await furnish(server.address, await server.welcome())
  const floor = await startFloor(await durableDatabase(kind, folder, 'floor'))
  for (const [what, shape] of Object.entries(shapes)) {
    const task = { path: '/api/usage', token, people: emails, ...shape }
    const [ours, bare]: [number[], number[]] = [[], []]
    const product = { ...task, port: Number(new URL(server.address).port) }
    await rate({ ...product, batches: Math.ceil(shape.batches / 4) })
    for (let run = 0; run < runs; run++) {
      ours.push(await rate(product))
      bare.push(await rate({ ...task, port: floor.port }))
    }
    const goal = goals[kind][what as keyof typeof shapes]
    line(`${kind}, ${what} (at least)`, spread(ours), 'events/s', goal, 0)
    const ratio = spread(ours).median / spread(bare).median
    line(`${kind}, ${what}, bare floor`, spread(bare), 'events/s', undefined, 0)
    console.log(`${kind}, ${what}: ${(100 * ratio).toFixed(0)} % of the floor   goal 60 %`)
  }
  console.log(`${kind}: memory ${server.resident().toFixed(0)} MB`)
  await server.close()
  floor.child.disconnect()
  const { bytes, rows } = kind === 'sqlite' ? await weighSqlite(where) : await weighPostgres(where)
  console.log(`${kind}: ${(bytes / rows).toFixed(1)} bytes a folded row, index included, over ${rows} rows   goal 40`)
  await stop?.()
}
load.disconnect()
rmSync(folder, { recursive: true, force: true })
