/** The words of this chapter, in every language. */
import type { ProblemKind } from '#core/problem.ts'
import { catalogue } from '#core/words.ts'

export const checklistWords = catalogue({
  en: {},
  nl: {},
})

export const checklistProblems = {} as const satisfies Record<string, ProblemKind>
