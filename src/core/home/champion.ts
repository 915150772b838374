/** What a champion sees first: how far the people at their locations are, and what waits for them. */
import { addDays } from '#core/kernel/calendar.ts'
import { note, type Note } from '#core/kernel/note.ts'

/** Started already, starts within a week, starts later, or has no first day yet. */
export const startStates = ['started', 'soon', 'later', 'undated'] as const
export type StartState = (typeof startStates)[number]

/**
 * How far somebody is by their own first day (CH-3).
 *
 * @example startStateOf('2026-12-14', '2026-12-09') // 'soon'
 */
export const startStateOf = (goLiveOn: string | null | undefined, today: string): StartState => {
  if (goLiveOn == null) return 'undated'
  if (goLiveOn <= today) return 'started'
  return goLiveOn <= addDays(today, 7) ? 'soon' : 'later'
}

/**
 * The sentence on top of a champion's day: questions first, then who must be told in person, then who starts next (CH-3, RG-6).
 *
 * @example championHeadline({ name: 'Ravin', questions: 2, toTell: 0, starting: null }) // said: "Hi Ravin. 2 questions need your answer."
 */
export const championHeadline = ({
  name,
  questions,
  toTell,
  starting,
}: {
  readonly name: string
  readonly questions: number
  readonly toTell: number
  /** How many start on the next first day within a week. */
  readonly starting: { readonly people: number; readonly on: string } | null
}): Note => {
  if (questions > 0) return note('home.champion.questions', { name, questions })
  if (toTell > 0) return note('home.champion.toTell', { name, people: toTell })
  return starting ? note('home.champion.starting', { name, ...starting }) : note('home.champion.calm', { name })
}
