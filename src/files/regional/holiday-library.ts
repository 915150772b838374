/** The public holidays of a country as we believe them: a maintained library, corrected where it is wrong, in both languages. */
import type Holidays from 'date-holidays'
import { addDays } from '#core/kernel/calendar.ts'
import { correctionsOf } from '#core/regional/holiday-corrections.ts'
import { holidayNames } from '#core/regional/holiday-names.ts'
import { correctedHolidays, type Holiday, type ListedHoliday } from '#core/regional/holidays.ts'

type Library = typeof Holidays

let loading: Promise<{ Library: Library; source: string }> | undefined
/** Loaded when first asked for: the library weighs some 30 MB in memory, and most days nobody asks. */
const library = (): Promise<{ Library: Library; source: string }> =>
  (loading ??= (async () => {
    const [{ default: Library }, { default: about }] = await Promise.all([
      import('date-holidays'),
      import('date-holidays/package.json', { with: { type: 'json' } }),
    ])
    return { Library, source: `date-holidays ${about.version}` }
  })())

/** A day by the moon of Islam is certain only once it has been announced. */
const islamic = /Muharram|Safar|Rabi|Jumada|Rajab|Shaban|Ramadan|Shawwal|Qidah|Hijjah/i
/** The library lists the Hindu days by date; further out than this, calendars still disagree with each other. */
const byMoonListed = /^\d{4}-\d{2}-\d{2}/
const moonCertainUntil = 2028

/** A day that is free from an hour on; nothing should start on it either. */
const fromHour = / (\d{2}:\d{2})$/

const msPerDay = 86_400_000

/**
 * The days off of a country for whole years, in order, one entry a day (RG-7); undefined when the library does not know the country.
 * Country: ISO 3166-1 alpha-2.
 * @example (await holidaysOf('SR', 2026, 2026))?.length // 15
 */
export const holidaysOf = async (country: string, fromYear: number, toYear: number): Promise<readonly Holiday[] | undefined> => {
  const { Library, source } = await library()
  if (!(country in new Library().getCountries('en'))) return undefined
  const english = new Library(country, { languages: ['en'] })
  const dutch = new Library(country, { languages: ['nl', 'en'] })
  const years = Array.from({ length: toYear - fromYear + 1 }, (_, index) => fromYear + index)
  const listed: ListedHoliday[] = []
  // The year before comes along, because a substitute day may cross New Year.
  for (let year = fromYear - 1; year <= toYear; year++) {
    const dutchNames = new Map(dutch.getHolidays(year).map(({ rule, date, name }) => [`${rule} ${date}`, name]))
    for (const { date, rule, name, type, start, end } of english.getHolidays(year)) {
      const names = holidayNames(name, dutchNames.get(`${rule} ${date}`) ?? name)
      const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / msPerDay))
      const provisional = islamic.test(rule) || (byMoonListed.test(rule) && year > moonCertainUntil)
      const half = fromHour.exec(rule)?.[1]
      const off = type === 'public' || type === 'bank'
      for (let more = 0; more < length; more++)
        listed.push({
          day: addDays(date.slice(0, 10), more),
          nameEn: names.en,
          nameNl: names.nl,
          source: half ? `${source}, from ${half}` : source,
          provisional,
          rule,
          off,
        })
    }
  }
  return correctedHolidays(listed, correctionsOf(country), years)
}

/** Whether there is a calendar of holidays for a country (ISO 3166-1 alpha-2). */
export const isKnownCountry = async (country: string): Promise<boolean> => {
  const { Library } = await library()
  return country in new Library().getCountries('en')
}

/** One input of `regional.adoptHolidays`. */
export interface Adoption {
  readonly country: string
  readonly holidays: readonly Holiday[]
}

/**
 * What there is to adopt for countries that have no calendar yet, in the order in which they are needed; countries that the
 * library does not know are left out (RG-7). Years: first and last.
 * @example (await missingHolidays(new Set(['SR']), ['SR', 'GY'], [2026, 2028])).map(({ country }) => country) // ['GY']
 */
export const missingHolidays = async (
  have: ReadonlySet<string>,
  need: readonly string[],
  [fromYear, toYear]: readonly [fromYear: number, toYear: number],
): Promise<readonly Adoption[]> => {
  const found: Adoption[] = []
  for (const country of new Set(need)) {
    if (have.has(country)) continue
    const holidays = await holidaysOf(country, fromYear, toYear)
    if (holidays) found.push({ country, holidays })
  }
  return found
}
