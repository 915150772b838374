/** What the audit trail says of training as it happens: seats, attendance, help for one, things to learn from, buddies. */
import type { Sentences } from '#core/trail.ts'

export const trainingSentences = { en: {}, nl: {} } as const satisfies Sentences
