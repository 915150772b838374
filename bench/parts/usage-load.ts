/** Sends batches of usage from a process of its own over open connections, each waiting for its answer; told what by its parent, tells how long it took. */
import { type Socket, connect } from 'node:net'

export interface UsageTask {
  readonly port: number
  readonly path: string
  readonly token: string
  readonly connections: number
  readonly batches: number
  readonly size: number
  readonly people: readonly string[]
  readonly days: readonly string[]
}

/** Bodies are made before the clock runs, so that little of the machine goes into asking. */
const bodiesOf = ({ size, people, days }: UsageTask): Buffer[] => {
  let at = 0
  const event = (): object => {
    at = (Math.imul(at, 1_103_515_245) + 12_345) >>> 0
    return { person: people[(at >>> 4) % people.length], day: days[(at >>> 8) % days.length], workflow: `w${(at >>> 20) % 4}` }
  }
  return Array.from({ length: Math.min(200, Math.ceil(20_000 / size) * 4) }, () =>
    Buffer.from(JSON.stringify(Array.from({ length: size }, event))),
  )
}

const opened = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket.setNoDelay(true)))
    socket.on('error', reject)
  })

const askOn = (socket: Socket, head: (length: number) => string, take: () => Buffer | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    let unread = ''
    const next = (): void => {
      const body = take()
      if (!body) return resolve()
      socket.write(head(body.length))
      socket.write(body)
    }
    socket.on('data', (piece) => {
      unread += piece.toString('latin1')
      const end = unread.indexOf('\r\n\r\n')
      if (end < 0) return
      const length = Number(/content-length: (\d+)/i.exec(unread)?.[1])
      if (unread.length < end + 4 + length) return
      if (!unread.startsWith('HTTP/1.1 200')) return reject(new Error(unread))
      unread = ''
      next()
    })
    next()
  })

process.on('message', async (task: UsageTask) => {
  const { port, path, token, connections, batches } = task
  const bodies = bodiesOf(task)
  const head = (length: number): string =>
    `POST ${path} HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\nauthorization: Bearer ${token}\r\ncontent-length: ${length}\r\n\r\n`
  const sockets = await Promise.all(Array.from({ length: connections }, () => opened(port)))
  let sent = 0
  const start = performance.now()
  await Promise.all(sockets.map((socket) => askOn(socket, head, () => (sent < batches ? bodies[sent++ % bodies.length] : undefined))))
  process.send?.(performance.now() - start)
  for (const socket of sockets) socket.destroy()
})
process.on('disconnect', () => process.exit())
