/** Large changes in threads: two of one organisation at the same time, what waits for one, and one that cannot be committed. */
import { expect, test } from 'vitest'
import type { Actor } from '#core/access/access.ts'
import type { Issued } from '#core/kernel/command.ts'
import type { Row, TableName } from '#core/registry/tables.ts'
import type { Database } from '#server/db/database.ts'
import { rowsAtOnce } from '#server/db/kept-pieces.ts'
import { threadTasks } from '#server/thread-tasks.ts'
import { createThreads } from '#server/threads/threads.ts'
import { type CommandThreads, createCommandsBeside } from '#server/write/commands-beside.ts'
import { createWriter } from '#server/write/write.ts'
import { cast, foundCompany, issue, now, organisationId, rollout, rowOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { faultyTasks } from '#test/faulty-tasks.ts'
import { insertRows } from '#test/large-company.ts'

const faultyThread = new URL('../../../test/faulty-thread.ts', import.meta.url)

/** A company with two rollouts, and so many people that a plan of either is a large change. */
const manyPeople = async (database: Database): Promise<void> => {
  const { write } = await foundCompany(database)
  await write(cast.lead, issue('plan.startRollout', { ...rollout, rolloutId: 'erp' }))
  const people = Array.from({ length: rowsAtOnce }, (_, index) => ({
    table: 'person' as const,
    row: rowOf('person', { personId: `x${index}`, name: `X ${index}`, locationId: 'albina' }) as Row<TableName>,
  }))
  await insertRows(database, organisationId, people)
}

/** Turns that are asked for and given one by one. */
const turnsOf = (database: Database) => {
  const turns: { readonly asked: PromiseWithResolvers<void>; readonly given: PromiseWithResolvers<void> }[] = []
  const turn = (n: number) => (turns[n] ??= { asked: Promise.withResolvers(), given: Promise.withResolvers() })
  let count = 0
  let isFree = false
  const lend: Database['lend'] = async (task) => {
    const { asked, given } = turn(count++)
    asked.resolve()
    if (!isFree) await given.promise
    return database.lend(task)
  }
  return {
    lend,
    asked: (n: number) => turn(n).asked.promise,
    give: (n: number) => turn(n).given.resolve(),
    giveAll: () => {
      isFree = true
      for (const { given } of turns) given.resolve()
    },
  }
}

describeOnBoth('large changes in threads', (open) => {
  test('[AC-4] of two at the same time, whoever writes while the second is written is given the rows of the second', async () => {
    const database = await open()
    await manyPeople(database)
    const { lend, asked, give, giveAll } = turnsOf(database)
    const threads = createThreads({ ...database, lend }, threadTasks)
    try {
      const { carryOut: beside } = createCommandsBeside(threads, () => now)
      const { unwrittenOf } = threads
      const write = createWriter({ database, now: () => now, committed: async () => undefined, beside, unwrittenOf })
      const drafted = (rolloutId: string) => write(cast.lead, issue('plan.draft', { rolloutId }))
      const first = drafted('crm')
      await asked(0)
      const second = drafted('erp')
      await asked(1)
      give(0)
      // The first is committed, and asks for the turn in which it writes its rows; the second comes before that.
      await asked(2)
      give(1)
      await asked(3)
      await write(cast.lead, issue('people.nominate', { rolloutId: 'erp', personId: 'x7', nominated: true }))
      giveAll()
      await Promise.all([first, second])
      const placed = database.db.selectFrom('participant').select(['rolloutId', 'nominated']).where('phaseKey', 'is not', null)
      expect(await placed.where('personId', '=', 'x7').orderBy('rolloutId').execute()).toEqual([
        { rolloutId: 'crm', nominated: 0 },
        { rolloutId: 'erp', nominated: 1 },
      ])
    } finally {
      await threads.close()
    }
  })

  test('[AC-4] what waits for a thread when one is committed begins once its rows are written, and others go before it', async () => {
    const database = await open()
    await manyPeople(database)
    const { lend, asked, give, giveAll } = turnsOf(database)
    const threads = createThreads({ ...database, lend }, threadTasks)
    try {
      const run = (actor: Actor, issued: Issued) => threads.run(actor.organisationId, 'command', { actor, issued, now }, { rows: Infinity })
      const drafted = run(cast.lead, issue('plan.draft', { rolloutId: 'crm' }))
      await asked(0)
      const elsewhere = { ...cast.owner, organisationId: 'elsewhere' }
      const described = () => run(elsewhere, issue('organisation.describe', { name: 'Elsewhere', country: 'SR', zone: 'America/Paramaribo', language: 'nl', currency: 'SRD' })) // prettier-ignore
      const first = described()
      await asked(1)
      const preview = threads.run(organisationId, 'commandPreview', { actor: cast.lead, issued: [issue('plan.draft', { rolloutId: 'crm' })], now }) // prettier-ignore
      give(0)
      await asked(2)
      give(1)
      await first
      give(3)
      await described()
      giveAll()
      await drafted
      expect((await preview).elsewhere).toEqual({})
    } finally {
      await threads.close()
    }
  })

  test('[AC-4] one that cannot be committed is tried once, and whoever asked is told why; of one that was committed the rest is written', async () => {
    const database = await open()
    await manyPeople(database)
    const threads = createThreads(database, faultyTasks, { program: faultyThread })
    try {
      const writeIn = (task: 'neverCommitted' | 'endsBehindCommit', issued: Issued) => {
        const run: CommandThreads['run'] = (organisation, _name, asked, more) => threads.run(organisation, task, asked, more)
        const { carryOut: beside } = createCommandsBeside({ ...threads, run }, () => now)
        return createWriter({ database, now: () => now, committed: async () => undefined, beside, unwrittenOf: threads.unwrittenOf })(
          cast.lead,
          issued,
        )
      }
      const issued = issue('plan.draft', { rolloutId: 'crm' })
      await expect(writeIn('neverCommitted', issued)).rejects.toThrow('no room')
      const placed = database.db.selectFrom('participant').select('personId').where('phaseKey', 'is not', null)
      expect(await placed.execute()).toEqual([])
      const { version } = await writeIn('endsBehindCommit', issued)
      const kept = database.db.selectFrom('audit').select('version').where('commandId', '=', issued.id)
      expect(await kept.execute()).toEqual([{ version }])
      expect((await placed.execute()).length).toBeGreaterThan(rowsAtOnce)
      expect(await database.db.selectFrom('unwrittenRows').select('piece').execute()).toEqual([])
    } finally {
      await threads.close()
    }
  })
})
