/** How the product speaks: catalogues that have every key in every language, and the formats of each language. */
import { type Format, format } from '#core/kernel/format.ts'
import type { Language } from '#core/kernel/language.ts'

/** A text, or a function of named values that makes one. */
// oxlint-disable-next-line typescript/no-explicit-any -- the values differ per key; `catalogue` checks them per key
type Entry = string | ((values: any, format: Format) => string)
type SameShape<E> = { [K in keyof E]: E[K] extends string ? string : E[K] }

// oxlint-disable-next-line typescript/no-explicit-any -- the values differ per key
export type Catalogue = { readonly en: Readonly<Record<string, any>>; readonly nl: Readonly<Record<string, any>> }

/** A chapter's words. A key that one language lacks, or takes other values, does not compile (RG-3). */
export const catalogue = <const E extends Record<string, Entry>>(words: { en: E; nl: SameShape<E> }): { en: E; nl: SameShape<E> } => words

/** The values that the entry of a key takes: nothing for a plain text. */
export type ValuesOf<E> = E extends (values: infer V, format: Format) => string ? V : Record<never, never>

/** Looks a key up in a language and fills it; `zones` as in `format`. */
export const fill = (entry: Entry | undefined, values: unknown, language: Language, zones?: readonly string[]): string =>
  typeof entry === 'function' ? entry(values, format(language, zones)) : (entry ?? '')

type SpeakArguments<E, K extends keyof E> = keyof ValuesOf<E[K]> extends never ? [key: K] : [key: K, values: ValuesOf<E[K]>]

/** The voice of one catalogue in a language, for parts with words of their own (screens, documents, the command line). */
export const speak =
  <E extends Record<string, Entry>>(words: { en: E; nl: SameShape<E> }, language: Language, zones?: readonly string[]) =>
  <K extends keyof E>(...parts: SpeakArguments<E, K>): string =>
    fill((language === 'en' ? words.en : words.nl)[parts[0]] as Entry, parts[1] ?? {}, language, zones)
