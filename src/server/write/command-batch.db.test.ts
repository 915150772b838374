/** Commands that share a commit: each sees what those before it did, and all is left as if they had come one by one. */
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { type Issued, put } from '#core/kernel/command.ts'
import { Problem } from '#core/kernel/problem.ts'
import { seeded } from '#core/kernel/seeded.ts'
import { type TableName, tables as allTables } from '#core/registry/tables.ts'
import { verifyTrail } from '#server/audit/verify-chain.ts'
import { commitTogether } from '#server/db/commit-together.ts'
import { type Database, openDatabase } from '#server/db/database.ts'
import { differencesOf } from '#server/db/differences.ts'
import { createPendingChanges } from '#server/db/pending-changes.ts'
import { createSharedFacts } from '#server/db/shared-facts.ts'
import { createUnwrittenRows, writtenSince } from '#server/db/kept-pieces.ts'
import { openBatch } from '#server/write/command-batch.ts'
import { changesAfter } from '#server/sync/changes.ts'
import { cast, foundCompany, issue, now, organisationId, person, rollout, rowOf } from '#test/cast.ts'
import { describeOnBoth, dialects } from '#test/dialects.ts'
import { insertRows } from '#test/large-company.ts'

/** Commands about a few people, places and days, many of them about the same, some refused and some sent twice. */
const someCommands = (seed: number, count: number): readonly Issued[] => {
  const random = seeded(seed)
  const roll = (most: number): number => Math.floor(random() * most)
  const sent: Issued[] = []
  const someone = () => ({ ...person(`p${roll(4)}`, roll(2) ? 'albina' : 'georgetown'), name: `Name ${roll(9)}` })
  const makers: (() => Issued | undefined)[] = [
    () => issue('people.add', { ...someone(), email: roll(3) ? null : 'same@x.internal' }),
    () => issue('people.change', someone()),
    () => issue('people.change', someone()),
    () => issue('people.leave', { personId: `p${roll(4)}`, leftOn: roll(2) ? '2026-11-20' : null }),
    () => issue('people.nominate', { rolloutId: rollout.rolloutId, personId: `p${roll(4)}`, nominated: roll(2) === 0 }),
    () => issue('regional.changeHoliday', { country: 'SR', day: `2030-01-0${1 + roll(3)}`, nameEn: `Day ${roll(9)}`, nameNl: 'Dag', provisional: false, off: true }), // prettier-ignore
    () => (roll(3) ? undefined : issue('people.forget', { personId: `p${roll(4)}` })),
    () => sent[roll(sent.length + 1)],
  ]
  while (sent.length < count) {
    const next = makers[roll(makers.length)]?.()
    if (next) sent.push(next)
  }
  return sent
}

const outcomeOf = (settled: PromiseSettledResult<{ version: number }>): unknown => {
  if (settled.status === 'fulfilled') return settled.value.version
  return settled.reason instanceof Problem ? settled.reason.code : settled.reason
}

/** All rows of the organisation, the feed and the trail, without what is random. */
const allOf = async ({ db }: Database): Promise<unknown> => {
  const sorted = (rows: readonly object[]): string[] => rows.map((row) => JSON.stringify(row)).toSorted()
  const tables: Record<string, string[]> = {}
  for (const table of Object.keys(allTables) as TableName[]) tables[table] = sorted(await db.selectFrom(table).selectAll().execute())
  const feed = await db.selectFrom('feed').select(['version', 'table', 'rowKey', 'op', 'person', 'location']).execute()
  const trail = await db
    .selectFrom('audit')
    .select(['version', 'commandId', 'name', 'input', 'answer', 'changesSalt'])
    .orderBy('version')
    .execute()
  const whole = trail.map(({ changesSalt, ...row }) => ({ ...row, isEmptied: changesSalt?.startsWith('[') ?? true }))
  return { tables, feed: sorted(feed), trail: whole }
}

describeOnBoth('commands that share a commit', (open, _place, dialect) => {
  test.each([1, 2, 3])('[AC-4] leave everything as if they had come one by one (seed %i)', async (seed) => {
    const commands = someCommands(seed, 150)
    const [alone, together] = [await open(), await open()]
    const outcomes: unknown[][] = []
    for (const [database, atOnce] of [
      [alone, false],
      [together, true],
    ] as const) {
      const { write } = await foundCompany(database)
      let before: Promise<unknown> = Promise.resolve()
      const answers = commands.map((one) => {
        const answer = atOnce ? write(cast.owner, one) : before.then(() => write(cast.owner, one))
        before = answer.catch(() => undefined)
        return answer
      })
      outcomes.push((await Promise.allSettled(answers)).map(outcomeOf))
      expect((await verifyTrail(database, organisationId)).whole).toBe(true)
    }
    expect(outcomes[1]).toEqual(outcomes[0])
    expect(new Set(outcomes[0]).size).toBeGreaterThan(50)
    expect(await allOf(together)).toEqual(await allOf(alone))
  })

  test('[AC-4] a row that a command did not ask for is compared with what is pending for it', async () => {
    const { db, kind } = await open()
    const [first, second] = ['First', 'Second'].map((nameEn) => rowOf('holiday', { country: 'SR', day: '2030-01-01', nameEn }))
    if (!first || !second) throw new Error('There are two.')
    const found = await db
      .transaction()
      .execute((trx) => differencesOf(trx, kind, organisationId, [put('holiday', second)], {}, {}, () => ({ ...first })))
    expect(found).toEqual([{ table: 'holiday', key: 'SR/2030-01-01', before: first, after: second }])
  })

  test('[AC-4] a row that a command did not ask for is compared with what is committed for it and not in its table yet', async () => {
    const database = await open()
    const { db, kind } = database
    const [first, second] = ['First', 'Second'].map((nameEn) => rowOf('holiday', { country: 'SR', day: '2030-01-01', nameEn }))
    if (!first || !second) throw new Error('There are two.')
    const key = 'SR/2030-01-01'
    const left = [{ table: 'holiday' as const, key, before: null, after: { ...first } }]
    const unwritten = createUnwrittenRows(db, writtenSince(organisationId, 0), left)
    const found = await differencesOf(db, kind, organisationId, [put('holiday', second)], {}, {}, () => undefined, unwritten)
    expect(found).toEqual([{ table: 'holiday', key, before: first, after: second }])
    await insertRows(database, organisationId, [{ table: 'holiday', row: first }])
    const removed = createUnwrittenRows(db, writtenSince(organisationId, 1), [{ table: 'holiday', key, before: { ...first }, after: null }])
    const again = await differencesOf(db, kind, organisationId, [put('holiday', first)], {}, {}, () => undefined, removed)
    expect(again).toEqual([{ table: 'holiday', key, before: null, after: first }])
  })

  test.runIf(dialect === 'postgres')(
    '[AC-4] whether one was carried out before is looked up by its id, in a trail without statistics',
    async () => {
      const database = await open()
      await foundCompany(database)
      await sql`insert into "audit" ("organisationId", "commandId", "version", "name", "input", "accountId", "issuedAt", "at", "answer", "changes", "previousHash", "hash")
      select ${organisationId}, 'earlier ' || "number", 1000 + "number", '', '', '', '', '', '', '', '', '' from generate_series(1, 5000) as "number"`.execute(
        database.db,
      )
      await commitTogether(database, async (transaction) => {
        const rowsRead = async (): Promise<number> => {
          const counted = sql<{
            count: number
          }>`select (seq_tup_read + idx_tup_fetch)::integer as count from pg_stat_xact_user_tables where relname = 'audit'`
          return (await counted.execute(transaction.trx)).rows[0]?.count ?? 0
        }
        const before = await rowsRead()
        const expected = { commandId: 'earlier 7', actor: cast.owner, expected: () => ({}) }
        const batch = await openBatch(transaction, 'postgres', organisationId, [expected])
        expect(batch.earlier('earlier 7')).toBeDefined()
        expect((await rowsRead()) - before).toBeLessThan(50)
      })
    },
  )

  test('[RG-1] a device hears once of a row that they changed several times, and that it is gone for its former place', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const { version } = await write(cast.owner, issue('people.add', person('bea')))
    await Promise.all(
      ['georgetown', 'albina', 'georgetown'].map((place) => write(cast.owner, issue('people.change', person('bea', place)))),
    )
    const { changes } = await changesAfter(database, cast.owner, version)
    expect(changes).toMatchObject([{ table: 'person', op: 'put', version: version + 3, row: { locationId: 'georgetown' } }])
    const seen = await changesAfter(database, cast.champion, version)
    expect(seen.changes).toMatchObject([{ table: 'person', op: 'remove' }])
  })
})

test('[AC-4] what many commands need is read by one statement for each kind of need', () => {
  const days = Array.from(
    { length: 64 },
    (_, index) => ({ holiday: { table: 'holiday', where: { country: 'SR', day: `${index}` } } }) as const,
  )
  const shared = createSharedFacts('postgres', organisationId, createPendingChanges(), [
    ...days,
    ...days,
    { rollouts: { table: 'rollout', where: {} } },
  ])
  expect(shared.ahead.map(({ sql }) => /from "(\w+)"/.exec(sql)?.[1])).toEqual(['holiday', 'rollout'])
})

test('[RG-5] commands know the zone that another process gave while they waited for its lock', async () => {
  // On PostgreSQL alone: SQLite has one writer, so nobody changes the zone while somebody waits.
  const { url, drop } = await dialects.postgres.migrated()
  onTestFinished(drop)
  const database = await openDatabase(url)
  onTestFinished(() => database.close())
  const { write } = await foundCompany(database)
  const { db } = database
  const isWaiting = async (): Promise<boolean> =>
    (await sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db)).rows.length > 0
  let outcome: Promise<unknown> = Promise.resolve()
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('organisationVersion')
      .set({ auditHash: (on) => on.ref('auditHash') })
      .execute()
    await trx.updateTable('organisation').set({ zone: 'Pacific/Kiritimati' }).execute()
    const startsToday = { ...rollout, rolloutId: 'later', startOn: now.slice(0, 10) }
    outcome = write(cast.lead, issue('plan.startRollout', startsToday)).catch((trouble: unknown) => trouble)
    await expect.poll(isWaiting).toBe(true)
  })
  expect(await outcome).toMatchObject({ code: 'plan.startInPast' })
})
