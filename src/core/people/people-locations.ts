/** The places that a staff list names, each with the country and language that most of its people have. */
import { countryByName } from '#core/people/people-places.ts'
import { languageOfCountry } from '#core/people/people-regions.ts'
import { zoneFor } from '#core/regional/zones.ts'
import { type Note, note } from '#core/kernel/note.ts'
import type { Language } from '#core/kernel/language.ts'

export interface ImportedLocation {
  /** As the list writes it first. */
  readonly name: string
  /** ISO 3166-1 alpha-2; null where the list does not tell. */
  readonly country: string | null
  /** The country that counts: as told, else by the name of the location, else the one of the organisation. */
  readonly likely: string
  /** IANA zone; null where the list does not tell. */
  readonly zone: string | null
  readonly language: Language
}

interface Placed {
  readonly location: string | null
  readonly country: string | null
  readonly zone: string | null
  readonly language: Language | null
}

/** The same place whatever its case and spaces. */
export const placeKey = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()

const count = <K>(counts: Map<K, number>, key: K | null): void => {
  if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1)
}
/** The key counted most; the first one met where two are equal. */
const commonest = <K>(counts: Map<K, number>): K | null => {
  let best: K | null = null
  let most = 0
  for (const [key, times] of counts) if (times > most) [best, most] = [key, times]
  return best
}

/**
 * One note for all locations of which the same is assumed, and one for each whose country is told and has several zones; `isKnown` are those whose
 * country the organisation settled before.
 */
const guessesAmong = (locations: readonly ImportedLocation[], isKnown: (name: string) => boolean): Note[] => {
  const zones: Note[] = []
  const alike = new Map<string, { names: string[]; country: string; zone: string }>()
  for (const { name, country, likely, zone } of locations) {
    if (isKnown(name)) continue
    const found = zoneFor(likely, name)
    const there = zone ?? found.zone
    if (country !== null) {
      if (zone === null && found.assumed) zones.push(note('regional.zoneAssumed', { location: name, zone: there }))
      continue
    }
    const group = alike.get(`${likely} ${there}`)
    if (group) group.names.push(name)
    else alike.set(`${likely} ${there}`, { names: [name], country: likely, zone: there })
  }
  return [
    ...[...alike.values()].map(({ names, country, zone }) => note('people.note.placeGuessed', { locations: names, country, zone })),
    ...zones,
  ]
}

/**
 * The locations of a list in the order in which they appear, with a note for each that lies in two countries or zones, and for those of which
 * the list does not tell the country: what is assumed of them is said, never taken in silence.
 * @example locationsOf([{ location: 'Paramaribo', country: 'SR', zone: null, language: null }], { country: 'GY', language: 'en' }).locations[0]?.language // 'nl'
 */
export const locationsOf = (
  people: readonly Placed[],
  defaults: { readonly country: string; readonly language: Language },
  isKnown: (name: string) => boolean = () => false,
): { locations: ImportedLocation[]; notes: Note[] } => {
  const found = new Map<
    string,
    { name: string; people: number; countries: Map<string, number>; zones: Map<string, number>; languages: Map<Language, number> }
  >()
  for (const { location, country, zone, language } of people) {
    if (location === null) continue
    const key = placeKey(location)
    let place = found.get(key)
    if (!place) found.set(key, (place = { name: location, people: 0, countries: new Map(), zones: new Map(), languages: new Map() }))
    place.people++
    count(place.countries, country)
    count(place.zones, zone)
    count(place.languages, language)
  }
  const notes: Note[] = []
  const locations = [...found.values()].map(({ name, people: there, countries, zones, languages }): ImportedLocation => {
    const country = commonest(countries)
    if (country !== null && countries.size > 1)
      notes.push(note('people.note.twoCountries', { location: name, countries: [...countries.keys()], chosen: country }))
    const likely = country ?? countryByName(name) ?? defaults.country
    const zone = commonest(zones)
    if (zone !== null && zones.size > 1)
      notes.push(note('people.note.twoZones', { location: name, zones: [...zones.keys()], chosen: zone }))
    // One who says so does not speak for a place where the others say nothing.
    const spoken = commonest(languages)
    const most = spoken !== null && (languages.get(spoken) ?? 0) * 2 > there ? spoken : null
    const language = most ?? (likely === defaults.country ? defaults.language : languageOfCountry(likely))
    return { name, country, likely, zone, language }
  })
  return { locations, notes: [...notes, ...guessesAmong(locations, isKnown)] }
}
