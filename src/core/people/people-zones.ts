/** Time zones as staff lists write them. */
import { countryByName } from '#core/people/people-places.ts'
import { readCountry } from '#core/people/people-regions.ts'
import { zoneFor } from '#core/regional/zones.ts'

/** Names that Windows gives to the zones of the region and of those who work with it. */
const byWindows: Readonly<Record<string, string>> = {
  'sa eastern standard time': 'America/Paramaribo',
  'sa western standard time': 'America/Guyana',
  'sa pacific standard time': 'America/Jamaica',
  'haiti standard time': 'America/Port-au-Prince',
  'cuba standard time': 'America/Havana',
  'venezuela standard time': 'America/Caracas',
  'eastern standard time': 'America/New_York',
  'central standard time': 'America/Chicago',
  'pacific standard time': 'America/Los_Angeles',
  'e. south america standard time': 'America/Sao_Paulo',
  'w. europe standard time': 'Europe/Amsterdam',
  'romance standard time': 'Europe/Paris',
  'gmt standard time': 'Europe/London',
}
/** Zones by their distance from UTC in whole hours, as the region uses them. */
const byHours: Readonly<Record<number, string>> = { '-3': 'America/Paramaribo', '-4': 'America/Guyana', '-5': 'America/Jamaica', 0: 'UTC' }

const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** Short names that mean one zone in the region; those of more than one, such as EST, are not guessed. */
const byLetters: Readonly<Record<string, string>> = {
  srt: 'America/Paramaribo',
  gyt: 'America/Guyana',
  gft: 'America/Cayenne',
  vet: 'America/Caracas',
  ast: 'America/Guyana',
  cet: 'Europe/Amsterdam',
  cest: 'Europe/Amsterdam',
}
/** Words around the name of a country or a city: `Suriname time`, `heure de Guyane`. */
const aroundName =
  /\b(?:standard |local )?time\b|\b(?:lokale |standaard)?tijd\b|\bheure (?:normale |locale )?(?:de la |de l.|du |de |d.)|\bhora (?:est[áa]ndar |local )?de\b/giu

/** The one zone of a country or city, where its name tells one. */
const byName = (text: string): string | null => {
  const name = text.replace(aroundName, ' ').trim()
  const country = name === '' ? null : (readCountry(name) ?? countryByName(name))
  const found = country === null ? null : zoneFor(country, name)
  return found && !found.assumed ? found.zone : null
}

/**
 * An IANA zone by its own name, by its name in Windows, by its distance from UTC, or by a country or city that has one; null where it is not known.
 * @example readZone('America/Paramaribo') // 'America/Paramaribo'
 */
export const readZone = (value: string): string | null => {
  const whole = value.trim().replace(/[−–]/g, '-')
  const text = whole.replace(/^\(.*?\)\s*/, '')
  if (/^[a-z]+(?:\/[\w+-]+){1,2}$/i.test(text) && isZone(text)) return properly(text)
  const windows = byWindows[text.toLowerCase()]
  if (windows) return windows
  const offset = /^\(?(?:(?:utc|gmt)\s*([+-]\s*\d{1,2})?|([+-]\s*\d{1,2}))(?::?([0-5]\d))?(?![\d:])\)?/i.exec(whole)
  if (offset) return Number(offset[3] ?? 0) > 0 ? null : (byHours[Number((offset[1] ?? offset[2] ?? '0').replace(/\s/g, ''))] ?? null)
  const dashed = text.replace('-', '/')
  return /^[a-z]+\/\w+$/i.test(dashed) && isZone(dashed) ? properly(dashed) : (byLetters[text.toLowerCase()] ?? byName(text))
}

/** `america/paramaribo` as `America/Paramaribo`, and the name that this platform has for a zone kept as it was given otherwise. */
const properly = (text: string): string =>
  text
    .split('/')
    .map((part) =>
      part === part.toLowerCase()
        ? part.replace(/(^|[_-])(\p{L})/gu, (_, sign: string, letter: string) => sign + letter.toUpperCase())
        : part,
    )
    .join('/')
