/** The least that taking usage in can cost: Fastify with its own validator, a map of people, one folded row per key, one commit for all that wait. */
import { readFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import fastify from 'fastify'
import pg from 'pg'

interface Line {
  readonly person: string
  readonly day: string
  readonly workflow: string
}
interface Waiting {
  readonly lines: readonly Line[]
  readonly resolve: () => void
}

const [where = '', listFile = ''] = process.argv.slice(2)
const people = new Map((JSON.parse(readFileSync(listFile, 'utf8')) as string[]).map((email, index) => [email, index + 1]))
const workflows = new Map<string, number>()
const days = new Map<string, number>()
const numberIn = (map: Map<string, number>, name: string): number => {
  let number = map.get(name)
  if (number === undefined) map.set(name, (number = map.size + 1))
  return number
}

/** Counts by person, day and workflow, as one number. */
const fold = (group: readonly Waiting[]): Map<number, number> => {
  const counts = new Map<number, number>()
  for (const { lines } of group)
    for (const { person, day, workflow } of lines) {
      const key = ((people.get(person) ?? 0) * 4096 + numberIn(days, day)) * 64 + numberIn(workflows, workflow)
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  return counts
}

const create = 'create table used (person integer, day integer, workflow integer, count integer, primary key (day, person, workflow))'
const openSqlite = (): ((counts: Map<number, number>) => Promise<void>) => {
  const raw = new Sqlite(where)
  raw.pragma('journal_mode = WAL')
  raw.pragma('synchronous = FULL')
  raw.exec(`${create} without rowid`)
  const put = raw.prepare('insert into used values (?, ?, ?, ?) on conflict do update set count = count + excluded.count')
  const write = raw.transaction((counts: Map<number, number>) => {
    for (const [key, count] of counts) put.run(Math.floor(key / 262_144), Math.floor(key / 64) % 4096, key % 64, count)
  })
  return async (counts) => write(counts)
}
const openPostgres = async (): Promise<(counts: Map<number, number>) => Promise<void>> => {
  const client = new pg.Client({ connectionString: where })
  await client.connect()
  await client.query(create)
  const text =
    'insert into used select * from unnest($1::int[], $2::int[], $3::int[], $4::int[]) on conflict (day, person, workflow) do update set count = used.count + excluded.count'
  return async (counts) => {
    const columns: number[][] = [[], [], [], []]
    for (const [key, count] of counts) {
      columns[0]?.push(Math.floor(key / 262_144))
      columns[1]?.push(Math.floor(key / 64) % 4096)
      columns[2]?.push(key % 64)
      columns[3]?.push(count)
    }
    await client.query(text, columns)
  }
}

const write = where.startsWith('postgres') ? await openPostgres() : openSqlite()
let waiting: Waiting[] = []
let isServing = false
const serve = async (): Promise<void> => {
  isServing = true
  while (waiting.length > 0) {
    await new Promise(setImmediate)
    const group = waiting
    waiting = []
    await write(fold(group))
    for (const { resolve } of group) resolve()
  }
  isServing = false
}

const text = { type: 'string', maxLength: 200 }
const line = { type: 'object', required: ['person', 'day'], properties: { person: text, day: { ...text, format: 'date' }, workflow: text } }
const app = fastify({ bodyLimit: 8_000_000 })
app.post('/api/usage', { schema: { body: { type: 'array', items: line } } }, async (request) => {
  const lines = request.body as Line[]
  await new Promise<void>((resolve) => {
    waiting.push({ lines, resolve })
    if (!isServing) void serve()
  })
  return { taken: lines.length }
})
const address = await app.listen({ port: 0, host: '127.0.0.1' })
process.send?.(new URL(address).port)
process.on('disconnect', () => process.exit())
