/** A large change is committed first and its rows are written behind it, in pieces: whoever decides meanwhile sees it whole, and nothing of it is lost. */
import { open as openFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Issued } from '#core/kernel/command.ts'
import { seeded } from '#core/kernel/seeded.ts'
import { Problem } from '#core/kernel/problem.ts'
import { type TableName, tables as allTables } from '#core/registry/tables.ts'
import { check } from '#server/base/input-validation.ts'
import type { PeriodicTask, ServerChapter } from '#server/chapter.ts'
import type { ServerContext } from '#server/context.ts'
import { verifyTrail } from '#server/audit/verify-chain.ts'
import { type Database, openDatabase } from '#server/db/database.ts'
import type { UnwrittenRows } from '#server/db/unwritten-rows.ts'
import type { Job } from '#server/jobs/job.ts'
import { periodicJob } from '#server/jobs/periodic-job.ts'
import { organisationFile } from '#server/organisation/organisation-file.ts'
import { changesAfter } from '#server/sync/changes.ts'
import { carryOut } from '#server/write/command-in-thread.ts'
import { issuedShape } from '#server/write/command-body.ts'
import type { UnwrittenRowsOf } from '#server/write/command-batch.ts'
import { createWriter, type Write } from '#server/write/write.ts'
import { cast, foundCompany, issue, now, organisationId, person, rollout } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { emptyFolder } from '#test/started.ts'

const { rolloutId } = rollout

/** The company with a few more people, so that a plan of it is many pieces. */
const company = async (database: Database): Promise<Write> => {
  const { write } = await foundCompany(database)
  for (let n = 0; n < 24; n++) await write(cast.owner, issue('people.add', person(`p${n}`, n % 3 ? 'albina' : 'georgetown')))
  return write
}

/** The sessions of a plan. */
const sessionsOf = async ({ db }: Database): Promise<readonly string[]> =>
  (await db.selectFrom('session').select('sessionKey').orderBy('sessionKey').execute()).map(({ sessionKey }) => sessionKey)

/** Commands that ask for rows of a plan, or change them, some of them refused. */
const someCommands = (seed: number, count: number, sessions: readonly string[] = []): readonly Issued[] => {
  const random = seeded(seed)
  const roll = (most: number): number => Math.floor(random() * most)
  const who = () => `p${roll(30)}`
  const session = () => sessions[roll(sessions.length)] ?? 'none'
  const makers: (() => Issued)[] = [
    () => issue('people.change', { ...person(who(), roll(2) ? 'albina' : 'georgetown'), name: `Name ${roll(9)}` }),
    () => issue('people.leave', { personId: who(), leftOn: roll(3) ? '2026-11-20' : null }),
    () => issue('people.add', person(who())),
    () => issue('people.nominate', { rolloutId, personId: who(), nominated: roll(2) === 0 }),
    () => issue('plan.exclude', { rolloutId, personId: who(), because: roll(2) ? 'Away' : null }),
    () => issue('plan.pin', { rolloutId, personId: who(), phaseKey: roll(3) ? 'core' : null }),
    () => issue('training.signUp', { rolloutId, personId: who(), sessionKey: session() }),
    () => issue('training.cannotCome', { rolloutId, personId: who(), sessionKey: session(), because: null }),
    () => issue('finance.keepRates', { rates: [{ dayOn: '2026-01-02', fromCurrency: 'USD', toCurrency: 'SRD', rate: `3${roll(9)}.1` }], source: null }), // prettier-ignore
    () => issue('communication.addChannel', { rolloutId, channelId: `c${roll(5)}`, kind: 'slack', name: 'X', language: 'nl', address: 'https://x.example/h' }), // prettier-ignore
  ]
  return Array.from({ length: count }, () => (makers[roll(makers.length)] as () => Issued)())
}

/** People who come, go, and move to another place, so that a plan made anew changes much. */
const someMoves = (seed: number): readonly Issued[] => [
  ...Array.from({ length: 12 }, (_, n) => issue('people.change', person(`p${(n * 2 + seed) % 24}`, n % 2 ? 'albina' : 'georgetown'))),
  ...Array.from({ length: 5 }, (_, n) => issue('people.add', person(`new${n}`, 'georgetown'))),
  ...Array.from({ length: 4 }, (_, n) => issue('people.leave', { personId: `p${n * 5}`, leftOn: '2026-11-20' })),
]

/** A writer as that of a large organisation: what is about everyone is tried on the rows nearby first. */
const writerFor = (database: Database, unwrittenOf?: UnwrittenRowsOf): Write =>
  createWriter({
    database,
    now: () => now,
    committed: async () => undefined,
    beside: (_actor, _issued, _circumstances, nearby) => nearby(),
    ...(unwrittenOf ? { unwrittenOf } : {}),
  })

/** A writer that tries nothing first. */
const writerInOrder = (database: Database, unwrittenOf?: UnwrittenRowsOf): Write =>
  createWriter({ database, now: () => now, committed: async () => undefined, ...(unwrittenOf ? { unwrittenOf } : {}) })

const outcomeOf = (answer: Promise<unknown>): Promise<string> =>
  answer.then(
    () => 'done',
    (trouble: unknown) => String((trouble as { code?: unknown }).code ?? trouble),
  )

/** All rows, and whom and what the feed speaks of, without the versions that pieces take. */
const allOf = async ({ db }: Database, issued: readonly Issued[]): Promise<unknown> => {
  const found: Record<string, string[]> = {}
  for (const table of Object.keys(allTables) as TableName[])
    found[table] = (await db.selectFrom(table).selectAll().execute())
      .map((row) => JSON.stringify({ ...(row as object), version: 0 }))
      .toSorted()
  const feed = await db.selectFrom('feed').select(['table', 'rowKey', 'op', 'person', 'location']).execute()
  const ids = issued.map(({ id }) => id)
  const trail = await db.selectFrom('audit').select(['commandId', 'changes']).where('commandId', 'in', ids).orderBy('commandId').execute()
  // The order in which a command was given rows is nobody's promise, and the order of its changes follows it.
  const told = trail.map(({ commandId, changes }) => [
    commandId,
    (JSON.parse(changes) as unknown[]).map((one) => JSON.stringify(one)).toSorted(),
  ])
  return { ...found, feed: feed.map((row) => JSON.stringify(row)).toSorted(), told }
}

const leftOf = async ({ db }: Database): Promise<unknown> => ({
  pieces: await db.selectFrom('unwrittenRows').select('piece').execute(),
  mark: await db.selectFrom('organisationVersion').select('unwritten').execute(),
})
const nothing = { pieces: [], mark: [{ unwritten: null }] }

/** Carries out a command in pieces of a few rows; `between` comes before each piece, with a writer that knows the rows that are not written. */
const inPieces = async (
  database: Database,
  issued: Issued,
  between: (unwrittenOf: UnwrittenRowsOf, piece: number) => Promise<void>,
): Promise<number> => {
  const own = await openDatabase(database.kind === 'sqlite' ? `sqlite:${database.where}` : database.where)
  onTestFinished(() => own.close())
  let rows: UnwrittenRows | undefined
  let turns = 0
  await carryOut(
    {
      database: own,
      progress: () => undefined,
      answerFor: (_organisationId, _commandId, unwritten) => void (rows = unwritten),
      turn: async (work) => {
        if (turns > 0) await between(() => rows, turns)
        turns++
        return database.lend(work)
      },
    },
    { actor: cast.lead, issued, now },
    7,
  )
  return turns
}

const draft = (): Issued => issue('plan.draft', { rolloutId })

describeOnBoth('rows of a large change that are written behind its commit', (open) => {
  test.each([
    [1, 'one by one', 'first'],
    [2, 'one by one', 'first'],
    [3, 'at once', 'first'],
    [4, 'one by one', 'second'],
    [5, 'at once', 'second'],
  ] as const)(
    '[AC-4] are for all commands in between as if they were there, and end as if everything had come one after the other (seed %i, %s, %s plan)',
    async (seed, how, plan) => {
      const [alone, pieces] = [await open(), await open()]
      const large = draft()
      // A second plan changes rows that are there, and takes some away.
      const earlier = plan === 'first' ? [] : [draft(), ...someMoves(seed)]
      const began = async (database: Database): Promise<void> => {
        const write = await company(database)
        for (const one of earlier) await outcomeOf(write(cast.lead, one))
      }
      await began(alone)
      await writerFor(alone)(cast.lead, large)
      const commands = someCommands(seed, 90, await sessionsOf(alone))
      // In one commit they keep the order in which they were issued where none is tried on the rows nearby first.
      const writer = how === 'at once' ? writerInOrder : writerFor
      const carriedOut = async (write: Write, some: readonly Issued[]): Promise<string[]> => {
        if (how === 'at once') return Promise.all(some.map((one) => outcomeOf(write(cast.lead, one))))
        const answers: string[] = []
        for (const one of some) answers.push(await outcomeOf(write(cast.lead, one)))
        return answers
      }
      const expected: string[] = []
      for (const one of commands) expected.push(await outcomeOf(writer(alone)(cast.lead, one)))
      await began(pieces)
      const outcomes: string[] = []
      const left = [...commands]
      const between = async (unwrittenOf: UnwrittenRowsOf): Promise<void> =>
        void outcomes.push(...(await carriedOut(writer(pieces, unwrittenOf), left.splice(0, 4))))
      const turns = await inPieces(pieces, large, between)
      expect(turns).toBeGreaterThan(plan === 'first' ? 20 : 5)
      outcomes.push(...(await carriedOut(writer(pieces), left)))
      expect(outcomes).toEqual(expected)
      expect(new Set(outcomes).size).toBeGreaterThan(2)
      expect(await allOf(pieces, [large, ...commands])).toEqual(await allOf(alone, [large, ...commands]))
      expect(await leftOf(pieces)).toEqual(nothing)
      expect((await verifyTrail(pieces, organisationId)).whole).toBe(true)
    },
  )

  test('[AC-4] are written by whoever writes next when the process ended in between, and the command is carried out once', async () => {
    const [alone, pieces] = [await open(), await open()]
    const large = draft()
    const more = issue('plan.pin', { rolloutId, personId: 'p3', phaseKey: 'core' })
    const write = await company(alone)
    await write(cast.lead, large)
    await writerFor(alone)(cast.lead, more)
    await company(pieces)
    const ended = inPieces(pieces, large, async (_rows, piece) => {
      if (piece === 4) throw new Error('the process ended')
    })
    await expect(ended).rejects.toThrow('the process ended')
    expect(await leftOf(pieces)).not.toEqual(nothing)
    const after = writerFor(pieces)
    await after(cast.lead, more)
    expect(await leftOf(pieces)).toEqual(nothing)
    const { version } = await after(cast.lead, large)
    const kept = pieces.db.selectFrom('audit').select('version').where('commandId', '=', large.id)
    expect(await kept.execute()).toEqual([{ version }])
    expect(await allOf(pieces, [large, more])).toEqual(await allOf(alone, [large, more]))
    expect((await verifyTrail(pieces, organisationId)).whole).toBe(true)
  })

  test('[AC-4] take ids that nobody can send, so that no command keeps them from being written', async () => {
    const database = await open()
    await company(database)
    const large = draft()
    await inPieces(database, large, async () => undefined)
    expect(await leftOf(database)).toEqual(nothing)
    const pieces = database.db.selectFrom('audit').select('commandId').where('name', '=', 'organisation.writeRows')
    const nominated = issue('people.nominate', { rolloutId, personId: 'p1', nominated: true })
    for (const { commandId } of await pieces.execute()) {
      expect(commandId.startsWith(large.id)).toBe(true)
      expect(() => check(issuedShape, { ...nominated, id: commandId })).toThrow(Problem)
    }
  })

  test('[AC-4] are written first where another command about everyone, or an export, was begun before they were committed and reads after that', async () => {
    const database = await open()
    await company(database)
    const own = await openDatabase(database.kind === 'sqlite' ? `sqlite:${database.where}` : database.where)
    onTestFinished(() => own.close())
    const parts = { database: own, progress: () => undefined, answerFor: () => undefined, turn: database.lend }
    const path = join(await emptyFolder(), 'organisation.json')
    const file = await openFile(path, 'w+')
    onTestFinished(() => file.close())
    const outcomes: string[] = []
    const exported = async (): Promise<void> => {
      await organisationFile(parts, { organisationId, data: '/nowhere', fd: file.fd })
      const { tables } = JSON.parse(await readFile(path, 'utf8')) as { tables: { participant: { goLiveOn: string | null }[] } }
      expect(tables.participant.length).toBeGreaterThan(20)
      expect(tables.participant.filter(({ goLiveOn }) => goLiveOn !== null && goLiveOn < '2027-03-01')).toEqual([])
    }
    const pinned = issue('plan.pin', { rolloutId, personId: 'p3', phaseKey: 'core' })
    await inPieces(database, draft(), async (_write, piece) => {
      if (piece === 2) outcomes.push(await outcomeOf(carryOut(parts, { actor: cast.lead, issued: pinned, now }, 7)))
    })
    expect(await leftOf(database)).toEqual(nothing)
    await inPieces(database, issue('plan.describe', { ...rollout, startOn: '2027-03-01' }), async (_write, piece) => {
      if (piece === 2) outcomes.push(await outcomeOf(exported()))
    })
    expect(outcomes).toEqual(['done', 'done'])
    expect(await leftOf(database)).toEqual(nothing)
  })

  test('[AC-4] are written before periodic tasks read them, where another process left them', async () => {
    const database = await open()
    await company(database)
    const seen: unknown[] = []
    const look: PeriodicTask = async () => void seen.push(await leftOf(database))
    const context = { database, now: () => now, threads: { isWriting: () => false } } as unknown as ServerContext
    const tasks = { urgent: [look], ordinary: [look] }
    const job = periodicJob([{ tasks } as unknown as ServerChapter], context, (fault) => seen.push(fault), () => undefined) // prettier-ignore
    await inPieces(database, draft(), async (_write, piece) => {
      if (piece === 2) await job.execute({ organisationId, kind: 'round' } as Job)
    })
    expect(seen).toEqual([nothing, nothing])
  })

  test('[AC-4] stay as they are when two write them at the same time', async () => {
    const [alone, pieces] = [await open(), await open()]
    const large = draft()
    const write = await company(alone)
    await write(cast.lead, large)
    const leaves = issue('people.leave', { personId: 'p5', leftOn: '2026-11-20' })
    await write(cast.owner, leaves)
    await company(pieces)
    const other = writerFor(pieces)
    // The other knows nothing of the pieces, so it writes all that are left before its own command.
    await inPieces(pieces, large, async (_rows, piece) => {
      if (piece === 3) await other(cast.owner, leaves)
    })
    expect(await allOf(pieces, [large, leaves])).toEqual(await allOf(alone, [large, leaves]))
    expect(await leftOf(pieces)).toEqual(nothing)
    expect((await verifyTrail(pieces, organisationId)).whole).toBe(true)
  })

  test('[RG-1] reach a device that asks between pieces and after them, each row as it was left', async () => {
    const database = await open()
    await company(database)
    const held = new Map<string, unknown>()
    let version = 0
    const fetch = async (): Promise<void> => {
      for (let more = true; more;) {
        const answer = await changesAfter(database, cast.owner, version)
        for (const { table, key, op, row } of answer.changes) {
          if (op === 'put') held.set(`${table} ${key}`, row)
          else held.delete(`${table} ${key}`)
        }
        ;({ version, more } = answer)
      }
    }
    await fetch()
    const left = [...someCommands(4, 40)]
    await inPieces(database, draft(), async (unwrittenOf) => {
      for (const one of left.splice(0, 2)) await outcomeOf(writerFor(database, unwrittenOf)(cast.lead, one))
      await fetch()
    })
    await fetch()
    const fresh = await changesAfter(database, cast.owner, 0, 100_000)
    expect(fresh.more).toBe(false)
    const all = fresh.changes.flatMap(({ table, key, op, row }) => (op === 'put' ? [[`${table} ${key}`, row] as const] : []))
    expect(Object.fromEntries([...held].toSorted())).toEqual(Object.fromEntries(all.toSorted()))
  })
})
