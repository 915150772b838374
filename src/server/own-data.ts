/** Everything that is kept about one person: the account, what the organisation knows of them, and what they did. */
import type { Actor } from '#core/access.ts'
import type { Table } from '#core/table.ts'
import { type TableName, tables } from '#core/tables.ts'
import type { Database } from '#server/db/database.ts'

export interface OwnData {
  readonly at: string
  readonly organisation: string
  readonly account: Record<string, unknown> | undefined
  /** Devices that are or were signed in. */
  readonly sessions: readonly Record<string, unknown>[]
  /** Rows of every table that speak of them, by table. */
  readonly rows: Readonly<Record<string, readonly Record<string, unknown>[]>>
  /** What they changed, and when; what it changed of others is not theirs to take along. */
  readonly done: readonly Record<string, unknown>[]
}

/** Columns by which a row is somebody's, beside the one that says whom it speaks of. */
const alsoBy: Readonly<Record<string, readonly string[]>> = {
  membership: ['personId'],
  invitation: ['personId'],
  champion: ['personId'],
  buddy: ['buddyId'],
  officeHour: ['hostId'],
  checklistItem: ['ownerId'],
}

const isSecret = (column: string): boolean => column.endsWith('Hash')

/** Collects it, without the hashes of secrets. */
export const ownData = async ({ db }: Database, { organisationId, accountId, personId }: Actor, at: string): Promise<OwnData> => {
  const organisation = await db.selectFrom('organisation').select('name').where('organisationId', '=', organisationId).executeTakeFirst()
  const account = await db
    .selectFrom('account')
    .select(['accountId', 'name', 'email', 'language', 'createdAt'])
    .where('accountId', '=', accountId)
    .executeTakeFirst()
  const sessions = await db
    .selectFrom('signIn')
    .select(['device', 'createdAt', 'lastSeenAt', 'expiresAt', 'revokedAt'])
    .where('accountId', '=', accountId)
    .orderBy('createdAt')
    .execute()
  const done = await db
    .selectFrom('audit')
    .select(['at', 'name', 'device', 'version'])
    .where('organisationId', '=', organisationId)
    .where('accountId', '=', accountId)
    .orderBy('version')
    .execute()
  const rows: Record<string, Record<string, unknown>[]> = {}
  for (const { name, speaksOf, columns } of Object.values(tables) as Table[]) {
    const by = [...new Set([...(speaksOf.person ? [speaksOf.person] : []), ...(alsoBy[name] ?? [])])]
    const byAccount = Object.hasOwn(columns, 'accountId')
    if ((personId === null || by.length === 0) && !byAccount) continue
    const found = (await db
      .selectFrom(name as TableName as 'person')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where((on) =>
        on.or([
          ...(personId === null ? [] : by.map((column) => on(column as 'personId', '=', personId))),
          ...(byAccount ? [on('accountId' as 'personId', '=', accountId)] : []),
        ]),
      )
      .execute()) as Record<string, unknown>[]
    if (found.length > 0) rows[name] = found.map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => !isSecret(column))))
  }
  return { at, organisation: organisation?.name ?? '', account, sessions, rows, done }
}
