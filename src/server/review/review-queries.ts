/** What a review brings along that only the server knows: whom to thank by name, and who needs training in which workflow (RV-1, RV-2). */
import type { Actor } from '#core/access/access.ts'
import { dayNumber, todayIn } from '#core/kernel/calendar.ts'
import { goesFirst } from '#core/plan/cohort.ts'
import type { ReviewFacts } from '#core/review/review-facts.ts'
import { workflowNeeds } from '#core/review/suggestions.ts'
import type { ServerContext } from '#server/context.ts'
import { rolloutOf } from '#server/http/named-rollout.ts'
import { adoptionPeople } from '#server/metrics/adoption-queries.ts'
import { directoryOf } from '#server/metrics/usage-directory.ts'
import { decidingSource } from '#server/metrics/goal-queries.ts'
import { whoDid } from '#server/metrics/usage-history.ts'

/** Days of use that a review looks back on. */
const reviewWindow = 28
/** Most people named in one list. */
const mostNamed = 24

export const reviewFacts = async (
  { database, now }: Pick<ServerContext, 'database' | 'now'>,
  actor: Actor,
  rollout: string | undefined,
): Promise<ReviewFacts> => {
  const { organisationId } = actor
  const { db } = database
  const rolloutId = await rolloutOf(db, actor, rollout)
  const directory = await directoryOf(database, organisationId, rolloutId)
  const today = todayIn(directory.zone, now())
  const asOf = dayNumber(today)
  const named = (personIds: readonly string[]) =>
    personIds.length === 0
      ? Promise.resolve([])
      : db
          .selectFrom('person')
          .select(['personId', 'name'])
          .where('organisationId', '=', organisationId)
          .where('personId', 'in', personIds)
          .orderBy('name')
          .execute()
  const champions = await db
    .selectFrom('champion')
    .select('personId')
    .distinct()
    .where('organisationId', '=', organisationId)
    .where('rolloutId', '=', rolloutId)
    .orderBy('personId')
    .execute()
  const people = (await adoptionPeople(database, organisationId, rolloutId, asOf)).filter(
    ({ out, goLive }) => out === null && goLive !== null && goLive <= asOf,
  )
  const championIds = new Set(champions.map(({ personId }) => personId))
  // Whoever joined after the rollout is in a phase as well, but went with nobody.
  const newcomers = await db
    .selectFrom('newcomer')
    .select('personId')
    .where('organisationId', '=', organisationId)
    .where('rolloutId', '=', rolloutId)
    .execute()
  const thanked = new Set([...championIds, ...newcomers.map(({ personId }) => personId)])
  const first = people.flatMap(({ personId, phaseKey }) => (goesFirst(phaseKey) && !thanked.has(personId) ? personId : []))
  const live = new Set(people.map(({ personId }) => personId))
  const deciding = await decidingSource(db, organisationId, rolloutId)
  const needs = workflowNeeds(
    (await whoDid(database, directory, { from: asOf - reviewWindow + 1, until: asOf, deciding })).filter(({ personId }) =>
      live.has(personId),
    ),
  )
  const learners = [...new Set(needs.flatMap(({ onlyOld }) => onlyOld.slice(0, mostNamed)))].slice(0, 500)
  const names = new Map((await named(learners)).map(({ personId, name }) => [personId, name]))
  return {
    champions: { people: await named([...championIds].slice(0, mostNamed)), count: championIds.size },
    early: { people: await named(first.slice(0, mostNamed)), count: first.length },
    needs: needs.map(({ workflow, inNew, onlyOld }) => ({
      workflow,
      inNew,
      onlyOld: onlyOld.length,
      names: onlyOld.slice(0, mostNamed).flatMap((personId) => names.get(personId) ?? []),
    })),
  }
}
