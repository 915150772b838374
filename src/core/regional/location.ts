/** A place of work: the shape in which it comes in, and what makes it impossible. */
import { isZone } from '#core/kernel/calendar.ts'
import { country, id, language, oneOf, shape, text, whole, type Infer } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import { isCountry } from '#core/regional/countries.ts'
import type { Row } from '#core/kernel/rows.ts'

export const connectivities = ['good', 'patchy', 'poor'] as const

/** A location as commands take it; working hours are minutes after local midnight. */
export const locationInput = shape({
  locationId: id,
  name: text(80),
  country,
  zone: text(64),
  language,
  connectivity: oneOf(connectivities),
  opensAt: whole(0, 1439),
  closesAt: whole(1, 1440),
})
export type LocationInput = Infer<typeof locationInput>

/** Names are the same when they differ only in case and spaces. */
export const sameName = (one: string, other: string): boolean => plainName(one) === plainName(other)
const plainName = (name: string): string => name.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()

/**
 * Refuses a place that cannot be: a country or zone nobody knows, hours that end before they start, a name another place has (RG-5).
 * Problems: regional.unknownCountry, regional.unknownZone, regional.closesBeforeOpens, regional.nameTaken.
 * @example checkLocation({ ...paramaribo, zone: 'America/Paramarib' }, []) // throws regional.unknownZone
 */
export const checkLocation = (location: LocationInput, others: readonly Row<'location'>[]): void => {
  const { name, opensAt, closesAt } = location
  if (!isCountry(location.country)) throw new Problem('regional.unknownCountry', { country: location.country }, { field: 'country' })
  if (!isZone(location.zone)) throw new Problem('regional.unknownZone', { zone: location.zone }, { field: 'zone' })
  if (closesAt <= opensAt) throw new Problem('regional.closesBeforeOpens', { location: name, opensAt, closesAt }, { field: 'closesAt' })
  const taken = others.find((other) => other.locationId !== location.locationId && sameName(other.name, name))
  if (taken) throw new Problem('regional.nameTaken', { location: taken.name }, { field: 'name' })
}
