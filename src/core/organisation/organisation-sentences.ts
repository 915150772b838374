/** What the activity log says of the organisation. */
import type { Sentences } from '#core/kernel/sentence.ts'

export const organisationSentences = {
  en: {
    'organisation.describe': (t) => `Changed the organisation: ${t.text('name')}`,
    'organisation.writeRows': () => 'Wrote more rows of a large change into their tables',
  },
  nl: {
    'organisation.describe': (t) => `Wijzigde de organisatie: ${t.text('name')}`,
    'organisation.writeRows': () => 'Schreef meer rijen van een grote wijziging in hun tabellen',
  },
} as const satisfies Sentences
