/** Another organisation beside those that are here, with somebody as its owner who has an account already. */
import { systemActor } from '#core/access.ts'
import type { Database } from '#server/db/database.ts'
import { newId } from '#server/identity.ts'
import type { Write } from '#server/write.ts'

interface Described {
  readonly name: string
  readonly country: string
  readonly zone: string
  readonly currency: string
  readonly language: string
}

/** Founds it and answers its id; null when nobody signs in with this address. Problems: those of organisation.describe. */
export const foundOrganisation = async (
  { db }: Database,
  write: Write,
  described: Described,
  ownerEmail: string,
  now: string,
): Promise<string | null> => {
  const owner = await db
    .selectFrom('account')
    .select(['accountId', 'name', 'email'])
    .where('email', '=', ownerEmail.trim().toLowerCase())
    .executeTakeFirst()
  if (!owner) return null
  const organisationId = newId(now)
  const system = systemActor(organisationId)
  const from = { device: 'uitrol organisation' }
  await write(system, { id: newId(now), name: 'organisation.describe', input: described, issuedAt: now }, from)
  const entry = { ...owner, personId: null, role: 'owner', locationIds: [] }
  await write(system, { id: newId(now), name: 'access.enlist', input: entry, issuedAt: now }, from)
  return organisationId
}
