/** In which IANA zone a city keeps its clock, and whether that is known or assumed. */
import { countryOf } from '#core/regional/countries.ts'

export interface FoundZone {
  readonly zone: string
  /** True when the country has several zones and the city told nothing: the plan then says so. */
  readonly assumed: boolean
}

/** Big cities and seats of companies by zone, for countries with more than one; each place whose name is that of its zone comes by itself. */
const cities: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  US: {
    'America/New_York':
      'Atlanta, Baltimore, Boston, Brooklyn, Buffalo, Charlotte, Cincinnati, Cleveland, Columbus, Fort Lauderdale, Hartford, Jacksonville, Jersey City, Miami, Newark, New York City, Orlando, Philadelphia, Pittsburgh, Queens, Raleigh, Richmond, Tampa, Washington, Washington DC',
    'America/Detroit': 'Ann Arbor, Grand Rapids, Lansing',
    'America/Indianapolis': 'Fort Wayne',
    'America/Chicago':
      'Austin, Baton Rouge, Dallas, Des Moines, Fort Worth, Houston, Kansas City, Little Rock, Madison, Memphis, Milwaukee, Minneapolis, Nashville, New Orleans, Oklahoma City, Omaha, San Antonio, Southlake, St. Louis, Saint Louis, St. Paul, Tulsa, Wichita',
    'America/Denver': 'Albuquerque, Boulder, Colorado Springs, El Paso, Salt Lake City, Santa Fe',
    'America/Phoenix': 'Mesa, Scottsdale, Tempe, Tucson',
    'America/Los_Angeles':
      'Bellevue, Cupertino, Fresno, Irvine, Las Vegas, Long Beach, Mountain View, Oakland, Palo Alto, Portland, Redmond, Redwood City, Reno, Sacramento, San Diego, San Francisco, San Jose, San Mateo, Santa Clara, Seattle, South San Francisco, Spokane, Sunnyvale, Tacoma',
  },
  CA: {
    'America/Toronto':
      'Brampton, Gatineau, Hamilton, Kitchener, Laval, London, Markham, Mississauga, Montreal, Ottawa, Quebec, Quebec City, Waterloo',
    'America/Edmonton': 'Calgary',
    'America/Halifax': 'Charlottetown, Fredericton, Saint John',
    'America/Regina': 'Saskatoon',
    'America/St_Johns': 'St. John’s',
    'America/Vancouver': 'Burnaby, Richmond, Surrey, Victoria',
    'America/Winnipeg': 'Brandon',
  },
  BR: {
    'America/Sao_Paulo':
      'Belo Horizonte, Brasilia, Campinas, Curitiba, Florianopolis, Goiania, Porto Alegre, Rio de Janeiro, Santos, Vitoria',
    'America/Bahia': 'Salvador',
    'America/Belem': 'Macapa',
    'America/Fortaleza': 'Joao Pessoa, Natal, Sao Luis, Teresina',
  },
  MX: {
    'America/Mexico_City': 'Guadalajara, Leon, Puebla, Queretaro, Veracruz',
    'America/Tijuana': 'Mexicali',
    'America/Cancun': 'Playa del Carmen',
    'America/Monterrey': 'Saltillo',
  },
}

/** Zones that carry the name of a city, for the countries above. */
const zonesOf: Readonly<Record<string, string>> = {
  US: 'America/Anchorage America/Boise America/Chicago America/Denver America/Detroit America/Indianapolis America/Juneau America/Los_Angeles America/Louisville America/New_York America/Phoenix Pacific/Honolulu',
  CA: 'America/Edmonton America/Halifax America/Iqaluit America/Moncton America/Regina America/St_Johns America/Toronto America/Vancouver America/Whitehorse America/Winnipeg',
  BR: 'America/Araguaina America/Belem America/Boa_Vista America/Campo_Grande America/Cuiaba America/Fortaleza America/Maceio America/Manaus America/Porto_Velho America/Recife America/Rio_Branco America/Santarem America/Sao_Paulo',
  MX: 'America/Cancun America/Chihuahua America/Hermosillo America/Mazatlan America/Merida America/Mexico_City America/Monterrey America/Tijuana',
}

/** A city as it is compared: no accents, no dots, no case, one space. */
const plain = (city: string): string =>
  city
    .normalize('NFD')
    .replace(/[^\p{L}\p{N} ,_-]/gu, '')
    .replace(/[\s_-]+/g, ' ')
    .trim()
    .toLowerCase()

/** The city after which a zone is named. */
const cityOf = (zone: string): string => plain(zone.slice(zone.lastIndexOf('/') + 1))

const cityTables = new Map<string, ReadonlyMap<string, string>>()
const citiesOf = (country: string): ReadonlyMap<string, string> => {
  let table = cityTables.get(country)
  if (!table) {
    const found = new Map<string, string>()
    for (const zone of zonesOf[country]?.split(' ') ?? []) found.set(cityOf(zone), zone)
    for (const [zone, names] of Object.entries(cities[country] ?? {})) for (const name of names.split(', ')) found.set(plain(name), zone)
    cityTables.set(country, (table = found))
  }
  return table
}

/** The platform's own list of a country's zones; not every platform has one. */
const zonesByPlatform = (country: string): readonly string[] =>
  (new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones?(): string[] | undefined }).getTimeZones?.() ?? []

/**
 * The zone of a country, or of a city in it (RG-5). In a country with several zones a city is looked up by name; one that
 * is not known gets the zone where most people live, marked as assumed. Country: ISO 3166-1 alpha-2.
 * @example zoneFor('US', 'Seattle') // { zone: 'America/Los_Angeles', assumed: false }
 */
export const zoneFor = (country: string, city?: string | null): FoundZone => {
  const known = countryOf(country)
  const places = citiesOf(country)
  if (known) {
    const found = city ? (places.get(plain(city)) ?? places.get(plain(city.split(',')[0] ?? ''))) : undefined
    return found ? { zone: found, assumed: false } : { zone: known.zone, assumed: places.size > 0 }
  }
  const zones = /^[A-Z]{2}$/.test(country) ? zonesByPlatform(country) : []
  const wanted = plain(city ?? '')
  const found = zones.length === 1 ? zones[0] : zones.find((zone) => cityOf(zone) === wanted)
  return found ? { zone: found, assumed: false } : { zone: zones[0] ?? 'UTC', assumed: true }
}
