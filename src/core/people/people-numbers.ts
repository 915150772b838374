/** Numbers of employees and phones as spreadsheets keep and destroy them. */

/** `1,00012E+11`: a spreadsheet took the number for an amount, and the digits at the end are gone. */
export const isDestroyedNumber = (text: string): boolean => /^\d[.,]\d+E[+-]?\d{1,3}$|^\dE\+\d{1,3}$/i.test(text.trim())

/**
 * A number of an employee as it is: without the `.0` that programs put behind whole numbers and the apostrophe that keeps zeros; null where a spreadsheet destroyed it.
 * @example numberAsWritten('12.0') // '12'
 */
export const numberAsWritten = (text: string): string | null =>
  isDestroyedNumber(text) ? null : text.replace(/^'(?=\d)/, '').replace(/^(\d+)[.,]0+$/, '$1')

/**
 * The same number whether or not its zeros in front were lost; two that differ in nothing else may be one.
 * @example numberKey('0012') // '12'
 */
export const numberKey = (number: string): string => (/^\d+$/.test(number) ? number.replace(/^0+(?=\d)/, '') : number.toLowerCase())
