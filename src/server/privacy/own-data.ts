/** Everything that is kept about one person: the account, what the organisation knows of them, and what they did. */
import type { Actor } from '#core/access/access.ts'
import { isConfidential, mayRead } from '#core/access/row-access.ts'
import { personColumns } from '#core/privacy/personal-columns.ts'
import { personal } from '#core/registry/personal.ts'
import { rowKey, type Table } from '#core/kernel/table.ts'
import { type TableName, tables } from '#core/registry/tables.ts'
import type { Database } from '#server/db/database.ts'
import { withinFew } from '#server/db/rollouts-of.ts'

export interface OwnData {
  readonly at: string
  readonly organisation: string
  readonly account: Record<string, unknown> | undefined
  /** Devices that are or were signed in. */
  readonly sessions: readonly Record<string, unknown>[]
  readonly passkeys: readonly Record<string, unknown>[]
  /** Who the account is at the company's own sign-on. */
  readonly companyIdentities: readonly Record<string, unknown>[]
  /** Links that were mailed, and where they were asked from. */
  readonly mailedLinks: readonly Record<string, unknown>[]
  /** Rows of every table that speak of them, by table. */
  readonly rows: Readonly<Record<string, readonly Record<string, unknown>[]>>
  /** What they changed, and when; what it changed of others is not theirs to take along. */
  readonly done: readonly Record<string, unknown>[]
}

const isSecret = (column: string): boolean => column.endsWith('Hash')

/** A row as whom it speaks of gets it: no hashes, and of what they cannot read themselves not who wrote it down (RE-3). */
const given = (actor: Actor, table: TableName, row: Record<string, unknown>): Record<string, unknown> => {
  const authors =
    isConfidential(table) && !mayRead(actor, table, row) ? (personal[table]?.quotes ?? []).filter((one) => one.endsWith('By')) : []
  return Object.fromEntries(Object.entries(row).filter(([column]) => !isSecret(column) && !authors.includes(column)))
}

/** Collects it, without the hashes of secrets, and of objections without who logged and answered them. */
export const ownData = async ({ db }: Database, actor: Actor, at: string): Promise<OwnData> => {
  const { organisationId, accountId, personId } = actor
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
  const passkeys = await db
    .selectFrom('passkey')
    .select(['name', 'createdAt', 'lastUsedAt'])
    .where('accountId', '=', accountId)
    .orderBy('createdAt')
    .execute()
  const companyIdentities = await db
    .selectFrom('companyIdentity')
    .select(['issuer', 'subject', 'linkedAt', 'lastUsedAt'])
    .where('accountId', '=', accountId)
    .orderBy('linkedAt')
    .execute()
  const mailedLinks = await db
    .selectFrom('mailedLink')
    .select(['purpose', 'askedAt', 'askedFrom', 'expiresAt', 'usedAt'])
    .where('accountId', '=', accountId)
    .orderBy('askedAt')
    .execute()
  const done = await db
    .selectFrom('audit')
    .select(['at', 'name', 'device', 'version'])
    .where('organisationId', '=', organisationId)
    .where('accountId', '=', accountId)
    .orderBy('version')
    .execute()
  const rows: Record<string, Record<string, unknown>[]> = {}
  for (const table of Object.values(tables) as Table[]) {
    const { name, columns } = table
    const by = personColumns(table)
    const byAccount = Object.hasOwn(columns, 'accountId')
    if ((personId === null || by.length === 0) && !byAccount) continue
    const whose = [
      ...(personId === null ? [] : by.map((column) => [column, personId] as const)),
      ...(byAccount ? [['accountId', accountId] as const] : []),
    ]
    const found = new Map<string, Record<string, unknown>>()
    // One column after the other: an index finds the rows of each, and SQLite would take none for “or”.
    for (const [column, value] of whose) {
      const within = withinFew(db, organisationId, name as TableName, column)
      let theirs = db
        .selectFrom(name as TableName as 'person')
        .selectAll()
        .where('organisationId', '=', organisationId)
        .where(column as 'personId', '=', value)
      if (within) theirs = theirs.where(within)
      for (const row of await theirs.execute()) found.set(rowKey(table, row), row)
    }
    if (found.size > 0) rows[name] = [...found.values()].map((row) => given(actor, name as TableName, row))
  }
  const organisationName = organisation?.name ?? ''
  return { at, organisation: organisationName, account, sessions, passkeys, companyIdentities, mailedLinks, rows, done }
}
