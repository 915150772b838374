/** Letting somebody in, whichever way they proved who they are: the session, the cookie, and what slows down guessing. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { SignInWay } from '#core/access/sign-in-commands.ts'
import { Problem } from '#core/kernel/problem.ts'
import { deviceOf } from '#server/http/route-access.ts'
import { guarded } from '#server/sign-in/login-throttle.ts'
import type { ServerContext } from '#server/context.ts'
import { longestDays, cookieName } from '#server/http/credentials.ts'
import { isInVain } from '#server/sign-in/sign-in-trail.ts'

/** A flood of requests of any kind; guessing is slowed down long before, and an office that comes in at eight stays far below. */
export const flood = { rateLimit: { max: 300, timeWindow: 60_000 } }

export interface Admission {
  /**
   * Opens a session for an account (where it was last, unless an organisation is named), gives its cookie and answers the secret in it; one
   * that was open on this device ends. The way goes on the trail; null where what was done says so already.
   */
  admit(
    request: FastifyRequest,
    reply: FastifyReply,
    accountId: string,
    how: { readonly way: SignInWay | null; readonly organisationId?: string },
  ): Promise<string>
  /** Does something that takes a secret, slowed down when it fails too often for the account or from the address. */
  attempt<T>(request: FastifyRequest, account: string | null, attempt: () => Promise<T>): Promise<T>
}

export const admissionOf = ({ config, database, sessions, signInTrail, counters, now }: ServerContext): Admission => {
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure: config.publicUrl?.startsWith('https:') ?? false } as const
  return {
    admit: async (request, reply, accountId, { way, organisationId }) => {
      const wanted = organisationId ?? (await sessions.homeOf(accountId)) ?? ''
      const membership = await database.db
        .selectFrom('membership')
        .innerJoin('account', 'account.accountId', 'membership.accountId')
        .select(['membership.organisationId', 'account.accountId', 'account.name'])
        .where('membership.accountId', '=', accountId)
        .where('membership.organisationId', '=', wanted)
        .executeTakeFirst()
      // Access was taken away since: the same answer as to a stranger.
      if (!membership) throw new Problem('access.notFound', {})
      counters.triedToSignIn('done')
      const device = deviceOf(request)
      if (way !== null) await signInTrail.note(membership, device, 'access.signIn', { way })
      const secret = await sessions.open(accountId, membership.organisationId, device)
      // Last, so that whoever cannot come in again just now stays as they were.
      if (request.signedIn) await sessions.signOut(request.signedIn.idHash)
      void reply.setCookie(cookieName, secret, { ...cookie, maxAge: longestDays * 86_400 })
      return secret
    },
    attempt: async (request, account, attempt) => {
      try {
        const done = await guarded(database, { ip: request.ip, account, now: now() }, attempt)
        if (account !== null) await signInTrail.settle(account)
        return done
      } catch (trouble) {
        if (isInVain(trouble)) signInTrail.refused(account)
        counters.triedToSignIn(trouble instanceof Problem && trouble.code === 'access.tooManyTries' ? 'slowed' : 'refused')
        throw trouble
      }
    },
  }
}
