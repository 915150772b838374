/** Time zones as staff lists write them. */

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

/**
 * An IANA zone by its own name, by its name in Windows or by its distance from UTC; null where it is not known.
 * @example readZone('America/Paramaribo') // 'America/Paramaribo'
 */
export const readZone = (value: string): string | null => {
  const text = value.trim().replace(/^\(.*?\)\s*/, '')
  if (/^[a-z]+(?:\/[\w+-]+){1,2}$/i.test(text) && isZone(text)) return properly(text)
  const windows = byWindows[text.toLowerCase()]
  if (windows) return windows
  const offset = /^\(?(?:utc|gmt)\s*([+-−]?\s*\d{1,2})?(?::?00)?\)?/i.exec(value.trim())
  return offset ? (byHours[Number((offset[1] ?? '0').replace('−', '-').replace(/\s/g, ''))] ?? null) : null
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
