/** The whole vocabulary: every chapter's words together, and the function that says one. */
import { accessWords } from '#core/access/access-words.ts'
import { membershipWords } from '#core/access/membership-words.ts'
import { signInWords } from '#core/access/sign-in-words.ts'
import { tokenWords } from '#core/access/token-words.ts'
import { checklistWords } from '#core/checklist/checklist-words.ts'
import { communicationWords } from '#core/communication/communication-words.ts'
import { letterWords } from '#core/communication/letter-words.ts'
import { outlookWords } from '#core/communication/message-status-words.ts'
import { metricsWords } from '#core/metrics/metrics-words.ts'
import { organisationWords } from '#core/organisation/organisation-words.ts'
import { operationsWords } from '#core/operations/operations-words.ts'
import { peopleWords } from '#core/people/people-words.ts'
import { cohortWords } from '#core/plan/cohort-words.ts'
import { planWords } from '#core/plan/plan-words.ts'
import { staffWords } from '#core/plan/staff-words.ts'
import { timelineWords } from '#core/plan/timeline-words.ts'
import type { problems } from '#core/registry/problems.ts'
import type { tables } from '#core/registry/tables.ts'
import { regionalWords } from '#core/regional/regional-words.ts'
import { resistanceWords } from '#core/resistance/resistance-words.ts'
import { supportWords } from '#core/support/support-words.ts'
import { trainingWords } from '#core/training/training-words.ts'
import type { Language } from '#core/kernel/language.ts'
import type { Values, WordKey } from '#core/kernel/note.ts'
import { fill } from '#core/kernel/words.ts'

const en = {
  ...accessWords.en,
  ...operationsWords.en,
  ...membershipWords.en,
  ...tokenWords.en,
  ...signInWords.en,
  ...organisationWords.en,
  ...regionalWords.en,
  ...peopleWords.en,
  ...planWords.en,
  ...cohortWords.en,
  ...timelineWords.en,
  ...staffWords.en,
  ...communicationWords.en,
  ...letterWords.en,
  ...outlookWords.en,
  ...trainingWords.en,
  ...supportWords.en,
  ...resistanceWords.en,
  ...metricsWords.en,
  ...checklistWords.en,
}
const nl: { [K in keyof typeof en]: unknown } = {
  ...accessWords.nl,
  ...operationsWords.nl,
  ...membershipWords.nl,
  ...tokenWords.nl,
  ...signInWords.nl,
  ...organisationWords.nl,
  ...regionalWords.nl,
  ...peopleWords.nl,
  ...planWords.nl,
  ...cohortWords.nl,
  ...timelineWords.nl,
  ...staffWords.nl,
  ...communicationWords.nl,
  ...letterWords.nl,
  ...outlookWords.nl,
  ...trainingWords.nl,
  ...supportWords.nl,
  ...resistanceWords.nl,
  ...metricsWords.nl,
  ...checklistWords.nl,
}

export const vocabulary = { en, nl } as { en: typeof en; nl: typeof en }

// All in one place, so that a program that can say a sentence knows every code and every table.
declare module '#core/kernel/register.ts' {
  interface Register {
    readonly words: typeof en
    readonly problems: typeof problems
    readonly tables: typeof tables
  }
}

type Arguments<K extends WordKey> = keyof Values<K> extends never ? [key: K] : [key: K, values: Values<K>]
export type Say = <K extends WordKey>(...parts: Arguments<K>) => string

/** The voice of a language: `say(language)('plan.phase.early')`. */
export const say =
  (language: Language, zones?: readonly string[]): Say =>
  (...parts) =>
    fill(vocabulary[language][parts[0]], parts[1] ?? {}, language, zones)

/** Says a note; one whose code this version does not know is shown by its code. */
export const sayNote = (language: Language, said: { code: string; params: unknown }, zones?: readonly string[]): string =>
  fill(vocabulary[language][said.code as WordKey], said.params, language, zones) || said.code
