/** The organisations of whoever is here, and going from one to another. */
import type { FastifyInstance } from 'fastify'
import { id, shape } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import { callerOf, deviceOf } from '#server/http/route-access.ts'
import type { ServerContext } from '#server/context.ts'
import { check } from '#server/base/input-validation.ts'
import { openTo } from '#server/access/access-end.ts'

const wanted = shape({ organisationId: id })

export const organisationRoutes = (scope: FastifyInstance, { database: { db }, now, live, signInTrail }: ServerContext): void => {
  scope.get(
    '/api/organisations',
    { config: { access: 'signedIn', about: 'Lists the organisations of the account that is signed in, with its role in each.' } },
    async (request) => {
      const { accountId, organisationId } = callerOf(request).actor
      const found = await db
        .selectFrom('membership')
        .innerJoin('organisation', 'organisation.organisationId', 'membership.organisationId')
        .select(['organisation.organisationId as id', 'organisation.name', 'membership.role'])
        .where('membership.accountId', '=', accountId)
        .orderBy('organisation.name')
        .execute()
      const open = await openTo(db, accountId, now())
      return found.filter(({ id }) => open.includes(id)).map((one) => ({ ...one, here: one.id === organisationId }))
    },
  )

  scope.post(
    '/api/organisation',
    {
      config: {
        access: 'signedIn',
        about: 'Takes this session to another organisation of the account; from then on it sees and does nothing in the one before.',
        body: wanted,
      },
    },
    async (request) => {
      const { organisationId } = check(wanted, request.body)
      const { idHash, actor } = callerOf(request)
      if (!(await openTo(db, actor.accountId, now())).includes(organisationId)) throw new Problem('access.notFound', {})
      const taken = await db
        .updateTable('signIn')
        .set({ organisationId, lastSeenAt: now() })
        .where('idHash', '=', idHash)
        .where((on) =>
          on.exists(
            on
              .selectFrom('membership')
              .select('membership.accountId')
              .where('membership.organisationId', '=', organisationId)
              .where('membership.accountId', '=', actor.accountId)
              // Sessions that were ended there do not come back by way of here.
              .where((over) =>
                over.or([
                  over('membership.sessionsEndedAt', 'is', null),
                  over('membership.sessionsEndedAt', '<', over.ref('signIn.createdAt')),
                ]),
              ),
          ),
        )
        .executeTakeFirst()
      if (taken.numUpdatedRows !== 1n) throw new Problem('access.notFound', {})
      if (organisationId !== actor.organisationId) {
        await live.accessEnded(actor.organisationId)
        await signInTrail.note({ ...actor, organisationId }, deviceOf(request), 'access.signIn', { way: 'otherOrganisation' })
      }
      return { organisationId }
    },
  )
}
