/** Says what the device of somebody holds, from how many people there are and from where a member stands. */
import type { Kysely } from 'kysely'
import { type Actor, readsAll } from '#core/access/access.ts'
import { type DeviceScope, isLarge, largeScope, memberScope, mostPeopleOnDevice, wholeScope } from '#core/access/device-scope.ts'
import type { Schema } from '#server/db/schema.ts'
import { rolloutsOf } from '#server/db/rollouts-of.ts'

/** How many people there are, counted no further than the limit. */
const countedPeople = async (db: Kysely<Schema>, organisationId: string): Promise<number> => {
  const { people } = await db
    .selectFrom(
      db
        .selectFrom('person')
        .select('personId')
        .where('organisationId', '=', organisationId)
        .limit(mostPeopleOnDevice + 1)
        .as('some'),
    )
    .select((on) => on.fn.countAll().as('people'))
    .executeTakeFirstOrThrow()
  return Number(people)
}

const reachOfMember = async (db: Kysely<Schema>, { organisationId, personId }: Actor): Promise<DeviceScope> => {
  if (personId === null) return memberScope({ locationId: null, phases: [], seats: [] })
  const own = await db
    .selectFrom('person')
    .select('locationId')
    .where('organisationId', '=', organisationId)
    .where('personId', '=', personId)
    .executeTakeFirst()
  const parts = await db
    .selectFrom('participant')
    .select(['rolloutId', 'phaseKey'])
    .where('organisationId', '=', organisationId)
    .where('rolloutId', 'in', rolloutsOf(db, organisationId))
    .where('personId', '=', personId)
    .execute()
  const seats = await db
    .selectFrom('attendee')
    .innerJoin('session', (join) =>
      join
        .onRef('session.organisationId', '=', 'attendee.organisationId')
        .onRef('session.rolloutId', '=', 'attendee.rolloutId')
        .onRef('session.sessionKey', '=', 'attendee.sessionKey'),
    )
    .select(['session.rolloutId', 'session.sessionKey', 'session.phaseKey', 'session.locationId'])
    // A column beside the key: SQLite would rather look through all keys than use the index by person.
    .select('attendee.version')
    .where('attendee.organisationId', '=', organisationId)
    .where('attendee.personId', '=', personId)
    .execute()
  const locationId = own?.locationId ?? null
  const phases = parts.flatMap(({ rolloutId, phaseKey }) => (phaseKey === null ? [] : [`${rolloutId}/${phaseKey}`]))
  const near = memberScope({ locationId, phases, seats: [] })
  const elsewhere = seats.filter((seat) => !near.holds('session', seat)).map(({ rolloutId, sessionKey }) => `${rolloutId}/${sessionKey}`)
  return memberScope({ locationId, phases, seats: elsewhere })
}

/** What the device of an actor holds, by what it held until now (the scope's name; empty for a new device). */
export const deviceScopeOf = async (db: Kysely<Schema>, actor: Actor, until: string): Promise<DeviceScope> => {
  if (actor.role === 'member') return reachOfMember(db, actor)
  if (!readsAll(actor) || actor.role === 'token') return wholeScope
  const large = largeScope(actor)
  return isLarge(await countedPeople(db, actor.organisationId), until === large.name) ? large : wholeScope
}
