/** What the activity log says: for every command a plain sentence, in every language. */
import { format } from '#core/kernel/format.ts'
import type { Language } from '#core/kernel/language.ts'
import { speak } from '#core/kernel/words.ts'
import { sentences } from '#core/registry/sentences.ts'
import { sayNote } from '#core/registry/vocabulary.ts'
import { trailWords } from '#core/trail/trail-words.ts'
import { toldOf, type TrailEntry } from '#core/trail/trail.ts'

/**
 * What was done, as a sentence; the name of the command where this version does not know it (AC-4, RG-3).
 *
 * @example sentenceOf('en', entry, page.names) // 'Moved Core team to 18 January 2027'
 */
export const sentenceOf = (
  language: Language,
  entry: Pick<TrailEntry, 'name' | 'input' | 'counts' | 'changes'> & Partial<Pick<TrailEntry, 'emptiedBy'>>,
  names: Readonly<Record<string, string>>,
): string => {
  // Without what was asked, a sentence could say something else than was done; but a staff list is told by its counts alone.
  if (entry.emptiedBy != null && entry.input === null && entry.name !== 'people.import')
    return speak(trailWords, language)('emptiedEntry', { version: entry.emptiedBy })
  const sentence = Object.hasOwn(sentences[language], entry.name) ? sentences[language][entry.name] : undefined
  const said = (code: string): string => sayNote(language, { code, params: {} })
  return sentence ? sentence(toldOf(entry, names, said), format(language)) : entry.name
}
