/** What the activity log says of the organisation. */
import type { Sentences } from '#core/kernel/sentence.ts'

export const organisationSentences = {
  en: {
    'organisation.describe': (t) => `Changed the organisation: ${t.text('name')}`,
  },
  nl: {
    'organisation.describe': (t) => `Wijzigde de organisatie: ${t.text('name')}`,
  },
} as const satisfies Sentences
