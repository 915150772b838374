import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { tables } from '#core/registry/tables.ts'
import type { Database } from '#server/db/database.ts'
import { now, organisationId } from '#test/cast.ts'
import { dialects } from '#test/dialects.ts'
import { agree, messageKey, setLettersStage } from '#test/letters-stage.ts'

const readers = 50_000
/** Megabytes for the process, and as many for its thread. Slices were done in 60; one command about all these letters needs more than 96. */
const heap = 80

/** Copies somebody's row until there are so many. */
const copyPerson = async ({ db }: Database, personId: string): Promise<void> => {
  const columns = ['organisationId', 'version', ...Object.keys(tables.person.columns)]
  const numbered: Readonly<Record<string, string>> = { personId: `'x' || value`, email: `'x' || value || '@marowijne.internal'` }
  const values = columns.map((column) => numbered[column] ?? `"${column}"`)
  const names = columns.map((column) => `"${column}"`)
  await sql`with recursive number(value) as (select 1 union all select value + 1 from number where value < ${readers})
    insert into "person" (${sql.raw(names.join())}) select ${sql.raw(values.join())} from "person", number where "personId" = ${personId}`.execute(
    db,
  )
}

test('[CM-7] a message to 50,000 readers goes on its way in little memory, to each of them once', { timeout: 240_000 }, async () => {
  const { url, drop } = await dialects.sqlite.migrated()
  onTestFinished(drop)
  const company = await setLettersStage(url)
  const { database } = company
  const { db } = database
  onTestFinished(database.close)
  await agree(company)
  await copyPerson(database, 'naomi')
  const program = join(import.meta.dirname, '../../../test/queues-message.ts')
  const child = spawn(process.execPath, [`--max-old-space-size=${heap}`, program, url, organisationId, now], {
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (said += piece))
  const [code] = (await once(child, 'close')) as [number | null]
  expect(said).toBe('')
  expect(code).toBe(0)
  const count = db.selectFrom('delivery').select((on) => on.fn.countAll<number>().as('deliveries'))
  expect(await count.where('messageKey', '=', messageKey).executeTakeFirst()).toEqual({ deliveries: readers + 5 })
  expect(await db.selectFrom('message').select('readers').where('messageKey', '=', messageKey).executeTakeFirst()).toEqual({
    readers: readers + 5,
  })
})
