/** What the activity log says of a command: a sentence in every language, made of what was asked and of what changed. */
import type { Format } from '#core/kernel/format.ts'
import type { Language } from '#core/kernel/language.ts'

/** How many rows of a table came, changed and went. */
export interface TrailCount {
  readonly added: number
  readonly changed: number
  readonly removed: number
}

/** What a sentence of the trail can speak of. */
export interface Told {
  /** The text under a name of the input; empty where there is none. */
  text(field: string): string
  /** Whether something stands under a name of the input: not null, not false. */
  has(field: string): boolean
  /** What the id under a name of the input is called; the id itself where nobody knows. */
  called(field: string): string
  count(table: string): TrailCount
  /** The words under a key of the vocabulary that is put together while running; the key itself where there are none. */
  said(key: string): string
}

/** What the trail says of one kind of command. */
export type Sentence = (told: Told, f: Format) => string
/** The sentences of a chapter, in every language; those of commands that are no longer given stay, because the trail still holds them. */
export type Sentences<Name extends string = string> = Readonly<
  Record<Language, Readonly<Record<Name, Sentence>> & Readonly<Record<string, Sentence>>>
>

/** A day of the input as people write it. */
export const dayIn = (t: Told, field: string, f: Format): string => {
  const day = t.text(field)
  return /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) ? f.day(day, 'full') : day
}
