import { expect, test } from 'vitest'
import type { Actor } from '#core/access/access.ts'
import type { Issued } from '#core/kernel/command.ts'
import { fewPeople } from '#core/kernel/many.ts'
import type { Row, TableName } from '#core/registry/tables.ts'
import type { Database } from '#server/db/database.ts'
import { rowsAtOnce } from '#server/db/kept-pieces.ts'
import { problemDocument, problemOf } from '#server/http/problem-document.ts'
import { threadTasks } from '#server/thread-tasks.ts'
import { WorkEnded } from '#server/threads/thread-trouble.ts'
import { createThreads } from '#server/threads/threads.ts'
import { carryOut } from '#server/write/command-in-thread.ts'
import { createCommandsBeside } from '#server/write/commands-beside.ts'
import { createWriter, type Write } from '#server/write/write.ts'
import { cast, foundCompany, issue, now, organisationId, person, rowOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { faultyTasks } from '#test/faulty-tasks.ts'
import { insertRows } from '#test/large-company.ts'
import { refusedLeavesNothing } from '#test/refusals.ts'

const faultyThread = new URL('../../../test/faulty-thread.ts', import.meta.url)

/** A company with more people than are few. */
const manyPeople = async (database: Database, count = fewPeople): Promise<Write> => {
  const { write } = await foundCompany(database)
  const people = Array.from({ length: count }, (_, index) => ({
    table: 'person' as const,
    row: rowOf('person', { personId: `x${index}`, name: `X ${index}`, locationId: 'albina' }) as Row<TableName>,
  }))
  await insertRows(database, organisationId, people)
  return write
}

const planned = async ({ db }: Database): Promise<unknown> => ({
  phases: await db.selectFrom('phase').select(['phaseKey', 'goLiveOn', 'headCount']).orderBy('position').execute(),
  people: await db.selectFrom('participant').select(['personId', 'phaseKey', 'because']).orderBy('personId').execute(),
})

const draft = (): Issued => issue('plan.draft', { rolloutId: 'crm' })

describeOnBoth('work in a thread', (open) => {
  test('[PH-11] a plan made in a thread is the plan made here, and whatever is sent again meanwhile is done once', async () => {
    const [one, other] = [await open(), await open()]
    const here = await manyPeople(one)
    await here(cast.lead, draft())
    await manyPeople(other)
    const threads = createThreads(other, threadTasks)
    try {
      const { carryOut: beside, stageOf } = createCommandsBeside(threads, () => now)
      const write = createWriter({ database: other, now: () => now, committed: async () => undefined, beside })
      const issued = draft()
      const both = Promise.all([write(cast.lead, issued), write(cast.lead, issued)])
      await expect.poll(() => stageOf(cast.lead, issued.id)).toEqual(expect.any(String))
      expect(stageOf(cast.owner, issued.id)).toBeNull()
      const [first, again] = await both
      expect(stageOf(cast.lead, issued.id)).toBeNull()
      expect(again).toEqual(first)
      expect(await planned(other)).toEqual(await planned(one))
      const wrong = issue('plan.pin', { rolloutId: 'crm', personId: 'x1', phaseKey: 'never' })
      await refusedLeavesNothing(other, () => write(cast.lead, wrong), 'plan.cannotPin')
    } finally {
      await threads.close()
    }
  })

  test('[AC-4] whoever writes while a thread writes rows behind its commit is given them, and long work waits for them', async () => {
    const database = await open()
    await manyPeople(database, rowsAtOnce)
    const committed = Promise.withResolvers<void>()
    let turns = 0
    // The second turn that is asked for is that of the first rows behind the commit.
    const lend: Database['lend'] = (task) => {
      if (++turns === 2) committed.resolve()
      return database.lend(task)
    }
    const threads = createThreads({ ...database, lend }, threadTasks)
    try {
      const { carryOut: beside } = createCommandsBeside(threads, () => now)
      const { unwrittenOf } = threads
      const write = createWriter({ database, now: () => now, committed: async () => undefined, beside, unwrittenOf })
      const large = draft()
      const drafted = write(cast.lead, large)
      await committed.promise
      expect(unwrittenOf(organisationId, large.id)?.tables.has('participant')).toBe(true)
      const pinned = write(cast.lead, issue('plan.pin', { rolloutId: 'crm', personId: 'x7', phaseKey: null }))
      const again = threads.run(organisationId, 'commandPreview', { actor: cast.lead, issued: [draft()], now })
      await pinned
      expect((await again).elsewhere).toEqual({})
      await drafted
      expect(threads.isWriting(organisationId)).toBe(false)
      const placed = database.db.selectFrom('participant').select('personId').where('phaseKey', 'is not', null)
      expect((await placed.execute()).length).toBeGreaterThan(rowsAtOnce)
      expect(await database.db.selectFrom('unwrittenRows').select('piece').execute()).toEqual([])
    } finally {
      await threads.close()
    }
  })

  test('what others wrote while it was decided is taken in, and what has nothing to do with it is not waited for', async () => {
    const database = await open()
    const write = await manyPeople(database)
    const stages: string[] = []
    const run = (issued: Issued, meanwhile: Issued, by: Actor = cast.lead) =>
      carryOut(
        {
          database,
          answerFor: () => undefined,
          progress: (stage) => stages.push(stage),
          turn: async (work) => {
            await write(by, meanwhile)
            return work()
          },
        },
        { actor: cast.lead, issued, now },
      )
    await run(draft(), issue('people.add', person('bea')))
    const placed = database.db.selectFrom('participant').select('phaseKey').where('personId', '=', 'bea')
    expect((await placed.executeTakeFirst())?.phaseKey).toEqual(expect.any(String))
    // Decided twice, because the second person came in between, and both times before its turn.
    expect(stages.splice(0)).toEqual(['reading', 'deciding', 'writing', 'reading', 'deciding', 'writing'])

    const head = database.db.selectFrom('organisationVersion').select('version')
    const { version } = await head.executeTakeFirstOrThrow()
    const channel = { rolloutId: 'crm', channelId: 'c', kind: 'slack', name: 'X', language: 'nl', address: 'https://x.example/h' } as const
    const { answer } = await run(draft(), issue('communication.addChannel', channel))
    expect(answer.version).toBe(version + 2)
    expect(stages).toEqual(['reading', 'deciding', 'writing'])

    const issued = draft()
    const { answer: replayed } = await run(issued, issued)
    expect(replayed).toEqual({ id: issued.id, version: version + 3 })
  })

  test('of three tasks two are begun and one waits; when the server ends all are refused, and others write on', async () => {
    const database = await open()
    const write = await manyPeople(database)
    let asked = 0
    let giveTurns = (): void => undefined
    const turns = new Promise<void>((resolve) => (giveTurns = resolve))
    const lend: Database['lend'] = async (task) => {
      asked += 1
      await turns
      return database.lend(task)
    }
    const threads = createThreads({ ...database, lend }, threadTasks)
    const run = () => threads.run(organisationId, 'command', { actor: cast.lead, issued: draft(), now })
    const three = Promise.allSettled([run(), run(), run()])
    await expect.poll(() => asked).toBe(2)
    await threads.close()
    const reasons = (await three).map((one) => (one.status === 'rejected' ? String(one.reason) : 'done'))
    expect(reasons.toSorted()).toEqual([
      'Error: The server is ending.',
      'Error: The thread ended before its work was done.',
      'Error: The thread ended before its work was done.',
    ])
    // They had asked for the turn, and get it when nobody is there any more to give it back.
    giveTurns()
    await write(cast.lead, draft())
    await expect(run()).rejects.toThrow('ending')
  })

  test('more tasks than threads are done one after the other', async () => {
    const database = await open()
    await manyPeople(database)
    const threads = createThreads(database, threadTasks)
    try {
      const run = () => threads.run(organisationId, 'command', { actor: cast.lead, issued: draft(), now })
      const done = await Promise.all([run(), run(), run(), run()])
      expect(new Set(done.map(({ answer }) => answer.version)).size).toBe(4)
    } finally {
      await threads.close()
    }
  })

  test('[AC-4] a thread that is ended while it writes leaves all of its command or nothing, and sent again it is done once', async () => {
    const database = await open()
    const write = await manyPeople(database)
    const threads = createThreads(database, threadTasks)
    const issued = draft()
    const isWriting = new Promise<void>((resolve) => {
      const progress = (stage: string): void => void (stage === 'writing' && resolve())
      threads.run(organisationId, 'command', { actor: cast.lead, issued, now }, { progress }).catch(() => undefined)
    })
    await isWriting
    await threads.close()
    const { version } = await write(cast.lead, issued)
    const trail = await database.db.selectFrom('audit').select(['version', 'hash']).where('commandId', '=', issued.id).execute()
    const head = await database.db.selectFrom('organisationVersion').select(['version', 'auditHash as hash']).execute()
    expect(trail).toMatchObject([{ version }])
    expect(head).toEqual(trail)
    expect(await database.db.selectFrom('participant').select('personId').execute()).toHaveLength(fewPeople + 5)
  })

  test.each([
    ['hangs', 'hangsWriting', { longestTurn: 300 }, 'server.workTooLong'],
    ['takes all the memory that it may', 'growsWriting', { megabytes: 64 }, 'server.workTooLarge'],
  ] as const)(
    '[AC-4] a thread that %s while it writes is ended, what it wrote is undone, whoever asked is told, and others write on',
    async (_how, task, bounds, why) => {
      const database = await open()
      const { write } = await foundCompany(database)
      const names = database.db.selectFrom('person').select('name').orderBy('name')
      const before = await names.execute()
      const threads = createThreads(database, faultyTasks, { program: faultyThread, ...bounds })
      const run = (name: keyof typeof faultyTasks) => threads.run(organisationId, name, null, { rows: Infinity })
      try {
        const ended = run(task)
        await expect(ended).rejects.toBeInstanceOf(WorkEnded)
        const problem = problemOf(await ended.catch((trouble: unknown) => trouble))
        expect(problem).toMatchObject({ code: why })
        expect(problem && problemDocument(problem, 'nl')).toMatchObject({ status: 422, detail: expect.stringContaining('niets gewijzigd') })
        expect(await names.execute()).toEqual(before)
        await write(cast.lead, issue('people.add', person('bea')))
        expect(await run('lives')).toBe('done')
      } finally {
        await threads.close()
      }
    },
  )

  test('a thread that cannot reach the database refuses its work, and the next task has a thread of its own', async () => {
    const database = await open()
    await manyPeople(database)
    const where = database.kind === 'sqlite' ? '/dev/null/uitrol.db' : 'postgres://nobody@127.0.0.1:1/none'
    const threads = createThreads({ ...database, where }, threadTasks)
    try {
      const run = () => threads.run(organisationId, 'command', { actor: cast.lead, issued: draft(), now })
      const why = database.kind === 'sqlite' ? /unable to open/ : /cannot be reached/
      await expect(run()).rejects.toThrow(why)
      await expect(run()).rejects.toThrow(why)
    } finally {
      await threads.close()
    }
  })
})
