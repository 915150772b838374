/** Days, times, numbers, plurals, lists and money as each language writes them; Intl does the work. */
import { zoneOffset } from '#core/kernel/calendar.ts'
import type { Language } from '#core/kernel/language.ts'

export interface Format {
  readonly language: Language
  number(value: number, digits?: number): string
  /** A share between 0 and 1 as a percentage. */
  percent(share: number, digits?: number): string
  /** An exact decimal, as text, in a currency (ISO 4217): "SRD 7.940,25". It never passes through a float. */
  money(amount: `${number}`, currency: string): string
  /** `YYYY-MM-DD` as "Monday 30 November" (long), "30 November 2026" (full), "Mon 30 Nov" (short), "30 Nov" (brief). No line breaks within the last two, which stand in cells. */
  day(day: string, style?: 'long' | 'full' | 'short' | 'brief'): string
  /** An RFC 3339 instant as a local time of day, "14:00". */
  time(instant: string, zone: string): string
  /** The same with its zone where the locations at work tell another time: "14:00 (Paramaribo time)". */
  clock(instant: string, zone: string): string
  /** An RFC 3339 instant as a local day and time, with its zone where the locations at work tell another time. */
  moment(instant: string, zone: string): string
  /** Two instants of one local day, "14:00–15:20", with their zone where the locations at work tell another time. */
  span(from: string, to: string, zone: string): string
  /** ` (Guyana time)`, or nothing where nobody could read a time of this zone as another moment. */
  inZone(instant: string, zone: string): string
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

const made = new Map<string, Format>()

/** What takes milliseconds to make is made when it is first asked for. */
const remember = <V>(make: (key: string) => V): ((key: string) => V) => {
  const kept = new Map<string, V>()
  return (key) => {
    let value = kept.get(key)
    if (value === undefined) kept.set(key, (value = make(key)))
    return value
  }
}

/** A zone by the name of its city, as people say it: "Port of Spain". */
const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')

const zoneCalled: Record<Language, (zone: string) => string> = {
  en: (zone) => `${cityOf(zone)} time`,
  nl: (zone) => `tijd in ${cityOf(zone)}`,
}

const build = (language: Language, zones: readonly string[]): Format => {
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
  const lists = remember(() => new Intl.ListFormat(locale, { type: 'conjunction' }))
  const plurals = remember(() => new Intl.PluralRules(locale))
  const time = (instant: string, zone: string): string => times(zone).format(Date.parse(instant))
  /** Which zone a time is told in, said only where somebody at work could read it as another moment (RG-5). */
  const inZone = (instant: string, zone: string): string => {
    const at = Date.parse(instant)
    return zones.some((other) => zoneOffset(other, at) !== zoneOffset(zone, at)) ? ` (${zoneCalled[language](zone)})` : ''
  }
  return {
    language,
    number: (value, digits = 0) => withMinus(numbers(String(digits)).format(value)),
    percent: (share, digits = 0) => withMinus(percents(String(digits)).format(share)),
    money: (amount, currency) => sums(currency).format(amount),
    day: (day, style = 'long') => {
      const written = days(style).format(Date.parse(`${day}T00:00:00Z`))
      return style === 'short' || style === 'brief' ? whole(written) : written
    },
    time,
    clock: (instant, zone) => `${time(instant, zone)}${inZone(instant, zone)}`,
    moment: (instant, zone) => `${whole(moments(zone).format(Date.parse(instant)))}${inZone(instant, zone)}`,
    span: (from, to, zone) => `${time(from, zone)}–${time(to, zone)}${inZone(from, zone)}`,
    inZone,
    list: (items) => lists('').format(items),
    plural: (count, forms) => (plurals('').select(count) === 'one' ? forms.one : forms.other).replace('#', numbers('0').format(count)),
  }
}

const none: readonly string[] = []

/** No line breaks within a short day: "Mon 5 Oct" stands on one line, and what follows its comma may stand on the next. */
const whole = (written: string): string => written.replace(/(?<!,) /g, '\u00a0')

/** A number below nought has a minus sign before it, not a hyphen, at which a line can break. */
const withMinus = (written: string): string => written.replace('-', '−')

/**
 * The formats of a language, made once; `zones` are those of the locations at work, without which no time says its zone.
 *
 * @example format('en', ['America/Paramaribo', 'America/Guyana']).clock('2026-11-26T14:00:00-03:00', 'America/Paramaribo') // '14:00 (Paramaribo time)'
 */
export const format = (language: Language, zones = none): Format => {
  const key = zones.length === 0 ? language : `${language} ${zones.join(' ')}`
  let found = made.get(key)
  if (!found) made.set(key, (found = build(language, zones)))
  return found
}
