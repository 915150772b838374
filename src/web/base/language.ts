/** Which language the screens speak: the reader's choice on this device, else the organisation's, else the browser's. */
import { computed, effect, signal } from '@preact/signals'
import { type Format, format } from '#core/kernel/format.ts'
import type { Say } from '#core/registry/vocabulary.ts'
import { asLanguage, type Language, spokenLanguage } from '#core/kernel/language.ts'
import { fill, speak, type ValuesOf } from '#core/kernel/words.ts'
import type { ErrorNote } from '#web/sync/outbox.ts'
import { me } from '#web/sync/signed-in.ts'
import { vocabulary } from '#web/base/known-words.ts'
import { refusalWords } from '#web/sync/decide-here.ts'
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

const wanted = computed<Language>(() => choice.value ?? me.value?.organisation?.language ?? ofBrowser())
/** The language of the scripts that this window has brought; none yet, or all of them where the web is not built. */
const brought = signal<Language | undefined>(undefined)

export const language = computed<Language>(() => brought.value ?? wanted.value)

type Ways = Readonly<Record<Language, () => Promise<unknown>>>
const used = new Set<Ways>()

/**
 * Brings a script in the language of this window, which stays the same from then on. The build calls it for all that it builds once for each
 * language (`scripts/web-languages.ts`).
 *
 * @public
 */
export const bringIn = <W extends Ways>(ways: W): ReturnType<W[Language]> => {
  brought.value ??= language.peek()
  used.add(ways)
  return ways[brought.value]() as ReturnType<W[Language]>
}

const organisationId = computed(() => me.value?.organisation?.id)
// Whoever has just come in may read another language than the door did, and the door may have brought words.
effect(() => {
  if (organisationId.value && brought.peek() && brought.peek() !== wanted.peek()) location.reload()
})

// The server draws the first page, in the language that was chosen here.
effect(() => {
  if (choice.value && typeof document !== 'undefined')
    document.cookie = `uitrol_language=${choice.value}; path=/; max-age=31536000; samesite=lax`
})

/** Set once a language was asked for that has to be fetched first, while the server was away. */
export const needsFetching = signal(false)

const keepChoice = (chosen: Language): void => {
  choice.value = chosen
  needsFetching.value = false
  try {
    localStorage.setItem(kept, chosen)
  } catch {
    // Chosen until the tab closes.
  }
}

/** Brings all that this window has brought in another language too, and begins anew in it. */
const beginAnewIn = async (chosen: Language): Promise<void> => {
  needsFetching.value = false
  try {
    await Promise.all([...used].map((ways) => ways[chosen]()))
  } catch {
    needsFetching.value = true
    return
  }
  keepChoice(chosen)
  location.reload()
}

/** Chooses the language on this device. A window that has brought scripts in another one has to fetch them, and then begins anew. */
export const chooseLanguage = (chosen: Language): void =>
  brought.peek() === undefined || brought.peek() === chosen ? keepChoice(chosen) : void beginAnewIn(chosen)

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
/** Each import alone in its function, as in `decide-here.ts`. */
const wholeVocabulary: Record<'forMembers' | 'forLeads', () => Promise<unknown>> = {
  forMembers: () => import('#web/base/vocabulary.ts'),
  forLeads: () => import('#web/base/lead-vocabulary.ts'),
}
let coming: Promise<unknown> | undefined
const bringVocabulary = (): void => {
  const role = me.peek()?.actor?.role
  coming ??= wholeVocabulary[!role || role === 'member' || role === 'sponsor' ? 'forMembers' : 'forLeads']().catch(() => {
    coming = undefined
  })
}

/** Says a word of the core; nothing while it is still on its way, and again once it is here. `otherwise` where nobody knows it. */
const sayOfCore = (key: string, values: unknown, otherwise: string): string => {
  const known = vocabulary.value
  const entry = known?.words[language.value][key]
  if (entry === undefined && !known?.isWhole) bringVocabulary()
  return fill(entry, values, language.value, zonesShown.value) || (known?.isWhole ? otherwise : '')
}
export const t: Say = (...parts) => sayOfCore(parts[0], parts[1] ?? {}, '')
/** Says a note of the core; code and values as they come from a row. */
export const tell = (note: { code: string; params: unknown }): string => sayOfCore(note.code, note.params, note.code)
/** Days, numbers and times in the reader's language. */
export const f = (): Format => format(language.value, zonesShown.value)

/** What is said of a refusal without fetching words for it: those that came with the commands, else what the server said. */
const sayOnPhone = ({ code, params, said }: ErrorNote): string =>
  fill(refusalWords.value?.[language.value][code], params, language.value, zonesShown.value) || (said ?? '')

/** Says why something did not go through: our own words first, else the server's sentence. */
export const sayTrouble = (trouble: ErrorNote): string => {
  if (trouble.code === 'web.inputInvalid') return w('inputInvalid', { field: (trouble.params as { field: string }).field })
  if (trouble.code === 'web.notReached') return w('notReached')
  if (trouble.code === 'web.needsConnection') return w('needsConnection')
  if (trouble.code === 'web.notKept') return w('notKept')
  const said = (me.value?.actor?.role === 'member' && sayOnPhone(trouble)) || tell(trouble)
  return said !== '' && said !== trouble.code ? said : (trouble.said ?? w('refusedPlain'))
}
