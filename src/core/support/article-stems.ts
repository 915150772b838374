/** Words as the search for answers sees them: without case and accents, and cut to what their forms have in common. */
import type { Language } from '#core/kernel/language.ts'

/** Words that say nothing about what somebody asks. */
const empty: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(
    (
      'a about after all also am an and any are as at be because been but by can cannot could did do does for from get got had has have he ' +
      'her here his how i if in into is it its just me my no not of off on or our out please she so some that the their them then there ' +
      'these they this to too up us was we were what when where which who why will with would you your'
    ).split(' '),
  ),
  nl: new Set(
    (
      'aan al alle als bij ben bent dan dat de der deze die dit doe doen door dus een en er gaat geen had heb hebben heeft het hier hij hoe ik ' +
      'in is ja je jij kan kun kunnen kunt maar me men met mij mijn moet na naar nee niet nog nu of om ons ook op over te toch toen tot u uit ' +
      'van voor waar waarom wat we wel welke werd wie wij wil word worden wordt ze zich zij zijn zo'
    ).split(' '),
  ),
}

/** A text without case and accents. */
export const plainText = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The words of a text, plain. */
export const wordsOf = (text: string): string[] => plainText(text).match(/[\p{L}\p{N}]+/gu) ?? []

const single = (word: string): string => word.replace(/([bcdfgklmnprstz])\1$/, '$1')

const stemEnglish = (word: string): string => {
  let stem = word
  if (stem.length > 4 && stem.endsWith('ies')) stem = `${stem.slice(0, -3)}y`
  else if (stem.length > 3 && stem.endsWith('s') && !/[su]s$/.test(stem)) stem = stem.slice(0, -1)
  if (stem.length > 5 && stem.endsWith('ing')) stem = single(stem.slice(0, -3))
  else if (stem.length > 4 && stem.endsWith('ed')) stem = single(stem.slice(0, -2))
  return stem.length > 3 && stem.endsWith('e') ? stem.slice(0, -1) : stem
}

const stemDutch = (word: string): string => {
  let stem = word
  if (stem.length > 4 && /(?:en|es)$/.test(stem)) stem = single(stem.slice(0, -2))
  else if (stem.length > 3 && /[^aeiousij]s$/.test(stem)) stem = stem.slice(0, -1)
  else if (stem.length > 4 && stem.endsWith('e')) stem = single(stem.slice(0, -1))
  // "factuur" and "facturen", "kopie" and "kopieen" come to one form.
  return stem.replace(/([aeou])\1(?=[^aeiou]*$)/, '$1')
}

/**
 * What the forms of a plain word have in common, lightly cut.
 *
 * @example stem('facturen', 'nl') // 'factur', as stem('factuur', 'nl')
 */
export const stem = (word: string, language: Language): string => (language === 'nl' ? stemDutch(word) : stemEnglish(word))

/** The words of a question that say something; all of them where none does. */
export const tellingWords = (text: string, language: Language): string[] => {
  const all = [...new Set(wordsOf(text))]
  const telling = all.filter((word) => !empty[language].has(word) && (word.length > 1 || /\d/.test(word)))
  return telling.length > 0 ? telling : all
}
