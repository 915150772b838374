/** A notice in the language of whoever reads it. */
import { sayNote } from '#core/registry/vocabulary.ts'
import type { Row } from '#core/kernel/rows.ts'
import type { Language } from '#core/kernel/language.ts'

/**
 * A notice in a language; one whose code this version does not know is shown by its code.
 *
 * @example sayNotice('nl', notice) // 'Er is een plek vrij: …'
 */
export const sayNotice = (language: Language, { code, params }: Pick<Row<'notice'>, 'code' | 'params'>): string =>
  sayNote(language, { code, params: JSON.parse(params) as unknown })
