/** The languages that the product speaks. */
export const languages = ['en', 'nl'] as const
export type Language = (typeof languages)[number]

/** A text as a language that the product speaks; undefined for every other text. */
export const asLanguage = (text: string | null | undefined): Language | undefined => languages.find((one) => one === text)

/**
 * The first of these that the product speaks; English where it speaks none.
 *
 * @example spokenLanguage(null, 'fr', 'nl') // 'nl'
 */
export const spokenLanguage = (...wished: readonly (string | null | undefined)[]): Language => {
  for (const text of wished) {
    const language = asLanguage(text)
    if (language) return language
  }
  return 'en'
}
