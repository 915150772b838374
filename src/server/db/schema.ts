/** The shape of the database as the compiler sees it: the product's tables and the server's own books. */
import type { Generated } from 'kysely'
import type { StoredRow, TableName } from '#core/registry/tables.ts'
import type { SignInTables } from '#server/db/sign-in-tables.ts'

/** One row per organisation; the writer locks it, so that versions have no gaps and the audit chain one end. */
export interface OrganisationVersionRow {
  organisationId: string
  version: number
  auditHash: string
}

/** Rows that a committed command changed and that are not in their tables yet (`unwritten-rows.ts`). */
export interface UnwrittenRowsRow {
  organisationId: string
  commandId: string
  /** The version that the command made. */
  version: number
  piece: number
  /** Differences as JSON, packed. */
  rows: string
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
  /** Random salts of the payload's digests, which are what is sealed; they go with the payload. Null throughout in rows of the old form. */
  inputSalt: string | null
  inputDigest: string | null
  changesSalt: string | null
  changesDigest: string | null
  /** A JSON list of the rows whose payload this command took out; null for all others. */
  emptied: string | null
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
  /** Whom of the staff list it was made for, and of which organisation: person ids are made by clients and may be alike in two. */
  organisationId: string | null
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
  /** When whoever is signed in last proved who they are; null for never since they came in. */
  provedAt: string | null
}

export interface OneTimeLinkRow {
  secretHash: string
  purpose: string
  expiresAt: string
  usedAt: string | null
}

/** The secret behind addresses in the mails of an organisation. */
export interface MailSecretRow {
  organisationId: string
  secret: string
}

export interface TokenUseRow {
  organisationId: string
  tokenId: string
  usedAt: string
}

/** BackgroundWorker that waits for its time: leased to one process at a time, so that several can share it. */
export interface JobRow {
  organisationId: string
  jobId: string
  kind: string
  /** JSON, by kind. */
  payload: string
  /** waiting, leased, settled. */
  state: string
  runAt: string
  attempts: number
  leasedBy: string | null
  leaseUntil: string | null
  /** How far it came, where starting over is not harmless: `handing` while a mail server may have the letter already. */
  point: string | null
  /** JSON, by kind, once settled. */
  outcome: string | null
}

/** The number that stands for an organisation in folded usage, and how many names of it have numbers; whoever writes usage locks the row. */
export interface UsageBookRow {
  organisationId: string
  number: number
  names: number
  /** How often usage was written. */
  written: number
}

/** The number that stands for a person, a source, an import or a workflow in folded usage. */
export interface UsageNameRow {
  organisationId: string
  kind: 'person' | 'source' | 'import' | 'workflow'
  name: string
  number: number
}

/** A batch that came under an idempotency key, and what was answered. */
export interface UsageBatchRow {
  organisationId: string
  batchId: string
  contentHash: string
  /** JSON. */
  answer: string
  at: string
}

/**
 * How often somebody was active on a day, as one import says: all but `count` is the key. `day` is a count since 1970, 0 for somebody whom a
 * report covers and who was never seen; `system` 0 new, 1 old; `workflow` 0 for none.
 */
/** A day of a source, with how often usage had been written when it was written last. */
export interface UsageTouchedRow {
  organisation: number
  source: number
  day: number
  written: number
}

export interface UsageDayRow {
  organisation: number
  source: number
  day: number
  person: number
  import: number
  count: number
  system: number
  workflow: number
}

/**
 * An answer of an anonymous week: of which cohort, and of nobody. It has no version, no moment and no place in the feed or the trail, and
 * came here together with four others or more (ME-5, ME-8).
 */
export interface PulseAnswerRow {
  organisationId: string
  rolloutId: string
  weekOn: string
  answerId: string
  groupKey: string
  share: number
  satisfied: number
  recommend: number
  remark: string | null
}

/** An answer of an anonymous week that cannot be told yet; the share is by chance, and all rows of a share are written anew together (ME-8). */
export interface SealedAnswerRow {
  organisationId: string
  rolloutId: string
  weekOn: string
  share: number
  answerId: string
  sealed: string
}

export interface SystemTables extends SignInTables {
  usageBook: UsageBookRow
  usageName: UsageNameRow
  usageBatch: UsageBatchRow
  usageDay: UsageDayRow
  usageTouched: UsageTouchedRow
  pulseAnswer: PulseAnswerRow
  sealedAnswer: SealedAnswerRow
  job: JobRow
  mailSecret: MailSecretRow
  /** `unwritten` names the command that is committed and whose rows are not all in their tables yet. */
  organisationVersion: OrganisationVersionRow & { unwritten: Generated<string | null> }
  unwrittenRows: UnwrittenRowsRow
  audit: AuditRow
  feed: FeedRow
  account: AccountRow
  membership: MembershipRow
  signIn: SignInRow
  oneTimeLink: OneTimeLinkRow
  tokenUse: TokenUseRow
}

export type Schema = { [T in Exclude<TableName, 'membership'>]: StoredRow<T> } & SystemTables
