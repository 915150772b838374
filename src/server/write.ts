/** The one way to write: every command takes these seven steps, and no other file opens a transaction for one. */
import { setImmediate } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import { type Actor, may, reaches, rightsOf } from '#core/access.ts'
import { todayIn } from '#core/calendar.ts'
import type { At, Issued } from '#core/command.ts'
import { type AnyCommand, commandNamed } from '#core/guide.ts'
import { Problem } from '#core/problem.ts'
import { auditHash } from '#server/audit.ts'
import type { Database } from '#server/db/database.ts'
import { applyDifferences, auditedChanges, type Difference, differencesOf } from '#server/db/differences.ts'
import { loadFacts } from '#server/db/facts.ts'
import { prepared } from '#server/db/prepared.ts'
import type { AuditRow, Schema } from '#server/db/schema.ts'
import { check } from '#server/input-check.ts'

export interface Answer {
  readonly id: string
  readonly version: number
}

export interface Circumstances {
  /** What the change was made on, as the audit trail names it. */
  readonly device?: string | null
  /** More rows of the server's own books that stand or fall with the command. */
  readonly alongside?: (trx: Kysely<Schema>) => Promise<void>
}

export type Write = (actor: Actor, issued: Issued, circumstances?: Circumstances) => Promise<Answer>

export interface WriterParts {
  readonly database: Database
  /** The clock: an instant, RFC 3339 in UTC. */
  readonly now: () => string
  /** Told after each commit, with what it changed, before the answer goes out. */
  readonly committed: (actor: Actor, differences: readonly Difference[]) => Promise<void>
}

/** A replay: carries the first answer out of the transaction, which is rolled back. */
class Replay extends Error {
  readonly answer: Answer
  constructor(answer: Answer) {
    super('replay')
    this.answer = answer
  }
}

const attempts = 10
const passing = new Set(['40001', '40P01', 'SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT', 'SQLITE_BUSY_RECOVERY'])
const isPassing = (fault: unknown): boolean => fault instanceof Error && 'code' in fault && passing.has(String(fault.code))
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Step 3: takes the organisation's next version, and with it the lock. A write comes first, so that nothing read goes stale. */
const nextVersion = prepared((db, { organisationId }: { organisationId: string }) =>
  db
    .insertInto('organisationVersion')
    .values({ organisationId, version: 1, auditHash: '' })
    .onConflict((conflict) => conflict.column('organisationId').doUpdateSet({ version: sql`"organisationVersion"."version" + 1` }))
    .returning((on) => [
      'version',
      'auditHash',
      on
        .selectFrom('organisation')
        .select('zone')
        .whereRef('organisation.organisationId', '=', 'organisationVersion.organisationId')
        .limit(1)
        .as('zone'),
    ]),
)

const earlier = prepared((db, { organisationId, commandId }: { organisationId: string; commandId: string }) =>
  db
    .selectFrom('audit')
    .select(['name', 'input', 'accountId', 'answer'])
    .where('organisationId', '=', organisationId)
    .where('commandId', '=', commandId),
)

/** Step 4: a command that was carried out before gets its first answer; another one under its id is refused. */
const refuseReplay = async (
  trx: Kysely<Schema>,
  { organisationId, accountId }: Actor,
  { id: commandId, name }: Issued,
  input: string,
): Promise<void> => {
  const [first] = await earlier(trx, { organisationId, commandId })
  if (!first) return
  if (first.name !== name || first.input !== input || first.accountId !== accountId) throw new Problem('access.idTaken', {})
  throw new Replay(JSON.parse(first.answer) as Answer)
}

const writeAudit = prepared((db, row: AuditRow & Record<string, unknown>) =>
  db.insertInto('audit').values({
    organisationId: row.organisationId,
    commandId: row.commandId,
    version: row.version,
    name: row.name,
    input: row.input,
    accountId: row.accountId,
    device: row.device,
    issuedAt: row.issuedAt,
    at: row.at,
    answer: row.answer,
    changes: row.changes,
    previousHash: row.previousHash,
    hash: row.hash,
  }),
)
const keepHash = prepared((db, { organisationId, auditHash: hash }: { organisationId: string; auditHash: string }) =>
  db.updateTable('organisationVersion').set({ auditHash: hash }).where('organisationId', '=', organisationId),
)

/** What one command did, before anyone is told. */
interface Done {
  readonly answer: Answer
  readonly differences: readonly Difference[]
}

/** A command that waits for its turn. */
interface Waiting {
  readonly carryOut: (trx: Kysely<Schema>) => Promise<Done>
  readonly resolve: (done: Done) => void
  readonly reject: (trouble: unknown) => void
}

/** Most commands in one commit: enough to share the wait for the disk, few enough that nobody waits long for others. */
const mostInOneCommit = 64

/**
 * Carries out what waits, many commands to one commit: each in a savepoint of its own, so that a refused one leaves nothing
 * behind and takes no version, and nobody is answered before all of it is on disk.
 */
const commitTogether = async (db: Kysely<Schema>, batch: readonly Waiting[]): Promise<void> => {
  const [only, second] = batch
  if (only && !second) return only.resolve(await db.transaction().execute(only.carryOut))
  const settled: (() => void)[] = []
  await db.transaction().execute(async (trx) => {
    for (const { carryOut, resolve, reject } of batch) {
      await sql`savepoint command`.execute(trx)
      try {
        const done = await carryOut(trx)
        settled.push(() => resolve(done))
      } catch (trouble) {
        if (isPassing(trouble)) throw trouble
        await sql`rollback to savepoint command`.execute(trx)
        settled.push(() => reject(trouble))
      }
      await sql`release savepoint command`.execute(trx)
    }
  })
  for (const settle of settled) settle()
}

/** Takes turns: one transaction of an organisation at a time, because a second would only wait for its row. */
const createQueue = (db: Kysely<Schema>): ((organisationId: string, carryOut: Waiting['carryOut']) => Promise<Done>) => {
  const queues = new Map<string, Waiting[]>()

  const work = async (organisationId: string, queue: Waiting[]): Promise<void> => {
    while (queue.length > 0) {
      // SQLite answers without waiting, so requests that have arrived are only read if we let go for a moment.
      await setImmediate()
      const batch = queue.splice(0, mostInOneCommit)
      try {
        await commitTogether(db, batch)
      } catch (trouble) {
        for (const { reject } of batch) reject(trouble)
      }
    }
    queues.delete(organisationId)
  }

  return (organisationId, carryOut) =>
    new Promise((resolve, reject) => {
      const queue = queues.get(organisationId)
      const waiting = { carryOut, resolve, reject }
      if (queue) return void queue.push(waiting)
      const fresh = [waiting]
      queues.set(organisationId, fresh)
      void work(organisationId, fresh)
    })
}

/** Makes the function through which every command is written. */
export const createWriter = ({ database, now, committed }: WriterParts): Write => {
  const { db, kind } = database
  const inTurn = createQueue(db)

  const carryOut = async (
    trx: Kysely<Schema>,
    command: AnyCommand,
    actor: Actor,
    issued: Issued,
    input: unknown,
    { device = null, alongside }: Circumstances,
  ): Promise<Done> => {
    const { organisationId, accountId } = actor
    const inputText = JSON.stringify(input) ?? 'null'
    const [next] = await nextVersion(trx, { organisationId })
    if (!next) throw new Error('The organisation gave no version.')
    const { version, auditHash: previousHash, zone } = next
    await refuseReplay(trx, actor, issued, inputText)
    const at: At = {
      commandId: issued.id,
      organisationId,
      now: now(),
      today: todayIn(zone ?? 'UTC', now()),
      by: { accountId, name: actor.name, rights: rightsOf(actor) },
    }
    const needs = command.needs(input, at)
    const facts = await loadFacts(trx, kind, organisationId, needs)
    const changes = command.decide(facts, input, at)
    const differences = await differencesOf(trx, kind, organisationId, changes, needs, facts)
    await applyDifferences(trx, kind, organisationId, version, differences)
    await alongside?.(trx)
    const answer: Answer = { id: issued.id, version }
    const row: Omit<AuditRow, 'hash'> = {
      organisationId,
      commandId: issued.id,
      version,
      name: command.name,
      input: inputText,
      accountId,
      device,
      issuedAt: issued.issuedAt,
      at: at.now,
      answer: JSON.stringify(answer),
      changes: auditedChanges(differences),
      previousHash,
    }
    const hash = auditHash(row)
    await writeAudit(trx, { ...row, hash })
    await keepHash(trx, { organisationId, auditHash: hash })
    if (kind === 'postgres') await sql`select pg_notify('uitrol', ${organisationId})`.execute(trx)
    return { answer, differences }
  }

  return async (actor, issued, circumstances = {}) => {
    const command = commandNamed(issued.name)
    if (!command || !may(actor, command.may)) throw new Problem('access.notFound', {})
    const input = check<unknown>(command.input, issued.input)
    if (!reaches(actor, (input as { rolloutId?: unknown } | null)?.rolloutId)) throw new Problem('access.notFound', {})
    for (let attempt = 1; ; attempt++) {
      try {
        const { answer, differences } = await inTurn(actor.organisationId, (trx) =>
          carryOut(trx, command, actor, issued, input, circumstances),
        )
        await committed(actor, differences)
        return answer
      } catch (fault) {
        if (fault instanceof Replay) return fault.answer
        if (!isPassing(fault) || attempt === attempts) throw fault
        await pause(attempt * 20)
      }
    }
  }
}
