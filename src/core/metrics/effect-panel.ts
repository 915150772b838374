/** What people did or took, as a panel of people and weeks for the estimate of the effect (ME-13). */
import { largest, smallest } from '#core/kernel/many.ts'
import { estimateEffect, type EffectResult, type Observation } from '#core/metrics/effect.ts'

/** Somebody of the rollout; days are counts since 1970. */
export interface EffectPerson {
  readonly personId: string
  /** Null while it is not planned: they are compared with, and never live. */
  readonly goLive: number | null
}

/** A question that somebody asked, or a reading of a measure; `value` is what was measured. */
export interface Happening {
  readonly personId: string
  readonly day: number
  readonly value: number
}

export interface PanelSpan {
  /** The first and the last day of which something is known. */
  readonly from: number
  readonly until: number
}

/** Weeks before go-live that are left out, because people prepare (ME-13). */
export const anticipationWeeks = 2
/** Weeks before the first go-live that are looked at. */
const weeksBefore = 8
/** More people say hardly more, and each costs time: so many are taken, evenly over the list. */
const mostPeople = 4000
/** Weeks that are looked at: later ones have hardly anybody left to compare with. */
const mostWeeks = 40
/** Days of a period of readings, which come in rounds and not each week. */
const roundDays = 28

/** The week of a day, Monday to Sunday, as a count. */
export const weekOf = (day: number): number => Math.floor((day + 3) / 7)

/** At most so many people, the same each time and evenly over their order. */
const drawnFrom = (people: readonly EffectPerson[]): readonly EffectPerson[] => {
  if (people.length <= mostPeople) return people
  const sorted = people.toSorted((one, other) => (one.personId < other.personId ? -1 : 1))
  return Array.from({ length: mostPeople }, (_, at) => sorted[Math.floor((at * sorted.length) / mostPeople)]).filter(
    (one) => one !== undefined,
  )
}

const livesOf = (people: readonly EffectPerson[], timeOf: (day: number) => number): Map<string, number> =>
  new Map(people.flatMap(({ personId, goLive }) => (goLive === null ? [] : [[personId, timeOf(goLive)] as const])))

/** Plain means without a comparison: what is left to say of too few people; null where nothing was measured. */
export interface PlainMeans {
  /** Of those who are live, before and since their go-live. */
  readonly before: number | null
  readonly since: number | null
  /** Of those who are not live yet, since the first go-live. */
  readonly others: number | null
}

export interface EffectFound extends EffectResult {
  /** How many people it is estimated from. */
  readonly people: number
  readonly plain: PlainMeans
}

/** The means of values by when they are of: `live` is the first moment of whoever a value is of, `first` that of anybody. */
const plainMeans = (
  values: readonly { readonly live: number; readonly at: number; readonly value: number }[],
  until: number,
): PlainMeans => {
  const first = smallest(values.map(({ live }) => live))
  const sums = { before: [0, 0], since: [0, 0], others: [0, 0] } as Record<keyof PlainMeans, [sum: number, count: number]>
  for (const { live, at, value } of values) {
    if (live > until && at < first) continue
    const into = sums[live > until ? 'others' : at < live ? 'before' : 'since']
    into[0] += value
    into[1] += 1
  }
  const mean = ([sum, count]: readonly [number, number]): number | null => (count === 0 ? null : sum / count)
  return { before: mean(sums.before), since: mean(sums.since), others: mean(sums.others) }
}

/**
 * The effect on how often something happens to somebody in a week, such as questions: a week without any is nought. Whole weeks only,
 * from the first of which something is known; two weeks before each go-live are left out.
 */
export const effectOnCounts = (
  everyone: readonly EffectPerson[],
  happenings: readonly Happening[],
  { from, until }: PanelSpan,
): EffectFound => {
  const people = drawnFrom(everyone)
  const goLives = people.flatMap(({ goLive }) => (goLive === null ? [] : [weekOf(goLive)]))
  const last = Math.min(weekOf(until + 1) - 1, largest([...goLives, -Infinity]))
  const first = Math.max(weekOf(from + 6), smallest(goLives) - weeksBefore, last - mostWeeks)
  const counts = new Map<string, number>()
  for (const { personId, day, value } of happenings) {
    const key = `${weekOf(day)} ${personId}`
    counts.set(key, (counts.get(key) ?? 0) + value)
  }
  const weeks = Array.from({ length: Math.max(0, Number.isFinite(last - first) ? last - first + 1 : 0) }, (_, at) => first + at)
  const observations = people.flatMap(({ personId }) => weeks.map((time): Observation => ({ unit: personId, time, outcome: counts.get(`${time} ${personId}`) ?? 0 }))) // prettier-ignore
  const firstLive = livesOf(people, weekOf)
  const result = estimateEffect({ observations, firstLive }, 'not-yet', { anticipation: anticipationWeeks, isSmall: true })
  const values = observations.map(({ unit, time, outcome }) => ({ live: firstLive.get(unit) ?? Infinity, at: time, value: outcome }))
  return { ...result, people: people.length, plain: plainMeans(values, last) }
}

/**
 * The effect on what is measured of somebody now and then, such as the minutes of a task: the mean of their readings in periods of four
 * weeks. Readings of the two weeks before their go-live are left out, and so are earlier ones of the period in which they go live.
 */
export const effectOnReadings = (everyone: readonly EffectPerson[], readings: readonly Happening[]): EffectFound => {
  const start = smallest(readings.map(({ day }) => day))
  const timeOf = (day: number): number => Math.floor((day - start) / roundDays)
  const measured = new Set(readings.map(({ personId }) => personId))
  const people = drawnFrom(everyone.filter(({ personId }) => measured.has(personId)))
  const lives = livesOf(people, timeOf)
  const goLives = new Map(people.map(({ personId, goLive }) => [personId, goLive]))
  const sums = new Map<string, { unit: string; time: number; sum: number; count: number }>()
  for (const { personId, day, value } of readings) {
    const goLive = goLives.get(personId)
    if (goLive === undefined) continue
    const time = timeOf(day)
    if (goLive !== null && day < goLive && (day >= goLive - 7 * anticipationWeeks || time === lives.get(personId))) continue
    const key = `${time} ${personId}`
    const found = sums.get(key) ?? { unit: personId, time, sum: 0, count: 0 }
    sums.set(key, { ...found, sum: found.sum + value, count: found.count + 1 })
  }
  const observations = [...sums.values()].map(({ unit, time, sum, count }): Observation => ({ unit, time, outcome: sum / count }))
  const result = estimateEffect({ observations, firstLive: lives }, 'not-yet', { isSmall: true })
  const values = readings.flatMap(({ personId, day, value }) => (goLives.has(personId) ? [{ live: goLives.get(personId) ?? Infinity, at: day, value }] : [])) // prettier-ignore
  return { ...result, people: people.length, plain: plainMeans(values, largest(readings.map(({ day }) => day))) }
}
