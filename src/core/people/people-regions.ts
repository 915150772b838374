/** Countries and languages as people write them, in English and in Dutch. */
import { plainHeading } from '#core/people/people-headers.ts'
import type { Language } from '#core/words.ts'

/** Names beside those that Intl knows: those of the region in full, short and old ones, and three-letter codes. */
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
/** Withdrawn codes and those that stand for no country, which Intl names all the same. */
const noCountries = new Set(['AN', 'BU', 'CS', 'DD', 'EU', 'EZ', 'FX', 'NT', 'QO', 'SU', 'TP', 'UK', 'UN', 'XA', 'XB', 'YD', 'YU', 'ZR', 'ZZ'])

const plainName = (name: string): string => plainHeading(name.replaceAll('&', ' and ')).replace(/^the(?=\w{4})/, '')

let known: { codes: Set<string>; names: Map<string, string> } | undefined
const countries = (): { codes: Set<string>; names: Map<string, string> } => {
  if (known) return known
  const codes = new Set<string>()
  const names = new Map<string, string>()
  const speakers = ['en', 'nl'].map((language) => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }))
  for (const first of letters) {
    for (const second of letters) {
      const code = first + second
      if (noCountries.has(code)) continue
      for (const speaker of speakers) {
        const name = speaker.of(code)
        if (name === undefined || name === code) continue
        codes.add(code)
        names.set(plainName(name), code)
      }
    }
  }
  for (const [code, list] of Object.entries(alsoKnownAs)) {
    codes.add(code)
    for (const name of list.split(',')) names.set(plainName(name), code)
  }
  known = { codes, names }
  return known
}

/**
 * ISO 3166-1 alpha-2 of a country by code or by name in English or Dutch; null where it is not known.
 * @example readCountry('The Netherlands') // 'NL'
 */
export const readCountry = (value: string): string | null => {
  const text = value.trim().slice(0, 80)
  const { codes, names } = countries()
  const code = text.toUpperCase()
  if (/^[A-Z]{2}$/.test(code) && codes.has(code)) return code
  return names.get(plainName(text)) ?? null
}

/** The name of a country in a language. */
export const countryName = (code: string, language: Language): string =>
  new Intl.DisplayNames([language], { type: 'region', fallback: 'code' }).of(code) ?? code

const speakDutch = new Set(['SR', 'NL', 'BE', 'AW', 'CW', 'SX', 'BQ'])
/** The language of work of a country, of the two that there are. */
export const languageOfCountry = (country: string): Language => (speakDutch.has(country) ? 'nl' : 'en')

const dutch = new Set('nl nld dut nederlands hollands dutch flemish vlaams surinaamsnederlands néerlandais neerlandais holandes'.split(' '))
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
