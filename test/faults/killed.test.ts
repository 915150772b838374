import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { auditHash } from '#server/audit/hash-chain.ts'
import { openDatabase } from '#server/db/database.ts'
import { issue, person } from '#test/cast.ts'
import { recordEvidence, tries } from '#test/evidence.ts'
import { startKillable } from '#test/faults/killable-server.ts'
import { owner } from '#test/server.ts'
import { emptyFolder } from '#test/started.ts'

test('[AC-4] killed in the middle of work, it keeps every acknowledged command, none twice, and an unbroken trail', async () => {
  const data = await emptyFolder()
  const acknowledged = new Map<string, number>()
  let cookie = ''
  let made = 0
  const lives = tries(4, 200)
  for (let life = 0; life < lives; life++) {
    const { child, address, firstLink, kill } = await startKillable(data)
    onTestFinished(() => void child.kill('SIGKILL'))
    const post = (path: string, body: unknown): Promise<Response> =>
      fetch(`${address}${path}`, { method: 'POST', body: JSON.stringify(body), headers: { cookie, 'content-type': 'application/json' } })
    if (firstLink) {
      const welcome = await post('/api/first-owner', { token: firstLink.split('#')[1], ...owner })
      cookie = (welcome.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
    }
    const goal = acknowledged.size + 40 + ((life * 17) % 90)
    const worker = async (): Promise<void> => {
      for (;;) {
        const command = issue('people.add', person(`p${made++}`, null))
        const answer = (await (await post('/api/commands', command)).json()) as { version: number }
        acknowledged.set(command.id, answer.version)
        if (acknowledged.size >= goal && !child.killed) await kill()
      }
    }
    // Each worker ends with the connection, when the server is gone.
    await Promise.allSettled(Array.from({ length: 8 }, worker))
  }
  const { db, close } = await openDatabase(`sqlite:${join(data, 'uitrol.db')}`)
  expect((await sql`pragma integrity_check`.execute(db)).rows).toEqual([{ integrity_check: 'ok' }])
  const trail = await db.selectFrom('audit').selectAll().orderBy('version').execute()
  const versions = new Map(trail.map((row) => [row.commandId, row.version]))
  for (const [id, version] of acknowledged) expect(versions.get(id)).toBe(version)
  let previous = ''
  for (const [index, { hash, ...row }] of trail.entries()) {
    expect([row.version, row.previousHash, auditHash(row)]).toEqual([index + 1, previous, hash])
    previous = hash
  }
  const people = await db.selectFrom('person').select('personId').execute()
  expect(people).toHaveLength(trail.filter(({ name }) => name === 'people.add').length)
  await close()
  recordEvidence({
    what: 'Killed under load, the server kept every acknowledged command once, with an unbroken trail and a sound file',
    tries: lives,
    held: lives,
    notes: `${acknowledged.size} commands acknowledged`,
  })
})
