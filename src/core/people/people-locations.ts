/** The places that a staff list names, each with the country and language that most of its people have. */
import { languageOfCountry } from '#core/people/people-regions.ts'
import { type Note, note } from '#core/kernel/note.ts'
import type { Language } from '#core/kernel/language.ts'

export interface ImportedLocation {
  /** As the list writes it first. */
  readonly name: string
  /** ISO 3166-1 alpha-2; null where the list does not tell. */
  readonly country: string | null
  readonly language: Language
}

interface Placed {
  readonly location: string | null
  readonly country: string | null
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
 * The places of a list in the order in which they appear, and a note for each that lies in two countries.
 * @example locationsOf([{ location: 'Paramaribo', country: 'SR', language: null }], { country: 'GY', language: 'en' }).locations[0]?.language // 'nl'
 */
export const locationsOf = (
  people: readonly Placed[],
  defaults: { readonly country: string; readonly language: Language },
): { locations: ImportedLocation[]; notes: Note[] } => {
  const found = new Map<string, { name: string; people: number; countries: Map<string, number>; languages: Map<Language, number> }>()
  for (const { location, country, language } of people) {
    if (location === null) continue
    const key = placeKey(location)
    let place = found.get(key)
    if (!place) found.set(key, (place = { name: location, people: 0, countries: new Map(), languages: new Map() }))
    place.people++
    count(place.countries, country)
    count(place.languages, language)
  }
  const notes: Note[] = []
  const locations = [...found.values()].map(({ name, people: there, countries, languages }): ImportedLocation => {
    const country = commonest(countries)
    if (country !== null && countries.size > 1)
      notes.push(note('people.note.twoCountries', { location: name, countries: [...countries.keys()], chosen: country }))
    // One who says so does not speak for a place where the others say nothing.
    const spoken = commonest(languages)
    const most = spoken !== null && (languages.get(spoken) ?? 0) * 2 > there ? spoken : null
    const language = most ?? (country && country !== defaults.country ? languageOfCountry(country) : defaults.language)
    return { name, country, language }
  })
  return { locations, notes }
}
