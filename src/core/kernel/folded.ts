/** Text as it is searched and sorted: without case or accents, so that "rene" finds "René" and "lukasz" finds "Łukasz". */

/** The marks that NFD splits off a Latin letter. */
const accents = /[\u0300-\u036F]/g

/** Letters with a stroke or without a dot, which NFD leaves whole, and in the same order the plain ones that people type for them. */
export const strokedLetters = { letters: 'łøđıħŧ', plain: 'lodiht' }
const stroked = new RegExp(`[${strokedLetters.letters}]`, 'g')

/** A text without case and accents. The databases have the same function, so that a list has one order everywhere. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(accents, '')
    .toLowerCase()
    .replace(stroked, (letter) => strokedLetters.plain.charAt(strokedLetters.letters.indexOf(letter)))
