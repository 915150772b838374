/** The mail room: what letters and notices share on their way to the mail server. */
import { setTimeout as wait } from 'node:timers/promises'
import type { RawBuilder } from 'kysely'
import type { Database } from '#server/db/database.ts'
import { type Job, noteHanding } from '#server/jobs/job.ts'
import { pauseWithoutServer } from '#server/jobs/backoff.ts'
import type { LetterSource } from '#server/communication/letter-source.ts'
import type { MailServer, MimeMessage } from '#server/mail/smtp-delivery.ts'
import type { Came } from '#server/communication/retry-policy.ts'

export interface RoomParts {
  readonly database: Database
  /** The clock: an instant, RFC 3339 in UTC. */
  readonly now: () => string
  /** This process among all that share the database. */
  readonly by: string
  readonly jitter: () => number
  readonly source: LetterSource
  /** Where people reach this server, for links in messages; null where nobody else does. */
  readonly base: string | null
  /** Told of each try, for those who watch. */
  readonly tried: (kind: Job['kind'], state: string) => void
}

export interface MailSender extends RoomParts {
  /** Who letters are from. */
  readonly from: string
  /** Hands a letter over as long as `stillWaits` holds in the last moment; null when it does not. */
  hand(job: Job, letter: MimeMessage, stillWaits: RawBuilder<boolean>): Promise<Came | null>
  /** Closes connections that nobody uses, and forgets what letters were written from. */
  rest(): void
  /** Begins nothing new. */
  stop(): void
  /** What waits for an answer gives up waiting. */
  giveUp(): void
}

/** Opens a mail room before a mail server. */
export const openMailSender = (parts: RoomParts, server: MailServer, from: string): MailSender => {
  const { database, by, jitter } = parts
  const stopping = new AbortController()
  let inVain = 0
  let quietUntil = 0
  return {
    ...parts,
    from,
    hand: async (job, letter, stillWaits) => {
      // A server that took nobody's letter just now is left alone for a while, or every reader would use up their tries on it.
      const quiet = quietUntil - performance.now()
      if (quiet > 0) await wait(quiet, undefined, { ref: false, signal: stopping.signal }).catch(() => undefined)
      if (stopping.signal.aborted) return null
      const handed = await server.hand(letter, () => noteHanding(database, job, by, stillWaits))
      if (handed.came === 'noServer') {
        inVain += 1
        quietUntil = performance.now() + pauseWithoutServer(inVain, jitter())
        return { came: 'no', forGood: false, words: handed.words }
      }
      if (handed.came === 'taken' || handed.came === 'refused') inVain = 0
      if (handed.came === 'refused') return { came: 'no', forGood: handed.forGood, words: handed.words }
      return handed.came === 'stopped' ? null : handed
    },
    rest: () => {
      server.rest()
      parts.source.forget()
    },
    stop: () => stopping.abort(),
    giveUp: () => server.giveUp(),
  }
}
