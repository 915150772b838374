/** How many of everyone who is assigned were active, from reports of who was seen last when (ME-1, ME-2, ME-3, ME-9). */
import { addDays, daysBetween } from '#core/kernel/calendar.ts'
import { type Interval, wilson } from '#core/metrics/intervals.ts'
import { matchUsage, nameKey } from '#core/metrics/usage-match.ts'
import type { UsageReport } from '#core/metrics/usage-report.ts'

export interface Assigned {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly location: string | null
  readonly department: string | null
}

export interface ShareOf {
  readonly name: string | null
  readonly eligible: number
  readonly active: number
  readonly share: number | null
  readonly interval: Interval
}

export type GateReason = 'met' | 'below' | 'stale' | 'notDue' | 'nobody'

export interface AdoptionShare {
  readonly asOf: string
  /** The day of the newest data. */
  readonly newest: string | null
  readonly eligible: number
  readonly active: number
  readonly share: number | null
  readonly interval: Interval
  readonly byLocation: readonly ShareOf[]
  readonly byDepartment: readonly ShareOf[]
  /** How many are within four weeks of their go-live, and so not counted for the goal (ME-2). */
  readonly notDue: number
  readonly gate: { readonly verdict: 'pass' | 'hold' | 'no-data'; readonly reason: GateReason }
  /** Assigned people whom no report covers up to that day. */
  readonly uncovered: readonly string[]
  /** Rows of people who are not on the list. */
  readonly unknown: readonly { readonly line: number; readonly identity: string }[]
  /** Rows without a match by address, whose name is that of one person: to be confirmed, never counted (ME-4). */
  readonly proposed: readonly { readonly line: number; readonly identity: string; readonly person: string }[]
}

export interface AdoptionOptions {
  /** The last day that counts; without it, the day of the newest report. */
  readonly asOf: string | null
  readonly today: string
  /** Days up to `asOf` in which somebody must have been seen. */
  readonly window: number
  readonly goLive: string | null
  /** A share, 0 to 1. */
  readonly goal: number
}

/** Days after go-live from which on somebody counts for the goal (ME-2), and days after which data is no data (ME-3). */
export const dueAfterDays = 28
export const staleAfterDays = 8

const latest = (days: readonly (string | null)[]): string | null =>
  days.reduce((one, other) => (other !== null && (one === null || other > one) ? other : one), null)

const sharesBy = (
  people: readonly Assigned[],
  isActive: (person: Assigned) => boolean,
  keyOf: (person: Assigned) => string | null,
): ShareOf[] => {
  const groups = new Map<string | null, { eligible: number; active: number }>()
  for (const person of people) {
    const key = keyOf(person)
    const group = groups.get(key) ?? { eligible: 0, active: 0 }
    group.eligible += 1
    if (isActive(person)) group.active += 1
    groups.set(key, group)
  }
  return [...groups]
    .sort(([one], [other]) => ((one ?? '\uffff') < (other ?? '\uffff') ? -1 : 1))
    .map(([name, { eligible, active }]) => ({ name, eligible, active, share: active / eligible, interval: wilson(active, eligible) }))
}

/** Combines reports over everyone assigned; each person is matched by e-mail without case, and counts as seen on the latest day. */
export const adoptionShare = (
  people: readonly Assigned[],
  reports: readonly UsageReport[],
  { asOf, today, window, goLive, goal }: AdoptionOptions,
): AdoptionShare => {
  const byEmail = new Map(people.flatMap((person) => (person.email === null ? [] : [[person.email.toLowerCase(), person] as const])))
  const byName = Map.groupBy(people, ({ name }) => nameKey(name))
  const lines = reports.flatMap((report) => report.people)
  const { known, unknown, proposed, ambiguous } = matchUsage(
    lines,
    (identity) => byEmail.get(identity),
    (name) => byName.get(name) ?? [],
  )
  const newest = latest(reports.map((report) => report.madeOn ?? latest(report.people.map(({ day }) => day))))
  const day = asOf ?? newest ?? today
  const from = addDays(day, 1 - window)
  // What was seen after the day says nothing of it: somebody known from then alone is not covered (ME-3).
  const seen = new Map<string, string | null>()
  for (const { line, person } of known)
    if (line.day === null || line.day <= day) seen.set(person.id, latest([seen.get(person.id) ?? null, line.day]))
  const isActive = ({ id }: Assigned): boolean => (seen.get(id) ?? '') >= from
  const active = people.filter(isActive).length
  const isDue = goLive === null || daysBetween(goLive, day) >= dueAfterDays
  const reason: GateReason =
    people.length === 0
      ? 'nobody'
      : newest === null || daysBetween(newest, day) > staleAfterDays
        ? 'stale'
        : !isDue
          ? 'notDue'
          : active / people.length >= goal - 1e-9
            ? 'met'
            : 'below'
  return {
    asOf: day,
    newest,
    eligible: people.length,
    active,
    share: people.length === 0 ? null : active / people.length,
    interval: wilson(active, people.length),
    byLocation: sharesBy(people, isActive, ({ location }) => location),
    byDepartment: sharesBy(people, isActive, ({ department }) => department),
    notDue: isDue ? 0 : people.length,
    gate: { verdict: reason === 'met' ? 'pass' : reason === 'below' ? 'hold' : 'no-data', reason },
    uncovered: people.filter(({ id }) => !seen.has(id)).map(({ id }) => id),
    unknown: [...unknown, ...ambiguous.map(({ line }) => line)].map(({ line, identity }) => ({ line, identity })),
    proposed: proposed.map(({ line: { line, identity }, person }) => ({ line, identity, person: person.id })),
  }
}
