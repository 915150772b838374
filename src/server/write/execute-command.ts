/** What one command does inside its turn: steps 4 to 6 of the write path, up to the audit row; it opens no transaction itself. */
import type { Kysely } from 'kysely'
import { type Actor, byOf } from '#core/access/access.ts'
import { todayIn } from '#core/kernel/calendar.ts'
import type { At, Issued } from '#core/kernel/command.ts'
import type { AnyCommand } from '#core/kernel/command.ts'
import { endSessions } from '#core/access/membership-commands.ts'
import { forget } from '#core/privacy/forget-command.ts'
import { Problem } from '#core/kernel/problem.ts'
import { auditHash, saltedPayload } from '#server/audit/hash-chain.ts'
import type { Database } from '#server/db/database.ts'
import { applyDifferences, auditedChanges, type Difference, differencesOf, unsaidChanges } from '#server/db/differences.ts'
import { loadFacts } from '#server/db/facts.ts'
import { prepared } from '#server/db/prepared.ts'
import type { AuditRow, Schema } from '#server/db/schema.ts'
import { eraseBeside } from '#server/privacy/erase-person.ts'

export interface Answer {
  readonly id: string
  readonly version: number
}

export interface Circumstances {
  /** What the change was made on, as the audit trail names it. */
  readonly device?: string | null
  /** When it happened, where that is not now: the weeks that lie behind the sample company. */
  readonly at?: string
  /** More rows of the server's own books that stand or fall with the command. */
  readonly alongside?: (trx: Kysely<Schema>) => Promise<void>
}

/** A replay: carries the first answer out of the transaction, which is rolled back. */
export class Replay extends Error {
  readonly answer: Answer
  constructor(answer: Answer) {
    super('replay')
    this.answer = answer
  }
}

/** Where an organisation stands: kept in hand while commands are carried out, written down once before their commit. */
export interface TaskCheckpoint {
  readonly version: number
  readonly auditHash: string
  readonly zone: string
}

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
  // What was asked may have been taken out since; then the id alone says that it was this.
  const isSame = first.input === '' || first.input === input
  if (first.name !== name || !isSame || first.accountId !== accountId) throw new Problem('access.idTaken', {})
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
    inputSalt: row.inputSalt,
    inputDigest: row.inputDigest,
    changesSalt: row.changesSalt,
    changesDigest: row.changesDigest,
    emptied: row.emptied,
  }),
)

/** What one command did, before anyone is told. */
export interface Done {
  readonly answer: Answer
  readonly differences: readonly Difference[]
  /** How the organisation stands after it. */
  readonly standing: TaskCheckpoint
}

/** A command in its two halves: what refuses it does so in the first, which writes nothing. */
export interface BackgroundWorker {
  readonly organisationId: string
  readonly decide: (trx: Kysely<Schema>, standing: TaskCheckpoint) => Promise<Decided>
  readonly put: (trx: Kysely<Schema>, decided: Decided) => Promise<Done>
}

/** What a command is about to do: nothing of it is written yet. */
export interface Decided {
  readonly standing: TaskCheckpoint
  readonly at: At
  readonly inputText: string
  readonly differences: readonly Difference[]
}

/** Sessions are ended one by one too: one that was opened before the clock was put back is newer than the moment at which they end. */
const revokeSessions = async (trx: Kysely<Schema>, organisationId: string, accountId: string, revokedAt: string): Promise<void> =>
  void (await trx
    .updateTable('signIn')
    .set({ revokedAt })
    .where('organisationId', '=', organisationId)
    .where('accountId', '=', accountId)
    .where('revokedAt', 'is', null)
    .execute())

const personIn = (input: string): string => String((JSON.parse(input) as { personId: unknown }).personId)

/** A command, ready to be carried out in two halves. */
export const workOf = (
  kind: Database['kind'],
  command: AnyCommand,
  actor: Actor,
  issued: Issued,
  input: unknown,
  now: () => string,
  { device = null, at: happened, alongside }: Circumstances,
): BackgroundWorker => {
  const { organisationId, accountId } = actor

  const decide: BackgroundWorker['decide'] = async (trx, standing) => {
    const inputText = JSON.stringify(input) ?? 'null'
    await refuseReplay(trx, actor, issued, inputText)
    const instant = happened ?? now()
    const at: At = {
      commandId: issued.id,
      organisationId,
      now: instant,
      today: todayIn(standing.zone, instant),
      by: byOf(actor),
    }
    const needs = command.needs(input, at)
    const facts = await loadFacts(trx, kind, organisationId, needs)
    const changes = command.decide(facts, input, at)
    return { standing, at, inputText, differences: await differencesOf(trx, kind, organisationId, changes, needs, facts) }
  }

  const put: BackgroundWorker['put'] = async (trx, { standing, at, inputText, differences }) => {
    const version = standing.version + 1
    await applyDifferences(trx, kind, organisationId, version, differences)
    if (command.name === endSessions.name) await revokeSessions(trx, organisationId, (input as { accountId: string }).accountId, at.now)
    await alongside?.(trx)
    // Erasure somebody reaches the trail and the account too, and says of its own changes only which rows they were.
    const forgetting = command.name === forget.name ? { organisationId, personId: personIn(inputText), differences } : null
    const emptied = forgetting ? await eraseBeside(trx, kind, forgetting) : null
    const changes = forgetting ? unsaidChanges(differences) : auditedChanges(differences)
    const answer: Answer = { id: issued.id, version }
    const row: Omit<AuditRow, 'hash'> = {
      organisationId,
      commandId: issued.id,
      version,
      name: command.name,
      ...saltedPayload(inputText, changes),
      emptied: emptied && JSON.stringify(emptied),
      accountId,
      device,
      issuedAt: issued.issuedAt,
      at: at.now,
      answer: JSON.stringify(answer),
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
