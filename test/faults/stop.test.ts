import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '#server/db/database.ts'
import { issue, person } from '#test/cast.ts'
import { recordEvidence, tries } from '#test/evidence.ts'
import { ownServer } from '#test/faults/own-server.ts'
import { emptyFolder } from '#test/started.ts'

const rounds = tries(1, 20)
const workers = 4

/** A raw connection on which this much is sent and nothing after it; nothing of what comes back is read. */
const half = (address: string, sent: string): Promise<void> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(address)
    const socket = connect(Number(port), hostname, () => socket.write(sent, () => resolve()))
    socket.on('error', () => undefined)
    socket.pause()
    onTestFinished(() => void socket.destroy())
  })

/** A connection that is kept after its request was answered. */
const keptAlive = (address: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const agent = new Agent({ keepAlive: true })
    onTestFinished(() => agent.destroy())
    request(`${address}/health`, { agent }, (answer) => answer.resume().on('end', resolve))
      .on('error', reject)
      .end()
  })

test(
  'SIGTERM ends the process within 8 seconds, whatever clients hold open, and keeps all that was acknowledged',
  { timeout: 600_000 + 60_000 * rounds },
  async () => {
    let slowest = 0
    let acknowledgedInAll = 0
    for (let index = 0; index < rounds; index++) {
      const data = await emptyFolder()
      const server = await ownServer({ UITROL_DATA: data, UITROL_DATABASE_URL: '', UITROL_LOG: 'silent' })
      onTestFinished(() => void server.child.kill('SIGKILL'))
      const { host } = new URL(server.address)
      for (let kept = 0; kept < 5; kept++) await keptAlive(server.address)
      await half(server.address, `GET /health HTTP/1.1\r\nhost: ${host}\r\nx-half: `)
      await half(
        server.address,
        `POST /api/sign-in HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\ncontent-length: 900\r\n\r\n{"email":`,
      )
      const stop = new AbortController()
      onTestFinished(() => stop.abort())
      const stream = await server.ask('/api/changes/stream', undefined, stop.signal)
      expect(stream.status).toBe(200)

      const acknowledged = new Set<string>()
      const work = async (): Promise<void> => {
        for (;;) {
          const personId = `p${crypto.randomUUID()}`
          const answer = await server.ask('/api/commands', issue('people.add', person(personId, null)))
          if (!answer.ok) return
          acknowledged.add(personId)
        }
      }
      // Each ends when the server takes no more.
      const working = Promise.allSettled(Array.from({ length: workers }, work))
      await expect.poll(() => acknowledged.size).toBeGreaterThan(3 * workers)
      const begun = performance.now()
      server.child.kill('SIGTERM')
      expect(await server.ended, server.said()).toBe(0)
      slowest = Math.max(slowest, performance.now() - begun)
      await working
      acknowledgedInAll += acknowledged.size
      const { db, close } = await openDatabase(`sqlite:${join(data, 'uitrol.db')}`)
      onTestFinished(close)
      const people = new Set((await db.selectFrom('person').select('personId').execute()).map(({ personId }) => personId))
      expect([...acknowledged].filter((personId) => !people.has(personId))).toEqual([])
    }
    expect(slowest).toBeLessThan(8000)
    recordEvidence({
      what: 'Ended by SIGTERM with idle, half-sent and streaming connections under load, the process was gone within 8 seconds and kept all that was acknowledged',
      tries: rounds,
      held: rounds,
      notes: `slowest ${Math.round(slowest)} ms, ${acknowledgedInAll} commands acknowledged`,
    })
  },
)
