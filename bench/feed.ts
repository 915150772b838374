/** One change to five hundred members who listen, each with a device of their own: from its command to the last device that has it: `npm run bench feed [sqlite|postgres]`. */
import { Agent, get, type IncomingMessage } from 'node:http'
import { newId } from '#server/base/ids.ts'
import { openDatabase } from '#server/db/database.ts'
import { makeLargeCompany } from '#test/large-company.ts'
import { build } from './parts/built-server.ts'
import { letIn, someStaff } from './parts/let-in.ts'
import { kind, startOnDatabase } from './parts/on-database.ts'
import { line, spread } from './parts/spread.ts'

const members = 500
const people = 1000
const changes = 20
const limit = 250

if (!process.env['UITROL_TEST_WEB']) build()
const { server, url, close } = await startOnDatabase()
const owner = await server.welcome()
const database = await openDatabase(url)
const { organisationId } = await database.db.selectFrom('organisation').select('organisationId').executeTakeFirstOrThrow()
await makeLargeCompany(database, organisationId, people, new Date().toISOString())
const cookies = await letIn(database, 'member', await someStaff(database, members))
await database.close()

const agent = new Agent({ maxSockets: Infinity })
let sentAt = 0
/** The name that the organisation was given: whatever else reaches the members meanwhile is not what is measured. */
let named = ''
let waiting = 0
let everyoneHasIt: () => void = () => undefined
const delays: number[] = []
const noteArrivals = (stream: IncomingMessage): void => {
  let heard = ''
  stream.on('data', (piece: Buffer) => {
    heard += piece.toString()
    if (named === '' || !heard.includes(named)) return
    heard = ''
    delays.push(performance.now() - sentAt)
    waiting -= 1
    if (waiting === 0) everyoneHasIt()
  })
}
const listen = async (cookie: string): Promise<IncomingMessage> => {
  const asked = await fetch(`${server.address}/api/changes?after=0&scope=`, { headers: { cookie } })
  const { version, scope } = (await asked.json()) as { version: number; scope: string }
  const path = `/api/changes/stream?after=${version}&scope=${encodeURIComponent(scope)}`
  return new Promise((resolve, reject) => {
    get(`${server.address}${path}`, { agent, headers: { cookie } }, (stream) => {
      noteArrivals(stream)
      resolve(stream)
    }).on('error', reject)
  })
}
const streams: IncomingMessage[] = []
for (const cookie of cookies) streams.push(await listen(cookie))

for (let index = 0; index < changes; index++) {
  waiting = members
  named = `"Large ${index}"`
  const everyone = new Promise<void>((resolve) => (everyoneHasIt = resolve))
  const issuedAt = new Date().toISOString()
  const input = { name: `Large ${index}`, country: 'SR', zone: 'America/Paramaribo', language: 'nl', currency: 'SRD' }
  sentAt = performance.now()
  const headers = { cookie: owner, 'content-type': 'application/json' }
  const body = JSON.stringify({ id: newId(issuedAt), name: 'organisation.describe', input, issuedAt })
  const answer = await fetch(`${server.address}/api/commands`, { method: 'POST', headers, body })
  if (!answer.ok) throw new Error(`the command was answered ${answer.status}`)
  await everyone
}
delays.sort((one, other) => one - other)
const at = (share: number): number => delays[Math.min(delays.length - 1, Math.floor(delays.length * share))] ?? 0
line(`${kind}: one change to ${members} members, median`, spread([at(0.5)]), 'ms', undefined, 0)
line(`${kind}: one change to ${members} members, p99`, spread([at(0.99)]), 'ms', limit, 0)
line(`${kind}: one change to ${members} members, last`, spread([at(1)]), 'ms', undefined, 0)
for (const stream of streams) stream.destroy()
agent.destroy()
await close()
