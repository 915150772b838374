/** What the page of adoption asks over HTTP, for 10,000 and 100,000 people and 90 days of usage, on SQLite and PostgreSQL: `npm run bench adoption [sqlite|postgres] [people,…]`. */
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemActor } from '#core/access/access.ts'
import { dayNumber, dayOf } from '#core/kernel/calendar.ts'
import type { Row, TableName } from '#core/registry/tables.ts'
import { hashOfSecret } from '#server/base/ids.ts'
import { newTokenSecret } from '#server/sign-in/api-token.ts'
import { commandCall } from '#server/base/command-call.ts'
import { type Database, openDatabase } from '#server/db/database.ts'
import { migrate } from '#server/db/migrate.ts'
import { runTogether } from '#server/db/run-together.ts'
import { directoryOf } from '#server/metrics/usage-directory.ts'
import { writesOf } from '#server/metrics/usage-sums.ts'
import { lockBook } from '#server/metrics/usage-rows.ts'
import { foldKey } from '#core/metrics/usage-fold.ts'
import { createWriter } from '#server/write/write.ts'
import { rowOf } from '#test/cast.ts'
import { insertRows, makeLargeCompany } from '#test/large-company.ts'
import { asAdmin, startPostgres } from '#test/postgres.ts'
import { build, startBuilt } from './parts/built-server.ts'
import { line, spread } from './parts/spread.ts'

const [only, sizesGiven = '10000,100000'] = process.argv.slice(2)
const sizes = sizesGiven.split(',').map(Number)
const days = 90
const [runs, warmUp] = [100, 20]
const goals: Readonly<Record<number, number>> = { 10_000: 10, 100_000: 50 }
const now = new Date().toISOString()
const asOf = dayNumber(now.slice(0, 10))
const organisationId = 'bench'

/** Ninety days of usage: six of ten people on each workday, in one to four workflows; ten million events at 10,000 people. */
const fill = async (database: Database, rolloutId: string): Promise<number> => {
  const { db, kind } = database
  const write = createWriter({ database, now: () => now, committed: async () => undefined })
  const actor = systemActor(organisationId)
  const run = (name: 'metrics.describeSource' | 'metrics.noteImport', input: never) => write(actor, commandCall(now, name, input))
  await run('metrics.describeSource', { rolloutId, sourceId: 'api', name: 'API', grain: 'daily', system: 'new', mapping: null } as never)
  const nothing = {
    fileName: null,
    contentHash: null,
    madeOn: null,
    newestOn: null,
    people: null,
    taken: null,
    refused: null,
    unknown: null,
  }
  await run('metrics.noteImport', { rolloutId, importId: 'i', sourceId: 'api', importedBy: 'x', ...nothing } as never)
  let rows = 0
  for (let day = asOf - days + 1; day <= asOf; day++) {
    if (day % 7 === 2 || day % 7 === 3) continue
    const directory = await directoryOf(database, organisationId, rolloutId)
    const counts = new Map<number, number>()
    const ids = await db.selectFrom('person').select('personId').where('organisationId', '=', organisationId).execute()
    for (const [at, { personId }] of ids.entries()) {
      const person = directory.personById(personId)
      if (!person || (Math.imul(at + day * 31, 2_654_435_761) >>> 0) % 10 >= 6) continue
      for (let workflow = 1; workflow <= 1 + (at % 4); workflow++) counts.set(foldKey(person.slot, day, 0, workflow), 5)
    }
    rows += counts.size
    await db.transaction().execute(async (trx) => {
      const book = await lockBook(trx, organisationId)
      const { queries } = writesOf({ db: trx, kind }, directory, book, [{ sourceId: 'api', importId: 'i', counts }], (place) => `w${place}`)
      await runTogether(trx, kind, queries)
    })
  }
  return rows
}

/** Asks over one open connection, of a server in a process of its own: what is made anew here is not in its time. */
const asksOf = (address: string, secret: string | null) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const headers = { 'content-type': 'application/json', ...(secret !== null && { authorization: `Bearer ${secret}` }) }
  const over = (path: string, body?: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const asked = request(`${address}${path}`, { agent, method: body === undefined ? 'GET' : 'POST', headers }, (answer) => {
        answer
          .resume()
          .on('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(`${path} answered ${answer.statusCode}`))))
      })
      asked.on('error', reject).end(body)
    })
  return { over, close: () => agent.destroy() }
}

/** The longest that somebody else waited for the least there is to answer, while something went on. */
const longestWaitWhile = async (address: string, act: () => Promise<void>): Promise<number> => {
  const { over, close } = asksOf(address, null)
  let [isOver, longest] = [false, 0]
  const going = act().finally(() => (isOver = true))
  while (!isOver) {
    const begun = performance.now()
    await over('/health')
    longest = Math.max(longest, performance.now() - begun)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  await going
  close()
  return longest
}

/**
 * The least that figures over everyone can cost: an answer over the same connection that counts nothing, and one walk over a word of
 * three months of days for each person, which is what active, lapsed and due need at the least.
 */
const leastOf = async (over: (path: string) => Promise<void>, people: number): Promise<number[]> => {
  const known = Int32Array.from({ length: 3 * people }, (_, at) => Math.imul(at, 2_654_435_761))
  const took: number[] = []
  let active = 0
  for (let run = 0; run < warmUp + runs; run++) {
    const begun = performance.now()
    await over('/health')
    for (const word of known) if ((word & 0x7f) !== 0) active++
    if (run >= warmUp) took.push(performance.now() - begun)
  }
  if (active === 0) throw new Error('Nothing was counted.')
  return took
}

build()
const folder = mkdtempSync(join(tmpdir(), 'uitrol-adoption-'))
for (const kind of ['sqlite', 'postgres'] as const) {
  if (only !== undefined && only !== kind) continue
  const stop = kind === 'postgres' ? await startPostgres() : undefined
  for (const people of sizes) {
    const url = kind === 'sqlite' ? `sqlite:${join(folder, `${people}.db`)}` : Object.assign(await asAdmin(`create database adoption${people}`), { pathname: `/adoption${people}` }).href // prettier-ignore
    const database = await openDatabase(url)
    await migrate(database)
    const { rolloutId } = await makeLargeCompany(database, organisationId, people, now)
    // Ten days of going live, so that some are due, some are new, and some have not begun.
    const phased = await database.db.selectFrom('participant').select('personId').where('organisationId', '=', organisationId).orderBy('personId').execute() // prettier-ignore
    for (let nth = 0; nth < 10; nth++)
      for (let from = nth; from < phased.length; from += 10_000)
        await database.db.updateTable('participant').set({ goLiveOn: dayOf(asOf - 60 + 8 * nth), phaseKey: `p${nth}` }).where('organisationId', '=', organisationId).where('personId', 'in', phased.slice(from, from + 10_000).filter((_, at) => at % 10 === 0).map(({ personId }) => personId)).execute() // prettier-ignore
    console.log(`${kind}, ${people} people: ${await fill(database, rolloutId)} folded rows`)
    const secret = newTokenSecret()
    await database.db.insertInto('account').values({ accountId: 'a', name: 'Bench', email: 'bench@bench.example', passwordHash: null, organisationId, personId: null, language: null, createdAt: now }).execute() // prettier-ignore
    await insertRows(database, organisationId, [
      { table: 'membership', row: rowOf('membership', { accountId: 'a', role: 'owner' }) as Row<TableName> },
      { table: 'accessToken', row: rowOf('accessToken', { tokenId: 't', name: 'Bench', rights: '["usage.send","metrics.run"]', secretHash: hashOfSecret(secret), makerId: 'a', createdAt: now }) as Row<TableName> }, // prettier-ignore
    ])
    const emails = await database.db.selectFrom('person').select('email').where('organisationId', '=', organisationId).execute()
    await database.close()
    const server = await startBuilt([], { UITROL_DATABASE_URL: url })
    const { over, close } = asksOf(server.address, secret)
    const least = spread(await leastOf(over, people))
    line(`${kind}, ${people}, the least: an answer and a walk over everyone`, least, 'ms', undefined, 2)
    /** Somebody who was not seen today yet, so that what is stored and counted changes. */
    const send = (nth: number): Promise<void> => over('/api/usage', JSON.stringify([{ person: emails[nth]?.email, day: now.slice(0, 10), workflow: 'w1' }])) // prettier-ignore
    for (const [what, path, limit] of [
      ['figures and goals', '/api/adoption', goals[people]],
      ['page', '/api/adoption/overview', goals[people]],
    ] as const) {
      const took: Record<'first' | 'again', number[]> = { first: [], again: [] }
      const timed = async (which: keyof typeof took): Promise<void> => {
        const begun = performance.now()
        await over(path)
        took[which].push(performance.now() - begun)
      }
      const begun = performance.now()
      const waited = await longestWaitWhile(server.address, () => over(path))
      console.log(`${kind}, ${people}, ${what}, first after the start of the server: ${(performance.now() - begun).toFixed(0)} ms, ${server.processorTime()} ms of processor time since the start; nobody else waited longer than ${waited.toFixed(0)} ms`) // prettier-ignore
      // The first ones are slower until the machine code is made.
      for (let run = 0; run < warmUp; run++) {
        await send(runs + run)
        await over(path)
      }
      globalThis.gc?.()
      for (let run = 0; run < runs; run++) {
        await send(run)
        await timed('first')
        await timed('again')
      }
      for (const [when, values] of [
        ['first after usage', took.first],
        ['nothing written', took.again],
      ] as const) {
        const all = spread(values)
        line(`${kind}, ${people}, ${what}, ${when}`, all, 'ms')
        line(`${kind}, ${people}, ${what}, ${when}, p99`, { ...all, median: all.p99 }, 'ms', limit)
        console.log(`${kind}, ${people}, ${what}, ${when}: ${(all.median / least.min).toFixed(1)} times the fastest of these`)
      }
    }
    close()
    await server.close()
  }
  await stop?.()
}
rmSync(folder, { recursive: true, force: true })
