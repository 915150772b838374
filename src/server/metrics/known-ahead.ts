/** What is known of the days to come: when the old system ends by the plan, and on which days nobody works (ME-10). */
import { dayNumber } from '#core/kernel/calendar.ts'
import type { KnownAhead } from '#core/metrics/cohort-days.ts'
import type { Database } from '#server/db/database.ts'

/** The last phase of a plan is the end of the old system; days off are those of every country where the organisation is. */
export const knownAheadOf = async ({ db }: Database, organisationId: string, rolloutId: string): Promise<KnownAhead> => {
  const [off, places, holidays] = await Promise.all([
    db.selectFrom('phase').select('goLiveOn').where('organisationId', '=', organisationId).where('rolloutId', '=', rolloutId).where('phaseKey', '=', 'off').executeTakeFirst(), // prettier-ignore
    db.selectFrom('location').select('country').distinct().where('organisationId', '=', organisationId).execute(),
    db.selectFrom('holiday').select(['country', 'day']).where('organisationId', '=', organisationId).where('off', '=', 1).execute(),
  ])
  const countries = new Set(places.map(({ country }) => country))
  const ofOwn = holidays.filter(({ country }) => countries.has(country))
  const everywhere = [...Map.groupBy(ofOwn, ({ day }) => day)].filter(([, of]) => of.length === countries.size)
  return { oldEnds: off ? dayNumber(off.goLiveOn) : null, closed: new Set(everywhere.map(([day]) => dayNumber(day))) }
}
