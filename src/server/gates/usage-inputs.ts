/** Usage, for a gate: who was active in each separate week, and workflows that are still done in the old system alone (GA-3, GA-5, GA-7). */
import { dayNumber, dayOf } from '#core/kernel/calendar.ts'
import { largest } from '#core/kernel/many.ts'
import { adoptionFigures, type AdoptionPerson } from '#core/metrics/adoption-figures.ts'
import { staleAfterDays } from '#core/metrics/adoption-share.ts'
import { adoptionPeople, adoptionSources } from '#server/metrics/adoption-queries.ts'
import { activeWindow } from '#server/metrics/adoption-reading.ts'
import { decidingSource } from '#server/metrics/goal-queries.ts'
import { directoryOf } from '#server/metrics/usage-directory.ts'
import type { GateEvidence } from '#core/gates/gate.ts'
import { forecastLowOf } from '#server/gates/forecast-input.ts'
import { type GateInputs, type GateQuestion, isFresh, numberToday, readOnce } from '#server/gates/gate-input.ts'
import { oldUseOn } from '#server/pulse/pulse-queries.ts'

/** Separate weeks that are kept with an evaluation, so that "what if" can ask for several. */
const weeksKept = 4
/** People count from this many days after their start, or from the gate where that comes sooner (GA-5). */
const settledAfter = 14

/** Who of some phases counts at a gate: live by now, for long enough on the day of the gate, still here (GA-5). */
export const countedAt = (
  people: readonly AdoptionPerson[],
  phases: readonly string[],
  { today, dueOn }: Pick<GateQuestion, 'today' | 'dueOn'>,
): AdoptionPerson[] =>
  people.filter(({ phaseKey, goLive, out }) => {
    if (out !== null || goLive === null || phaseKey === null || !phases.includes(phaseKey)) return false
    const gateOn = dayNumber(dueOn)
    return goLive <= dayNumber(today) && Math.max(dayNumber(today), gateOn) - goLive >= Math.min(settledAfter, Math.max(0, gateOn - goLive))
  })

const everyone = (question: GateQuestion) => {
  const { database, organisationId, rolloutId, today } = question
  return readOnce(question, 'people', () => adoptionPeople(database, organisationId, rolloutId, dayNumber(today)))
}

/** The sources as they were on a day, and the one that decides: read once for every check that looks at that day. */
const sourcesOn = (question: GateQuestion, upTo: number) =>
  readOnce(question, `sources ${upTo}`, async () => {
    const { database, organisationId, rolloutId } = question
    const sources = await adoptionSources(database, await directoryOf(database, organisationId, rolloutId), upTo, activeWindow)
    return { sources, deciding: await decidingSource(database.db, organisationId, rolloutId) }
  })

/** Ones and noughts in one row, mixed evenly: nobody's answer comes before another's. */
const mixed = (ones: number, all: number): number[] =>
  Array.from({ length: all }, (_, n) => Math.floor(((n + 1) * ones) / all) - Math.floor((n * ones) / all))

/** How many of some phases were live in a week, and how many of them active; null where usage is not known. `back` counts weeks. */
export const weekOfUse = async (
  question: GateQuestion,
  phases: readonly string[],
  back: number,
): Promise<{ readonly live: number; readonly active: number | null }> => {
  const upTo = dayNumber(question.today) - activeWindow * back
  const people = await everyone(question)
  const live = people.filter(
    ({ phaseKey, goLive, out }) => out === null && phaseKey !== null && phases.includes(phaseKey) && goLive !== null && goLive <= upTo,
  )
  if (live.length === 0) return { live: 0, active: null }
  const { sources, deciding } = await sourcesOn(question, upTo)
  const { newest, all } = adoptionFigures(live, sources, { asOf: upTo, window: activeWindow, goal: 1, deciding })
  return { live: live.length, active: newest === null || upTo - newest > staleAfterDays || all.active === 0 ? null : all.active }
}

/**
 * Workflows seen in the old system alone in the last week, as of the newest day it tells of (ME-3). Null where nobody can know: without
 * any figures of the old system, where it is used and none of its figures names a workflow, and where those of the new system name none.
 */
const measuredOldOnly = async (question: GateQuestion): Promise<GateEvidence | null> => {
  const { database, organisationId, rolloutId, today } = question
  const directory = await directoryOf(database, organisationId, rolloutId)
  const numbers = [...directory.sources.keys()].flatMap((sourceId) => directory.numberOf('source', `${rolloutId}/${sourceId}`) ?? [])
  if (numbers.length === 0) return null
  const undone = directory.undone()
  let query = database.db
    .selectFrom('usageDay')
    .select((on) => ['system', 'workflow', on.fn.max('day').as('day')])
    .groupBy(['system', 'workflow'])
    .where('organisation', '=', directory.state.organisation)
    .where('source', 'in', numbers)
    .where('day', '>', dayNumber(today) - activeWindow)
    .where('day', '<=', dayNumber(today))
  if (undone.length > 0) query = query.where('import', 'not in', undone)
  const seen = await query.execute()
  const { sources } = await sourcesOn(question, dayNumber(today))
  const days = [
    ...sources.flatMap(({ sourceId, system, newest }) => (system === 'old' && directory.sources.has(sourceId) ? (newest ?? []) : [])),
    ...seen.flatMap(({ system, day }) => (system === 1 ? Number(day) : [])),
  ]
  // Without any figures of the old system nobody knows what is done there.
  if (days.length === 0) return null
  const named = (told: number): number[] => seen.flatMap(({ system, workflow }) => (system === told && workflow > 0 ? [workflow] : []))
  const [ofNew, ofOld] = [new Set(named(0)), named(1)]
  const since = dayNumber(today) - activeWindow
  const isUsed = (): boolean =>
    seen.some(({ system }) => system === 1) ||
    sources.some(({ system, lastSeen }) => system === 'old' && [...lastSeen.keys()].some((id) => (lastSeen.get(id) ?? 0) > since))
  if (ofOld.length === 0 && isUsed()) return null
  const left = ofOld.filter((workflow) => !ofNew.has(workflow))
  const figure = { ...numberToday(left.length, question), newest: dayOf(largest(days)) }
  if (left.length === 0 || ofNew.size > 0) return figure
  // What is not seen in the new system is not done there only where that one is heard of (GA-2).
  const newest = largest(sources.flatMap(({ system, newest: last }) => (system === 'new' ? (last ?? []) : [])))
  const ofBoth = Number.isFinite(newest) ? { ...figure, newest: dayOf(newest) } : null
  return isFresh(ofBoth, question) ? null : ofBoth
}

/** What the lead states where nobody measures: whether something is still done in the old system alone, with the day of the statement (GA-7). */
const statedOldOnly = async ({ database, organisationId, rolloutId, today }: GateQuestion): Promise<GateEvidence | null> => {
  const stated = await oldUseOn(database.db, organisationId, rolloutId, today)
  return stated
    ? { population: 0, windows: [[stated.stillThere === null ? 0 : 1]], locations: [], newest: stated.statedOn, forecastLow: null }
    : null
}

export const usageInputs: GateInputs = {
  active: async (question, { phases, windows, forecastAtLeast }) => {
    const asOf = dayNumber(question.today)
    const all = await everyone(question)
    const people = countedAt(all, phases, question)
    if (people.length === 0) return null
    const weeks = []
    for (let back = 0; back < Math.max(windows, weeksKept); back++) {
      const upTo = asOf - activeWindow * back
      // A week before everyone was live says nothing of them.
      if (back > 0 && people.some(({ goLive }) => goLive === null || goLive > upTo - activeWindow + 1)) break
      const { sources, deciding } = await sourcesOn(question, upTo)
      const figures = adoptionFigures(people, sources, { asOf: upTo, window: activeWindow, goal: 1, deciding })
      const isKnown = figures.newest !== null && upTo - figures.newest <= staleAfterDays
      // Weeks in a row end where one is not known; of the newest it is said how old it is.
      if (figures.all.covered === 0 || (back > 0 && !isKnown)) break
      weeks.unshift(figures)
    }
    const newest = weeks.at(-1)
    if (!newest || newest.newest === null) return null
    return {
      population: people.length,
      windows: weeks.map((figures) => mixed(figures.all.active, figures.all.covered)),
      locations: [...newest.locations.values()].map(({ covered, assigned }) => [covered, assigned] as const),
      newest: dayOf(newest.newest),
      forecastLow:
        forecastAtLeast === null ? null : await forecastLowOf(question, { phases, people: all, ...(await sourcesOn(question, asOf)) }),
    }
  },

  oldOnly: async (question) => {
    const measured = await measuredOldOnly(question)
    return isFresh(measured, question) ? measured : ((await statedOldOnly(question)) ?? measured)
  },
}
