/** The names of who helps somebody: their buddy, whom they help, the champions of their location. */
import { todayOf } from '#server/db/todays-date.ts'
import type { Kysely } from 'kysely'
import type { Actor } from '#core/access/access.ts'
import { type Contacts, contactsOf } from '#core/access/contacts.ts'
import { rolloutsOf } from '#server/db/rollouts-of.ts'
import type { Schema } from '#server/db/schema.ts'
import { stillWorks } from '#server/db/works-on.ts'

export const contactsFor = async (db: Kysely<Schema>, { organisationId, personId }: Actor, now: string): Promise<readonly Contacts[]> => {
  if (personId === null) return []
  const own = await db
    .selectFrom('person')
    .select('locationId')
    .where('organisationId', '=', organisationId)
    .where('personId', '=', personId)
    .executeTakeFirst()
  const locationId = own?.locationId ?? null
  const pairs = db.selectFrom('buddy').select(['rolloutId', 'personId', 'buddyId']).where('organisationId', '=', organisationId)
  // Two questions, each with its index; one with “or” looks through all pairs.
  const buddies = await pairs
    .where('rolloutId', 'in', rolloutsOf(db, organisationId))
    .where('personId', '=', personId)
    .unionAll(pairs.where('buddyId', '=', personId).where('personId', '<>', personId))
    .execute()
  const champions =
    locationId === null
      ? []
      : await db
          .selectFrom('champion')
          .select(['rolloutId', 'personId', 'locationId'])
          .where('organisationId', '=', organisationId)
          .where('locationId', '=', locationId)
          .execute()
  const ids = [...new Set([...buddies.flatMap((pair) => [pair.personId, pair.buddyId]), ...champions.map((one) => one.personId)])]
  const people =
    ids.length === 0
      ? []
      : await db
          .selectFrom('person')
          .select(['personId', 'name'])
          .where('organisationId', '=', organisationId)
          .where('personId', 'in', ids)
          .where(stillWorks('leftOn', await todayOf(db, organisationId, now)))
          .execute()
  return contactsOf(personId, locationId, { buddies, champions, people })
}
