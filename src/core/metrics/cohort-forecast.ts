/** The share of a cohort that is active on day 28, forecast from the days so far: first use times retention, pooled over cohorts (ME-10). */
import { seeded } from '#core/kernel/seeded.ts'
import { dueAfterDays } from '#core/metrics/adoption-share.ts'
import type { CohortDays } from '#core/metrics/cohort-days.ts'
import { chanceOf, fitHazard, type HazardLine, type HazardPrior, type Known, type Transition } from '#core/metrics/cohort-hazards.ts'
import { bandLevel } from '#core/metrics/diffusion.ts'

/** The band on a day since go-live; shares, 0 to 1. */
export interface BandPoint {
  readonly day: number
  readonly low: number
  readonly middle: number
  readonly high: number
}

export interface CohortForecast {
  readonly level: number
  /** The last day known; nothing is forecast of the days before. */
  readonly day: number
  readonly active: number
  readonly people: number
  /** From the last day known, where it has no width, to day 28. */
  readonly points: readonly BandPoint[]
}

/** Forecasts by all that they are made from. */
export type ForecastsMade = Map<string, CohortForecast>

export type NoForecast = 'tooEarly' | 'tooFewActive' | 'measured'

/** Nothing is drawn from fewer days or active people (ME-10). */
export const leastDays = 5
export const leastActive = 3
const step = 7
/** How often the future is drawn for a band, and for one that is only scored. */
const [drawsOfBand, drawsOfScore] = [600, 300]
/** The days on which past forecasts are scored, and how many of the latest cohorts. */
const scoredDays = [7, 14, 21] as const
const mostScored = 8
/** Cohorts that are pooled with the one that is forecast: the latest before it. */
const mostPooled = 7

type Kind = 'start' | 'lapse' | 'back'
const kinds = ['start', 'lapse', 'back'] as const satisfies readonly Kind[]

/**
 * What is assumed before any data, wide: about six in ten begin in their first week and fewer in each later one; one in ten who are
 * active lapses in a week; three in ten of those come back. Without the old system many begin and few lapse; in a week at home it is
 * the other way round, and after it many come back. The spreads were tried on planted rollouts (docs/reference/simulations.md).
 */
const weekSd = 0.12
const priors: Readonly<Record<Kind, HazardPrior>> = {
  start: { level: [Math.log(0.8), 0.7], slope: [-0.6, 0.25], cohortSd: 0.3, weekSd, known: [[1, 0.7], [-1, 0.7], [0.3, 0.4]] }, // prettier-ignore
  lapse: { level: [Math.log(0.12), 0.45], slope: [0.05, 0.25], cohortSd: 0.2, weekSd, known: [[-1, 0.7], [1.2, 0.7], [0, 0.4]] }, // prettier-ignore
  back: { level: [Math.log(0.35), 0.45], slope: [0, 0.2], cohortSd: 0.2, weekSd, known: [[1, 0.7], [-1, 0.7], [0.7, 0.5]] }, // prettier-ignore
}
/** How much of what makes a week differ is common to all three: a bad week has fewer first uses, fewer who come back and more who lapse. */
const common = 0.7
const towards: Readonly<Record<Kind, number>> = { start: 1, lapse: -1, back: 1 }

/** Days since go-live in the middle of a span, in weeks; counted from one, so that the first day has a logarithm. */
const weekAt = (from: number, to: number): number => Math.max(0.5, ((from + to) / 2 + 1.5) / step)

/** What is known of the days after one up to another, in days since go-live. */
const knownIn = ({ ahead, since }: Pick<CohortDays, 'ahead' | 'since'>, from: number, to: number): Known => {
  if (!ahead) return [0, 0, 0]
  const { oldEnds, closed } = ahead
  const share = (is: (day: number) => boolean): number => {
    let count = 0
    for (let day = since + from + 1; day <= since + to; day++) if (is(day)) count++
    return count / (to - from)
  }
  const isReopened = (day: number): boolean => closed.has(day - step) && !closed.has(day)
  return [share((day) => oldEnds !== null && day >= oldEnds), share((day) => closed.has(day)), share(isReopened)]
}

/** What a cohort tells up to a day: seven days at a time back from it, and the first use in what is left before. */
const transitionsOf = (own: CohortDays, last: number, cohort: number): Record<Kind, Transition[]> => {
  const { people, never, active, back } = own
  const found: Record<Kind, Transition[]> = { start: [], lapse: [], back: [] }
  const at = (list: readonly number[], day: number): number => list[day + 1] ?? 0
  let day = last
  for (; day - step >= -1; day -= step) {
    const before = day - step
    const span = { cohort, week: weekAt(before, day), weeks: 1, known: knownIn(own, before, day) }
    const [waiting, wasActive] = [at(never, before), at(active, before)]
    const [started, returned] = [waiting - at(never, day), at(back, day)]
    found.start.push({ ...span, atRisk: waiting, events: started })
    found.lapse.push({ ...span, atRisk: wasActive, events: wasActive - (at(active, day) - started - returned) })
    found.back.push({ ...span, atRisk: people - waiting - wasActive, events: returned })
  }
  if (day > -1) {
    const waiting = at(never, -1)
    found.start.push({
      cohort,
      week: weekAt(-1, day),
      weeks: (day + 1) / step,
      known: knownIn(own, -1, day),
      atRisk: waiting,
      events: waiting - at(never, day),
    })
  }
  return found
}

/** The middle and the ends of a band, as shares that can come about. */
const bandOf = (sorted: Float64Array): Pick<BandPoint, 'low' | 'middle' | 'high'> => {
  const [last, outside] = [sorted.length - 1, (1 - bandLevel) / 2]
  return {
    low: sorted[Math.floor(outside * last)] ?? 0,
    middle: sorted[Math.round(last / 2)] ?? 0,
    high: sorted[Math.ceil((1 - outside) * last)] ?? 0,
  }
}

/** The last day since go-live of which a cohort tells. */
const lastDay = ({ never }: CohortDays): number => never.length - 2
/** The same, as it was known on a day (a count since 1970). */
const knownOn = (cohort: CohortDays, newest: number): number => Math.min(newest - cohort.since, lastDay(cohort))

/**
 * Forecasts a cohort of `all` from what was known on day `last` since its go-live. A chain of three states (never used, active, lapsed) in
 * steps of a week, as far as day 28: hazards of first use, of lapsing and of coming back, of this cohort and the latest others (Laird
 * and Ware, 1982: each pulled towards all). Drawn many times from a fixed seed with the uncertainty of the hazards, of single
 * weeks and of each person, so that each of them widens the band.
 */
export const forecastCohort = (
  own: CohortDays,
  all: readonly CohortDays[],
  last = lastDay(own),
  draws: number = drawsOfBand,
  made: ForecastsMade = new Map(),
): CohortForecast | NoForecast => {
  const { people, never, active } = own
  const isActive = active[last + 1] ?? 0
  if (last >= dueAfterDays) return 'measured'
  if (last < leastDays) return 'tooEarly'
  if (isActive < leastActive) return 'tooFewActive'
  const newest = own.since + last
  const others = all
    .filter((one) => one.key !== own.key && knownOn(one, newest) >= 0)
    .toSorted((one, other) => other.since - one.since)
    .slice(0, mostPooled)
  const pooled = [own, ...others]
  const told = pooled.map((one, cohort) => transitionsOf(one, knownOn(one, newest), cohort))
  const waitingNow = never[last + 1] ?? 0
  const steps: { from: number; to: number; known: Known }[] = []
  for (let from = last; from < dueAfterDays; from += step) {
    const to = Math.min(dueAfterDays, from + step)
    steps.push({ from, to, known: knownIn(own, from, to) })
  }
  const from = JSON.stringify([last, draws, people, waitingNow, isActive, told, steps])
  const before = made.get(from)
  if (before) return before
  const lines = Object.fromEntries(
    kinds.map((kind) => [kind, fitHazard(told.flatMap((one) => one[kind]), priors[kind], pooled.length, 0)]), // prettier-ignore
  ) as Record<Kind, HazardLine>

  const shares = steps.map(() => new Float64Array(draws))
  const random = seeded(last * 7919 + people)
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  /** How many of `count` it happens to: exact for few, the normal approximation for many. */
  const happens = (count: number, chance: number): number => {
    if (count > 30) {
      const expected = count * chance
      return Math.max(0, Math.min(count, Math.round(expected + Math.sqrt(expected * (1 - chance)) * normal())))
    }
    let events = 0
    for (let one = 0; one < count; one++) if (random() < chance) events++
    return events
  }
  for (let draw = 0; draw < draws; draw++) {
    const drawn = ({ level, slope, known, root }: HazardLine): readonly number[] => {
      const draws = root.map(normal)
      return [level, slope, ...known].map((mean, at) => (root[at] ?? []).reduce((sum, one, other) => sum + one * (draws[other] ?? 0), mean))
    }
    const hazards = { start: drawn(lines.start), lapse: drawn(lines.lapse), back: drawn(lines.back) }
    let [waiting, using] = [waitingNow, isActive]
    for (const [index, { from, to, known }] of steps.entries()) {
      const along = [1, Math.log(weekAt(from, to)), ...known]
      const shared = common * normal()
      const chance = (kind: Kind): number => {
        const week = priors[kind].weekSd * (towards[kind] * shared + Math.sqrt(1 - common * common) * normal())
        return chanceOf(
          hazards[kind].reduce((sum, one, at) => sum + one * (along[at] ?? 0), week),
          (to - from) / step,
        )
      }
      const [started, lapsed, returned] = [
        happens(waiting, chance('start')),
        happens(using, chance('lapse')),
        happens(people - waiting - using, chance('back')),
      ]
      waiting -= started
      using += started - lapsed + returned
      const share = shares[index]
      if (share) share[draw] = using / people
    }
  }
  const now = { day: last, low: isActive / people, middle: isActive / people, high: isActive / people }
  const points = steps.map(({ to }, index): BandPoint => ({ day: to, ...bandOf((shares[index] ?? new Float64Array(0)).sort()) }))
  const forecast = { level: bandLevel, day: last, active: isActive, people, points: [now, ...points] }
  made.set(from, forecast)
  return forecast
}

/** How often the band held. */
export interface ForecastScore {
  readonly held: number
  readonly of: number
}

/**
 * Scores past forecasts (ME-10): those of each cohort that is past day 28, made anew for its days 7, 14 and 21 from what was known
 * then. Those of one cohort resemble each other, so few of them say little.
 */
export const scoreForecasts = (all: readonly CohortDays[], made: ForecastsMade = new Map()): ForecastScore => {
  const past = all.filter((one) => lastDay(one) === dueAfterDays).toSorted((one, other) => other.since - one.since)
  const held = past.slice(0, mostScored).flatMap((own) => {
    const outcome = (own.active[dueAfterDays + 1] ?? 0) / own.people
    return scoredDays.flatMap((day) => {
      const forecast = forecastCohort(own, all, day, drawsOfScore, made)
      const due = typeof forecast === 'string' ? undefined : forecast.points.at(-1)
      return due ? [outcome >= due.low - 1e-9 && outcome <= due.high + 1e-9] : []
    })
  })
  return { held: held.filter(Boolean).length, of: held.length }
}

/** What is forecast of the cohorts of a rollout that are not at day 28 yet, and how past forecasts did. */
export interface Forecasts {
  readonly cohorts: readonly (CohortForecast & { readonly key: string | null })[]
  readonly score: ForecastScore
}

/** Forecasts of cohorts; those that were made before from the same counts are not drawn again. */
export const forecastsOf = (all: readonly CohortDays[], made: ForecastsMade = new Map()): Forecasts => ({
  cohorts: all.flatMap((own) => {
    const forecast = forecastCohort(own, all, lastDay(own), drawsOfBand, made)
    return typeof forecast === 'string' ? [] : [{ key: own.key, ...forecast }]
  }),
  score: scoreForecasts(all, made),
})
