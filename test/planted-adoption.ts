/** Rollouts lived day by day, each person with habits of their own; for simulations of the forecast (ME-10). */
import { seeded } from '#core/kernel/seeded.ts'
import type { AdoptionPerson } from '#core/metrics/adoption-figures.ts'
import type { KnownAhead } from '#core/metrics/cohort-days.ts'
import type { DaysOfUse } from '#core/metrics/use-since-start.ts'

/** What happens to a rollout, unlike anything that the forecast assumes. */
export const adoptionKinds = ['steady', 'training', 'fading', 'closed', 'deadline'] as const
export type AdoptionKind = (typeof adoptionKinds)[number]

export interface PlantedAdoption {
  readonly people: readonly AdoptionPerson[]
  readonly used: DaysOfUse
  /** The go-live of each cohort, by its key. */
  readonly goLives: ReadonlyMap<string, number>
  /** What plan and calendar say of a cohort, by its go-live: the day without the old system, and the days at home. */
  readonly aheadOf: (since: number) => KnownAhead
}

const start = 20_000
/** Days of which something is told: the last cohort is followed for four weeks and more. */
const apart = 14

/**
 * Cohorts two weeks apart. People differ: keen or slow to begin, some never do; daily or occasional users; some stop for good, most
 * are away for a week or two at some time; weekends, and single closed days. Beside that: a training after go-live that many begin
 * after (`training`), habits that wear off (`fading`), a week in which the firm is closed (`closed`), or a day on which the old system
 * becomes read-only (`deadline`).
 */
export const plantedAdoption = (seed: number, sizes: readonly number[], kind: AdoptionKind): PlantedAdoption => {
  const random = seeded(seed)
  const between = (low: number, high: number): number => low + (high - low) * random()
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const people: AdoptionPerson[] = []
  const used = new Map<string, number[]>()
  const goLives = new Map<string, number>()
  const end = start + apart * sizes.length + 35
  // What makes one firm another: how keen it is, how often people have work in the tool, how many stop.
  const [pace, never, regular, stops, away] = [
    between(0.08, 0.4),
    between(0, 0.15),
    between(0.45, 0.95),
    between(0, 0.06),
    between(0.01, 0.06),
  ]
  const closedDays = new Set(Array.from({ length: Math.floor(between(0, 4)) }, () => Math.floor(between(start, end))))
  const closedWeek = Math.floor(between(start + 7, start + apart * sizes.length + 21))
  const [closedShare, trainedAt, trainedShare, deadlineAt, fades] = [
    between(0.4, 0.9),
    Math.floor(between(2, 14)),
    between(0.3, 0.7),
    Math.floor(between(10, 24)),
    between(0.08, 0.25),
  ]
  for (const [cohort, size] of sizes.entries()) {
    const key = `c${cohort}`
    const goLive = start + apart * cohort
    goLives.set(key, goLive)
    const ownPace = pace * Math.exp(0.35 * normal()) * (cohort === 0 ? 1.3 : 1)
    for (let nth = 0; nth < size; nth++) {
      const personId = `${key}-${nth}`
      let daily = random() < never ? 0.002 : Math.min(0.9, ownPace * Math.exp(0.9 * normal()))
      let often = random() < regular ? between(0.4, 0.95) : between(0.06, 0.3)
      const days: number[] = []
      let [isUsing, isGone, awayUntil, mustOn] = [false, false, 0, Infinity]
      for (let day = goLive; day <= end; day++) {
        const since = day - goLive
        const weekday = day % 7
        if (kind === 'training' && since === trainedAt && !isUsing && random() < trainedShare) mustOn = day + Math.floor(between(0, 4))
        if (kind === 'deadline' && since === deadlineAt) [daily, often] = [Math.min(0.95, daily * 4 + 0.1), Math.max(often, 0.35)]
        if (kind === 'fading' && since > 0 && since % 7 === 0) often *= 1 - fades * random() * 2
        if (day >= awayUntil && random() < away / 5) awayUntil = day + Math.floor(between(4, 15))
        if (kind === 'closed' && day === closedWeek && random() < closedShare) awayUntil = day + Math.floor(between(5, 11))
        if (weekday > 4 || closedDays.has(day) || day < awayUntil || isGone) continue
        if (!isUsing) {
          if (random() >= daily && day < mustOn) continue
          isUsing = true
          days.push(day)
        } else {
          if (random() < stops / 5) isGone = true
          else if (random() < often) days.push(day)
        }
      }
      people.push({ personId, phaseKey: key, locationId: 'l', department: null, goLive, out: null, leftOn: null })
      used.set(personId, days)
    }
  }
  const aheadOf = (since: number): KnownAhead => ({
    oldEnds: kind === 'deadline' ? since + deadlineAt : null,
    closed: new Set(kind === 'closed' ? Array.from({ length: 7 }, (_, nth) => closedWeek + nth) : []),
  })
  return { people, used, goLives, aheadOf }
}
