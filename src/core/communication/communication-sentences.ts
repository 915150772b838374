/** What the audit trail says of messages, from their words to each reader. */
import type { Sentences } from '#core/trail.ts'

export const communicationSentences = { en: {}, nl: {} } as const satisfies Sentences
