/** The commands of one commit: what they need is read at once, what they change is written at once, and each sees what those before it did. */
import { append } from '#core/kernel/many.ts'
import { CompiledQuery, type Kysely, sql } from 'kysely'
import type { Actor } from '#core/access/access.ts'
import { zoneAt } from '#core/regional/at-location.ts'
import type { Change, Needs } from '#core/kernel/command.ts'
import type { Database } from '#server/db/database.ts'
import { type Difference, differencesOf } from '#server/db/differences.ts'
import type { LoadedFacts } from '#server/db/facts.ts'
import { insertions, type InsertTarget } from '#server/db/insert-rows.ts'
import { createPendingChanges } from '#server/db/pending-changes.ts'
import { compiled } from '#server/db/prepared.ts'
import type { OpenTransaction } from '#server/db/commit-together.ts'
import type { AuditRow, Schema } from '#server/db/schema.ts'
import { createSharedFacts } from '#server/db/shared-facts.ts'
import { noUnwrittenRows, StillUnwritten, type UnwrittenRows } from '#server/db/unwritten-rows.ts'
import { createIssuers, type Issuers } from '#server/write/issuers.ts'

/** What is left of a command that was carried out before. */
type Earlier = Pick<AuditRow, 'name' | 'input' | 'accountId' | 'answer'>

/** Where an organisation stands: kept in hand while commands are carried out, written down once before their commit. */
export interface TaskCheckpoint {
  readonly version: number
  readonly auditHash: string
  readonly zone: string
}

/** A command that is going to be carried out. */
export interface ExpectedCommand {
  readonly commandId: string
  readonly actor: Actor
  /** What it is going to need, as far as that is known before its turn. */
  readonly expected: () => Needs
}

export interface CommandBatch {
  readonly trx: Kysely<Schema>
  /** How the organisation stood before the first command. */
  readonly before: TaskCheckpoint
  /** A command that was carried out under this id; undefined where none was. */
  earlier(commandId: string): Earlier | undefined
  readonly issuer: Issuers
  facts(needs: Needs): Promise<LoadedFacts>
  differences(changes: readonly Change[], needs: Needs, facts: LoadedFacts): Promise<Difference[]>
  /** Takes in what a command changed; nothing of it is written yet. */
  add(version: number, differences: readonly Difference[]): void
  /** Takes in the statements that write what the only command of a commit changed. */
  addWrites(writes: readonly CompiledQuery[]): void
  addAudit(row: AuditRow): void
  /** Writes what was changed into the tables and the feed, for a command that does more in the same transaction. */
  writeRows(): Promise<void>
  /** Writes what is not written yet, and how the organisation stands after the last command, and commits; other processes are told unless it is `quiet`. */
  commit(standing: TaskCheckpoint, quiet?: boolean): Promise<void>
}

/** Step 3: takes the organisation's lock, and its version. A write comes first, so that nothing read goes stale. */
const takeLock = compiled((db, { organisationId }: { organisationId: string }) =>
  db
    .insertInto('organisationVersion')
    .values({ organisationId, version: 0, auditHash: '' })
    .onConflict((conflict) => conflict.column('organisationId').doUpdateSet({ version: sql`"organisationVersion"."version"` }))
    .returning(['version', 'auditHash', 'unwritten']),
)

/** The same on PostgreSQL, which locks a row without writing it; the first command of an organisation finds none. */
const lockRow = compiled((db, { organisationId }: { organisationId: string }) =>
  db
    .selectFrom('organisationVersion')
    .select(['version', 'auditHash', 'unwritten'])
    .where('organisationId', '=', organisationId)
    .forNoKeyUpdate(),
)

/** The clock of the organisation: asked for once the lock is held, because the statement that waits for it sees what was before. */
const zoneIn = compiled((db, { organisationId }: { organisationId: string }) =>
  db.selectFrom('organisation').select('zone').where('organisationId', '=', organisationId),
)

const writeDown = compiled(
  (db, { organisationId, version, auditHash: hash }: { organisationId: string; version: number; auditHash: string }) =>
    db.updateTable('organisationVersion').set({ version, auditHash: hash }).where('organisationId', '=', organisationId),
)

const columnsOfEarlier = `select "commandId", "name", "input", "accountId", "answer" from "audit"`
const earlierText = {
  sqlite: `${columnsOfEarlier} where "organisationId" = ? and "commandId" in (select value from json_each(?))`,
  // A join could look through the whole trail instead (`selectListed`).
  postgres: `select found.* from jsonb_array_elements_text($2::jsonb) as id cross join lateral (${columnsOfEarlier} where "organisationId" = $1 and "commandId" = id offset 0) as found`,
} as const

const auditColumns: Readonly<Record<keyof AuditRow, 'integer' | 'text'>> = {
  organisationId: 'text',
  commandId: 'text',
  version: 'integer',
  name: 'text',
  input: 'text',
  accountId: 'text',
  device: 'text',
  issuedAt: 'text',
  at: 'text',
  answer: 'text',
  changes: 'text',
  previousHash: 'text',
  hash: 'text',
  inputSalt: 'text',
  inputDigest: 'text',
  changesSalt: 'text',
  changesDigest: 'text',
  emptied: 'text',
}
const auditTarget: InsertTarget = { table: 'audit', columns: Object.entries(auditColumns) }
const auditNames = Object.keys(auditColumns) as (keyof AuditRow)[]

/** Tells other processes, on PostgreSQL, that an organisation has a newer version. */
export const tellOthers = (organisationId: string): CompiledQuery =>
  CompiledQuery.raw('select pg_notify($1, $2)', ['uitrol', organisationId])

/** What deciding looks at: in a commit, or ahead of one. */
export type DecidingBatch = Pick<CommandBatch, 'trx' | 'earlier' | 'issuer' | 'facts' | 'differences'>

/** The rows of a large change that are not in their tables yet, where they are known here. */
export type UnwrittenRowsOf = (organisationId: string, commandId: string) => UnwrittenRows | undefined

/**
 * Takes the organisation's lock in a transaction, and reads what its commands ask for as far as that is known. Throws `StillUnwritten` where
 * rows of a large change are not in their tables and not known here.
 */
export const openBatch = async (
  open: OpenTransaction,
  kind: Database['kind'],
  organisationId: string,
  tasks: readonly ExpectedCommand[],
  unwrittenOf: UnwrittenRowsOf = () => undefined,
): Promise<CommandBatch> => {
  const { trx } = open
  const pending = createPendingChanges()
  const shared = createSharedFacts(
    kind,
    organisationId,
    pending,
    tasks.map(({ expected }) => expected()),
  )
  const ids = JSON.stringify(tasks.map(({ commandId }) => commandId))
  const lockedBy = (lock: typeof takeLock) =>
    open.run([
      lock(trx, { organisationId }),
      zoneIn(trx, { organisationId }),
      CompiledQuery.raw(earlierText[kind], [organisationId, ids]),
      ...shared.ahead,
    ])
  let answers = await lockedBy(kind === 'postgres' ? lockRow : takeLock)
  if (answers[0]?.length === 0) answers = await lockedBy(takeLock)
  const [locked, zones, known, ...rows] = answers
  const row = locked?.[0] as (Omit<TaskCheckpoint, 'zone'> & { unwritten: string | null }) | undefined
  if (!row) throw new Error('The organisation gave no version.')
  const { unwritten: unwrittenBy, ...found } = row
  const unwritten = unwrittenBy === null ? noUnwrittenRows : unwrittenOf(organisationId, unwrittenBy)
  if (!unwritten) throw new StillUnwritten()
  await shared.take(rows, unwritten)
  const earlier = new Map((known as unknown as (Earlier & { commandId: string })[]).map((one) => [one.commandId, one]))
  const audit: AuditRow[] = []
  const ahead: CompiledQuery[] = []

  return {
    trx,
    before: { ...found, zone: zoneAt(zones?.[0] as { zone: string | null } | undefined) },
    earlier: (commandId) => earlier.get(commandId),
    issuer: createIssuers(
      trx,
      organisationId,
      tasks.map(({ actor }) => actor),
      found.version,
    ),
    facts: (needs) => shared.load(trx, needs),
    differences: (changes, needs, facts) => differencesOf(trx, kind, organisationId, changes, needs, facts, pending.rowOf, unwritten),
    add: pending.add,
    addWrites: (writes) => append(ahead, writes),
    addAudit: (row) => {
      audit.push(row)
      earlier.set(row.commandId, row)
    },
    writeRows: async () => void (await open.run(pending.writes(kind, organisationId))),
    commit: async ({ version, auditHash }, quiet = false) => {
      const cells = audit.flatMap((row) => auditNames.map((name) => row[name]))
      const queries = function* (): Generator<CompiledQuery> {
        yield* pending.writes(kind, organisationId)
        yield* ahead
        yield* insertions(kind, auditTarget, cells)
        yield writeDown(trx, { organisationId, version, auditHash })
      }
      // Within the commit it would take a lock that all organisations share until the disk has answered.
      await open.commit(queries(), quiet ? undefined : tellOthers(organisationId))
    },
  }
}
