/** The days off of countries that come in with new people or places: asked of the server, so that a plan can be made at once. */
import type { CommandCall, CommandInputs } from '#core/registry/command-inputs.ts'
import { ask, NotReached, Refused } from '#web/sync/server-request.ts'
import { all } from '#web/sync/store.ts'

/** Commands that take over the calendars this device does not have yet; a country without one, or no server, gives none. */
export const newCalendars = async (countries: readonly string[]): Promise<CommandCall<'regional.adoptHolidays'>[]> => {
  const known = new Set(all('holiday').map(({ country }) => country))
  const missing = [...new Set(countries)].filter((country) => !known.has(country))
  const found = await Promise.all(
    missing.map(async (country) => {
      try {
        return { country, holidays: await ask<CommandInputs['regional.adoptHolidays']['holidays']>(`/api/holidays?country=${country}`) }
      } catch (problem) {
        if (problem instanceof NotReached || problem instanceof Refused) return { country, holidays: [] }
        throw problem
      }
    }),
  )
  return found.filter(({ holidays }) => holidays.length > 0).map((input) => ({ name: 'regional.adoptHolidays', input }) as const)
}
