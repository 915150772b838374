/** Where a text names somebody, and the same text without the name. */

/** What somebody is known by, and what stands there once they are forgotten. */
export interface KnownAs {
  /** Names that mean nobody else, wherever they stand. */
  readonly names: readonly string[]
  /** Names that are part of somebody else's: they count only where they are the whole of a text. */
  readonly wholeNames: readonly string[]
  /** Addresses and numbers. */
  readonly contacts: readonly string[]
}

const special = /[.*+?^${}()|[\]\\]/g
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1)

/** Finds these texts where no letter or figure goes on before or after them; as they are, and as JSON inside a text has them. */
const finderOf = (texts: readonly string[], flags: 'gu' | 'giu'): RegExp | null => {
  const forms = [...new Set(texts.flatMap((text) => [text, inJson(text)]))].filter((form) => form !== '')
  if (forms.length === 0) return null
  const longestFirst = forms.toSorted((a, b) => b.length - a.length).map((form) => form.replaceAll(special, '\\$&'))
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, flags)
}

/** Whether a name stands in a text as whole words. */
export const holdsName = (text: string, name: string): boolean => finderOf([name], 'giu')?.test(text) ?? false

/** A name of one word may be a word as well: Mark, Hope, Roos. It counts only as it is written. */
const isOneWord = (name: string): boolean => !/\s/.test(name.trim())

export interface Naming {
  names(text: string): boolean
  without(text: string, instead: string): string
}

/**
 * Tells whether texts name somebody, and takes the name out of them.
 *
 * @example namingOf({ names: ['Milton Pinas'], wholeNames: [], contacts: [] }).without('Ask Milton Pinas.', 'someone') // 'Ask someone.'
 */
export const namingOf = ({ names, wholeNames, contacts }: KnownAs): Naming => {
  const finders = [finderOf(names.filter(isOneWord), 'gu'), finderOf([...names.filter((name) => !isOneWord(name)), ...contacts], 'giu')]
  const whole = new Set(wholeNames)
  const quoted = wholeNames.map((name) => JSON.stringify(name))
  // `search` and `replace` begin anew each time, where `test` would go on from its last find.
  const isFound = (text: string): boolean => finders.some((finder) => finder !== null && text.search(finder) >= 0)
  return {
    names: (text) => whole.has(text) || isFound(text) || quoted.some((one) => text.includes(one)),
    without: (text, instead) => {
      if (whole.has(text)) return instead
      const clean = quoted.reduce((left, one) => left.replaceAll(one, () => JSON.stringify(instead)), text)
      return finders.reduce((left, finder) => (finder ? left.replace(finder, () => instead) : left), clean)
    },
  }
}

/** Sorts names by whether they could mean somebody else; those that others have too are left out, because what they name may be the other. */
export const namesApart = (names: readonly string[], others: readonly string[]): Pick<KnownAs, 'names' | 'wholeNames'> => {
  const taken = new Set(others)
  const own = [...new Set(names)].filter((name) => name.trim() !== '' && !taken.has(name))
  const isPart = (name: string): boolean => others.some((other) => holdsName(other, name))
  return { names: own.filter((name) => !isPart(name)), wholeNames: own.filter(isPart) }
}
