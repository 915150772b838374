/** A command from end to end, over HTTP to a durable commit, on SQLite and PostgreSQL, beside the bare commit of one row and a bare server that does one, in the same run. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '#server/db/database.ts'
import { cookieName } from '#server/http/credentials.ts'
import { createOrganisation } from '#server/organisation/create-organisation.ts'
import { createSessions } from '#server/sign-in/sign-in-session.ts'
import { createWriter } from '#server/write/write.ts'
import { owner } from '#test/server.ts'
import { startPostgres } from '#test/postgres.ts'
import { build, startBuilt } from './parts/built-server.ts'
import type { Task } from './parts/load.ts'
import { durableDatabase } from './parts/durable-database.ts'
import { rawCommit } from './parts/raw-commit.ts'
import { line, spread } from './parts/spread.ts'

const runs = 5
const oneAtATime = 500
const atOnce = 64
const many = 6000
const goals = { sqlite: { commits: 2, rate: 6000 }, postgres: { commits: 3, rate: 3000 } } as const
type Kind = keyof typeof goals

/** `npm run bench commands [sqlite|postgres] [flags for Node]`. */
const [only] = process.argv.slice(2).filter((option) => option in goals)
const flags = process.argv.slice(2).filter((option) => option !== only)

const folder = mkdtempSync(join(tmpdir(), 'uitrol-bench-'))
/** Founds three more organisations of the owner; answers the cookie of a sign-in session in each. */
const moreOrganisations = async (url: string): Promise<string[]> => {
  const database = await openDatabase(url)
  const now = (): string => new Date().toISOString()
  const write = createWriter({ database, now, committed: async () => undefined })
  const described = { name: 'X', country: 'SR', zone: 'America/Paramaribo', currency: 'SRD', language: 'nl' } as const
  const { accountId } = await database.db.selectFrom('account').select('accountId').executeTakeFirstOrThrow()
  const cookies: string[] = []
  for (let index = 0; index < 3; index++) {
    const founded = await createOrganisation(database, write, described, { email: owner.email, name: null }, now())
    const secret = await createSessions(database, now).open(accountId, founded?.organisationId ?? '', null)
    cookies.push(`${cookieName}=${secret}`)
  }
  await database.close()
  return cookies
}

const measure = async (kind: Kind): Promise<void> => {
  const stop = kind === 'postgres' ? await startPostgres('durable') : undefined
  const where = await durableDatabase(kind, folder, 'product')
  const server = await startBuilt(flags, { UITROL_DATABASE_URL: kind === 'sqlite' ? `sqlite:${where}` : where })
  const cookie = await server.welcome()
  const cookies = [cookie, ...(await moreOrganisations(kind === 'sqlite' ? `sqlite:${where}` : where))]
  // One of its own: it keeps its connections.
  const load = fork(join(import.meta.dirname, 'parts/load.ts'))
  const commit = await rawCommit(await durableDatabase(kind, folder, 'raw'))
  const bareServer = fork(join(import.meta.dirname, 'parts/command-floor.ts'), [await durableDatabase(kind, folder, 'floor')])
  const [barePort] = (await once(bareServer, 'message')) as [number]
  /** Milliseconds of one bare commit. */
  const bareCommit = async (): Promise<number> => {
    const start = performance.now()
    for (let index = 0; index < oneAtATime; index++) await commit()
    return (performance.now() - start) / oneAtATime
  }
  const own = Number(new URL(server.address).port)
  const took = async (connections: number, commands: number, as: readonly string[] = [cookie], port = own): Promise<number> => {
    const task: Task = { port, cookies: as, connections, commands }
    load.send(task)
    const [milliseconds] = (await once(load, 'message')) as [number]
    return milliseconds
  }
  await took(atOnce, many)
  await took(atOnce, many, cookies)
  await took(1, oneAtATime, [cookie], barePort)

  const bare: number[] = []
  const overHttp: number[] = []
  const single: number[] = []
  const rate: number[] = []
  const busy: number[] = []
  const several: number[] = []
  for (let run = 0; run < runs; run++) {
    bare.push(await bareCommit())
    overHttp.push((await took(1, oneAtATime, [cookie], barePort)) / oneAtATime)
    single.push((await took(1, oneAtATime)) / oneAtATime)
    const before = server.processorTime()
    rate.push(many / ((await took(atOnce, many)) / 1000))
    busy.push((server.processorTime() - before) / many)
    several.push(many / ((await took(atOnce, many, cookies)) / 1000))
  }
  const floor = spread(bare)
  const { commits, rate: goal } = goals[kind]
  line(`${kind}, raw commit of one row`, floor, 'ms', undefined, 3)
  line(`${kind}, the same by a bare server over HTTP`, spread(overHttp), 'ms', undefined, 3)
  line(`${kind}, one at a time (at most)`, spread(single), 'ms', commits * floor.median, 3)
  console.log(`${kind}, one at a time: ${(spread(single).median / spread(overHttp).median).toFixed(2)} times the bare server`)
  line(`${kind}, ${atOnce} at once (at least)`, spread(rate), '/s', goal, 0)
  line(`${kind}, the same in ${cookies.length} organisations (at least)`, spread(several), '/s', spread(rate).median, 0)
  line(`${kind}, processor time of one of those`, spread(busy), 'ms', undefined, 3)
  console.log(`${kind}: memory after ${many * 2 * (runs + 1)} commands ${server.resident().toFixed(0)} MB`)
  load.disconnect()
  bareServer.disconnect()
  await server.close()
  await stop?.()
}

build()
for (const kind of ['sqlite', 'postgres'] as const) if (only === undefined || only === kind) await measure(kind)
rmSync(folder, { recursive: true, force: true })
