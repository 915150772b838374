/** Large changes of one organisation at the same time: rows of both wait beside their tables, and whoever writes in between is given the right ones. */
import { expect, test } from 'vitest'
import type { Row, TableName } from '#core/registry/tables.ts'
import type { Database } from '#server/db/database.ts'
import { rowsAtOnce } from '#server/db/kept-pieces.ts'
import { threadTasks } from '#server/thread-tasks.ts'
import { createThreads } from '#server/threads/threads.ts'
import { createCommandsBeside } from '#server/write/commands-beside.ts'
import { createWriter } from '#server/write/write.ts'
import { cast, foundCompany, issue, now, organisationId, rollout, rowOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { insertRows } from '#test/large-company.ts'

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

describeOnBoth('two large changes of one organisation', (open) => {
  test('[AC-4] whoever writes while the second is written and the first has only just been is given the rows of the second', async () => {
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
})
