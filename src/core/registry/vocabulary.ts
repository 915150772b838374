/** The whole vocabulary: every chapter's words together, and the function that says one. */
import type { Language } from '#core/kernel/language.ts'
import type { Values, WordKey } from '#core/kernel/note.ts'
import type { Words } from '#core/kernel/register.ts'
import { fill } from '#core/kernel/words.ts'
import * as chapters from '#core/registry/chapters.ts'
import { type Together, together } from '#core/registry/together.ts'

type AllWords = Together<(typeof chapters)[keyof typeof chapters]['words'][number]['en']>

const catalogues = Object.values(chapters).flatMap((chapter) => [...chapter.words])
const en: Words = together(catalogues.map((words) => words.en))
const nl: { readonly [K in keyof Words]: unknown } = together(catalogues.map((words) => words.nl))

export const vocabulary = { en, nl } as { readonly en: AllWords; readonly nl: AllWords }

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
