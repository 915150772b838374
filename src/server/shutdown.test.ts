import { connect } from 'node:net'
import fastify, { type FastifyInstance } from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { shutDown } from '#server/shutdown.ts'

/** So long that a test which waits for it fails. */
const never = 600_000
const forEver = (): Promise<void> => new Promise(() => undefined)

const listening = async (): Promise<{ app: FastifyInstance; port: number }> => {
  const app = fastify()
  app.post('/', async () => 'read')
  app.get('/', (_request, reply) => {
    reply.hijack()
    reply.raw.write('x'.repeat(20_000_000))
  })
  const port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port)
  return { app, port }
}

test('[AC-4] at the end a request that is never sent to its end, and an answer that is never read, are cut', async () => {
  const { app, port } = await listening()
  /** Sends so much and no more, and reads nothing. */
  const half = async (sent: string): Promise<void> => {
    const arrived = new Promise((resolve) => app.server.once('connection', (socket) => socket.once('data', resolve)))
    const socket = connect(port, '127.0.0.1', () => socket.write(sent)).pause()
    socket.on('error', () => undefined)
    onTestFinished(() => void socket.destroy())
    await arrived
  }
  await half('GET / HTTP/1.1\r\nhost: x\r\nx-half: ')
  await half('POST / HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 900\r\n\r\n{')
  await half('GET / HTTP/1.1\r\nhost: x\r\n\r\n')
  const faults: unknown[] = []
  const nothing = async (): Promise<void> => undefined
  const parts = { app, endStreams: () => undefined, stopWork: nothing, afterwards: [], onFault: (fault: unknown) => faults.push(fault) }
  await shutDown(parts, { longest: never, requestsWithin: 20 })
  expect(faults).toEqual([])
})

test('[AC-4] at the end what does not end in time, or fails, is said and left behind, and what comes after it is ended', async () => {
  const { app } = await listening()
  const faults: unknown[] = []
  const ended: string[] = []
  await shutDown(
    {
      app,
      endStreams: () => ended.push('streams'),
      stopWork: forEver,
      afterwards: [
        forEver,
        () => Promise.reject(new Error('no luck')),
        async () => {
          ended.push('database')
        },
      ],
      onFault: (fault) => faults.push(String(fault)),
    },
    { longest: 20, requestsWithin: never },
  )
  expect(ended).toEqual(['streams', 'database'])
  expect(faults).toEqual(['Error: It did not end in time.', 'Error: It did not end in time.', 'Error: no luck'])
})
