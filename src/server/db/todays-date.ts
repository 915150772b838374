/** Which day it is where an organisation is. */
import type { Kysely } from 'kysely'
import { todayIn } from '#core/kernel/calendar.ts'
import { zoneAt } from '#core/regional/at-location.ts'
import type { Schema } from '#server/db/schema.ts'

/** Today, `YYYY-MM-DD`, in the zone of an organisation (RG-5). */
export const todayOf = async (db: Kysely<Schema>, organisationId: string, now: string): Promise<string> =>
  todayIn(zoneAt(await db.selectFrom('organisation').select('zone').where('organisationId', '=', organisationId).executeTakeFirst()), now)
