/** Which rows leave with an organisation, in which order, and which tables stay behind and why (IM-3). */
import type { ColumnKind, Table } from '#core/kernel/table.ts'
import { tables } from '#core/registry/tables.ts'

/** A table as it is written to a file: the columns of its rows without the organisation, and those that rows are ordered by. */
export interface ExportedTable {
  readonly name: string
  readonly columns: Readonly<Record<string, ColumnKind>>
  readonly order: readonly string[]
  /** How many rows are held at once: fewer where a single one may be large. */
  readonly atOnce: number
}

const many = 1000
const large = 20

const book = (name: string, order: readonly string[], columns: Readonly<Record<string, ColumnKind>>, atOnce = many): ExportedTable => ({
  name,
  order,
  columns,
  atOnce,
})

/** Accounts are of the installation; those of this organisation's people leave, without what they sign in with. */
export const accountTable = book('account', ['accountId'], {
  accountId: 'text',
  name: 'text',
  email: 'text',
  organisationId: 'text?',
  personId: 'text?',
  language: 'text?',
  createdAt: 'text',
})

/** Folded usage, whose rows carry the organisation's number instead of its id. */
export const usageDayTable = book('usageDay', ['source', 'day', 'person', 'system', 'workflow', 'import'], {
  source: 'integer',
  day: 'integer',
  person: 'integer',
  system: 'integer',
  workflow: 'integer',
  import: 'integer',
  count: 'integer',
})

const ofChapters = (Object.values(tables) as readonly Table[]).map(({ name, key, columns }) =>
  book(name, key, { version: 'integer', ...columns }),
)

const books: readonly ExportedTable[] = [
  book('organisationVersion', [], { version: 'integer', auditHash: 'text' }),
  book(
    'audit',
    ['version'],
    {
      commandId: 'text',
      version: 'integer',
      name: 'text',
      input: 'text',
      accountId: 'text',
      device: 'text?',
      issuedAt: 'text',
      at: 'text',
      answer: 'text',
      changes: 'text',
      previousHash: 'text',
      hash: 'text',
      inputSalt: 'text?',
      inputDigest: 'text?',
      changesSalt: 'text?',
      changesDigest: 'text?',
      emptied: 'text?',
    },
    large,
  ),
  book('feed', ['table', 'rowKey'], {
    version: 'integer',
    table: 'text',
    rowKey: 'text',
    op: 'text',
    person: 'text?',
    location: 'text?',
    movedAt: 'integer',
  }),
  book(
    'job',
    ['jobId'],
    {
      jobId: 'text',
      kind: 'text',
      payload: 'text',
      state: 'text',
      runAt: 'text',
      attempts: 'integer',
      leasedBy: 'text?',
      leaseUntil: 'text?',
      point: 'text?',
      outcome: 'text?',
    },
    large,
  ),
  book('tokenUse', ['tokenId'], { tokenId: 'text', usedAt: 'text' }),
  book('usageBook', [], { names: 'integer', written: 'integer' }),
  book('usageName', ['kind', 'name'], { kind: 'text', name: 'text', number: 'integer' }),
  book('usageBatch', ['batchId'], { batchId: 'text', contentHash: 'text', answer: 'text', at: 'text' }),
  book('pulseAnswer', ['rolloutId', 'weekOn', 'share', 'answerId'], {
    rolloutId: 'text',
    weekOn: 'text',
    answerId: 'text',
    groupKey: 'text',
    share: 'integer',
    satisfied: 'integer',
    recommend: 'integer',
    remark: 'text?',
  }),
  book('sealedAnswer', ['rolloutId', 'weekOn', 'share', 'answerId'], {
    rolloutId: 'text',
    weekOn: 'text',
    share: 'integer',
    answerId: 'text',
    sealed: 'text',
  }),
]

/** Every table that leaves with an organisation, in the order in which they are written and can be read in again. */
export const exportedTables: readonly ExportedTable[] = [accountTable, ...ofChapters, ...books, usageDayTable]

/** The tables that stay behind, each with the reason. */
export const notExported: Readonly<Record<string, string>> = {
  mailSecret: 'A secret; a new one is made with the first mail.',
  signIn: 'Sessions: everybody signs in again.',
  passkey: 'Belongs to an account and to the address of this installation.',
  signInChallenge: 'Lives for minutes.',
  mailedLink: 'Secrets that were mailed; new ones are asked for.',
  companyIdentity: 'Belongs to an account; found again at the first company sign-on.',
  guessing: 'Counts tries to sign in at this installation.',
  oneTimeLink: 'Makes the first owner of this installation.',
  unwrittenRows: 'Rows on the way into their tables; they are there before anything leaves.',
  usageTouched: 'Says which days were written lately; what is read from the start needs none.',
}
