/** The words of what a member's commands may be refused with; the build leaves out all other words of these catalogues (`vite.config.ts`). */
import { accessWords } from '#core/access/access-words.ts'
import { communicationWords } from '#core/communication/communication-words.ts'
import { impactWords } from '#core/impact/impact-words.ts'
import { pulseWords } from '#core/pulse/pulse-words.ts'
import { resistanceWords } from '#core/resistance/resistance-words.ts'
import { reviewWords } from '#core/review/review-words.ts'
import { supportWords } from '#core/support/support-words.ts'
import { seatsWords } from '#core/training/seats-words.ts'
import type { Catalogue } from '#core/kernel/words.ts'
import type { memberRefusals } from '#web/sync/member-refusals.ts'

const inLanguage = (language: keyof Catalogue) =>
  ({
    ...accessWords[language],
    ...communicationWords[language],
    ...impactWords[language],
    ...pulseWords[language],
    ...resistanceWords[language],
    ...reviewWords[language],
    ...supportWords[language],
    ...seatsWords[language],
  }) satisfies Readonly<Record<(typeof memberRefusals)[number], unknown>>

export const memberRefusalWords: Catalogue = { en: inLanguage('en'), nl: inLanguage('nl') }
