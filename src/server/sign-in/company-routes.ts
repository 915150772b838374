/** Signing in at the company: a visit to its sign-on and back, tied to the browser that began it. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import { Problem } from '#core/kernel/problem.ts'
import { newChallenge, takeChallenge } from '#server/sign-in/challenge.ts'
import { companyAccount } from '#server/sign-in/company-account.ts'
import { createCompanySignOn } from '#server/sign-in/company-sign-on.ts'
import type { ServerContext } from '#server/context.ts'
import { ownAddress } from '#server/http/public-address.ts'
import { admissionOf, flood } from '#server/sign-in/start-sign-in-session.ts'

const cookieName = 'uitrol-company'
const folder = '/api/sign-in/company'

export const companyRoutes = (scope: FastifyInstance, context: ServerContext): void => {
  const { config, database, now, write } = context
  const { admit } = admissionOf(context)
  const company = createCompanySignOn(config)
  const cookie = { path: folder, httpOnly: true, sameSite: 'lax', secure: config.publicUrl?.startsWith('https:') ?? false } as const

  /** Both addresses are visited, not asked, so trouble is told by the sign-in page. */
  const backWith = (reply: FastifyReply, trouble: unknown): FastifyReply => {
    if (!(trouble instanceof Problem)) throw trouble
    return reply.redirect(`/sign-in#refused=${trouble.code}`)
  }

  scope.get(
    folder,
    { config: { ...flood, access: 'open', about: 'Sends the browser to the company’s own sign-on.', answers: 'text/html' } },
    async (_request, reply) => {
      if (!company) throw new Problem('access.notFound', {})
      try {
        const secret = await newChallenge(database, 'companySignOn', null, now())
        const there = await company.start(secret, `${ownAddress(config, scope)}${folder}/return`)
        return await reply.setCookie(cookieName, secret, { ...cookie, maxAge: 600 }).redirect(there.href)
      } catch (trouble) {
        return backWith(reply, trouble)
      }
    },
  )

  scope.get(
    `${folder}/return`,
    {
      config: { ...flood, access: 'open', about: 'Where the company’s sign-on sends the browser back to; signs in.', answers: 'text/html' },
    },
    async (request, reply) => {
      if (!company) throw new Problem('access.notFound', {})
      void reply.clearCookie(cookieName, cookie)
      try {
        const secret = request.cookies[cookieName]
        if (!secret || !(await takeChallenge(database, 'companySignOn', null, secret, now()))) throw new Problem('access.companyBroken', {})
        const { search } = new URL(request.url, 'http://localhost')
        const person = await company.finish(secret, new URL(`${ownAddress(config, scope)}${folder}/return${search}`))
        await admit(request, reply, await companyAccount(database, write, person, now()), { way: 'company' })
        return await reply.redirect('/')
      } catch (trouble) {
        return backWith(reply, trouble)
      }
    },
  )
}
