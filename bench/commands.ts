/** A command from end to end, over HTTP to a durable commit, beside the bare commit of one row in the same run. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { newId } from '#server/base/ids.ts'
import { build, startBuilt } from './parts/built-server.ts'
import type { Task } from './parts/load.ts'
import { line, spread } from './parts/spread.ts'

const runs = 7
const oneAtATime = 500
const atOnce = 64
const many = 8000

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

build()
const server = await startBuilt(process.argv.slice(2))
const cookie = await server.welcome()
const load = fork(join(import.meta.dirname, 'parts/load.ts'))
const took = async (connections: number, commands: number): Promise<number> => {
  const task: Task = { port: Number(new URL(server.address).port), cookie, connections, commands }
  load.send(task)
  const [milliseconds] = (await once(load, 'message')) as [number]
  return milliseconds
}
await took(atOnce, many)

const bare: number[] = []
const single: number[] = []
const rate: number[] = []
for (let run = 0; run < runs; run++) {
  bare.push(rawCommit())
  single.push((await took(1, oneAtATime)) / oneAtATime)
  rate.push(many / ((await took(atOnce, many)) / 1000))
}
const floor = spread(bare)
line('raw commit of one row', floor, 'ms', undefined, 3)
line('command, one at a time (at most)', spread(single), 'ms', 3 * floor.median, 3)
line(`commands, ${atOnce} at once (at least)`, spread(rate), '/s', 5000, 0)
console.log(`memory after ${many * (runs + 1)} commands: ${server.resident().toFixed(0)} MB`)
load.disconnect()
await server.close()
