import { createServer, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { DatabaseLost, openPool } from '#server/db/postgres.ts'

const message = (type: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(5)
  head.write(type)
  head.writeInt32BE(4 + body.length, 1)
  return Buffer.concat([head, body])
}
const letsIn = message('R', Buffer.alloc(4))
const isReady = message('Z', Buffer.from('I'))
const goesDown = message('E', Buffer.from('SFATAL\0VFATAL\0C57P01\0Mterminating connection\0\0'))

/** What speaks to clients as PostgreSQL does when it goes down the moment it has let them in: both in one packet. */
const goingDown = async (): Promise<string> => {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.once('data', () => socket.write(Buffer.concat([letsIn, isReady, goesDown])))
  })
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready))
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((closed) => server.close(closed))
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('It listens at no port.')
  return `postgres://uitrol@127.0.0.1:${address.port}/uitrol`
}

test('[AC-4] a connection that is lost in the moment it comes about fails what is asked of it, and ends nothing else', async () => {
  const ends: unknown[] = []
  const note = (fault: unknown): void => void ends.push(fault)
  process.on('uncaughtException', note)
  onTestFinished(() => void process.off('uncaughtException', note))
  const pool = await openPool(await goingDown())
  onTestFinished(pool.end)
  const connection = await pool.connect()
  await expect(connection.query('select 1')).rejects.toBeInstanceOf(DatabaseLost)
  connection.release()
  expect(ends).toEqual([])
})
