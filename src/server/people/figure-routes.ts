/** What those see who see few rows: a member the names of who helps them, a champion when the people of their locations start. */
import { stillWorks } from '#server/db/works-on.ts'
import type { FastifyInstance } from 'fastify'
import { type Actor } from '#core/access/access.ts'
import { mayRead } from '#core/access/row-access.ts'
import { contactsOf } from '#core/access/contacts.ts'
import { callerOf } from '#server/http/route-access.ts'
import type { ServerContext } from '#server/context.ts'

export const figureRoutes = (scope: FastifyInstance, { database: { db }, now }: ServerContext): void => {
  const contacts = async ({ organisationId, personId }: Actor) => {
    if (personId === null) return []
    const own = await db
      .selectFrom('person')
      .select('locationId')
      .where('organisationId', '=', organisationId)
      .where('personId', '=', personId)
      .executeTakeFirst()
    const locationId = own?.locationId ?? null
    const buddies = await db
      .selectFrom('buddy')
      .select(['rolloutId', 'personId', 'buddyId'])
      .where('organisationId', '=', organisationId)
      .where((on) => on.or([on('personId', '=', personId), on('buddyId', '=', personId)]))
      .execute()
    const champions =
      locationId === null
        ? []
        : await db
            .selectFrom('champion')
            .select(['rolloutId', 'personId', 'locationId'])
            .where('organisationId', '=', organisationId)
            .where('locationId', '=', locationId)
            .execute()
    const ids = [...new Set([...buddies.flatMap((pair) => [pair.personId, pair.buddyId]), ...champions.map((one) => one.personId)])]
    const people =
      ids.length === 0
        ? []
        : await db
            .selectFrom('person')
            .select(['personId', 'name'])
            .where('organisationId', '=', organisationId)
            .where('personId', 'in', ids)
            .where(stillWorks('leftOn', now().slice(0, 10)))
            .execute()
    return contactsOf(personId, locationId, { buddies, champions, people })
  }

  scope.get(
    '/api/contacts',
    { config: { access: 'rows.read', about: 'Gives the names of who helps you: your buddy, whom you help, the champion of your place.' } },
    (request) => contacts(callerOf(request).actor),
  )

  scope.get(
    '/api/starts',
    { config: { access: 'checklist.work', about: 'Gives the phase and the first day of the people you may see, without the reasons.' } },
    async (request) => {
      const { actor } = callerOf(request)
      const found = await db
        .selectFrom('participant')
        .innerJoin('person', (join) =>
          join.onRef('person.organisationId', '=', 'participant.organisationId').onRef('person.personId', '=', 'participant.personId'),
        )
        .select(['participant.rolloutId', 'participant.personId', 'participant.phaseKey', 'participant.goLiveOn', 'person.locationId'])
        .where('participant.organisationId', '=', actor.organisationId)
        .where('participant.excludedAt', 'is', null)
        .orderBy('participant.rolloutId')
        .orderBy('participant.personId')
        .execute()
      return found
        .filter((one) => mayRead(actor, 'person', { ...one, organisationId: actor.organisationId }))
        .map(({ rolloutId, personId, phaseKey, goLiveOn }) => ({ rolloutId, personId, phaseKey, goLiveOn }))
    },
  )
}
