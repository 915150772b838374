/** What a champion sees first: how far the people at their locations are, and what waits for them. */
import { addDays } from '#core/kernel/calendar.ts'
import { note, type Note } from '#core/kernel/note.ts'

/** Started already, waits for the go/no-go check, starts within a week, starts later, or has no first day yet. */
export const startStates = ['started', 'waiting', 'soon', 'later', 'undated'] as const
export type StartState = (typeof startStates)[number]

/**
 * How far somebody is by their own first day (CH-3); `waitsSinceOn` is the day that passed while it waits for its go/no-go check (GA-4).
 *
 * @example startStateOf('2026-12-14', null, '2026-12-09') // 'soon'
 */
export const startStateOf = (goLiveOn: string | null | undefined, waitsSinceOn: string | null, today: string): StartState => {
  if (goLiveOn == null) return 'undated'
  if (waitsSinceOn !== null) return 'waiting'
  if (goLiveOn <= today) return 'started'
  return goLiveOn <= addDays(today, 7) ? 'soon' : 'later'
}

/**
 * The sentence on top of a champion's day: questions first, then who must be told in person, then whose start waits, then who starts next (CH-3, RG-6).
 *
 * @example championHeadline({ name: 'Ravin', questions: 2, toTell: 0, waiting: null, starting: null }) // said: "Hi Ravin. 2 questions need your answer."
 */
export const championHeadline = ({
  name,
  questions,
  toTell,
  waiting,
  starting,
}: {
  readonly name: string
  readonly questions: number
  readonly toTell: number
  /** Of how many the start waits for its go/no-go check, and since when. */
  readonly waiting: { readonly people: number; readonly since: string } | null
  /** How many start on the next first day within a week. */
  readonly starting: { readonly people: number; readonly on: string } | null
}): Note => {
  if (questions > 0) return note('home.champion.questions', { name, questions })
  if (toTell > 0) return note('home.champion.toTell', { name, people: toTell })
  if (waiting) return note('home.champion.waiting', { name, ...waiting })
  return starting ? note('home.champion.starting', { name, ...starting }) : note('home.champion.calm', { name })
}
