/** Each cohort folded into counts by day since go-live: who has never used the tool, who is active, who came back (ME-10, ME-12). */
import type { AdoptionPerson } from '#core/metrics/adoption-figures.ts'
import { type DaysOfUse, type HistoryQuestion, mostFollowed } from '#core/metrics/adoption-history.ts'
import { dueAfterDays } from '#core/metrics/adoption-share.ts'

/** Counts have one entry for the day before go-live and one for each day since, up to day 28; everyone counted is followed to the last. */
export interface CohortDays {
  readonly key: string | null
  /** The day by which everyone counted was live: a count since 1970. */
  readonly since: number
  readonly people: number
  /** Who has not used the tool up to that day. */
  readonly never: readonly number[]
  /** Who used it in the week up to that day. */
  readonly active: readonly number[]
  /** Who is active on that day, and had lapsed seven days before; 0 in the first six days. */
  readonly back: readonly number[]
}

/** The first day on which enough of a cohort are live; its line is drawn up to the newest day from there. */
const sinceOf = (goLives: readonly number[]): number =>
  goLives.toSorted((one, other) => one - other)[Math.max(0, Math.ceil(goLives.length * mostFollowed - 1e-9) - 1)] ?? 0

/**
 * Folds people into cohorts by `keyOf`; those who left or are excluded, or are live later than the most of their cohort, are not
 * counted. The state of a person on a day: never used it, active (used it in the window up to that day), or lapsed.
 */
export const cohortDays = (
  people: readonly AdoptionPerson[],
  used: DaysOfUse,
  { newest, window }: HistoryQuestion,
  keyOf: (person: AdoptionPerson) => string | null = ({ phaseKey }) => phaseKey,
): CohortDays[] =>
  [...Map.groupBy(people, keyOf)].flatMap(([key, members]) => {
    const live = members.flatMap(({ personId, goLive, out }) =>
      out === null && goLive !== null && goLive <= newest ? [{ personId, goLive }] : [],
    )
    if (live.length === 0) return []
    const since = sinceOf(live.map(({ goLive }) => goLive))
    const counted = live.filter(({ goLive }) => goLive <= since)
    const length = Math.min(dueAfterDays, newest - since) + 2
    const [never, active, back] = [new Int32Array(length), new Int32Array(length), new Int32Array(length)]
    const states = new Uint8Array(length)
    for (const { personId, goLive } of counted) {
      const days = used.get(personId) ?? []
      let at = 0
      let last = -Infinity
      for (let index = 0; index < length; index++) {
        const day = goLive + index - 1
        for (let next = days[at]; next !== undefined && next <= day; next = days[++at]) last = next
        const state = last === -Infinity ? 0 : last > day - window ? 2 : 1
        states[index] = state
        if (state === 0) never[index]! += 1
        else if (state === 2) {
          active[index]! += 1
          if (index >= window && states[index - window] === 1) back[index]! += 1
        }
      }
    }
    return [{ key, since, people: counted.length, never: [...never], active: [...active], back: [...back] }]
  })
