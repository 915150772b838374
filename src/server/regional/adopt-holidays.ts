/** Fills in the holidays of a country as soon as an organisation or one of its places is there (RG-7). */
import { commandCall } from '#server/base/command-call.ts'
import { type Actor, systemActor } from '#core/access/access.ts'
import type { Database } from '#server/db/database.ts'
import type { Difference } from '#server/db/differences.ts'
import type { Write } from '#server/write/write.ts'

/** Holidays are known this many years ahead of the current one. */
const yearsAhead = 2

const countriesOf = (differences: readonly Difference[]): Set<string> =>
  new Set(
    differences
      .filter(({ table, after }) => (table === 'location' || table === 'organisation') && after)
      .map(({ after }) => String(after?.['country'])),
  )

/** The holidays of this and the next two years, as `regional.adoptHolidays` takes them; none for a country without a calendar. */
export const holidaysFrom = async (country: string, now: string) => {
  const { holidaysOf } = await import('#files/regional/holiday-library.ts')
  const year = Number(now.slice(0, 4))
  return (await holidaysOf(country, year, year + yearsAhead)) ?? []
}

/** Adopts the holidays of countries that a command brought in, by a command of the server itself. */
export const adoptHolidays = async (
  { db }: Database,
  write: Write,
  now: string,
  { organisationId }: Actor,
  differences: readonly Difference[],
): Promise<void> => {
  for (const country of countriesOf(differences)) {
    const there = db.selectFrom('holiday').select('day').where('organisationId', '=', organisationId).where('country', '=', country)
    if (await there.limit(1).executeTakeFirst()) continue
    const holidays = await holidaysFrom(country, now)
    if (holidays.length === 0) continue
    const input = { country, holidays }
    await write(systemActor(organisationId), commandCall(now, 'regional.adoptHolidays', input))
  }
}
