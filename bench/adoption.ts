/** What the page of adoption asks over HTTP, for 10,000 and 100,000 people and 90 days of usage, on SQLite and PostgreSQL: `npm run bench adoption [sqlite|postgres] [people,…]`. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { mkdtempSync, rmSync } from 'node:fs'
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
import { directoryOf } from '#server/metrics/usage-directory.ts'
import { writeSums } from '#server/metrics/usage-sums.ts'
import { lockBook } from '#server/metrics/usage-rows.ts'
import { foldKey } from '#core/metrics/usage-fold.ts'
import { createWriter } from '#server/write/write.ts'
import { rowOf } from '#test/cast.ts'
import { insertRows, makeLargeCompany } from '#test/large-company.ts'
import { testServer } from '#test/server.ts'
import { asAdmin, startPostgres } from '#test/postgres.ts'
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
      await writeSums(trx, kind, directory, book, [{ sourceId: 'api', importId: 'i', counts }], (place) => `w${place}`)
    })
  }
  return rows
}

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
    const server = await testServer({ UITROL_DATABASE_URL: url })
    const over = async (path: string, body?: string): Promise<void> => {
      const answer = await fetch(`${server.address}${path}`, { method: body === undefined ? 'GET' : 'POST', headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' }, ...(body === undefined ? {} : { body }) }) // prettier-ignore
      if (!answer.ok) throw new Error(await answer.text())
      await answer.arrayBuffer()
    }
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
      const delays = monitorEventLoopDelay({ resolution: 5 })
      delays.enable()
      await over(path)
      delays.disable()
      console.log(`${kind}, ${people}, ${what}, first after the start of the server: ${(performance.now() - begun).toFixed(0)} ms, in which nobody else waited longer than ${(delays.max / 1e6).toFixed(0)} ms`) // prettier-ignore
      // The first ones are slower until the machine code is made.
      for (let run = 0; run < warmUp; run++) {
        await send(runs + run)
        await over(path)
      }
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
      }
    }
    await server.close()
    await database.close()
  }
  await stop?.()
}
rmSync(folder, { recursive: true, force: true })
