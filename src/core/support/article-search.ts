/** Finds answers on the device: ranked, forgiving of typing, in the reader's language first. */
import { plainText, stem, tellingWords, wordsOf } from '#core/support/article-stems.ts'
import { within } from '#core/support/typing.ts'
import type { Row } from '#core/kernel/rows.ts'
import { type Language, languages } from '#core/kernel/language.ts'

type Article = Pick<Row<'article'>, 'articleId' | 'language' | 'title' | 'body' | 'withdrawnAt'>

/** A word and where it stands: how much it weighs in each article that has it. */
interface Entry {
  readonly word: string
  /** Which letters it has, one bit each: words that differ in many letters need no closer look. */
  readonly letters: number
  readonly weights: Map<number, number>
}

interface Index {
  readonly all: readonly Entry[]
  readonly size: number
}

const lettersIn = (word: string): number => {
  let letters = 0
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31)
  return letters
}

const bits = (value: number): number => {
  let count = 0
  for (let left = value; left !== 0; left &= left - 1) count++
  return count
}

/** How much a word of the title and one of the text count. */
const [inTitle, inBody] = [3, 1]

const indexOf = (articles: readonly Article[], language: Language): Index => {
  const entries = new Map<string, Entry>()
  let size = 0
  const add = (word: string, article: number, weight: number): void => {
    let entry = entries.get(word)
    if (!entry) entries.set(word, (entry = { word, letters: lettersIn(word), weights: new Map() }))
    entry.weights.set(article, Math.max(weight, entry.weights.get(article) ?? 0))
  }
  for (const [number, article] of articles.entries()) {
    if (article.language !== language || article.withdrawnAt !== null) continue
    size++
    for (const [text, weight] of [
      [article.title, inTitle],
      [article.body, inBody],
    ] as const)
      // As it is written too, because typing goes wrong in the whole word.
      for (const word of new Set(wordsOf(text))) {
        add(word, number, weight)
        add(stem(word, language), number, weight)
      }
  }
  return { all: [...entries.values()], size }
}

const made = new WeakMap<readonly Article[], Readonly<Record<Language, Index>>>()
const indexesOf = (articles: readonly Article[]): Readonly<Record<Language, Index>> => {
  let found = made.get(articles)
  if (!found) made.set(articles, (found = { en: indexOf(articles, 'en'), nl: indexOf(articles, 'nl') }))
  return found
}

/** Mistakes in typing that a word of so many letters may hold. */
const mistakesIn = (word: string): number => (word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0)

/** A word of a question, as it is written and cut to its stem. */
interface Sought {
  readonly word: string
  readonly cut: string
  /** Both, with their letters: mistakes are looked for in the whole word and in its stem. */
  readonly forms: readonly { readonly form: string; readonly letters: number }[]
  readonly most: number
}

const soughtOf = (word: string, language: Language): Sought => {
  const cut = stem(word, language)
  const forms = [...new Set(cut.length >= 4 ? [word, cut] : [word])].map((form) => ({ form, letters: lettersIn(form) }))
  return { word, cut, forms, most: mistakesIn(word) }
}

/** How well an entry fits a word of the question, 0 to 1. */
const fit = ({ word, cut, forms, most }: Sought, { word: there, letters: lettersThere }: Entry): number => {
  if (there === word) return 1
  if (there === cut) return 0.95
  if (word.length >= 3 && there.startsWith(word)) return 0.75
  if (cut.length >= 4 && (there.startsWith(cut) || there.endsWith(cut))) return 0.6
  if (there.length >= 5 && word.endsWith(there)) return 0.5
  if (most === 0) return 0
  let mistakes = most + 1
  for (const { form, letters } of forms)
    if (Math.abs(there.length - form.length) <= most && bits(letters ^ lettersThere) <= 2 * most)
      mistakes = Math.min(mistakes, within(form, there, most))
  return mistakes > most ? 0 : 0.7 - 0.15 * mistakes
}

/** The least part of what was asked that an answer has to speak of. */
const leastShare = 0.34

const scores = (index: Index, query: string, language: Language): Map<number, number> => {
  const words = tellingWords(query, language)
  const found = new Map<number, { score: number; words: number }>()
  for (const word of words) {
    const sought = soughtOf(word, language)
    const best = new Map<number, number>()
    for (const entry of index.all) {
      const quality = fit(sought, entry)
      if (quality === 0) continue
      for (const [article, weight] of entry.weights) best.set(article, Math.max(quality * weight, best.get(article) ?? 0))
    }
    const seenIn = best.size
    // What stands in every answer, such as the name of the tool, tells none of them apart.
    const rarity = Math.log(1 + (index.size - seenIn + 0.5) / (seenIn + 0.5))
    for (const [article, weight] of best) {
      const before = found.get(article) ?? { score: 0, words: 0 }
      found.set(article, { score: before.score + weight * rarity, words: before.words + 1 })
    }
  }
  return new Map([...found].filter(([, hit]) => hit.words / words.length >= leastShare).map(([article, hit]) => [article, hit.score]))
}

/**
 * The answers that fit a question, best first: those in the reader's language before others (SU-2, SU-3). One mistake is forgiven in
 * words of four letters and more, two in words of eight and more; forms, accents and beginnings of words are found too.
 *
 * @example findArticles(articles, 'wachtwrod vergeten', 'nl')[0]?.title // 'Een nieuw wachtwoord'
 */
export const findArticles = <A extends Article>(articles: readonly A[], query: string, language: Language): readonly A[] => {
  if (plainText(query).trim() === '') return []
  const indexes = indexesOf(articles)
  const order = [language, ...languages.filter((one) => one !== language)]
  return order.flatMap((spoken) =>
    [...scores(indexes[spoken], query, spoken)]
      .toSorted(([one, score], [other, otherScore]) => otherScore - score || one - other)
      .flatMap(([number]) => articles[number] ?? []),
  )
}
