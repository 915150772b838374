/** Letting somebody in, whichever way they proved who they are: the session, the cookie, and what slows down guessing. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '#core/problem.ts'
import { deviceOf } from '#server/door.ts'
import { guarded } from '#server/guessing.ts'
import type { House } from '#server/house.ts'
import { cookieName, longestDays } from '#server/session.ts'

/** A flood of requests of any kind; guessing is slowed down long before, and an office that comes in at eight stays far below. */
export const flood = { rateLimit: { max: 300, timeWindow: 60_000 } }

export interface Admission {
  /** Opens a session for an account (in its first organisation unless one is named) and gives its cookie; one that was open on this device ends. */
  admit(request: FastifyRequest, reply: FastifyReply, accountId: string, organisationId?: string): Promise<void>
  /** Does something that takes a secret, slowed down when it fails too often for the account or from the address. */
  attempt<T>(request: FastifyRequest, account: string | null, attempt: () => Promise<T>): Promise<T>
}

export const admissionOf = ({ config, database, sessions, tally, now }: House): Admission => {
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure: config.publicUrl?.startsWith('https:') ?? false } as const
  return {
    admit: async (request, reply, accountId, organisationId) => {
      const membership = await database.db
        .selectFrom('membership')
        .select('organisationId')
        .where('accountId', '=', accountId)
        .$if(organisationId !== undefined, (query) => query.where('organisationId', '=', organisationId ?? ''))
        .orderBy('organisationId')
        .executeTakeFirst()
      // Access was taken away since: the same answer as to a stranger.
      if (!membership) throw new Problem('access.notFound', {})
      tally.triedToSignIn('done')
      if (request.signedIn) await sessions.signOut(request.signedIn.idHash)
      const secret = await sessions.open(accountId, membership.organisationId, deviceOf(request))
      void reply.setCookie(cookieName, secret, { ...cookie, maxAge: longestDays * 86_400 })
    },
    attempt: async (request, account, attempt) => {
      try {
        return await guarded(database, { ip: request.ip, account, now: now() }, attempt)
      } catch (trouble) {
        tally.triedToSignIn(trouble instanceof Problem && trouble.code === 'access.tooManyTries' ? 'slowed' : 'refused')
        throw trouble
      }
    },
  }
}
