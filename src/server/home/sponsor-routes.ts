/** What a sponsor sees: each rollout in one sentence, its phases in figures, its risks and its objections, never of a group under five. */
import { zoneAt } from '#core/regional/at-location.ts'
import type { FastifyInstance } from 'fastify'
import { sponsorView } from '#core/home/sponsor.ts'
import { todayIn } from '#core/kernel/calendar.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { objectionCounts } from '#core/resistance/objections.ts'
import type { ServerContext } from '#server/context.ts'
import { sponsorFacts } from '#server/home/sponsor-facts.ts'
import { callerOf } from '#server/http/route-access.ts'

export const sponsorRoutes = (scope: FastifyInstance, { database, now, threads }: ServerContext): void => {
  const { db } = database

  scope.get(
    '/api/figures',
    {
      config: {
        access: 'figures.read',
        about:
          'Gives each rollout in figures: a sentence on how it stands, its phases, risks, freeze periods and objections, never of a group under five.',
      },
    },
    async (request) => {
      const { organisationId } = callerOf(request).actor
      const organisation = await db
        .selectFrom('organisation')
        .select(['name', 'zone'])
        .where('organisationId', '=', organisationId)
        .executeTakeFirst()
      const at = { now: now(), today: todayIn(zoneAt(organisation), now()) }
      const rollouts = (await db
        .selectFrom('rollout')
        .selectAll()
        .where('organisationId', '=', organisationId)
        .orderBy('rolloutId', 'desc')
        .execute()) as StoredRow<'rollout'>[]
      const told = []
      for (const rollout of rollouts) {
        const { rolloutId, tool, oldSystem, approvedAt } = rollout
        const facts = await sponsorFacts(database, rollout, at, (asked) => threads.run(organisationId, 'pulseCounted', asked))
        const view = sponsorView(facts)
        const ofRollout = <T extends 'objection' | 'freeze'>(table: T) =>
          db
            .selectFrom(table as 'freeze')
            .selectAll()
            .where('organisationId', '=', organisationId)
            .where('rolloutId', '=', rolloutId)
            .execute() as unknown as Promise<StoredRow<T>[]>
        const freezes = (await ofRollout('freeze')).filter(({ locationId }) => locationId === null)
        told.push({
          rolloutId,
          organisation: organisation?.name ?? '',
          tool,
          oldSystem,
          approvedAt,
          today: at.today,
          headline: view.headline,
          figures: view.phases,
          off: facts.phases.find(({ phaseKey }) => phaseKey === 'off')?.goLiveOn ?? null,
          risks: view.risks,
          freezes: freezes.map(({ fromOn, toOn }) => ({ fromOn, toOn })),
          objections: objectionCounts(await ofRollout('objection')),
        })
      }
      return told
    },
  )
}
