/** What the page of adoption asks, for 10,000 and 100,000 people and 90 days of usage, on SQLite and PostgreSQL, beside a scan of a materialised table: `npm run bench adoption [sqlite|postgres] [people,…]`. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemActor } from '#core/access/access.ts'
import { dayNumber } from '#core/kernel/calendar.ts'
import { commandCall } from '#server/base/command-call.ts'
import { type Database, openDatabase } from '#server/db/database.ts'
import { migrate } from '#server/db/migrate.ts'
import { readAdoption } from '#server/metrics/adoption-reading.ts'
import { flowsOn } from '#server/metrics/flow-queries.ts'
import { goalsOf } from '#server/metrics/goal-queries.ts'
import { directoryOf } from '#server/metrics/usage-directory.ts'
import { daysOfUse } from '#server/metrics/usage-history.ts'
import { writeSums } from '#server/metrics/usage-sums.ts'
import { lockBook } from '#server/metrics/usage-rows.ts'
import { foldKey } from '#core/metrics/usage-fold.ts'
import { createWriter } from '#server/write/write.ts'
import { makeLargeCompany } from '#test/large-company.ts'
import { asAdmin, startPostgres } from '#test/postgres.ts'
import { line, spread } from './parts/spread.ts'

const [only, sizesGiven = '10000,100000'] = process.argv.slice(2)
const sizes = sizesGiven.split(',').map(Number)
const days = 90
const runs = 30
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
    await database.db
      .updateTable('participant')
      .set({ goLiveOn: now.slice(0, 10) })
      .execute()
    console.log(`${kind}, ${people} people: ${await fill(database, rolloutId)} folded rows`)
    const actor = systemActor(organisationId)
    const ask = async (): Promise<void> => {
      const reading = await readAdoption({ database, now: () => now }, actor, { rollout: rolloutId })
      await goalsOf(database, reading.directory, reading)
    }
    const flows = async (): Promise<unknown> => flowsOn(database, await directoryOf(database, organisationId, rolloutId), asOf, null)
    const history = async (): Promise<unknown> => {
      const directory = await directoryOf(database, organisationId, rolloutId)
      return daysOfUse(database, directory, { system: 'new', from: asOf - days, until: asOf, deciding: null })
    }
    // The least such an answer can cost: the rows of the people, and one row a day of a table made beforehand.
    const floor = async (): Promise<unknown> => database.db.selectFrom('participant').select('personId').where('organisationId', '=', organisationId).execute() // prettier-ignore
    for (const [what, answer, limit] of [
      ['figures and goals', ask, goals[people]],
      ['flows', flows, goals[people]],
      ['days of use', history, goals[people]],
      ['floor: one row a person', floor, undefined],
    ] as const) {
      const times: number[] = []
      const cold = performance.now()
      await answer()
      console.log(`${kind}, ${people}, ${what}, first time after usage was written: ${(performance.now() - cold).toFixed(0)} ms`)
      for (let run = 0; run < runs && times.reduce((sum, one) => sum + one, 0) < 20_000; run++) {
        const begun = performance.now()
        await answer()
        times.push(performance.now() - begun)
      }
      line(`${kind}, ${people}, ${what}`, spread(times), 'ms', limit)
    }
    await database.close()
  }
  await stop?.()
}
rmSync(folder, { recursive: true, force: true })
