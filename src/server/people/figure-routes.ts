/** What those see who see few rows: a member the names of who helps them, a champion when the people of their locations start. */
import type { FastifyInstance } from 'fastify'
import { readsAll } from '#core/access/access.ts'
import { mayRead } from '#core/access/row-access.ts'
import { callerOf } from '#server/http/route-access.ts'
import type { ServerContext } from '#server/context.ts'
import { contactsFor } from '#server/people/contacts.ts'

export const figureRoutes = (scope: FastifyInstance, { database: { db }, now }: ServerContext): void => {
  scope.get(
    '/api/contacts',
    { config: { access: 'rows.read', about: 'Gives the names of who helps you: your buddy, whom you help, the champion of your place.' } },
    (request) => contactsFor(db, callerOf(request).actor, now()),
  )

  scope.get(
    '/api/starts',
    {
      config: {
        access: 'checklist.work',
        about:
          'Gives the phase and the first day of the people you may see, and whether it waits for its go/no-go check, without the reasons.',
      },
    },
    async (request) => {
      const { actor } = callerOf(request)
      const gates = await db
        .selectFrom('gate')
        .select(['rolloutId', 'phaseKey'])
        .where('organisationId', '=', actor.organisationId)
        .where('approvedAt', 'is', null)
        .execute()
      const waiting = new Set(gates.map(({ rolloutId, phaseKey }) => `${rolloutId} ${phaseKey}`))
      const found = await db
        .selectFrom('participant')
        .innerJoin('person', (join) =>
          join.onRef('person.organisationId', '=', 'participant.organisationId').onRef('person.personId', '=', 'participant.personId'),
        )
        .select(['participant.rolloutId', 'participant.personId', 'participant.phaseKey', 'participant.goLiveOn', 'person.locationId'])
        .where('participant.organisationId', '=', actor.organisationId)
        .where('participant.excludedAt', 'is', null)
        // A champion sees few of many: the others are not even read.
        .$if(!readsAll(actor), (query) =>
          query.where(({ eb, or }) =>
            or([
              eb('person.locationId', 'is', null),
              eb('person.personId', '=', actor.personId ?? ''),
              ...(actor.locationIds.length > 0 ? [eb('person.locationId', 'in', [...actor.locationIds])] : []),
            ]),
          ),
        )
        .orderBy('participant.rolloutId')
        .orderBy('participant.personId')
        .execute()
      return found
        .filter((one) => mayRead(actor, 'person', { ...one, organisationId: actor.organisationId }))
        .map(({ rolloutId, personId, phaseKey, goLiveOn }) => ({
          rolloutId,
          personId,
          phaseKey,
          goLiveOn,
          waits: waiting.has(`${rolloutId} ${phaseKey}`),
        }))
    },
  )
}
