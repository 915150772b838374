/** Which language the screens speak: the reader's choice on this device, else the organisation's, else the browser's. */
import { computed, effect, signal } from '@preact/signals'
import { type Format, format } from '#core/kernel/format.ts'
import type { Say, say, sayNote } from '#core/registry/vocabulary.ts'
import { asLanguage, type Language, spokenLanguage } from '#core/kernel/language.ts'
import { speak, type ValuesOf } from '#core/kernel/words.ts'
import type { ErrorNote } from '#web/sync/outbox.ts'
import { me } from '#web/sync/signed-in.ts'
import { webWords } from '#web/base/words.ts'
import { zonesShown } from '#web/sync/zones-shown.ts'

const kept = 'uitrol.language'

const readChoice = (): Language | undefined => {
  try {
    return asLanguage(localStorage.getItem(kept))
  } catch {
    return undefined
  }
}

const choice = signal<Language | undefined>(readChoice())
const ofBrowser = (): Language => spokenLanguage(...navigator.languages.map((tag) => tag.slice(0, 2)))

export const language = computed<Language>(() => choice.value ?? me.value?.organisation?.language ?? ofBrowser())

// The server draws a member's first page, in the language that was chosen here.
effect(() => {
  if (choice.value && typeof document !== 'undefined')
    document.cookie = `uitrol_language=${choice.value}; path=/; max-age=31536000; samesite=lax`
})

export const chooseLanguage = (chosen: Language): void => {
  choice.value = chosen
  try {
    localStorage.setItem(kept, chosen)
  } catch {
    // Chosen until the tab closes.
  }
}

/** Speaks the reader's language where they have not chosen one on this device. */
export const proposeLanguage = (proposed: Language): void => {
  if (choice.peek() === undefined) chooseLanguage(proposed)
}

type Catalogue<E> = Parameters<typeof speak<E extends Record<string, string> ? E : never>>[0]
type Spoken<E, K extends keyof E> = keyof ValuesOf<E[K]> extends never ? [key: K] : [key: K, values: ValuesOf<E[K]>]

/** The voice of a page's own catalogue; follows the language. */
export const voice = <E extends object>(words: { en: E; nl: object }) => {
  const voices = computed(
    () => speak(words as unknown as Catalogue<E>, language.value, zonesShown.value) as unknown as (...parts: unknown[]) => string,
  )
  return <K extends keyof E>(...parts: Spoken<E, K>): string => voices.value(...parts)
}

/** The words of the shell and of what pages share. */
export const w = voice(webWords)
/** The core's vocabulary, once it is here: the pages of those who lead bring it along, a member's only when something of it is said. */
export const vocabulary = signal<{ readonly say: typeof say; readonly sayNote: typeof sayNote } | undefined>(undefined)

let coming: Promise<unknown> | undefined
const bringVocabulary = (): void => {
  coming ??= import('#web/base/vocabulary.ts').catch(() => {
    coming = undefined
  })
}

/** The core's words; nothing while they are still on their way, and again once they are here. */
export const t: Say = (...parts) => {
  const known = vocabulary.value
  if (!known) bringVocabulary()
  return known ? (known.say(language.value, zonesShown.value) as (...given: unknown[]) => string)(...parts) : ''
}
/** Says a note of the core; code and values as they come from a row. */
export const tell = (note: { code: string; params: unknown }): string => {
  const known = vocabulary.value
  if (!known) bringVocabulary()
  return known?.sayNote(language.value, note, zonesShown.value) ?? ''
}
/** Days, numbers and times in the reader's language. */
export const f = (): Format => format(language.value, zonesShown.value)

/** Says why something did not go through: our own words first, else the server's sentence. */
export const sayTrouble = (trouble: ErrorNote): string => {
  if (trouble.code === 'web.inputInvalid') return w('inputInvalid', { field: (trouble.params as { field: string }).field })
  if (trouble.code === 'web.notReached') return w('notReached')
  if (trouble.code === 'web.needsConnection') return w('needsConnection')
  const said = tell(trouble)
  return said !== '' && said !== trouble.code ? said : (trouble.said ?? w('refusedPlain'))
}
