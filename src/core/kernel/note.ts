/** Notes: sentences not yet said, made without the vocabulary, so that whoever only makes them does not carry it. */
import type { Words } from '#core/kernel/register.ts'
import type { ValuesOf } from '#core/kernel/words.ts'

/** The key of a sentence in the vocabulary. */
export type WordKey = Extract<keyof Words, string>
/** Of those, the ones that say a notice: `training.notice.seat`. */
export type NoticeKey = Extract<WordKey, `${string}.notice.${string}`>
/** The values that the sentence of a key takes. */
export type Values<K extends WordKey> = ValuesOf<Words[K]>

/** A sentence not yet said: its key and values. Plans carry these, and each reader hears them in their language. */
export type Note = { [K in WordKey]: { code: K; params: Values<K> } }[WordKey]

/** Makes a note; the compiler checks that the values fit the key. */
export const note = <K extends WordKey>(code: K, params: Values<K>): Note => ({ code, params }) as unknown as Note

/** Reads a list of notes as it is kept in a column. */
export const notesOf = (json: string): Note[] => JSON.parse(json) as Note[]
