/** The words of timelines, in every language. */
import type { ProblemKind } from '#core/problem.ts'
import { catalogue } from '#core/words.ts'

export const timelineWords = catalogue({
  en: {},
  nl: {},
})

export const timelineProblems = {} as const satisfies Record<string, ProblemKind>
