/** The words of cohorts, in every language. */
import type { ProblemKind } from '#core/problem.ts'
import { catalogue } from '#core/words.ts'

export const cohortWords = catalogue({
  en: {},
  nl: {},
})

export const cohortProblems = {} as const satisfies Record<string, ProblemKind>
