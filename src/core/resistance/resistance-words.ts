/** The words of objections, stories, feedback and estimates, in every language. */
import type { ProblemKind } from '#core/problem.ts'
import { catalogue } from '#core/words.ts'

export const resistanceWords = catalogue({ en: {}, nl: {} })

export const resistanceProblems = {} as const satisfies Record<string, ProblemKind>
