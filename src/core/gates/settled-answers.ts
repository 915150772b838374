/** What answers say of a goal, settled on the basis by which a go/no-go check settles them (GA-8, ME-16). */
import { evaluateCheck } from '#core/gates/check.ts'
import { gateDefaults } from '#core/gates/default-gates.ts'
import { goalNeeds, type SettledAnswers } from '#core/metrics/goals.ts'

/** The weekly question of one group: who was asked, what they answered, and whether it may be told. */
export interface GroupAnswers {
  readonly people: number
  readonly locations: readonly (readonly [answered: number, of: number])[]
  /** 0 to 10, in the order in which they came. */
  readonly scores: readonly number[]
  readonly newestOn: string | null
}

/** Answers count for so many days: an anonymous week is told once it is over. */
const maxAgeDays = 14

/** Null where nobody was asked; `open` as long as the silent could still decide. `asOf` is `YYYY-MM-DD`. */
export const settledAnswers = (
  goal: 'satisfaction' | 'recommendation',
  { people, locations, scores, newestOn }: GroupAnswers,
  asOf: string,
): SettledAnswers | null => {
  if (people === 0) return null
  const { verdict, value, needs, settles } = evaluateCheck(
    {
      key: goal,
      kind: 'signal',
      metric: goal === 'satisfaction' ? 'mean' : 'nps',
      compare: goal === 'satisfaction' ? '>=' : '>',
      threshold: goalNeeds[goal],
      basis: null,
      windows: 1,
      minimum: Math.min(gateDefaults.minimum, Math.ceil(people * gateDefaults.answered - 1e-9)),
      maxAgeDays,
      dryRun: false,
    },
    { population: people, windows: [scores], locations, newest: newestOn },
    asOf,
  )
  if (verdict === 'pass') return { value, settled: 'met', replies: null }
  return needs.code === 'better'
    ? { value, settled: 'unmet', replies: null }
    : { value, settled: 'open', replies: needs.code === 'answers' ? needs.least - needs.answers : settles.soonest }
}
