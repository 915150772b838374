/** What the ids on the audit trail stand for: rows and accounts by the names they have today. */
import type { Kysely } from 'kysely'
import { tables } from '#core/registry/tables.ts'
import { keyParts, namedBy, type TrailEntry } from '#core/trail/trail.ts'
import type { Schema } from '#server/db/schema.ts'

type Ids = Map<string, Set<string>>

const note = (ids: Ids, column: string, id: unknown): void => {
  const table = namedBy[column]
  if (!table || typeof id !== 'string') return
  const known = ids.get(table)
  if (known) known.add(id)
  else ids.set(table, new Set([id]))
}

/** The ids that entries speak of: in what was asked, in keys, and in values before and after. */
export const idsIn = (entries: readonly Pick<TrailEntry, 'input' | 'changes'>[]): Ids => {
  const ids: Ids = new Map()
  for (const { input, changes } of entries) {
    for (const [field, value] of Object.entries(input ?? {})) note(ids, field, value)
    for (const { table, key, before, after } of changes) {
      // A key that is made of others names a place in its midst.
      for (const [column, parts] of keyParts(table, key)) for (const part of parts) note(ids, namedBy[column] ? column : 'locationId', part)
      for (const row of [before, after]) for (const [column, value] of Object.entries(row ?? {})) note(ids, column, value)
    }
  }
  return ids
}

const namingColumns = {
  person: ['personId', 'name'],
  location: ['locationId', 'name'],
  rollout: ['rolloutId', 'tool'],
  freeze: ['freezeId', 'name'],
  calendarLink: ['linkId', 'name'],
  accessToken: ['tokenId', 'name'],
  invitation: ['invitationId', 'name'],
} as const

/** What ids are called today, by table and id. */
export const namesOf = async (db: Kysely<Schema>, organisationId: string, ids: Ids): Promise<Record<string, string>> => {
  const names: Record<string, string> = {}
  for (const [table, [id, name]] of Object.entries(namingColumns)) {
    const wanted = [...(ids.get(table) ?? [])]
    if (wanted.length === 0 || !Object.hasOwn(tables, table)) continue
    const found = await (db as unknown as Kysely<Record<string, Record<string, string>>>)
      .selectFrom(table)
      .select([`${id} as id`, `${name} as name`])
      .where('organisationId', '=', organisationId)
      .where(id, 'in', wanted)
      .execute()
    for (const one of found) names[`${table}/${String(one['id'])}`] = String(one['name'])
  }
  const accounts = [...(ids.get('account') ?? [])]
  if (accounts.length > 0) {
    const found = await db
      .selectFrom('membership')
      .innerJoin('account', 'account.accountId', 'membership.accountId')
      .select(['account.accountId', 'account.name'])
      .where('membership.organisationId', '=', organisationId)
      .where('account.accountId', 'in', accounts)
      .execute()
    for (const one of found) names[`account/${one.accountId}`] = one.name
  }
  return names
}
