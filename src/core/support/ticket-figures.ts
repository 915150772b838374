/** How many ask for help, week by week and to each person who has started, and where what is open stands. */
import { addDays, dayNumber, dayOf, mondayOf, todayIn } from '#core/kernel/calendar.ts'
import type { Row } from '#core/kernel/rows.ts'
import { helpTiers, type HelpTier } from '#core/support/support.ts'
import { isOverdue } from '#core/support/support-clock.ts'

type Ticket = Row<'ticket'>

export interface SupportWeek {
  /** The Monday, `YYYY-MM-DD`. */
  readonly monday: string
  /** Everyone who was stuck in this week. */
  readonly asked: number
  /** Of these, solved by an answer that was there (tier 1). */
  readonly foundAlone: number
  /** People who had started by the end of the week; null where that is not known. */
  readonly live: number | null
  /** What people had to answer, to each person who had started: null where nobody had, or nobody knows. */
  readonly perPerson: number | null
  /** False for the week that still runs. */
  readonly whole: boolean
}

export type Trend = 'falling' | 'steady' | 'rising' | 'unknown'

export const ageBands = ['day', 'threeDays', 'week', 'older'] as const
export type AgeBand = (typeof ageBands)[number]
const longest: Readonly<Record<Exclude<AgeBand, 'older'>, number>> = { day: 1, threeDays: 3, week: 7 }

export interface SupportFigures {
  readonly weeks: readonly SupportWeek[]
  /** Of the last two whole weeks in which somebody had started (SU-4). */
  readonly trend: Trend
  readonly open: readonly { readonly tier: HelpTier; readonly count: number; readonly late: number; readonly oldest: string | null }[]
  readonly ages: readonly { readonly band: AgeBand; readonly count: number }[]
  readonly places: readonly { readonly locationId: string | null; readonly asked: number; readonly open: number; readonly late: number }[]
  /** How many were solved at each tier, the first among them. */
  readonly solved: readonly { readonly tier: number; readonly count: number }[]
}

export interface FigureFacts {
  readonly tickets: readonly Ticket[]
  /** How many of those who take part begin on which day; null where that is not known here. */
  readonly starts: readonly { readonly goLiveOn: string; readonly people: number }[] | null
  readonly now: string
  readonly zone: string
  /** Weeks to look back, this one among them. */
  readonly count?: number
}

/** Less than this share of difference is no trend. */
const steadyWithin = 0.1

/** How a figure of one week stands to that of the week before; unknown where either is. */
export const trendBetween = (before: number | null | undefined, last: number | null | undefined): Trend => {
  if (before == null || last == null) return 'unknown'
  if (Math.abs(last - before) <= steadyWithin * before) return 'steady'
  return last < before ? 'falling' : 'rising'
}

const trendOf = (weeks: readonly SupportWeek[]): Trend => {
  const [before, last] = weeks.filter((week) => week.whole && week.perPerson !== null).slice(-2)
  return trendBetween(before?.perPerson, last?.perPerson)
}

const ageOf = (openedAt: string, now: string): AgeBand => {
  const days = (Date.parse(now) - Date.parse(openedAt)) / 86_400_000
  return ageBands.find((band) => band !== 'older' && days <= longest[band]) ?? 'older'
}

/**
 * The figures of support (SU-4): tickets to each person who has started, by week, with their trend; what is open by tier, age and place.
 * What was taken back does not count; what an answer solved counts at tier 1 and burdens nobody.
 *
 * @example ticketFigures({ tickets, starts, now, zone }).trend // 'falling'
 */
export const ticketFigures = ({ tickets, starts, now, zone, count = 8 }: FigureFacts): SupportFigures => {
  const real = tickets.filter(({ state }) => state !== 'withdrawn')
  const thisMonday = mondayOf(dayNumber(todayIn(zone, now)))
  const mondayFor = (instant: string): string => dayOf(mondayOf(dayNumber(todayIn(zone, instant))))
  const byWeek = Map.groupBy(real, ({ openedAt }) => mondayFor(openedAt))
  const weeks = Array.from({ length: count }, (_, back): SupportWeek => {
    const monday = dayOf(thisMonday - 7 * (count - 1 - back))
    const sunday = addDays(monday, 6)
    const asked = byWeek.get(monday) ?? []
    const foundAlone = asked.filter(({ solvedTier }) => solvedTier === 1).length
    const live = starts?.reduce((all, { goLiveOn, people }) => (goLiveOn <= sunday ? all + people : all), 0) ?? null
    return {
      monday,
      asked: asked.length,
      foundAlone,
      live,
      perPerson: live === null || live === 0 ? null : (asked.length - foundAlone) / live,
      whole: back < count - 1,
    }
  })
  const open = real.filter(({ state }) => state === 'open')
  const lateOf = (some: readonly Ticket[]): number => some.filter((ticket) => isOverdue(ticket, now)).length
  const ages = Map.groupBy(open, ({ openedAt }) => ageOf(openedAt, now))
  return {
    weeks,
    trend: trendOf(weeks),
    open: helpTiers.map((tier) => {
      const here = open.filter((ticket) => ticket.tier === tier)
      return { tier, count: here.length, late: lateOf(here), oldest: here.map(({ openedAt }) => openedAt).toSorted()[0] ?? null }
    }),
    ages: ageBands.map((band) => ({ band, count: ages.get(band)?.length ?? 0 })),
    places: [...Map.groupBy(real, ({ locationId }) => locationId)]
      .map(([locationId, here]) => {
        const waiting = here.filter(({ state }) => state === 'open')
        return { locationId, asked: here.length, open: waiting.length, late: lateOf(waiting) }
      })
      .toSorted((a, b) => b.open - a.open || b.asked - a.asked || (a.locationId ?? '').localeCompare(b.locationId ?? '')),
    solved: [1, ...helpTiers].map((tier) => ({
      tier,
      count: real.filter((ticket) => ticket.state === 'solved' && ticket.solvedTier === tier).length,
    })),
  }
}
