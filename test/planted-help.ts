/** Rollouts with help whose effect is known, because it was planted; for simulations of what helped (ME-14). */
import type { HelpedPerson, HelpKind, Reach, UsageHistory } from '#core/metrics/what-helped.ts'
import { seeded } from '#core/kernel/seeded.ts'

export interface PlantedHelp {
  readonly people: readonly HelpedPerson[]
  readonly reaches: readonly Reach[]
  readonly history: UsageHistory
}

const start = 20_000
const days = 63

/** Weekends, and one holiday in the middle. */
const isWorkday = (day: number): boolean => ![2, 3].includes(day % 7) && day !== start + 24

export interface HelpPlan {
  readonly kinds: readonly HelpKind[]
  /** How many of each kind are helped, and about how many are not active then and are not helped. */
  readonly reached: number
  readonly compared: number
  /** Who starts in a week of their own accord, 0 to 1; people differ around it. */
  readonly share: number
  /** By how much likelier somebody who is helped starts in the week after. */
  readonly effects: Partial<Record<HelpKind, number>>
}

/**
 * A rollout unlike the estimate, lived day by day: people who are keen or slow, who stop and come back, weekends and a holiday, and
 * two cohorts at two locations of which some start more slowly. Each kind of help comes to a group on one day, to people drawn from
 * those who are not active then.
 */
export const plantedHelp = (seed: number, { kinds, reached, compared, share, effects }: HelpPlan): PlantedHelp => {
  const random = seeded(seed)
  const people: HelpedPerson[] = []
  const reaches: Reach[] = []
  const used = new Map<string, Set<number>>()
  const groups = 4
  const wanted = { reached: Math.round(reached / groups), compared: Math.round(compared / groups) }
  for (let group = 0; group < groups; group++) {
    const pace = group % 2 === 0 ? 1.15 : 0.85
    const helpDays = new Map(kinds.map((kind, nth) => [start + 9 + group * 2 + nth * 3, kind]))
    // About so many people have to begin for enough of them not to be active on the day of help.
    const size = Math.round((wanted.reached + wanted.compared) / (1 - share) ** 1.5)
    const staff = Array.from({ length: size }, (_, at) => {
      const week = Math.min(0.95, 2 * share * random() * pace)
      return { personId: `${group}-${at}`, daily: 1 - (1 - week) ** (1 / 5), isUsing: false, startsOn: Infinity, days: new Set<number>() }
    })
    for (let day = start; day <= start + days; day++) {
      for (const one of staff) {
        if (day >= one.startsOn && isWorkday(day)) {
          ;[one.isUsing, one.startsOn] = [true, Infinity]
          one.days.add(day)
        } else if (isWorkday(day) && !one.isUsing && random() < one.daily) one.isUsing = true
        else if (one.isUsing && random() < 0.02) one.isUsing = false
        const uses = random() < 0.6 || one.days.size === 0
        if (one.isUsing && isWorkday(day) && uses) one.days.add(day)
      }
      const kind = helpDays.get(day)
      if (kind === undefined) continue
      const open = staff.filter(({ days: own }) => ![1, 2, 3, 4, 5, 6, 7].some((ago) => own.has(day - ago)))
      for (let left = wanted.reached; left > 0 && open.length > 0; left--) {
        const [helped] = open.splice(Math.floor(random() * open.length), 1)
        if (!helped) break
        reaches.push({ kind, personId: helped.personId, day })
        if (random() < (effects[kind] ?? 0) / (1 - share)) helped.startsOn = Math.min(helped.startsOn, day + 1 + Math.floor(random() * 5))
      }
    }
    for (const { personId, days: own } of staff) {
      people.push({ personId, phaseKey: group < 2 ? 'early' : 'core', locationId: `l${group % 2}`, goLive: start })
      used.set(personId, own)
    }
  }
  const isActive = (personId: string, from: number, to: number): boolean => {
    for (let day = from; day <= to; day++) if (used.get(personId)?.has(day)) return true
    return false
  }
  return { people, reaches, history: { oldest: start, newest: start + days, isActive } }
}
