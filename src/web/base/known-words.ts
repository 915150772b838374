/** The words of the core that are on this device so far. */
import { signal } from '@preact/signals'
import type { Catalogue } from '#core/kernel/words.ts'

/** Words of the core by language and key, and whether these are all. */
export interface Vocabulary {
  readonly words: Catalogue
  readonly isWhole: boolean
}

/** The first page of those who lead brings some along; all of them come when something else is said. */
export const vocabulary = signal<Vocabulary | undefined>(undefined)

/** Takes words of the core in beside those that are here. A script has those of its own language alone. */
export const know = ({ en, nl }: Catalogue, isWhole: boolean): void => {
  const before = vocabulary.peek()
  vocabulary.value = {
    words: { en: { ...before?.words.en, ...en }, nl: { ...before?.words.nl, ...nl } },
    isWhole: isWhole || before?.isWhole === true,
  }
}
