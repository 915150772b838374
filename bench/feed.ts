/** One change to five hundred connected devices: from the answer of its command to the last device that has it. */
import { Agent, get, type IncomingMessage } from 'node:http'
import { newId } from '#server/base/ids.ts'
import { testServer } from '#test/server.ts'

const devices = 500
const changes = 20
const limit = 250

const server = await testServer()
await server.welcome()
const { version } = (await (await server.ask('/api/changes')).json()) as { version: number }

const agent = new Agent({ maxSockets: Infinity })
let sentAt = 0
let waiting = 0
let everyoneHasIt: () => void = () => undefined
const delays: number[] = []
const arrived = (piece: Buffer): void => {
  if (!piece.includes('event: changes')) return
  delays.push(performance.now() - sentAt)
  waiting -= 1
  if (waiting === 0) everyoneHasIt()
}
const streams = await Promise.all(
  Array.from(
    { length: devices },
    () =>
      new Promise<IncomingMessage>((resolve, reject) => {
        get(`${server.address}/api/changes/stream?after=${version}`, { agent, headers: { cookie: server.cookie } }, (stream) => {
          stream.on('data', arrived)
          resolve(stream)
        }).on('error', reject)
      }),
  ),
)

for (let index = 0; index < changes; index++) {
  waiting = devices
  const everyone = new Promise<void>((resolve) => (everyoneHasIt = resolve))
  const now = new Date().toISOString()
  const input = { country: 'SR', day: '2030-01-02', nameEn: `Day ${index}`, nameNl: `Dag ${index}`, provisional: false, off: true }
  sentAt = performance.now()
  await server.post('/api/commands', { id: newId(now), name: 'regional.changeHoliday', input, issuedAt: now })
  await everyone
}
delays.sort((one, other) => one - other)
const at = (share: number): number => delays[Math.min(delays.length - 1, Math.floor(delays.length * share))] ?? 0
console.log(
  `change to ${devices} devices: median ${at(0.5).toFixed(0)} ms, p99 ${at(0.99).toFixed(0)} ms, last ${at(1).toFixed(0)} ms   limit p99 ${limit} ms   ratio ${(at(0.99) / limit).toFixed(2)}`,
)
for (const stream of streams) stream.destroy()
agent.destroy()
await server.close()
