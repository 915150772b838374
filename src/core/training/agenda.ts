/** How the minutes of a group session are spent. */
import { Problem } from '#core/kernel/problem.ts'

export type AgendaPart = 'why' | 'core' | 'practice' | 'questions'
export interface AgendaItem {
  readonly part: AgendaPart
  readonly minutes: number
}

const shares = [20, 60, 20] as const

/** Whole minutes that add up: each share rounded down, what is left goes to the largest remainders, earlier ones first. */
const split = (minutes: number): number[] => {
  const exact = shares.map((share) => minutes * share)
  const whole = exact.map((share) => Math.floor(share / 100))
  const left = minutes - whole.reduce((sum, part) => sum + part, 0)
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share % 100 }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  for (const { index } of byRemainder.slice(0, left)) whole[index] = (whole[index] ?? 0) + 1
  return whole
}

/**
 * The parts of a group session in order, in whole minutes that add up to its length (TR-1).
 *
 * A fifth for why and the core features together, three fifths practice, a fifth questions. Raises
 * `training.sessionLength` for a length that is not a whole number from 60 to 90.
 *
 * @example sessionAgenda(80).map((item) => item.minutes) // [4, 12, 48, 16]
 */
export const sessionAgenda = (minutes: number): readonly AgendaItem[] => {
  if (!Number.isInteger(minutes) || minutes < 60 || minutes > 90)
    throw new Problem('training.sessionLength', { minutes }, { field: 'sessionMinutes' })
  const [first = 0, practice = 0, questions = 0] = split(minutes)
  const why = Math.round(first / 4)
  return [
    { part: 'why', minutes: why },
    { part: 'core', minutes: first - why },
    { part: 'practice', minutes: practice },
    { part: 'questions', minutes: questions },
  ]
}
