/** Sends commands from a process of its own over open connections, each waiting for its answer; told what by its parent, tells how long it took. */
import { type Socket, connect } from 'node:net'
import { newId } from '#server/base/ids.ts'

export interface Task {
  readonly port: number
  /** Of the organisations; connections take turns with them. */
  readonly cookies: readonly string[]
  readonly connections: number
  readonly commands: number
}

let made = 0
const head = 'POST /api/commands HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\n'

/** One command, a change every time. */
const request = (cookie: string): string => {
  const now = new Date().toISOString()
  const name = `${process.pid} ${made++}`
  const input = { country: 'SR', day: '2030-01-02', nameEn: `Day ${name}`, nameNl: `Dag ${name}`, provisional: false, off: true }
  const body = JSON.stringify({ id: newId(now), name: 'regional.changeHoliday', input, issuedAt: now })
  return `${head}cookie: ${cookie}\r\ncontent-length: ${body.length}\r\n\r\n${body}`
}

const opened = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket.setNoDelay(true)))
    socket.on('error', reject)
  })

/** Asks on one connection until nothing is left to ask. Answers are read by hand, so that little of the machine goes into asking. */
const askOn = (socket: Socket, cookie: string, take: () => boolean): Promise<void> =>
  new Promise((resolve, reject) => {
    let unread = ''
    const next = (): void => {
      if (take()) socket.write(request(cookie))
      else resolve()
    }
    socket.removeAllListeners('data')
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

const socketsTo = new Map<number, Socket[]>()
process.on('message', async ({ port, cookies, connections, commands }: Task) => {
  const sockets = socketsTo.get(port) ?? []
  socketsTo.set(port, sockets)
  while (sockets.length < connections) sockets.push(await opened(port))
  let left = commands
  const start = performance.now()
  await Promise.all(
    sockets.slice(0, connections).map((socket, index) => askOn(socket, cookies[index % cookies.length] ?? '', () => left-- > 0)),
  )
  process.send?.(performance.now() - start)
})
process.on('disconnect', () => process.exit())
