/** Questions to each person and completed training, week by week for each cohort: the first must fall, the second rise (ME-6). */
import type { AdoptionPerson } from '#core/metrics/adoption-figures.ts'
import type { DaysOfUse } from '#core/metrics/use-since-start.ts'
import type { Happening } from '#core/metrics/effect-panel.ts'
import { dayOf } from '#core/kernel/calendar.ts'
import { type Trend, trendBetween } from '#core/support/ticket-figures.ts'

export interface TrendWeek {
  /** The last day of the week, `YYYY-MM-DD`. */
  readonly until: string
  /** Whom questions are counted to: who was active in the week, or who was live where that is not known; null where nobody was. */
  readonly people: number | null
  readonly isActive: boolean
  readonly questions: number
  readonly perPerson: number | null
  /** Of everyone assigned, who had completed their training by the end of the week (TR-7). */
  readonly trained: number
}

export interface CohortTrend {
  readonly key: string
  readonly assigned: number
  readonly weeks: readonly TrendWeek[]
  readonly questions: Trend
  readonly training: Trend
}

export interface TrendFacts {
  readonly people: readonly AdoptionPerson[]
  /** Questions that somebody had to answer, with the day. */
  readonly questions: readonly Happening[]
  /** By person the day on which they completed their training. */
  readonly trained: ReadonlyMap<string, number>
  /** Days of use of the new system and the newest day known; null where no source tells each day. */
  readonly used: { readonly days: DaysOfUse; readonly newest: number } | null
  readonly asOf: number
}

/** Weeks that are told. */
const mostWeeks = 6

const lastTrend = (values: readonly (number | null)[]): Trend => {
  const known = values.filter((value) => value !== null)
  return trendBetween(known.at(-2), known.at(-1))
}

/**
 * The last six weeks of each cohort (ME-6). Questions count for the cohort of whoever asked, once they are live. A trend needs two weeks.
 *
 * @example cohortTrends(facts)[0]?.questions // 'falling'
 */
export const cohortTrends = ({ people, questions, trained, used, asOf }: TrendFacts): CohortTrend[] => {
  const ends = Array.from({ length: mostWeeks }, (_, index) => asOf - 7 * (mostWeeks - 1 - index))
  const asked = Map.groupBy(questions, ({ personId }) => personId)
  const counted = people.filter(({ out, phaseKey }) => out === null && phaseKey !== null)
  return [...Map.groupBy(counted, ({ phaseKey }) => phaseKey ?? '')].map(([key, members]) => {
    const counts = ends.map(() => ({ live: 0, active: 0, questions: 0, trained: 0 }))
    for (const { personId, goLive } of members) {
      const [days, own, completedOn] = [used?.days.get(personId) ?? [], asked.get(personId) ?? [], trained.get(personId) ?? Infinity]
      for (const [week, count] of counts.entries()) {
        const until = ends[week] ?? 0
        if (completedOn <= until) count.trained += 1
        if (goLive === null || goLive > until) continue
        const isWithin = (day: number): boolean => day > until - 7 && day <= until
        count.live += 1
        if (days.some(isWithin)) count.active += 1
        count.questions += own.filter(({ day }) => isWithin(day) && day >= goLive).length
      }
    }
    const weeks = counts.map((count, week): TrendWeek => {
      const until = ends[week] ?? 0
      const isActive = used !== null && used.newest >= until && count.active > 0
      const ofWhom = isActive ? count.active : count.live
      return {
        until: dayOf(until),
        people: ofWhom === 0 ? null : ofWhom,
        isActive,
        questions: count.questions,
        perPerson: ofWhom === 0 ? null : count.questions / ofWhom,
        trained: count.trained,
      }
    })
    return {
      key,
      assigned: members.length,
      weeks,
      questions: lastTrend(weeks.map(({ perPerson }) => perPerson)),
      training: trained.size === 0 ? 'unknown' : lastTrend(weeks.map((week) => week.trained / members.length)),
    }
  })
}
