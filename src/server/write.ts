/** The one way to write: every command takes these seven steps, and no other file opens a transaction for one. */
import { type Kysely, sql } from 'kysely'
import { type Actor, may } from '#core/access.ts'
import { todayIn } from '#core/calendar.ts'
import type { At, Issued } from '#core/command.ts'
import { type AnyCommand, commandNamed } from '#core/guide.ts'
import { Problem } from '#core/problem.ts'
import { auditHash } from '#server/audit.ts'
import type { Database } from '#server/db/database.ts'
import { applyDifferences, auditedChanges, type Difference, differencesOf } from '#server/db/differences.ts'
import { loadFacts } from '#server/db/facts.ts'
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
const nextVersion = async (trx: Kysely<Schema>, organisationId: string): Promise<{ version: number; auditHash: string; zone: string | null }> =>
  trx
    .insertInto('organisationVersion')
    .values({ organisationId, version: 1, auditHash: '' })
    .onConflict((conflict) => conflict.column('organisationId').doUpdateSet({ version: sql`"organisationVersion"."version" + 1` }))
    .returning((on) => [
      'version',
      'auditHash',
      on.selectFrom('organisation').select('zone').whereRef('organisation.organisationId', '=', 'organisationVersion.organisationId').limit(1).as('zone'),
    ])
    .executeTakeFirstOrThrow()

/** Step 4: a command that was carried out before gets its first answer; another one under its id is refused. */
const refuseReplay = async (trx: Kysely<Schema>, actor: Actor, issued: Issued, input: string): Promise<void> => {
  const first = await trx
    .selectFrom('audit')
    .select(['name', 'input', 'accountId', 'answer'])
    .where('organisationId', '=', actor.organisationId)
    .where('commandId', '=', issued.id)
    .executeTakeFirst()
  if (!first) return
  if (first.name !== issued.name || first.input !== input || first.accountId !== actor.accountId) throw new Problem('access.idTaken', {})
  throw new Replay(JSON.parse(first.answer) as Answer)
}

/** Makes the function through which every command is written. */
export const createWriter = ({ database, now, committed }: WriterParts): Write => {
  const { db, kind } = database
  /** One writer of an organisation at a time: the rest would only wait for its row with a connection in hand. */
  const queues = new Map<string, Promise<unknown>>()

  const inTurn = async <T>(organisationId: string, task: () => Promise<T>): Promise<T> => {
    const turn = (queues.get(organisationId) ?? Promise.resolve()).then(task)
    const settled = turn.catch(() => undefined)
    queues.set(organisationId, settled)
    void settled.then(() => queues.get(organisationId) === settled && queues.delete(organisationId))
    return turn
  }

  const carryOut = async (
    trx: Kysely<Schema>,
    command: AnyCommand,
    actor: Actor,
    issued: Issued,
    input: unknown,
    { device = null, alongside }: Circumstances,
  ): Promise<{ answer: Answer; differences: Difference[] }> => {
    const { organisationId, accountId } = actor
    const inputText = JSON.stringify(input) ?? 'null'
    const { version, auditHash: previousHash, zone } = await nextVersion(trx, organisationId)
    await refuseReplay(trx, actor, issued, inputText)
    const at: At = {
      commandId: issued.id,
      organisationId,
      now: now(),
      today: todayIn(zone ?? 'UTC', now()),
      by: { accountId, name: actor.name },
    }
    const needs = command.needs(input, at)
    const facts = await loadFacts(trx, organisationId, needs)
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
    await trx.insertInto('audit').values({ ...row, hash }).execute()
    await trx.updateTable('organisationVersion').set({ auditHash: hash }).where('organisationId', '=', organisationId).execute()
    if (kind === 'postgres') await sql`select pg_notify('uitrol', ${organisationId})`.execute(trx)
    return { answer, differences }
  }

  return async (actor, issued, circumstances = {}) => {
    const command = commandNamed(issued.name)
    if (!command || !may(actor, command.may)) throw new Problem('access.notFound', {})
    const input = check<unknown>(command.input, issued.input)
    for (let attempt = 1; ; attempt++) {
      try {
        const { answer, differences } = await inTurn(actor.organisationId, () =>
          db.transaction().execute((trx) => carryOut(trx, command, actor, issued, input, circumstances)),
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
