/** The words of calls for help, their tiers and the answers, in every language. */
import type { ProblemKind } from '#core/problem.ts'
import { catalogue } from '#core/words.ts'

export const supportWords = catalogue({ en: {}, nl: {} })

export const supportProblems = {} as const satisfies Record<string, ProblemKind>
