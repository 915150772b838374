/** Hands letters to a mail server one by one, so that of each it is known what was answered, and when nothing was (CM-7). */
import { Readable } from 'node:stream'
import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import { plainWords } from '#server/mail/storable-text.ts'

/** A letter as it goes over the wire. */
export interface MimeMessage {
  readonly from: string
  readonly to: string
  readonly bytes: Uint8Array
}

/** What came of handing a letter over. */
export type Handed =
  | { readonly came: 'taken'; readonly words: string }
  /** A definite no to this letter: for now, or for good. */
  | { readonly came: 'refused'; readonly forGood: boolean; readonly words: string }
  /** The server, or the way to it, is in no state to take anything; this letter did not reach it. */
  | { readonly came: 'noServer'; readonly words: string }
  /** All of it was sent and no answer came: nobody knows. */
  | { readonly came: 'unsure' }
  /** `beforeHanding` said no. */
  | { readonly came: 'stopped' }

/** How long to wait for a server, in milliseconds. */
export interface SmtpTimeouts {
  readonly connect: number
  readonly answer: number
}

/** RFC 5321 would wait ten minutes for an answer; half of that is long enough to hold up the others. */
const ordinaryPatience: SmtpTimeouts = { connect: 15_000, answer: 300_000 }

/** Letters over one connection; many servers close it after about a hundred. */
const mostOverOne = 90

interface Line {
  readonly connection: SMTPConnection
  used: number
}

interface Trouble {
  readonly message?: string
  readonly response?: string
  readonly responseCode?: number
  readonly command?: string
}

/** Troubles of the way or the sender, which say nothing about one letter. */
const notAboutTheLetter = new Set(['CONN', 'EHLO', 'HELO', 'STARTTLS', 'MAIL FROM'])

const wordsOf = ({ response, message }: Trouble): string => plainWords((response ?? message ?? '').replace(/\s+/g, ' ').trim(), 500)

const isDefinite = ({ responseCode = 0 }: Trouble): boolean => responseCode >= 400 && responseCode <= 599

export interface MailServer {
  /**
   * Hands a letter over. `beforeHanding` is asked at the last moment, when the server is ready for the letter and has nothing of it:
   * no means that it gets none, and so does a fault, which is thrown. Call it from as many hands as there should be connections.
   */
  hand(letter: MimeMessage, beforeHanding: () => Promise<boolean>): Promise<Handed>
  /** Closes connections that nobody uses. */
  rest(): void
  /** Closes all of them; what waits for an answer is unsure. */
  giveUp(): void
}

/** Opens the way to the mail server of a URL (`smtp://`, `smtps://`); nothing is connected before there is a letter. */
export const mailServerAt = (url: string, patience: SmtpTimeouts = ordinaryPatience): MailServer => {
  const idle: Line[] = []
  const busy = new Map<Line, () => void>()

  const open = async (): Promise<Line> => {
    const [{ default: Connection }, { parseConnectionUrl }] = await Promise.all([
      import('nodemailer/lib/smtp-connection'),
      import('nodemailer/lib/shared'),
    ])
    const { auth, ...options } = parseConnectionUrl(url)
    const connection = new Connection({
      connectionTimeout: patience.connect,
      greetingTimeout: patience.connect,
      socketTimeout: patience.answer,
      socketCloseTimeout: 0,
      ...options,
    })
    try {
      await new Promise<void>((resolve, reject) => {
        connection.once('error', reject)
        connection.once('end', () => reject(new Error('Connection closed')))
        connection.connect((trouble) => (trouble ? reject(trouble) : resolve()))
      })
      if (auth && connection.allowsAuth)
        await new Promise<void>((resolve, reject) => {
          connection.once('error', reject)
          connection.login({ ...auth, credentials: auth }, (trouble) => (trouble ? reject(trouble) : resolve()))
        })
    } catch (trouble) {
      connection.close()
      throw trouble
    }
    // Without a listener a connection lost at rest would end the process.
    connection.on('error', () => undefined)
    const line: Line = { connection, used: 0 }
    connection.once('end', () => {
      const at = idle.indexOf(line)
      if (at >= 0) idle.splice(at, 1)
    })
    return line
  }

  const over = (line: Line, letter: MimeMessage, beforeHanding: () => Promise<boolean>): Promise<Handed & { readonly lost?: boolean }> =>
    new Promise((resolve, reject) => {
      let asked = false
      let ended = false
      let stopped = false
      let fault: unknown
      line.used += 1
      const parts = async function* () {
        asked = true
        try {
          stopped = !(await beforeHanding())
        } catch (trouble) {
          fault = trouble
          throw trouble
        }
        if (stopped) throw new Error('stopped')
        yield letter.bytes
        // Whoever asks for more is about to say that this was all: from here on the server may have the letter.
        ended = true
      }
      const told = (trouble: Trouble | null, words = ''): void => {
        busy.delete(line)
        if (trouble === null) return resolve({ came: 'taken', words })
        line.connection.close()
        if (fault !== undefined) return reject(fault instanceof Error ? fault : new Error(String(fault)))
        if (stopped) return resolve({ came: 'stopped' })
        if (isDefinite(trouble) && !notAboutTheLetter.has(trouble.command ?? ''))
          return resolve({ came: 'refused', forGood: (trouble.responseCode ?? 0) >= 500, words: wordsOf(trouble) })
        if (ended && !isDefinite(trouble)) return resolve({ came: 'unsure' })
        resolve({ came: 'noServer', words: wordsOf(trouble), lost: !asked && !isDefinite(trouble) })
      }
      busy.set(line, () => told({ message: 'The server stops.' }))
      line.connection.send(
        { from: letter.from, to: letter.to, size: letter.bytes.length },
        // As bytes and not as objects: each piece is one write.
        Readable.from(parts(), { objectMode: false }),
        (trouble, info) => (trouble ? told(trouble) : told(null, wordsOf({ response: info?.response ?? '' }))),
      )
    })

  const hand: MailServer['hand'] = async (letter, beforeHanding) => {
    for (;;) {
      let line: Line
      try {
        line = idle.pop() ?? (await open())
      } catch (trouble) {
        return { came: 'noServer', words: wordsOf(trouble as Trouble) }
      }
      const wasFresh = line.used === 0
      const { lost, ...handed } = await over(line, letter, beforeHanding)
      if (handed.came === 'taken') {
        if (line.used < mostOverOne) idle.push(line)
        else line.connection.quit()
      }
      // A connection that was left open may have been closed meanwhile; that says nothing about the server.
      if (handed.came === 'noServer' && lost && !wasFresh) continue
      return handed
    }
  }

  return {
    hand,
    rest: () => {
      for (const { connection } of idle.splice(0)) connection.quit()
    },
    giveUp: () => {
      for (const { connection } of idle.splice(0)) connection.close()
      for (const stop of busy.values()) stop()
    },
  }
}
