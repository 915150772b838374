import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { auditHash } from '#server/audit/hash-chain.ts'
import { openDatabase } from '#server/db/database.ts'
import { issue, person } from '#test/cast.ts'
import { recordEvidence, tries } from '#test/evidence.ts'
import { ownPostgres } from '#test/faults/own-postgres.ts'
import { ownServer } from '#test/faults/own-server.ts'
import { emptyFolder } from '#test/started.ts'

const rounds = tries(1, 10)
const workers = 8
/** How long anything may take until it is as it should be, in milliseconds; a busy machine starts PostgreSQL slowly. */
const inTime = { interval: 100 }

test(
  'PostgreSQL killed or frozen under load: the server stays, says so, and goes on by itself; nothing acknowledged is lost or done twice',
  { timeout: 600_000 + 60_000 * rounds },
  async () => {
    const postgres = await ownPostgres()
    onTestFinished(postgres.close)
    const server = await ownServer({ UITROL_DATA: await emptyFolder(), UITROL_DATABASE_URL: postgres.url, UITROL_LOG: 'silent' })
    onTestFinished(async () => {
      server.child.kill('SIGKILL')
      await server.ended
    })

    const streamed = new AbortController()
    onTestFinished(() => streamed.abort())
    const stream = await server.ask('/api/changes/stream', undefined, streamed.signal)
    let pushed = ''
    const reading = (async () => {
      for await (const piece of stream.body ?? []) pushed += Buffer.from(piece as Uint8Array).toString()
    })()
    reading.catch(() => undefined)

    const acknowledged = new Map<string, { version: number; personId: string }>()
    const refusals: { status: number; code: string; retryAfter: string | null }[] = []
    let slowest = 0
    let made = 0
    let isOver = false
    /** Sends commands as a device does: what got no answer, or "not now", is kept and sent again under its id. */
    const work = async (): Promise<void> => {
      while (!isOver) {
        const personId = `p${made++}`
        const command = issue('people.add', person(personId, null))
        for (;;) {
          const begun = performance.now()
          const answer = await server.ask('/api/commands', command)
          slowest = Math.max(slowest, performance.now() - begun)
          const said = (await answer.json()) as { version: number; code: string }
          if (answer.ok) {
            acknowledged.set(command.id, { version: said.version, personId })
            break
          }
          refusals.push({ status: answer.status, code: said.code, retryAfter: answer.headers.get('retry-after') })
          await wait(100)
        }
      }
    }
    const working = Promise.all(Array.from({ length: workers }, work))
    working.catch(() => undefined)
    const goesOn = async (): Promise<void> => {
      const before = acknowledged.size
      await expect.poll(() => acknowledged.size, inTime).toBeGreaterThan(before + 3 * workers)
    }
    const ready = async (): Promise<unknown> => {
      const answer = await server.ask('/ready')
      return [answer.status, await answer.json()]
    }

    await goesOn()
    for (let index = 0; index < rounds; index++)
      for (const [down, up] of [
        [postgres.kill, postgres.start],
        [postgres.freeze, postgres.thaw],
      ] as const) {
        const before = refusals.length
        down()
        await expect.poll(ready, inTime).toEqual([503, { status: 'no database' }])
        await expect.poll(() => refusals.length, inTime).toBeGreaterThan(before)
        expect((await server.ask('/api/changes')).status).toBe(503)
        expect((await server.ask('/health')).status).toBe(200)
        await up()
        await expect.poll(ready, inTime).toEqual([200, { status: 'ready' }])
        await goesOn()
        expect(server.child.exitCode).toBeNull()
      }
    isOver = true
    await working
    const last = issue('people.add', person('last', null))
    expect((await server.ask('/api/commands', last)).status).toBe(200)
    await expect.poll(() => pushed, inTime).toContain('"personId":"last"')

    expect(new Set(refusals.map((one) => JSON.stringify(one)))).toEqual(
      new Set([JSON.stringify({ status: 503, code: 'server.databaseLost', retryAfter: '5' })]),
    )
    // A second for what the freeze holds up until it is noticed, then the tries of the server itself.
    expect(slowest).toBeLessThan(20_000)
    const { db, close } = await openDatabase(postgres.url)
    onTestFinished(close)
    const trail = await db.selectFrom('audit').selectAll().orderBy('version').execute()
    const versions = new Map(trail.map((row) => [row.commandId, row.version]))
    for (const [id, { version, personId }] of acknowledged) {
      expect(versions.get(id), personId).toBe(version)
      expect(pushed, personId).toContain(`"personId":"${personId}"`)
    }
    const people = await db.selectFrom('person').select('personId').execute()
    expect(people).toHaveLength(trail.filter(({ name }) => name === 'people.add').length)
    expect(people).toHaveLength(acknowledged.size + 1)
    let previous = ''
    for (const { hash, ...row } of trail) {
      expect([row.previousHash, auditHash(row)]).toEqual([previous, hash])
      previous = hash
    }

    // A frozen database does not hold up the end either.
    postgres.freeze()
    const told = performance.now()
    server.child.kill('SIGTERM')
    await server.ended
    // After seven seconds the server ends whatever is under way; a busy machine takes a while to end a process.
    expect(performance.now() - told).toBeLessThan(15_000)
    postgres.thaw()
    recordEvidence({
      what: 'PostgreSQL was killed, and frozen, under load: the server went on by itself, and every acknowledged command was there once',
      tries: 2 * rounds,
      held: 2 * rounds,
      notes: `${acknowledged.size} commands acknowledged, ${refusals.length} answered 503, slowest answer ${Math.round(slowest)} ms`,
    })
  },
)
