/** What the activity log says of forgetting somebody. */
import type { Sentences } from '#core/kernel/sentence.ts'

export const privacySentences = {
  en: { 'people.forget': () => 'Erased the personal data of a former employee' },
  nl: { 'people.forget': () => 'Wiste de persoonsgegevens van een oud-medewerker' },
} as const satisfies Sentences
