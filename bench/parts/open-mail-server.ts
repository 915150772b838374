/** A mail server for benches, which costs as little as one can. */
import { createServer, type Server } from 'node:net'

/** Starts a mail server that takes anything and looks at nothing. */
export const openMailServer = async (): Promise<Server> => {
  const server = createServer((socket) => {
    socket.setNoDelay(true).on('error', () => undefined)
    let inLetter = false
    let tail = ''
    const say = (words: string): void => void socket.write(`${words}\r\n`)
    say('220 here')
    socket.setEncoding('latin1').on('data', (piece: string) => {
      tail += piece
      for (;;) {
        const end = inLetter ? '\r\n.\r\n' : '\r\n'
        const at = tail.indexOf(end)
        if (at < 0) return
        const said = tail.slice(0, at)
        tail = tail.slice(at + end.length)
        if (inLetter) inLetter = false
        else if (/^DATA/i.test(said)) {
          inLetter = true
          say('354 go on')
          continue
        } else if (/^QUIT/i.test(said)) return void socket.end('221 bye\r\n')
        say('250 taken')
      }
    })
  })
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready))
  return server
}
