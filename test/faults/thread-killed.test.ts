import { join } from 'node:path'
import { once } from 'node:events'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { auditHash } from '#server/audit/hash-chain.ts'
import { openDatabase } from '#server/db/database.ts'
import { isUnwritten } from '#server/db/kept-pieces.ts'
import type { Row, TableName } from '#core/registry/tables.ts'
import { issue, rollout, rowOf } from '#test/cast.ts'
import { startKillable } from '#test/faults/killable-server.ts'
import { insertRows } from '#test/large-company.ts'
import { owner } from '#test/server.ts'
import { emptyFolder } from '#test/started.ts'

/** So many that the plan is decided and written in a thread, and that writing it takes a while. */
const people = 3000

/** Everyone of the company, at one location with a calendar. */
const staff = (): { table: TableName; row: Row<TableName> }[] => [
  { table: 'location', row: rowOf('location', { locationId: 'albina', name: 'Albina', country: 'SR', zone: 'America/Paramaribo' }) },
  { table: 'holiday', row: rowOf('holiday', { country: 'SR', day: '2026-12-25', nameEn: 'Christmas', nameNl: 'Kerst', off: 1 }) },
  ...Array.from({ length: people }, (_, index) => ({
    table: 'person' as const,
    row: rowOf('person', { personId: `x${index}`, name: `X ${index}`, locationId: 'albina' }),
  })),
]

test.each(['SIGKILL', 'SIGTERM'] as const)(
  '[AC-4] after a %s while a thread writes a plan, all of it is there after the next start or nothing, the trail is unbroken, and sent again it is made once',
  async (signal) => {
    const data = await emptyFolder()
    const url = `sqlite:${join(data, 'uitrol.db')}`
    let cookie = ''
    const start = async () => {
      const server = await startKillable(data)
      onTestFinished(() => void server.child.kill('SIGKILL'))
      const headers = (): Record<string, string> => ({ cookie, 'content-type': 'application/json' })
      const post = (path: string, body: unknown): Promise<Response> =>
        fetch(`${server.address}${path}`, { method: 'POST', body: JSON.stringify(body), headers: headers() })
      return { ...server, post, get: (path: string) => fetch(`${server.address}${path}`, { headers: headers() }) }
    }
    const first = await start()
    const welcome = await first.post('/api/first-owner', { token: first.firstLink?.split('#')[1], ...owner })
    cookie = (welcome.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
    const filling = await openDatabase(url)
    const { organisationId } = await filling.db.selectFrom('organisation').select('organisationId').executeTakeFirstOrThrow()
    await insertRows(filling, organisationId, staff())
    await filling.close()
    expect((await first.post('/api/commands', issue('plan.startRollout', rollout))).status).toBe(200)

    const drafted = issue('plan.draft', { rolloutId: rollout.rolloutId })
    let isOver = false
    const answer = first.post('/api/commands', drafted).then(
      ({ status }) => ((isOver = true), status),
      () => ((isOver = true), null),
    )
    const watching = await openDatabase(url)
    const isBegun = async (): Promise<boolean> => isOver || (await isUnwritten(watching.db, organisationId))
    await expect.poll(isBegun, { interval: 5 }).toBe(true)
    await watching.close()
    const ended = once(first.child, 'exit')
    first.child.kill(signal)
    await ended
    const status = await answer

    const placed = async () => {
      const { db, close } = await openDatabase(url)
      expect((await sql`pragma integrity_check`.execute(db)).rows).toEqual([{ integrity_check: 'ok' }])
      const trail = await db.selectFrom('audit').selectAll().orderBy('version').execute()
      let previous: string | undefined
      for (const { hash, ...row } of trail) {
        if (previous !== undefined) expect(row.previousHash).toBe(previous)
        expect(auditHash(row)).toBe(hash)
        previous = hash
      }
      const there = await db.selectFrom('participant').select('personId').where('phaseKey', 'is not', null).execute()
      await close()
      return { plans: trail.filter(({ commandId }) => commandId === drafted.id).length, there: there.length }
    }
    const left = await placed()
    expect(left.plans).toBe(status === 200 ? 1 : left.plans)
    const second = await start()
    // What was committed is whole as soon as the server answers.
    expect(await placed()).toEqual(left.plans === 1 ? { plans: 1, there: people } : { plans: 0, there: 0 })
    expect((await second.post('/api/commands', drafted)).status).toBe(200)
    await second.kill()
    expect(await placed()).toEqual({ plans: 1, there: people })
  },
)
