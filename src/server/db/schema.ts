/** The shape of the database as the compiler sees it: the product's tables and the server's own books. */
import type { Generated } from 'kysely'
import type { StoredRow, TableName } from '#core/tables.ts'
import type { SignInTables } from '#server/db/sign-in-tables.ts'

/** One row per organisation; the writer locks it, so that versions have no gaps and the audit chain one end. */
export interface OrganisationVersionRow {
  organisationId: string
  version: number
  auditHash: string
}

/** What was done, by whom, from where, and what it changed; `hash` covers the row and `previousHash` (AC-4). */
export interface AuditRow {
  organisationId: string
  commandId: string
  version: number
  name: string
  input: string
  accountId: string
  device: string | null
  issuedAt: string
  at: string
  answer: string
  changes: string
  previousHash: string
  hash: string
}

/** The latest thing that happened to a row, whom it spoke of last, and when that last changed. */
export interface FeedRow {
  organisationId: string
  version: number
  table: TableName
  rowKey: string
  op: 'put' | 'remove'
  person: string | null
  location: string | null
  movedAt: number
}

export interface AccountRow {
  accountId: string
  name: string
  email: string
  passwordHash: string | null
  personId: string | null
  language: string | null
  createdAt: string
}

/** A row that may be written beside a command; the version is then 0 until a command writes it too. */
export type MembershipRow = Omit<StoredRow<'membership'>, 'version'> & { version: Generated<number> }

export interface SignInRow {
  idHash: string
  accountId: string
  organisationId: string
  createdAt: string
  lastSeenAt: string
  expiresAt: string
  device: string | null
  revokedAt: string | null
}

export interface OneTimeLinkRow {
  secretHash: string
  purpose: string
  expiresAt: string
  usedAt: string | null
}

export interface TokenUseRow {
  organisationId: string
  tokenId: string
  usedAt: string
}

export interface SystemTables extends SignInTables {
  organisationVersion: OrganisationVersionRow
  audit: AuditRow
  feed: FeedRow
  account: AccountRow
  membership: MembershipRow
  signIn: SignInRow
  oneTimeLink: OneTimeLinkRow
  tokenUse: TokenUseRow
}

export type Schema = { [T in Exclude<TableName, 'membership'>]: StoredRow<T> } & SystemTables
