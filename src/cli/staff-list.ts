/** A staff list from a file, as an import would take it. */
import { basename } from 'node:path'
import { todayIn } from '#core/kernel/calendar.ts'
import type { ColumnMapping } from '#core/people/people-columns.ts'
import { type ImportPreview, importPreview, isNoMistake } from '#core/people/people-import.ts'
import { placeKey } from '#core/people/people-locations.ts'
import { languageOfCountry } from '#core/people/people-regions.ts'
import { readDay } from '#core/planning/plan-from-staff.ts'
import { Problem } from '#core/kernel/problem.ts'
import { isCountry } from '#core/regional/countries.ts'
import { zoneFor } from '#core/regional/zones.ts'
import { fileLimits } from '#files/people/file-limits.ts'
import { readPeopleFile } from '#files/people/staff-file.ts'
import { bytesOf } from '#cli/files.ts'

/** Upper case, and a country. Problem: regional.unknownCountry. */
export const countryFrom = (text: string): string => {
  const country = text.trim().toUpperCase()
  if (isCountry(country)) return country
  throw new Problem('regional.unknownCountry', { country: text }, { field: 'country' })
}

/** The day that counts as today: as given, else now in the country's zone. */
export const todayFrom = (asOf: string | undefined, country: string): string =>
  asOf === undefined ? todayIn(zoneFor(country).zone, new Date().toISOString()) : readDay(asOf, 'as-of')

/** How a list is to be read, as the options of a verb say it. */
export interface ReadingOptions {
  readonly column?: ColumnMapping
  readonly sheet?: string
  readonly include?: readonly number[]
}

/** Reads a list; a trouble in it names the file. */
export const readStaffList = async (
  file: string,
  country: string,
  today: string,
  { column, sheet, include }: ReadingOptions = {},
): Promise<ImportPreview> => {
  const bytes = await bytesOf(file)
  const name = file === '-' ? 'stdin' : basename(file)
  try {
    return importPreview(readPeopleFile(bytes, name, fileLimits, sheet), {
      today,
      defaults: { country, language: languageOfCountry(country) },
      mapping: column,
      accepted: new Set(include),
    })
  } catch (trouble) {
    if (trouble instanceof Problem && trouble.place?.file === undefined)
      throw new Problem(trouble.code, trouble.params, { ...trouble.place, file: name })
    throw trouble
  }
}

/** Rows that would not go in, without those that are no mistakes, such as people who have left. */
export const mistakesIn = ({ refused }: ImportPreview): ImportPreview['refused'] => refused.filter(({ code }) => !isNoMistake(code))

/**
 * The first country that could not be read, and who counts in another because of it; null where nobody does.
 * The country is that of the only place there is, if they count there and the list tells it.
 */
export const countryUnreadIn = ({ columns, notes, people, locations }: ImportPreview) => {
  const headers = new Set(columns.filter(({ field }) => field === 'country').map(({ header }) => header))
  const found = notes.find((one) => one.code === 'people.note.unread' && headers.has(one.params.column))
  if (found?.code !== 'people.note.unread') return null
  const countries = new Map(locations.map(({ name, country }) => [placeKey(name), country]))
  const without = people.filter(
    ({ country, location }) => country === null && (location === null || (countries.get(placeKey(location)) ?? null) === null),
  )
  if (without.length === 0) return null
  const places = [...new Set(without.flatMap(({ location }) => location ?? []))].toSorted()
  const [only] = places.length === 0 && locations.length === 1 ? locations : []
  return { value: found.params.value, line: found.params.line, people: without.length, places, country: only?.country ?? null }
}
