/** A real mail server that does what a script says to each letter, and counts what it holds in the end. */
import type { AddressInfo } from 'node:net'
import { simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'

/**
 * What it does to a letter: takes it; takes its time; says not now, or never, to the reader or after the letter; never answers before the
 * letter, or after it; hangs up before the letter, or after it.
 */
export const doings = [
  'take',
  'slow',
  'readerNotNow',
  'readerNever',
  'letterNotNow',
  'letterNever',
  'hangBefore',
  'hangAfter',
  'dropBefore',
  'dropAfter',
] as const
export type Doing = (typeof doings)[number]

/** Whether the letter lies at the server after this. */
export const keeps = (doing: Doing): boolean => ['take', 'slow', 'hangAfter', 'dropAfter'].includes(doing)
/** Whether the sender hears what became of it. */
export const answers = (doing: Doing): boolean => !['hangAfter', 'dropAfter'].includes(doing)

export interface ScriptedMailServer {
  readonly url: string
  /** Letters that lie here by Message-ID, as often as they came. */
  readonly held: Map<string, number>
  /** The readers of those, by Message-ID. */
  readonly readerOf: Map<string, string>
  /** The last letter to each reader as it came over the wire. */
  readonly raw: Map<string, string>
  /** How many letters came or were refused. */
  seen(): number
  /** Closes every connection, as a server does with those that say nothing for long. */
  hangUpAll(): void
  close(): Promise<void>
}

class Refusal extends Error {
  readonly responseCode: number
  constructor(responseCode: number, words: string) {
    super(words)
    this.responseCode = responseCode
  }
}

/** Starts it; `script` says what is done to the next letter to an address, `hideSMTPUTF8` that it offers nothing beyond ASCII in addresses. */
export const startScriptedMailServer = async (
  script: (reader: string) => Doing,
  slowness = 60,
  hideSMTPUTF8 = false,
): Promise<ScriptedMailServer> => {
  const held = new Map<string, number>()
  const readerOf = new Map<string, string>()
  const raw = new Map<string, string>()
  const plans = new Map<string, Doing>()
  let seen = 0
  const hangUp = ({ id }: SMTPServerSession): void => {
    for (const connection of server.connections) if (connection.session.id === id) connection._socket.destroy()
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 200,
    hideSMTPUTF8,
    onRcptTo: ({ address }, session, done) => {
      const plan = script(address)
      plans.set(session.id, plan)
      switch (plan) {
        case 'readerNotNow':
          seen += 1
          return done(new Refusal(450, 'Greylisted, come back later'))
        case 'readerNever':
          seen += 1
          return done(new Refusal(550, 'No such user here'))
        case 'hangBefore':
          seen += 1
          return
        case 'dropBefore':
          seen += 1
          return hangUp(session)
        default:
          done()
      }
    },
    onData: (stream, session, done) => {
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      simpleParser(stream, (trouble: Error | null, mail) => {
        const plan = plans.get(session.id) ?? 'take'
        // A letter whose connection broke off in the middle was never whole, so it is not held.
        if (trouble || !mail.messageId) return done(new Refusal(451, 'Broken off'))
        seen += 1
        if (keeps(plan)) {
          held.set(mail.messageId, (held.get(mail.messageId) ?? 0) + 1)
          readerOf.set(mail.messageId, session.envelope.rcptTo[0]?.address ?? '')
          raw.set(session.envelope.rcptTo[0]?.address ?? '', Buffer.concat(pieces).toString())
        }
        switch (plan) {
          case 'letterNotNow':
            return done(new Refusal(452, 'No room just now'))
          case 'letterNever':
            return done(new Refusal(554, 'This looks like spam'))
          case 'hangAfter':
            return
          case 'dropAfter':
            return hangUp(session)
          case 'slow':
            return void setTimeout(done, slowness)
          default:
            done()
        }
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    held,
    readerOf,
    raw,
    seen: () => seen,
    hangUpAll: () => {
      for (const { _socket: socket } of server.connections) socket.destroy()
    },
    close: () => new Promise((closed) => server.close(closed)),
  }
}
