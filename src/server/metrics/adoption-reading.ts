/** What every answer on adoption begins with: the rollout, the day, its people and sources, and the figures that they make. */
import type { Actor } from '#core/access/access.ts'
import { dayNumber, todayIn } from '#core/kernel/calendar.ts'
import { day, id, optional, shape } from '#core/kernel/input.ts'
import {
  type AdoptionFigures,
  adoptionReader,
  type AdoptionPerson,
  type AdoptionQuestion,
  type AdoptionSource,
  figuresFrom,
} from '#core/metrics/adoption-figures.ts'
import { groupsOf, type PeopleGroups } from '#core/metrics/people-facts.ts'
import { goalNeeds } from '#core/metrics/goals.ts'
import { everySource, isSaid, sourceAsked } from '#core/metrics/usage-source.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Database } from '#server/db/database.ts'
import { adoptionSources } from '#server/metrics/adoption-queries.ts'
import { keptFacts } from '#server/metrics/kept-facts.ts'
import { keptFigures } from '#server/metrics/kept-figures.ts'
import { usageDaysOf } from '#server/metrics/usage-days.ts'
import { decidingSource } from '#server/metrics/goal-queries.ts'
import { directoryOf, type UsageDirectory } from '#server/metrics/usage-directory.ts'
import { rolloutOf } from '#server/http/named-rollout.ts'

/** What an answer on adoption can be asked for. */
export const adoptionAsked = {
  rollout: optional(id),
  asOf: optional(day),
  /** The source that decides, `*` for all of them; without it, the one that was chosen, else whoever any source saw is active. */
  source: optional(sourceAsked),
}
const asked = shape(adoptionAsked)

/** Days in which somebody must have been seen (ME-2). */
export const activeWindow = 7
/** Days before the day of the figures that a history goes back at most. */
const longestHistory = 400

/** What adoption is read with: the database, and the clock that gives an instant in UTC. */
export interface AdoptionParts {
  readonly database: Database
  readonly now: () => string
}

export interface AdoptionReading {
  readonly rolloutId: string
  readonly directory: UsageDirectory
  readonly asOf: number
  /** The first day of which the history is looked at: a week before the first go-live, and six weeks at least. */
  readonly from: number
  readonly deciding: string | null
  readonly people: readonly AdoptionPerson[]
  readonly sources: readonly AdoptionSource[]
  readonly figures: AdoptionFigures
}

/** What is said by a source of nobody alone. */
export const sourceFrame = ({ sourceId, grain, system, newest, locations }: AdoptionSource) => [sourceId, grain, system, newest, locations && [...locations]] // prettier-ignore

const groupsBy = new WeakMap<readonly AdoptionPerson[], PeopleGroups>()

/** In which groups some people are; sorted once for a list. */
export const keptGroups = (people: readonly AdoptionPerson[]): PeopleGroups => {
  const groups = groupsBy.get(people) ?? groupsOf(people)
  groupsBy.set(people, groups)
  return groups
}

const firstLiveBy = new WeakMap<readonly AdoptionPerson[], number>()

/** The first go-live of some people, looked for once in a list; infinity where nobody has one. */
const firstLiveOf = (people: readonly AdoptionPerson[]): number => {
  let first = firstLiveBy.get(people)
  if (first === undefined) {
    first = Infinity
    for (const { goLive } of people) if (goLive !== null && goLive < first) first = goLive
    firstLiveBy.set(people, first)
  }
  return first
}

/** The people and sources of a rollout on a day, and the figures that they make. */
export const countAdoption = (database: Database, directory: UsageDirectory, question: AdoptionQuestion) => {
  const { organisationId, rolloutId } = directory
  const { asOf, window, goal, deciding } = question
  return keptFigures(database, directory, ['adoption', asOf, window, goal, deciding], async () => {
    const sources = await adoptionSources(database, organisationId, rolloutId, asOf, window)
    const { changed } = await usageDaysOf(database, directory)
    const people = directory.peopleOn(asOf)
    const frame = JSON.stringify([asOf, window, deciding, sources.map(sourceFrame)])
    const what = JSON.stringify(['adoption', asOf, window, deciding])
    const facts = await keptFacts(directory, { what, frame, people, changed }, adoptionReader(sources, question))
    return { people, sources, figures: figuresFrom(people, facts, sources, question, keptGroups(people)) }
  })
}

/** The source that decides: the one asked for, else the one that was chosen; null where every source counts (ME-15). Problem: metrics.unknownSource. */
export const decidingAsked = async (
  { db }: Database,
  { organisationId, rolloutId, sources }: UsageDirectory,
  asked: string | undefined,
): Promise<string | null> => {
  if (asked === undefined) return decidingSource(db, organisationId, rolloutId)
  if (asked === everySource) return null
  if (!sources.has(asked) && !isSaid(asked)) throw new Problem('metrics.unknownSource', { source: asked })
  return asked
}

/** Problems: access.notFound, metrics.whichRollout, metrics.unknownSource. */
export const readAdoption = async (
  { database, now }: AdoptionParts,
  actor: Actor,
  given: ReturnType<typeof asked.parse>,
): Promise<AdoptionReading> => {
  const { organisationId } = actor
  const rolloutId = await rolloutOf(database.db, actor, given.rollout)
  const directory = await directoryOf(database, organisationId, rolloutId)
  const asOf = dayNumber(given.asOf ?? todayIn(directory.zone, now()))
  const deciding = await decidingAsked(database, directory, given.source)
  const { people, sources, figures } = await countAdoption(database, directory, {
    asOf,
    window: activeWindow,
    goal: goalNeeds.active,
    deciding,
  })
  const from = Math.max(asOf - longestHistory, Math.min(firstLiveOf(people) - activeWindow, asOf - 49))
  return { rolloutId, directory, asOf, from, deciding, people, sources, figures }
}
