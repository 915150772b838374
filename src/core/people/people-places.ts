/** In which country a location most likely lies, by its name: only ever a guess that is shown. */

/** Capitals and larger towns, by country, as staff lists name the locations of a firm. */
const towns: Readonly<Record<string, string>> = {
  AG: 'saint johns, st johns, all saints',
  AW: 'oranjestad, san nicolas, sint nicolaas',
  BB: 'bridgetown, speightstown, holetown, oistins, warrens, wildey',
  BE: 'brussel, brussels, bruxelles, antwerpen, antwerp, gent, brugge, leuven, luik',
  BQ: 'kralendijk',
  BS: 'nassau, freeport',
  BZ: 'belize city, belmopan, san ignacio, orange walk',
  CO: 'bogota, medellin, barranquilla, cartagena',
  CW: 'willemstad, punda, otrobanda',
  DM: 'roseau, portsmouth',
  DO: 'santo domingo, santiago de los caballeros, punta cana, la romana',
  FR: 'paris, lyon, marseille, toulouse',
  GB: 'london, londen, manchester, birmingham, oxford, edinburgh, glasgow, leeds, bristol',
  GD: 'saint georges, st georges',
  GF: 'cayenne, kourou, saint laurent du maroni',
  GP: 'pointe a pitre, basse terre',
  GY: 'georgetown, linden, new amsterdam, anna regina, bartica, skeldon, rose hall, lethem, diamond, providence, berbice, demerara',
  HT: 'port au prince, cap haitien, petion ville',
  JM: 'kingston, montego bay, mandeville, spanish town, portmore, ocho rios, negril, may pen',
  KN: 'basseterre, charlestown',
  KY: 'george town, grand cayman',
  LC: 'castries, vieux fort, rodney bay, gros islet, soufriere',
  MQ: 'fort de france, le lamentin',
  MS: 'brades, plymouth montserrat',
  NL: 'amsterdam, rotterdam, den haag, the hague, s gravenhage, utrecht, eindhoven, groningen, almere, tilburg, breda, nijmegen, arnhem, haarlem, zwolle, leiden, maastricht, amersfoort, den bosch, enschede, delft',
  PA: 'panama city, ciudad de panama, colon',
  PR: 'ponce, bayamon, caguas',
  SR: 'paramaribo, nieuw nickerie, nickerie, albina, moengo, lelydorp, brokopondo, wanica, commewijne, saramacca, coronie, marowijne, meerzorg, groningen suriname, apoera, zanderij, tamanredjo, uitkijk, wageningen',
  SX: 'philipsburg, simpson bay, cole bay',
  TC: 'providenciales, cockburn town, grand turk',
  TT: 'port of spain, san fernando, chaguanas, arima, point fortin, scarborough, couva, tunapuna, point lisas, tobago, trinidad, piarco, saint augustine, st augustine',
  US: 'new york, miami, houston, atlanta, orlando, washington, chicago, los angeles, seattle, boston, dallas, san francisco, toronto us',
  VC: 'kingstown, arnos vale',
  VE: 'caracas, maracaibo, valencia venezuela',
  VG: 'road town, tortola',
}

const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

let known: ReadonlyMap<string, string> | undefined
const countryOfTown = (): ReadonlyMap<string, string> =>
  (known ??= new Map(Object.entries(towns).flatMap(([country, list]) => list.split(', ').map((town) => [town, country] as const))))

/**
 * The likeliest country of a location by its name, also where more stands beside it (`Paramaribo Noord`, `HQ Bridgetown`); null where the name tells nothing.
 * @example countryByName('Port of Spain') // 'TT'
 */
export const countryByName = (name: string): string | null => {
  const words = plain(name.slice(0, 120)).split(' ')
  for (let length = Math.min(words.length, 5); length > 0; length--)
    for (let from = 0; from + length <= words.length; from++) {
      const found = countryOfTown().get(words.slice(from, from + length).join(' '))
      if (found) return found
    }
  return null
}
