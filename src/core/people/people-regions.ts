/** Countries and languages as people write them, in English and in Dutch. */
import { plainHeading } from '#core/people/people-headers.ts'
import { countryName, countryOf, isCountry } from '#core/regional/countries.ts'
import { type Language, languages } from '#core/kernel/language.ts'

/** Names beside the ordinary ones: long, short and old ones, other spellings, and three-letter codes. */
const alsoKnownAs: Record<string, string> = {
  AG: 'Antigua and Barbuda, Antigua en Barbuda, Antigua, Barbuda, ATG',
  AI: 'Anguilla, AIA',
  AW: 'Aruba, ABW',
  BB: 'Barbados, BRB',
  BE: 'Belgium, België, BEL',
  BM: 'Bermuda, BMU',
  BQ: 'Bonaire, Caribisch Nederland, Caribbean Netherlands, Sint Eustatius, Saba, BES',
  BR: 'Brazil, Brazilië, BRA',
  BS: 'Bahamas, The Bahamas, De Bahamas, BHS',
  BZ: 'Belize, BLZ',
  CW: 'Curaçao, Curacao, CUW',
  DM: 'Dominica, Commonwealth of Dominica, DMA',
  DO: 'Dominican Republic, Dominicaanse Republiek, DOM',
  GB: 'UK, U.K., United Kingdom, Great Britain, Groot-Brittannië, Verenigd Koninkrijk, England, Engeland, Scotland, Schotland, Wales, GBR',
  GD: 'Grenada, GRD',
  GF: 'French Guiana, Frans-Guyana, Guyane, GUF',
  GY: 'Guyana, Co-operative Republic of Guyana, British Guiana, GUY',
  HT: 'Haiti, Haïti, HTI',
  JM: 'Jamaica, JAM',
  KN: 'Saint Kitts and Nevis, St Kitts and Nevis, St. Kitts & Nevis, Saint Kitts en Nevis, St Kitts, Nevis, KNA',
  KY: 'Cayman Islands, The Cayman Islands, Kaaimaneilanden, Cayman, CYM',
  LC: 'Saint Lucia, St Lucia, Sint Lucia, LCA',
  MS: 'Montserrat, MSR',
  NL: 'Netherlands, The Netherlands, Nederland, Holland, Kingdom of the Netherlands, Koninkrijk der Nederlanden, NLD',
  SR: 'Suriname, Surinam, Republic of Suriname, Republiek Suriname, SUR',
  SX: 'Sint Maarten, St Maarten, St. Maarten, SXM',
  TC: 'Turks and Caicos Islands, Turks and Caicos, Turks- en Caicoseilanden, Turks & Caicos, TCA',
  TT: 'Trinidad and Tobago, Trinidad en Tobago, Trinidad & Tobago, Trinidad, Tobago, T&T, TTO',
  US: 'USA, U.S.A., U.S., United States, United States of America, Verenigde Staten, Amerika, America',
  VC: 'Saint Vincent and the Grenadines, St Vincent and the Grenadines, Saint Vincent en de Grenadines, St Vincent, Grenadines, VCT',
  VG: 'British Virgin Islands, Virgin Islands (British), Britse Maagdeneilanden, BVI, VGB',
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

const plainName = (name: string): string => plainHeading(name.replaceAll('&', ' and ')).replace(/^the(?=\w{4})/, '')

/** Names in the other languages in which staff lists are written. */
const otherNames = (): readonly Intl.DisplayNames[] =>
  (namers ??= ['fr', 'es'].map((language) => new Intl.DisplayNames(language, { type: 'region' })))
let namers: readonly Intl.DisplayNames[] | undefined
let known: Map<string, string> | undefined
const countryCodes = (): Map<string, string> => {
  if (known) return known
  known = new Map()
  for (const first of letters) {
    for (const second of letters) {
      const code = first + second
      if (!isCountry(code)) continue
      for (const names of otherNames()) known.set(plainName(names.of(code) ?? code), code)
      for (const language of languages) known.set(plainName(countryName(code, language)), code)
    }
  }
  for (const [code, list] of Object.entries(alsoKnownAs)) for (const name of list.split(',')) known.set(plainName(name), code)
  return known
}

/**
 * ISO 3166-1 alpha-2 of a country by code or by name in English, Dutch, French or Spanish; null where it is not known.
 * @example readCountry('The Netherlands') // 'NL'
 */
export const readCountry = (value: string): string | null => {
  const text = value.trim().slice(0, 80)
  const code = text.toUpperCase()
  return isCountry(code) ? code : (countryCodes().get(plainName(text)) ?? null)
}

/** The language of work of a country, of the two that there are. */
export const languageOfCountry = (country: string): Language => countryOf(country)?.language ?? 'en'

const dutch = new Set(
  'nl nld dut nederlands hollands dutch flemish vlaams surinaamsnederlands néerlandais neerlandais holandes hulandes'.split(' '),
)
const english = new Set('en eng engels english anglais ingles englisch'.split(' '))
/**
 * A language by name or by tag (`nl-SR`, `en_US`); null where it is not one that the product speaks.
 * @example readLanguage('nl-SR') // 'nl'
 */
export const readLanguage = (value: string): Language | null => {
  const text = value.trim().slice(0, 60)
  const tag = /^([a-z]{2,3})(?:[-_][a-z0-9]{2,8})*$/i.exec(text)?.[1]?.toLowerCase()
  const word = tag ?? plainHeading(text.split(/[,;/(]/)[0] ?? '')
  return dutch.has(word) ? 'nl' : english.has(word) ? 'en' : null
}
