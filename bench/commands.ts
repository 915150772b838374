/** A command from end to end, over HTTP to a durable commit, beside the bare commit of one row in the same run. */
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { newId } from '#server/identity.ts'
import { type TestServer, testServer } from '#test/server.ts'

const runs = 5
const oneAtATime = 300
const atOnce = 64
const many = 2000

interface Spread {
  readonly median: number
  readonly min: number
  readonly max: number
}

const spread = (values: readonly number[]): Spread => {
  const sorted = values.toSorted((one, other) => one - other)
  return { median: sorted[sorted.length >> 1] ?? 0, min: sorted[0] ?? 0, max: sorted.at(-1) ?? 0 }
}

/** Milliseconds of one bare commit: one row, WAL, synchronous=FULL. */
const rawCommit = (): number => {
  const folder = mkdtempSync(join(tmpdir(), 'uitrol-bench-'))
  const raw = new Sqlite(join(folder, 'raw.db'))
  raw.pragma('journal_mode = WAL')
  raw.pragma('synchronous = FULL')
  raw.exec('create table t (k text primary key, v text)')
  const insert = raw.prepare('insert into t values (?, ?)')
  const start = performance.now()
  for (let index = 0; index < oneAtATime; index++) insert.run(newId(new Date().toISOString()), 'x'.repeat(200))
  const each = (performance.now() - start) / oneAtATime
  raw.close()
  rmSync(folder, { recursive: true })
  return each
}

let made = 0
const body = (): string =>
  JSON.stringify({
    id: newId(new Date().toISOString()),
    name: 'regional.changeHoliday',
    input: { country: 'SR', day: '2030-01-02', nameEn: `Day ${made}`, nameNl: `Dag ${made++}`, provisional: false, off: true },
    issuedAt: new Date().toISOString(),
  })

const post = (server: TestServer, agent: Agent): Promise<void> =>
  new Promise((resolve, reject) => {
    const sent = request(
      `${server.address}/api/commands`,
      { method: 'POST', agent, headers: { cookie: server.cookie, 'content-type': 'application/json' } },
      (answer) => {
        answer.resume().on('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(`Answered ${answer.statusCode}.`))))
      },
    )
    sent.on('error', reject).end(body())
  })

const line = (what: string, { median, min, max }: Spread, unit: string, limit: string, ratio: string): void =>
  console.log(`${what.padEnd(34)} ${median.toFixed(2)} ${unit} (${min.toFixed(2)} to ${max.toFixed(2)})   limit ${limit}   ratio ${ratio}`)

const server = await testServer()
await server.welcome()
const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
for (let index = 0; index < 200; index++) await post(server, agent)

const bare: number[] = []
const single: number[] = []
const rate: number[] = []
for (let run = 0; run < runs; run++) {
  bare.push(rawCommit())
  let start = performance.now()
  for (let index = 0; index < oneAtATime; index++) await post(server, agent)
  single.push((performance.now() - start) / oneAtATime)
  start = performance.now()
  let left = many
  const worker = async (): Promise<void> => {
    while (left-- > 0) await post(server, agent)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  rate.push(many / ((performance.now() - start) / 1000))
}
const floor = spread(bare)
const one = spread(single)
const all = spread(rate)
line('raw commit of one row', floor, 'ms', '-', '1.00')
line('command, one at a time', one, 'ms', `${(3 * floor.median).toFixed(2)} ms`, (one.median / floor.median).toFixed(2))
line(`commands, ${atOnce} at once`, all, '/s', '5000 /s', (all.median / 5000).toFixed(2))
agent.destroy()
await server.close()
