/** Countries in which the firms of the region have people: name, zone, language and money of each; all of CARICOM and its neighbours. */
import { spokenLanguage, type Language } from '#core/kernel/language.ts'

export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly iso: string
  readonly name: Readonly<Record<Language, string>>
  /** Its place in CARICOM; null for countries outside. */
  readonly membership: 'full' | 'associate' | null
  /** The IANA zone in which most of its people live. */
  readonly zone: string
  /** Official languages, ISO 639, the first one first. */
  readonly spoken: readonly string[]
  /** The language of the product that fits best. */
  readonly language: Language
  /** ISO 4217. */
  readonly currency: string
}

const country = (
  membership: Country['membership'],
  [iso, en, nl, zone, spoken, currency]: readonly [iso: string, en: string, nl: string, zone: string, spoken: string, currency: string],
): Country => {
  const languages = spoken.split(' ')
  return { iso, name: { en, nl }, membership, zone, spoken: languages, language: spokenLanguage(languages[0]), currency }
}

const full = (
  [
    ['AG', 'Antigua and Barbuda', 'Antigua en Barbuda', 'America/Antigua', 'en', 'XCD'],
    ['BS', 'Bahamas', 'Bahama’s', 'America/Nassau', 'en', 'BSD'],
    ['BB', 'Barbados', 'Barbados', 'America/Barbados', 'en', 'BBD'],
    ['BZ', 'Belize', 'Belize', 'America/Belize', 'en', 'BZD'],
    ['DM', 'Dominica', 'Dominica', 'America/Dominica', 'en', 'XCD'],
    ['GD', 'Grenada', 'Grenada', 'America/Grenada', 'en', 'XCD'],
    ['GY', 'Guyana', 'Guyana', 'America/Guyana', 'en', 'GYD'],
    ['HT', 'Haiti', 'Haïti', 'America/Port-au-Prince', 'ht fr', 'HTG'],
    ['JM', 'Jamaica', 'Jamaica', 'America/Jamaica', 'en', 'JMD'],
    ['MS', 'Montserrat', 'Montserrat', 'America/Montserrat', 'en', 'XCD'],
    ['LC', 'Saint Lucia', 'Saint Lucia', 'America/St_Lucia', 'en', 'XCD'],
    ['KN', 'Saint Kitts and Nevis', 'Saint Kitts en Nevis', 'America/St_Kitts', 'en', 'XCD'],
    ['VC', 'Saint Vincent and the Grenadines', 'Saint Vincent en de Grenadines', 'America/St_Vincent', 'en', 'XCD'],
    ['SR', 'Suriname', 'Suriname', 'America/Paramaribo', 'nl', 'SRD'],
    ['TT', 'Trinidad and Tobago', 'Trinidad en Tobago', 'America/Port_of_Spain', 'en', 'TTD'],
  ] as const
).map((one) => country('full', one))

const associate = (
  [
    ['AI', 'Anguilla', 'Anguilla', 'America/Anguilla', 'en', 'XCD'],
    ['BM', 'Bermuda', 'Bermuda', 'Atlantic/Bermuda', 'en', 'BMD'],
    ['VG', 'British Virgin Islands', 'Britse Maagdeneilanden', 'America/Tortola', 'en', 'USD'],
    ['KY', 'Cayman Islands', 'Kaaimaneilanden', 'America/Cayman', 'en', 'KYD'],
    ['TC', 'Turks and Caicos Islands', 'Turks- en Caicoseilanden', 'America/Grand_Turk', 'en', 'USD'],
    ['CW', 'Curaçao', 'Curaçao', 'America/Curacao', 'nl pap', 'XCG'],
  ] as const
).map((one) => country('associate', one))

const outside = (
  [
    ['AW', 'Aruba', 'Aruba', 'America/Aruba', 'nl pap', 'AWG'],
    ['BE', 'Belgium', 'België', 'Europe/Brussels', 'nl fr de', 'EUR'],
    ['BQ', 'Caribbean Netherlands', 'Caribisch Nederland', 'America/Kralendijk', 'nl', 'USD'],
    ['BR', 'Brazil', 'Brazilië', 'America/Sao_Paulo', 'pt', 'BRL'],
    ['CA', 'Canada', 'Canada', 'America/Toronto', 'en fr', 'CAD'],
    ['CO', 'Colombia', 'Colombia', 'America/Bogota', 'es', 'COP'],
    ['CU', 'Cuba', 'Cuba', 'America/Havana', 'es', 'CUP'],
    ['DE', 'Germany', 'Duitsland', 'Europe/Berlin', 'de', 'EUR'],
    ['DO', 'Dominican Republic', 'Dominicaanse Republiek', 'America/Santo_Domingo', 'es', 'DOP'],
    ['FR', 'France', 'Frankrijk', 'Europe/Paris', 'fr', 'EUR'],
    ['GB', 'United Kingdom', 'Verenigd Koninkrijk', 'Europe/London', 'en', 'GBP'],
    ['GF', 'French Guiana', 'Frans-Guyana', 'America/Cayenne', 'fr', 'EUR'],
    ['GP', 'Guadeloupe', 'Guadeloupe', 'America/Guadeloupe', 'fr', 'EUR'],
    ['MQ', 'Martinique', 'Martinique', 'America/Martinique', 'fr', 'EUR'],
    ['MX', 'Mexico', 'Mexico', 'America/Mexico_City', 'es', 'MXN'],
    ['NL', 'Netherlands', 'Nederland', 'Europe/Amsterdam', 'nl', 'EUR'],
    ['PA', 'Panama', 'Panama', 'America/Panama', 'es', 'USD'],
    ['PR', 'Puerto Rico', 'Puerto Rico', 'America/Puerto_Rico', 'es en', 'USD'],
    ['SX', 'Sint Maarten', 'Sint-Maarten', 'America/Lower_Princes', 'nl en', 'XCG'],
    ['US', 'United States', 'Verenigde Staten', 'America/New_York', 'en', 'USD'],
    ['VE', 'Venezuela', 'Venezuela', 'America/Caracas', 'es', 'VES'],
    ['VI', 'US Virgin Islands', 'Amerikaanse Maagdeneilanden', 'America/St_Thomas', 'en', 'USD'],
  ] as const
).map((one) => country(null, one))

/** Members of CARICOM first, then its associates, then the countries around and those where many of the region live. */
export const countries: readonly Country[] = [...full, ...associate, ...outside]

const byIso = new Map(countries.map((one) => [one.iso, one]))

/**
 * What is known of a country by its ISO 3166-1 alpha-2 code; undefined for countries this table does not hold (RG-5).
 * @example countryOf('SR')?.zone // 'America/Paramaribo'
 */
export const countryOf = (iso: string): Country | undefined => byIso.get(iso)

/** Groupings that have a name in every list of regions and are no country. */
const noCountry = new Set(['EU', 'EZ', 'UN', 'ZZ', 'XA', 'XB', 'QO'])
const named = new Map<string, Intl.DisplayNames>()

const nameIn = (language: Language, iso: string): string | undefined => {
  let names = named.get(language)
  if (!names) named.set(language, (names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })))
  return names.of(iso)
}

/**
 * Whether a code stands for a country of today: not a grouping such as the EU, not a code that was given up.
 * @example isCountry('UK') // false: it is GB
 */
export const isCountry = (iso: string): boolean => {
  if (byIso.has(iso)) return true
  if (!/^[A-Z]{2}$/.test(iso) || noCountry.has(iso)) return false
  return new Intl.Locale(`und-${iso}`).region === iso && nameIn('en', iso) !== undefined
}

/**
 * The name of a country in a language; the code itself where no name is known.
 * @example countryName('CW', 'nl') // 'Curaçao'
 */
export const countryName = (iso: string, language: Language): string =>
  byIso.get(iso)?.name[language] ?? (isCountry(iso) ? nameIn(language, iso) : undefined) ?? iso
