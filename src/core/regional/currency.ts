/** Which three letters are a currency (ISO 4217). */
import { countries } from '#core/regional/countries.ts'

/** A young currency, such as the Caribbean guilder, may be missing from an older platform's list. */
const nearby = new Set(countries.map((one) => one.currency))

/** Whether a currency with this code exists (RG-4). */
export const isCurrency = (code: string): boolean =>
  nearby.has(code) || new Intl.DisplayNames('en', { type: 'currency', fallback: 'none' }).of(code) !== undefined
