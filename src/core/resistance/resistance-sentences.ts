/** What the audit trail says of objections, stories, feedback and estimates. */
import type { Sentences } from '#core/trail.ts'

export const resistanceSentences = { en: {}, nl: {} } as const satisfies Sentences
