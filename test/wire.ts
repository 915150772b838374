/** A wire between browsers and a server, on a port of its own, that can be cut and mended, and that counts what the server sends. */
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

export interface Wire {
  /** Where browsers find the server, by this wire. */
  readonly address: string
  /** Bytes from the server so far, or until a moment (milliseconds since 1970): heads, bodies and streams, whoever in the browser asked for them. */
  received(until?: number): number
  /** Breaks every connection; new ones find nobody until it is mended. */
  cut(): Promise<void>
  mend(): Promise<void>
  close(): Promise<void>
}

const listening = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })

/** Lays a wire to the server at an address. */
export const layWire = async (to: string): Promise<Wire> => {
  const target = Number(new URL(to).port)
  const open = new Set<Socket>()
  /** When each piece came, and how many bytes it had. */
  const pieces: (readonly [at: number, bytes: number])[] = []
  const hold = (socket: Socket): void => {
    open.add(socket)
    // A connection that breaks is the purpose.
    socket.on('error', () => undefined).on('close', () => open.delete(socket))
  }
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1')
    hold(near)
    hold(far)
    far.on('data', (piece: Buffer) => pieces.push([performance.timeOrigin + performance.now(), piece.length]))
    near.pipe(far).on('close', () => near.destroy())
    far.pipe(near).on('close', () => far.destroy())
  })
  const port = await listening(server, 0)
  const cut = (): Promise<void> =>
    new Promise((resolve) => {
      for (const socket of open) socket.destroy()
      if (server.listening) server.close(() => resolve())
      else resolve()
    })
  return {
    address: `http://127.0.0.1:${port}`,
    received: (until = Infinity) => pieces.reduce((sum, [at, bytes]) => sum + (at <= until ? bytes : 0), 0),
    cut,
    mend: async () => void (await listening(server, port)),
    close: cut,
  }
}
