/** What those see who see few rows or none: a member the names of who helps them, a sponsor figures. */
import { stillWorks } from '#server/db/works-on.ts'
import { detailFor, type DetailRows } from '#core/communication/details.ts'
import { languages } from '#core/kernel/language.ts'
import type { FastifyInstance } from 'fastify'
import { type Actor } from '#core/access/access.ts'
import { mayRead } from '#core/access/row-access.ts'
import { contactsOf } from '#core/access/contacts.ts'
import { figuresOf } from '#core/metrics/figures.ts'
import { objectionCounts } from '#core/resistance/objections.ts'
import { callerOf } from '#server/http/route-access.ts'
import type { ServerContext } from '#server/context.ts'

/** The benefit for a reader of each language. */
const benefitsOf = (rows: DetailRows) =>
  Object.fromEntries(languages.map((language) => [language, detailFor(rows, 'benefit', language)?.text ?? null]))

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

  scope.get(
    '/api/figures',
    {
      config: {
        access: 'figures.read',
        about: 'Gives the phases of each rollout and its objections in figures, never of a group under five.',
      },
    },
    async (request) => {
      const { organisationId } = callerOf(request).actor
      const rollouts = await db
        .selectFrom('rollout')
        .select(['rolloutId', 'tool', 'benefit', 'oldSystem', 'approvedAt'])
        .where('organisationId', '=', organisationId)
        .orderBy('rolloutId', 'desc')
        .execute()
      const phases = await db
        .selectFrom('phase')
        .select(['rolloutId', 'phaseKey', 'goLiveOn', 'endsOn', 'headCount'])
        .where('organisationId', '=', organisationId)
        .orderBy('position')
        .execute()
      const objections = await db
        .selectFrom('objection')
        .select(['rolloutId', 'kind'])
        .where('organisationId', '=', organisationId)
        .execute()
      const organisation = await db.selectFrom('organisation').select('language').where('id', '=', organisationId).execute()
      const details = await db
        .selectFrom('detail')
        .select(['rolloutId', 'detail', 'language', 'text'])
        .where('organisationId', '=', organisationId)
        .where('detail', '=', 'benefit')
        .execute()
      return rollouts.map((rollout) => ({
        ...rollout,
        benefits: benefitsOf({
          organisation,
          rollouts: [{ ...rollout, problem: null }],
          briefings: [],
          details: details.filter((one) => one.rolloutId === rollout.rolloutId),
        }),
        figures: figuresOf(phases.filter((one) => one.rolloutId === rollout.rolloutId)),
        objections: objectionCounts(objections.filter((one) => one.rolloutId === rollout.rolloutId)),
      }))
    },
  )
}
