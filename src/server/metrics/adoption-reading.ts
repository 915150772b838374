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
import { readState } from '#server/metrics/directory-state.ts'
import { keptDirectory, type UsageDirectory } from '#server/metrics/usage-directory.ts'
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
  const { asOf, window, goal, deciding } = question
  return keptFigures(database, directory, ['adoption', asOf, window, goal, deciding], async () => {
    const sources = await adoptionSources(database, directory, asOf, window)
    const { changed } = await usageDaysOf(database, directory)
    const people = directory.peopleOn(asOf)
    const frame = JSON.stringify([asOf, window, deciding, sources.map(sourceFrame)])
    const what = JSON.stringify(['adoption', asOf, window, deciding])
    const facts = await keptFacts(directory, { what, frame, people, changed }, adoptionReader(sources, question))
    return { people, sources, figures: figuresFrom(people, facts, sources, question, keptGroups(people)) }
  })
}

/**
 * Which rollout, day and source are asked about: the source that is named, else the one that was chosen; null where every source counts
 * (ME-15). Problems: access.notFound, metrics.whichRollout, metrics.unknownSource.
 */
export const readAsked = async (
  { database, now }: AdoptionParts,
  actor: Actor,
  { rollout: named, asOf, source }: ReturnType<typeof asked.parse>,
): Promise<Pick<AdoptionReading, 'rolloutId' | 'directory' | 'asOf' | 'deciding'>> => {
  const { db } = database
  const { organisationId } = actor
  const chosen = async (rolloutId: string) => (source === undefined ? decidingSource(db, organisationId, rolloutId) : null)
  // Asked at once: PostgreSQL answers each question only after its way there and back.
  const rollout = rolloutOf(db, actor, named)
  const [rolloutId, state, deciding] = await Promise.all([rollout, readState(db, organisationId), rollout.then(chosen)])
  const directory = keptDirectory(database, organisationId, rolloutId)
  await directory.refresh(db, state)
  const day = dayNumber(asOf ?? todayIn(directory.zone, now()))
  if (source === undefined || source === everySource) return { rolloutId, directory, asOf: day, deciding }
  if (!directory.sources.has(source) && !isSaid(source)) throw new Problem('metrics.unknownSource', { source })
  return { rolloutId, directory, asOf: day, deciding: source }
}

/** Problems: access.notFound, metrics.whichRollout, metrics.unknownSource. */
export const readAdoption = async (parts: AdoptionParts, actor: Actor, given: ReturnType<typeof asked.parse>): Promise<AdoptionReading> => {
  const { rolloutId, directory, asOf, deciding } = await readAsked(parts, actor, given)
  const { people, sources, figures } = await countAdoption(parts.database, directory, {
    asOf,
    window: activeWindow,
    goal: goalNeeds.active,
    deciding,
  })
  const from = Math.max(asOf - longestHistory, Math.min(firstLiveOf(people) - activeWindow, asOf - 49))
  return { rolloutId, directory, asOf, from, deciding, people, sources, figures }
}
