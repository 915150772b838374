/** What the audit trail says of calls for help, their tiers and the answers. */
import type { Sentences } from '#core/trail.ts'

export const supportSentences = { en: {}, nl: {} } as const satisfies Sentences
