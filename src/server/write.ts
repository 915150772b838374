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

/** Where an organisation stands: kept in hand while commands are carried out, written down once before their commit. */
interface Standing {
  readonly version: number
  readonly auditHash: string
  readonly zone: string
}

/** Step 3: takes the organisation's lock, and how it stands. A write comes first, so that nothing read goes stale. */
const takeLock = prepared((db, { organisationId }: { organisationId: string }) =>
  db
    .insertInto('organisationVersion')
    .values({ organisationId, version: 0, auditHash: '' })
    .onConflict((conflict) => conflict.column('organisationId').doUpdateSet({ version: sql`"organisationVersion"."version"` }))
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

const writeDown = prepared(
  (db, { organisationId, version, auditHash: hash }: { organisationId: string; version: number; auditHash: string }) =>
    db.updateTable('organisationVersion').set({ version, auditHash: hash }).where('organisationId', '=', organisationId),
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

/** What one command did, before anyone is told. */
interface Done {
  readonly answer: Answer
  readonly differences: readonly Difference[]
  /** How the organisation stands after it. */
  readonly standing: Standing
}

/** A command in its two halves: what refuses it does so in the first, which writes nothing. */
interface Work {
  readonly organisationId: string
  readonly decide: (trx: Kysely<Schema>, standing: Standing) => Promise<Decided>
  readonly put: (trx: Kysely<Schema>, decided: Decided) => Promise<Done>
}

/** A command that waits for its turn. */
interface Waiting extends Work {
  readonly resolve: (done: Done) => void
  readonly reject: (trouble: unknown) => void
}

/** Most commands in one commit: enough to share the wait for the disk, few enough that nobody waits long for others. */
const mostInOneCommit = 64

/** Ends a transaction in which nothing was done, so that it leaves nothing behind. */
class NothingDone extends Error {}

/**
 * Carries out what waits, many commands to one commit. A refused one has written nothing and takes no version; trouble while
 * writing undoes them all and is thrown. Nobody is answered before all of it is on disk.
 */
const commitTogether = async ({ db, kind }: Database, organisationId: string, batch: readonly Waiting[]): Promise<void> => {
  const settled: (() => void)[] = []
  const task = async (trx: Kysely<Schema>): Promise<void> => {
    const [found] = await takeLock(trx, { organisationId })
    if (!found) throw new Error('The organisation gave no version.')
    const before: Standing = { ...found, zone: found.zone ?? 'UTC' }
    let standing = before
    for (const { decide, put, resolve, reject } of batch) {
      let decided: Decided
      try {
        decided = await decide(trx, standing)
      } catch (trouble) {
        if (!(trouble instanceof Problem || trouble instanceof Replay)) throw trouble
        settled.push(() => reject(trouble))
        continue
      }
      const done = await put(trx, decided)
      settled.push(() => resolve(done))
      standing = done.standing
    }
    if (standing === before) throw new NothingDone()
    await writeDown(trx, { organisationId, version: standing.version, auditHash: standing.auditHash })
    if (kind === 'postgres') await sql`select pg_notify('uitrol', ${organisationId})`.execute(trx)
  }
  await db
    .transaction()
    .execute(task)
    .catch((trouble: unknown) => {
      if (!(trouble instanceof NothingDone)) throw trouble
    })
  for (const settle of settled) settle()
}

/** As `commitTogether`; where that comes to trouble, each command stands or falls on its own. */
const commitBatch = async (database: Database, organisationId: string, batch: readonly Waiting[]): Promise<void> => {
  try {
    await commitTogether(database, organisationId, batch)
  } catch (trouble) {
    const alone = isPassing(trouble) || batch.length === 1
    for (const one of batch) {
      if (alone) one.reject(trouble)
      else await commitBatch(database, organisationId, [one])
    }
  }
}

/** Takes turns: one transaction of an organisation at a time, because a second would only wait for its row. */
const createQueue = (database: Database): ((work: Work) => Promise<Done>) => {
  const queues = new Map<string, Waiting[]>()

  const serve = async (organisationId: string, queue: Waiting[]): Promise<void> => {
    while (queue.length > 0) {
      // SQLite answers without waiting, so requests that have arrived are only read if we let go for a moment.
      await setImmediate()
      await commitBatch(database, organisationId, queue.splice(0, mostInOneCommit))
    }
    queues.delete(organisationId)
  }

  return (work) =>
    new Promise((resolve, reject) => {
      const { organisationId } = work
      const queue = queues.get(organisationId)
      const waiting = { ...work, resolve, reject }
      if (queue) return void queue.push(waiting)
      const fresh = [waiting]
      queues.set(organisationId, fresh)
      void serve(organisationId, fresh)
    })
}

/** What a command is about to do: nothing of it is written yet. */
interface Decided {
  readonly standing: Standing
  readonly at: At
  readonly inputText: string
  readonly differences: readonly Difference[]
}

/** A command, ready to be carried out in two halves. */
const workOf = (
  kind: Database['kind'],
  command: AnyCommand,
  actor: Actor,
  issued: Issued,
  input: unknown,
  now: () => string,
  { device = null, alongside }: Circumstances,
): Work => {
  const { organisationId, accountId } = actor

  const decide: Work['decide'] = async (trx, standing) => {
    const inputText = JSON.stringify(input) ?? 'null'
    await refuseReplay(trx, actor, issued, inputText)
    const instant = now()
    const at: At = {
      commandId: issued.id,
      organisationId,
      now: instant,
      today: todayIn(standing.zone, instant),
      by: { accountId, name: actor.name, rights: rightsOf(actor) },
    }
    const needs = command.needs(input, at)
    const facts = await loadFacts(trx, kind, organisationId, needs)
    const changes = command.decide(facts, input, at)
    return { standing, at, inputText, differences: await differencesOf(trx, kind, organisationId, changes, needs, facts) }
  }

  const put: Work['put'] = async (trx, { standing, at, inputText, differences }) => {
    const version = standing.version + 1
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
      previousHash: standing.auditHash,
    }
    const hash = auditHash(row)
    await writeAudit(trx, { ...row, hash })
    const described = differences.find(({ table }) => table === 'organisation')?.after
    const zone = described ? String(described['zone']) : standing.zone
    return { answer, differences, standing: { version, auditHash: hash, zone } }
  }

  return { organisationId, decide, put }
}

/** Makes the function through which every command is written. */
export const createWriter = ({ database, now, committed }: WriterParts): Write => {
  const inTurn = createQueue(database)

  return async (actor, issued, circumstances = {}) => {
    const command = commandNamed(issued.name)
    if (!command || !may(actor, command.may)) throw new Problem('access.notFound', {})
    const input = check<unknown>(command.input, issued.input)
    if (!reaches(actor, (input as { rolloutId?: unknown } | null)?.rolloutId)) throw new Problem('access.notFound', {})
    const work = workOf(database.kind, command, actor, issued, input, now, circumstances)
    for (let attempt = 1; ; attempt++) {
      try {
        const { answer, differences } = await inTurn(work)
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
