/** The words of this chapter, in every language. */
import type { ProblemKind } from '#core/problem.ts'
import { catalogue } from '#core/words.ts'

export const organisationWords = catalogue({
  en: {},
  nl: {},
})

export const organisationProblems = {} as const satisfies Record<string, ProblemKind>
