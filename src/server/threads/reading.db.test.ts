import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { expect, onTestFinished, test } from 'vitest'
import { fewPeople } from '#core/kernel/many.ts'
import type { Row, TableName } from '#core/registry/tables.ts'
import { countedDeliveries } from '#server/communication/delivery-queries.ts'
import type { Database, Readable } from '#server/db/database.ts'
import { findPeople, summarisePeople } from '#server/people/people-queries.ts'
import { threadTasks } from '#server/thread-tasks.ts'
import { createReading } from '#server/threads/reading.ts'
import { createThreads } from '#server/threads/threads.ts'
import { findPairs, summarisePairs } from '#server/training/buddy-queries.ts'
import { completionByPhase, missingOfPhase } from '#server/training/training-queries.ts'
import { cast, foundCompany, issue, now, organisationId, rollout, rowOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { insertRows } from '#test/large-company.ts'

const { rolloutId } = rollout
const today = now.slice(0, 10)
const page = { limit: 20 }
const anybody = { rolloutId, search: 'x 1', location: '', department: '', phase: '', reason: '', champions: false, sort: 'name' } as const

/** The sums and lists of a lead's pages. */
const asked = async (from: Readable): Promise<unknown> => ({
  people: await findPeople(from, cast.lead, anybody, today, page),
  summary: await summarisePeople(from, cast.lead, rolloutId, today),
  completion: await completionByPhase(from, cast.lead, rolloutId, { now, today }),
  missing: await missingOfPhase(from, cast.lead, { rolloutId, phaseKey: 'core' }, { now, today }, page),
  pairs: await findPairs(from, cast.lead, { rolloutId, search: '' }, page),
  helped: await summarisePairs(from, cast.lead, rolloutId),
  deliveries: await countedDeliveries(from, cast.lead, rolloutId),
})

describeOnBoth('reads about everyone', (open) => {
  const companyOf = async (people: number) => {
    const database = await open()
    const { write } = await foundCompany(database)
    const rows = Array.from({ length: people }, (_, index) => ({
      table: 'person' as const,
      row: rowOf('person', { personId: `x${index}`, name: `X ${index}`, locationId: 'albina' }) as Row<TableName>,
    }))
    await insertRows(database, organisationId, rows)
    await write(cast.lead, issue('plan.draft', { rolloutId }))
    const threads = createThreads(database, threadTasks)
    onTestFinished(() => threads.close())
    return { database, reading: createReading(database, threads) }
  }
  /** How many statements are prepared in this thread while something is asked; those that were asked before are prepared already. */
  const preparedHere = async (ask: () => Promise<unknown>): Promise<number> => {
    let prepared = 0
    const note = (): void => void (prepared += 1)
    subscribe('uitrol.statement', note)
    await ask()
    unsubscribe('uitrol.statement', note)
    return prepared
  }
  const isSqlite = ({ kind }: Database): boolean => kind === 'sqlite'

  test('are told the same by a thread, and none of their statements runs where requests are answered', async () => {
    const { database, reading } = await companyOf(fewPeople)
    const from = await reading(organisationId)
    expect(from === database).toBe(!isSqlite(database))
    let told: unknown
    const prepared = await preparedHere(async () => void (told = await asked(from)))
    if (isSqlite(database)) expect(prepared).toBe(0)
    expect(told).toEqual(await asked(database))
    expect(JSON.stringify(told)).toContain('X 1')
  })

  test('of a small organisation begin no thread', async () => {
    const { database, reading } = await companyOf(3)
    expect(await reading(organisationId)).toBe(database)
  })

  test('that fail are told as they would be here, and nothing is written through them', async () => {
    const { database, reading } = await companyOf(fewPeople)
    if (!isSqlite(database)) return
    const { db } = await reading(organisationId)
    await expect(
      db
        .selectFrom('nothing' as 'person')
        .selectAll()
        .execute(),
    ).rejects.toThrow('no such table: nothing')
    await expect(db.transaction().execute((trx) => trx.selectFrom('person').selectAll().execute())).rejects.toThrow('single statements')
    await expect(db.deleteFrom('person').execute()).rejects.toThrow('writes')
    expect((await summarisePeople(database, cast.lead, rolloutId, today)).people).toBeGreaterThan(fewPeople)
  })
})
