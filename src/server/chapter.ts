/** What a chapter gives the server: its routes, what it looks at periodically, and the jobs it carries out. */
import type { FastifyInstance } from 'fastify'
import type { ServerContext } from '#server/context.ts'
import type { JobHandler } from '#server/jobs/runner.ts'
import type { SmtpTimeouts } from '#server/mail/smtp-delivery.ts'

/** Declares routes; each says in its config who may use it. */
export type Routes = (scope: FastifyInstance, context: ServerContext) => void

/**
 * Looks whether something is due in an organisation and issues the inside commands for it. Run again it finds nothing left to do, so a
 * task that was broken off is simply run again. `now` is an instant, RFC 3339 in UTC.
 */
export type PeriodicTask = (context: ServerContext, organisationId: string, now: string) => Promise<unknown>

/** What job handlers are made of. */
export interface JobParts {
  readonly context: ServerContext
  /** This process among all that share the database. */
  readonly by: string
  /** Where people reach this server, for links in messages; null where nobody else does. */
  readonly base: string | null
  /** Between 0 and 1, so that what failed together is not tried again together. */
  readonly jitter: () => number
  /** How long a mail server is waited for. */
  readonly patience?: SmtpTimeouts | undefined
}

export interface ServerChapter {
  readonly routes?: readonly Routes[]
  readonly tasks?: {
    /** Soon after each change, and once a minute: messages wait for it. */
    readonly urgent?: readonly PeriodicTask[]
    /** As often, but at least some seconds apart, because it looks at many rows. */
    readonly ordinary?: readonly PeriodicTask[]
    readonly daily?: readonly PeriodicTask[]
    /** For the first time a week after the organisation began. */
    readonly weekly?: readonly PeriodicTask[]
  }
  /** The handlers of the jobs that the chapter makes. */
  jobHandlers?(parts: JobParts): readonly JobHandler[]
}
