/** Commands about everyone where they touch few: decided where requests are answered, and in a thread where they touch more. */
import { expect, test } from 'vitest'
import { fewPeople } from '#core/kernel/many.ts'
import { type Row, type TableName, tables } from '#core/registry/tables.ts'
import type { Database } from '#server/db/database.ts'
import { threadTasks } from '#server/thread-tasks.ts'
import { createThreads } from '#server/threads/threads.ts'
import { createCommandsBeside } from '#server/write/commands-beside.ts'
import { previewCommands } from '#server/write/preview.ts'
import { createWriter, type Write } from '#server/write/write.ts'
import { cast, foundCompany, issue, now, organisationId, person, rowOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { insertRows } from '#test/large-company.ts'

const rolloutId = 'crm'

/** A planned company of more people than are few, and all rows that a plan has of them. */
const begin = async (database: Database) => {
  const { write } = await foundCompany(database)
  const people = Array.from({ length: fewPeople + 60 }, (_, index) => ({
    table: 'person' as const,
    row: rowOf('person', {
      ...person(`x${index}`, index % 3 === 0 ? 'georgetown' : 'albina'),
      employeeNumber: String(1000 + index),
    }) as Row<TableName>,
  }))
  await insertRows(database, organisationId, people)
  await write(cast.lead, issue('plan.draft', { rolloutId }))
  const read = async <T extends TableName>(table: T): Promise<Row<T>[]> =>
    (await database.db
      .selectFrom(table as 'phase')
      .select(Object.keys(tables[table].columns) as 'phaseKey'[])
      .where('organisationId', '=', organisationId)
      .execute()) as unknown as Row<T>[]
  const planned = async () => {
    const all: Record<string, string[]> = {}
    for (const table of ['phase', 'phaseSite', 'participant', 'champion', 'message', 'session', 'attendee', 'buddy', 'warning'] as const)
      all[table] = (await read(table)).map((row) => JSON.stringify(row)).toSorted()
    return all
  }
  return { write, read, planned }
}

/** As the server carries out what is about everyone; `asked` are the commands that went to a thread. */
const withThreads = (database: Database) => {
  const threads = createThreads(database, threadTasks)
  const asked: string[] = []
  const { carryOut } = createCommandsBeside(
    {
      isLong: threads.isLong,
      run: (organisation, name, one, more) => {
        asked.push(one.issued.name)
        return threads.run(organisation, name, one, more)
      },
    },
    () => now,
  )
  const write: Write = createWriter({ database, now: () => now, committed: async () => undefined, beside: carryOut })
  return { write, asked, close: () => threads.close() }
}

describeOnBoth('a command that touches few of many people', (open) => {
  test('[PH-10] a pin is decided on the rows nearby as on all of them, without a thread; of a champion it is planned anew in one', async () => {
    const [one, other] = [await open(), await open()]
    const here = await begin(one)
    const there = await begin(other)
    const { write, asked, close } = withThreads(other)
    try {
      const champions = (await there.read('champion')).toSorted((a, b) => (a.personId < b.personId ? -1 : 1))
      const led = new Set(champions.map(({ personId }) => personId))
      // In Albina the plan says already that buddies are short, so nobody is looked for among everyone.
      const movable = (await there.read('participant'))
        .filter(({ personId, phaseKey }) => phaseKey === 'rest' && /^x\d+$/.test(personId) && Number(personId.slice(1)) % 3 !== 0)
        .map(({ personId }) => personId)
        .filter((personId) => !led.has(personId))
        .toSorted()
        .slice(0, 2)
      const pins = movable.map((personId) => issue('plan.pin', { rolloutId, personId, phaseKey: 'core' }))
      const shown = await previewCommands(other, cast.lead, pins.slice(0, 1), now)
      for (const pin of pins) {
        await here.write(cast.lead, pin)
        await write(cast.lead, pin)
      }
      expect(asked).toEqual([])
      const moved = await there.read('participant')
      expect(
        moved
          .filter((row) => row.pinnedAt !== null)
          .map((row) => [row.personId, row.phaseKey])
          .toSorted(),
      ).toEqual(movable.slice(0, 5).map((personId) => [personId, 'core']))
      const shownMove = shown.changes.find(({ table }) => table === 'participant')
      expect(shownMove?.row).toMatchObject(moved.find(({ personId }) => personId === movable[0]) ?? {})
      expect(await there.planned()).toEqual(await here.planned())

      await write(cast.lead, issue('plan.pin', { rolloutId, personId: champions[0]?.personId ?? '', phaseKey: 'rest' }))
      expect(asked).toEqual(['plan.pin'])
    } finally {
      await close()
    }
  })
})
