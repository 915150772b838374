/** What a checklist item asks, in a language. */
import { sayNote } from '#core/registry/vocabulary.ts'
import type { Language } from '#core/kernel/language.ts'

/** The sentence of an item; one that this version does not know is shown by its name. */
export const itemText = (item: string, language: Language): string => {
  const code = `checklist.item.${item}`
  const text = sayNote(language, { code, params: {} })
  return text === code ? item : text
}
