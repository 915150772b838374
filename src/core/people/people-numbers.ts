/** Numbers of employees and phones as spreadsheets keep and destroy them. */

/** `1,00012E+11`: a spreadsheet took the number for an amount, and the digits at the end are gone. */
const asAmount = /^\d[.,]\d+E[+-]?\d{1,3}$|^\dE\+\d{1,3}$/i
const months = 'jan|feb|fe|mar|mrt|maa|apr|avr|abr|may|mei|mai|jun|jui|jul|aug|ago|ao|sep|set|oct|okt|nov|dec|dic|d'
/** `12-jan`, `mrt-05`, `3-4-2005`: a spreadsheet took the number for a day. */
const asDay = new RegExp(
  String.raw`^(?:\d{1,2}[-/. ](?:${months})\p{L}{0,3}\.?(?:[-/. ]\d{2,4})?|(?:${months})\p{L}{0,2}\.?[-/]\d{2}|\d{1,2}[-/]\d{1,2}[-/]\d{4}|\d{4}-\d{2}-\d{2})$`,
  'iu',
)

/**
 * Whether a spreadsheet destroyed a number: it shows an amount, a day, or only that its column was too narrow. Phone numbers are written like days.
 * @example isDestroyedNumber('12-jan', 'employeeNumber') // true
 */
export const isDestroyedNumber = (text: string, of: 'employeeNumber' | 'phone'): boolean =>
  asAmount.test(text.trim()) || /^#{3,}$/.test(text.trim()) || (of === 'employeeNumber' && asDay.test(text.trim()))

/** What programs wrap around a number to keep it whole: `="0012"`, an apostrophe, `#`; and the `.0` that they put behind it. */
const unwrapped = (text: string): string =>
  text
    .trim()
    .replace(/^="(.*)"$/s, '$1')
    .replace(/^[#'](?=[\p{L}\d+(])/u, '')
    .replace(/^(\+?\d+)[.,]0+$/, '$1')

/**
 * A number of an employee or a phone as it is; null where a spreadsheet destroyed it, and where it is only zeros, as forms ask for something.
 * @example numberAsWritten('12.0', 'employeeNumber') // '12'
 */
export const numberAsWritten = (text: string, of: 'employeeNumber' | 'phone'): string | null => {
  const number = unwrapped(text)
  return isDestroyedNumber(number, of) || /^0+$/.test(number) ? null : number
}

/**
 * The same number whether or not its zeros in front were lost, signs were put between its thousands, or its letters are written otherwise; two that
 * differ in nothing else may be one.
 * @example numberKey('S-0042') // 's42'
 */
export const numberKey = (number: string): string =>
  number
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/(?<!\d)0+(?=\d)/g, '')
