import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '#server/db/database.ts'
import { issue, person, rollout } from '#test/cast.ts'
import { testDay } from '#test/clock.ts'
import { recordEvidence, tries } from '#test/evidence.ts'
import { type Started, startKillable } from '#test/faults/killable-server.ts'
import { owner } from '#test/server.ts'
import { emptyFolder } from '#test/started.ts'

test('[ME-4] killed while usage comes in, it keeps every acknowledged batch, and what is sent again counts once', async () => {
  const data = await emptyFolder()
  const acknowledged = new Set<number>()
  let cookie = ''
  let made = 0
  const post = ({ address }: Started, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${address}${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { cookie, 'content-type': 'application/json', ...headers },
    })
  const send = (server: Started, batch: number): Promise<Response> =>
    post(server, '/api/usage', [{ person: 'p@x.example', day: testDay, count: 1 }], { 'idempotency-key': `batch-${batch}` })
  const lives = tries(3, 50)
  for (let life = 0; life < lives; life++) {
    const server = await startKillable(data)
    onTestFinished(() => void server.child.kill('SIGKILL'))
    if (server.firstLink) {
      const welcome = await post(server, '/api/first-owner', { token: server.firstLink.split('#')[1], ...owner })
      cookie = (welcome.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
      await post(server, '/api/commands', issue('people.add', { ...person('p', null), email: 'p@x.example' }))
      await post(server, '/api/commands', issue('plan.startRollout', rollout))
    }
    const goal = acknowledged.size + 60 + ((life * 29) % 90)
    const worker = async (): Promise<void> => {
      for (;;) {
        const batch = made++
        const answer = await send(server, batch)
        if (!answer.ok) throw new Error(await answer.text())
        await answer.json()
        acknowledged.add(batch)
        if (acknowledged.size >= goal && !server.child.killed) await server.kill()
      }
    }
    // Each worker ends with the connection, when the server is gone.
    await Promise.allSettled(Array.from({ length: 8 }, worker))
  }
  const file = `sqlite:${join(data, 'uitrol.db')}`
  const killed = await openDatabase(file)
  expect((await sql`pragma integrity_check`.execute(killed.db)).rows).toEqual([{ integrity_check: 'ok' }])
  const kept = new Set((await killed.db.selectFrom('usageBatch').select('batchId').execute()).map(({ batchId }) => batchId))
  for (const batch of acknowledged) expect(kept.has(`crm api batch-${batch}`), String(batch)).toBe(true)
  const counted = async (): Promise<number> =>
    (await killed.db.selectFrom('usageDay').select('count').execute()).reduce((sum, { count }) => sum + count, 0)
  expect(await counted()).toBe(kept.size)
  const server = await startKillable(data)
  for (let batch = 0; batch < made; batch++) expect((await send(server, batch)).status).toBe(200)
  expect(await counted()).toBe(made)
  await killed.close()
  await server.kill()
  recordEvidence({
    what: 'Killed while usage came in, the server kept every acknowledged batch, and batches sent again counted once',
    tries: lives,
    held: lives,
    notes: `${acknowledged.size} batches acknowledged, ${made} sent`,
  })
})
