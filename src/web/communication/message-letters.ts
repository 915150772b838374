/** The letters of the rollout at work, made on this device from its rows: for previews, before anything is sent. */
import { computed } from '@preact/signals'
import { letterNeeds, type LetterRows } from '#core/communication/letter-facts.ts'
import { type LetterDraft, lettersOf, type Wording } from '#core/communication/letters.ts'
import type { MessageKind } from '#core/communication/kinds.ts'
import { ourWords } from '#core/communication/templates.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Language } from '#core/kernel/language.ts'
import { type Message, rolloutId } from '#web/communication/message-counts.ts'
import type { ErrorNote } from '#web/sync/outbox.ts'
import { today, where } from '#web/sync/store.ts'

const rows = computed(
  () =>
    Object.fromEntries(
      Object.entries(letterNeeds(rolloutId.value)).map(([name, need]) => [name, where(need.table, need.where)]),
    ) as unknown as LetterRows,
)

/** Made anew when a row changes, not with each key that is pressed. */
export const letters = computed(() => lettersOf(rows.value, today.value))

const troubleIn = (problem: unknown): ErrorNote => {
  if (problem instanceof Problem) return { code: problem.code, params: problem.params, place: problem.place }
  throw problem
}

/** The words of a message in a language; where own words lack this language, ours to begin with, and what is missing. */
export const wordingOf = (message: Message, language: Language): { readonly wording: Wording; readonly trouble?: ErrorNote } => {
  try {
    return { wording: letters.value.wording(message, language) }
  } catch (problem) {
    return { wording: ourWords(message.kind as MessageKind, language), trouble: troubleIn(problem) }
  }
}

/** How the letter of one person looks now, or why there is none. */
export const draftFor = (message: Message, personId: string, wording?: Wording): LetterDraft | ErrorNote => {
  try {
    return letters.value.draft(message, personId, wording)
  } catch (problem) {
    return troubleIn(problem)
  }
}
