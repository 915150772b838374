/** What the button “unsubscribe” of a mail program does here: the reader is told messages in person from then on (CM-6). */
import type { FastifyInstance } from 'fastify'
import { systemActor } from '#core/access/access.ts'
import { Problem } from '#core/kernel/problem.ts'
import { commandCall } from '#server/base/command-call.ts'
import { isChoiceToken } from '#server/communication/mail-choice.ts'
import type { ServerContext } from '#server/context.ts'

const path = '/api/mail/choice/:organisationId/:personId/:token'
/** How often one address may ask in a minute. */
const mostAsked = 30

export const mailChoiceRoutes = (scope: FastifyInstance, { database: { db }, now, write }: ServerContext): void => {
  void scope.register(async (inner) => {
    // The body says what the address says already.
    inner.addContentTypeParser('application/x-www-form-urlencoded', (_request, payload, done) => {
      payload.resume()
      payload.on('end', () => done(null))
      payload.on('error', done)
    })
    inner.post(
      path,
      {
        config: {
          access: 'open',
          about:
            'Lets the reader of a mail be told messages in person from now on: the one press of RFC 8058, by the address in that mail.',
          takes: 'application/x-www-form-urlencoded',
          rateLimit: { max: mostAsked, timeWindow: 60_000 },
        },
      },
      async (request) => {
        const { organisationId, personId, token } = request.params as Record<'organisationId' | 'personId' | 'token', string>
        const isSound = [organisationId, personId].every((text) => text.isWellFormed() && !text.includes('\0'))
        if (!isSound || !(await isChoiceToken(db, organisationId, personId, token))) throw new Problem('access.notFound', {})
        await write(systemActor(organisationId), commandCall(now(), 'communication.leaveMail', { personId }))
        return { channel: 'hand' }
      },
    )
  })
  scope.get(
    path,
    {
      config: {
        access: 'open',
        about: 'Leads whoever opens the address of a mail in a browser to where they choose how they get messages.',
      },
    },
    (_request, reply) => reply.redirect('/settings/account', 303),
  )
}
