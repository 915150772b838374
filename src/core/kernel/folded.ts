/** Text as it is searched and sorted: without case or accents, so that "rene" finds "René". */

/** The marks that NFD splits off a Latin letter. */
const accents = /[\u0300-\u036F]/g

/** A text without case and accents. The databases have the same function, so that a list has one order everywhere. */
export const folded = (text: string): string => text.normalize('NFD').replace(accents, '').toLowerCase()
