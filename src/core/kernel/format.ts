/** Days, times, numbers, plurals, lists and money as each language writes them; Intl does the work. */
import type { Language } from '#core/kernel/language.ts'

export interface Format {
  readonly language: Language
  number(value: number, digits?: number): string
  /** A share between 0 and 1 as a percentage. */
  percent(share: number, digits?: number): string
  /** An exact decimal, as text, in a currency (ISO 4217): "SRD 7.940,25". It never passes through a float. */
  money(amount: `${number}`, currency: string): string
  /** `YYYY-MM-DD` as "Monday 30 November" (long), "30 November 2026" (full), "Mon 30 Nov" (short), "30 Nov" (brief). */
  day(day: string, style?: 'long' | 'full' | 'short' | 'brief'): string
  /** An RFC 3339 instant as a local time of day, "14:00". */
  time(instant: string, zone: string): string
  /** An RFC 3339 instant as a local day and time. */
  moment(instant: string, zone: string): string
  list(items: readonly string[]): string
  /** Chooses the form for a count; `#` stands for the count. */
  plural(count: number, forms: { one: string; other: string }): string
}

const locales: Record<Language, string> = { en: 'en-GB', nl: 'nl-NL' }
const dayStyles = {
  long: { weekday: 'long', day: 'numeric', month: 'long' },
  full: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { weekday: 'short', day: 'numeric', month: 'short' },
  brief: { day: 'numeric', month: 'short' },
} as const

const made = new Map<Language, Format>()

const remember = <V>(make: (key: string) => V): ((key: string) => V) => {
  const kept = new Map<string, V>()
  return (key) => {
    let value = kept.get(key)
    if (value === undefined) kept.set(key, (value = make(key)))
    return value
  }
}

const build = (language: Language): Format => {
  const locale = locales[language]
  const days = remember((style) => new Intl.DateTimeFormat(locale, { ...dayStyles[style as keyof typeof dayStyles], timeZone: 'UTC' }))
  const times = remember(
    (zone) => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }),
  )
  const moments = remember(
    (zone) =>
      new Intl.DateTimeFormat(locale, {
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZone: zone,
      }),
  )
  const numbers = remember((digits) => new Intl.NumberFormat(locale, { maximumFractionDigits: Number(digits) }))
  const percents = remember((digits) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: Number(digits) }))
  const sums = remember((currency) => new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'code' }))
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' })
  const plurals = new Intl.PluralRules(locale)
  return {
    language,
    number: (value, digits = 0) => numbers(String(digits)).format(value),
    percent: (share, digits = 0) => percents(String(digits)).format(share),
    money: (amount, currency) => sums(currency).format(amount),
    day: (day, style = 'long') => days(style).format(Date.parse(`${day}T00:00:00Z`)),
    time: (instant, zone) => times(zone).format(Date.parse(instant)),
    moment: (instant, zone) => moments(zone).format(Date.parse(instant)),
    list: (items) => lists.format(items),
    plural: (count, forms) => (plurals.select(count) === 'one' ? forms.one : forms.other).replace('#', numbers('0').format(count)),
  }
}

/** The formats of a language, made once. */
export const format = (language: Language): Format => {
  let found = made.get(language)
  if (!found) made.set(language, (found = build(language)))
  return found
}
