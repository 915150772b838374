/** Fills in the holidays of a country as soon as an organisation or one of its places is there, and of further years as time goes on (RG-7). */
import { commandCall } from '#server/base/command-call.ts'
import { type Actor, systemActor } from '#core/access/access.ts'
import type { PeriodicTask } from '#server/chapter.ts'
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

const yearOf = (date: string): number => Number(date.slice(0, 4))

/** The holidays of this and the next two years, or of a later one on, as `regional.adoptHolidays` takes them; none for a country without a calendar. */
export const holidaysFrom = async (country: string, now: string, first = yearOf(now)) => {
  const { holidaysOf } = await import('#files/regional/holiday-library.ts')
  return (await holidaysOf(country, first, yearOf(now) + yearsAhead)) ?? []
}

/** Adopts, by a command of the server itself, the holidays of years after those of which the organisation has any from the library. */
const adoptMissing = async ({ db }: Database, write: Write, now: string, organisationId: string, country: string): Promise<void> => {
  const newest = await db
    .selectFrom('holiday')
    .select('day')
    .where('organisationId', '=', organisationId)
    .where('country', '=', country)
    .where('editedAt', 'is', null)
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst()
  const first = newest ? Math.max(yearOf(newest.day) + 1, yearOf(now)) : yearOf(now)
  if (first > yearOf(now) + yearsAhead) return
  const holidays = await holidaysFrom(country, now, first)
  if (holidays.length === 0) return
  await write(systemActor(organisationId), commandCall(now, 'regional.adoptHolidays', { country, holidays }))
}

/** The countries of an organisation and of its locations. */
const countriesHere = async ({ db }: Database, organisationId: string): Promise<readonly string[]> => {
  const own = db.selectFrom('organisation').select('country').where('organisationId', '=', organisationId)
  const places = db.selectFrom('location').select('country').where('organisationId', '=', organisationId)
  return (await own.union(places).execute()).map(({ country }) => country)
}

/** Adopts the holidays of countries that a command brought in; of all that are here where it is not known what changed. */
export const adoptHolidays = async (
  database: Database,
  write: Write,
  now: string,
  { organisationId }: Pick<Actor, 'organisationId'>,
  differences: readonly Difference[] | null,
): Promise<void> => {
  const countries = differences ? countriesOf(differences) : await countriesHere(database, organisationId)
  for (const country of countries) await adoptMissing(database, write, now, organisationId, country)
}

/** Adopts those of further years, and of countries whose holidays could not be adopted when they were brought in. */
export const keepHolidays: PeriodicTask = ({ database, write }, organisationId, now) =>
  adoptHolidays(database, write, now, { organisationId }, null)
