/** What one command does inside its turn: steps 4 to 6 of the write path, up to the audit row; it opens and writes no transaction itself. */
import type { Kysely } from 'kysely'
import { type Actor, byOf, may } from '#core/access/access.ts'
import { todayIn } from '#core/kernel/calendar.ts'
import type { At, Issued, Needs } from '#core/kernel/command.ts'
import type { AnyCommand } from '#core/kernel/command.ts'
import { endSessions } from '#core/access/membership-commands.ts'
import { forget } from '#core/privacy/forget-command.ts'
import { Problem } from '#core/kernel/problem.ts'
import { auditedInput } from '#server/base/digest.ts'
import type { TableName } from '#core/registry/tables.ts'
import { auditHash, type Payload, saltedPayload } from '#server/audit/hash-chain.ts'
import { unpacked } from '#server/audit/packed-text.ts'
import type { WriteFrom } from '#server/db/bulk.ts'
import type { Database } from '#server/db/database.ts'
import { auditedChanges, type Difference, unsaidChanges } from '#server/db/differences.ts'
import type { AuditRow, Schema } from '#server/db/schema.ts'
import { eraseBeside } from '#server/privacy/erase-person.ts'
import { type NoChange, noChangeIn, stillHolds } from '#server/write/no-change.ts'
import type { CommandBatch, DecidingBatch, ExpectedCommand, TaskCheckpoint } from '#server/write/command-batch.ts'

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
  /** Called once everything that it asks for was read. */
  readonly read?: () => void
  /** Decided on the rows nearby alone; where it touches more, `TouchesMore` is thrown. */
  readonly nearby?: true
  /** What is known of it: where that does not hold any more, `TouchesMore` is thrown. */
  readonly noChange?: NoChange
}

/** A command that cannot be decided on the rows nearby alone: nothing of it is done. */
export class TouchesMore extends Error {}

/** A replay: carries the first answer out of the transaction, which is rolled back. */
export class Replay extends Error {
  readonly answer: Answer
  constructor(answer: Answer) {
    super('replay')
    this.answer = answer
  }
}

/** Step 4: a command that was carried out before gets its first answer; another one under its id is refused. */
const refuseReplay = (batch: DecidingBatch, { accountId }: Actor, { id: commandId, name }: Issued, input: string): void => {
  const first = batch.earlier(commandId)
  if (!first) return
  // What was asked may have been taken out since; then the id alone says that it was this.
  const isSame = first.input === '' || unpacked(first.input) === input
  if (first.name !== name || !isSame || first.accountId !== accountId) throw new Problem('access.idTaken', {})
  throw new Replay(JSON.parse(first.answer) as Answer)
}

/** What one command did, before anyone is told. */
export interface Done {
  readonly answer: Answer
  readonly differences: readonly Difference[]
  /** How the organisation stands after it. */
  readonly standing: TaskCheckpoint
  /** What is known of the same command from now on. */
  readonly noChange?: NoChange
}

/** A command in its two halves: what refuses it does so in the first, which writes nothing. */
export interface CommandTask extends ExpectedCommand {
  readonly organisationId: string
  /** It writes more than rows and its audit row, so no other command shares its commit. */
  readonly standsAlone: boolean
  /** No other process is told of it. */
  readonly quiet?: true
  readonly decide: (batch: DecidingBatch, standing: TaskCheckpoint) => Promise<Decided>
  /** What the trail keeps of it. */
  readonly payloadOf: (differences: readonly Difference[]) => Payload
  readonly put: (batch: CommandBatch, decided: Decided) => Promise<Done>
}

/** What a command is about to do: nothing of it is written yet. */
export interface Decided {
  readonly standing: TaskCheckpoint
  readonly at: At
  readonly differences: readonly Difference[]
  /** What it was decided on, and what it changes. */
  readonly tables: ReadonlySet<TableName>
  /** What the trail keeps of it, and the statements that write it, where they were made ahead of its turn. */
  readonly ahead?: { readonly payload: Payload; readonly writes: readonly WriteFrom[] }
  readonly noChange?: NoChange | undefined
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
export const taskOf = (
  kind: Database['kind'],
  command: AnyCommand,
  actor: Actor,
  issued: Issued,
  input: unknown,
  now: () => string,
  { device = null, at: happened, alongside, read, nearby, noChange: known }: Circumstances,
): CommandTask => {
  const { organisationId, accountId } = actor
  const asked = (nearby && command.nearby) ?? command
  const inputText = auditedInput(input, command.digested)
  const atIn = (zone: string, instant: string, by: Actor): At => ({
    commandId: issued.id,
    organisationId,
    now: instant,
    today: todayIn(zone, instant),
    zone,
    by: byOf(by),
  })

  const decide: CommandTask['decide'] = async (batch, standing) => {
    refuseReplay(batch, actor, issued, inputText)
    const by = await batch.issuer(actor, now())
    if (!by || !may(by, command.may)) throw new Problem('access.notFound', {})
    const at = atIn(standing.zone, happened ?? now(), by)
    if (known) {
      if (!(await stillHolds(batch.trx, organisationId, known, at))) throw new TouchesMore()
      return { standing, at, differences: [], tables: new Set(known.tables), noChange: known }
    }
    const needs = asked.needs(input, at)
    const facts = await batch.facts(needs)
    read?.()
    const changes = asked.decide(facts, input, at)
    if (!changes) throw new TouchesMore()
    const differences = await batch.differences(changes, needs, facts)
    const tables = new Set<TableName>(Object.values(needs as Needs).map(({ table }) => table))
    for (const { table } of differences) tables.add(table)
    const noChange = asked === command ? noChangeIn(command, needs, facts, changes, at, standing) : undefined
    return { standing, at, differences, tables, noChange }
  }

  /** What a command does beside its rows and its audit row; answers what it emptied on the trail. */
  const putBeside = async (batch: CommandBatch, at: At, differences: readonly Difference[]) => {
    const { trx } = batch
    await batch.writeRows()
    if (command.name === endSessions.name) await revokeSessions(trx, organisationId, (input as { accountId: string }).accountId, at.now)
    await alongside?.(trx)
    if (command.name !== forget.name) return null
    // Erasure of somebody reaches the trail and the account too.
    return eraseBeside(trx, kind, { organisationId, personId: personIn(inputText), differences })
  }
  // The clock is looked at in turn and the zone is not known yet: the few needs that name a day may be read once more.
  const expected = (): Needs => (known ? {} : asked.needs(input, atIn('UTC', happened ?? issued.issuedAt, actor)))
  // What is known holds for what is written, not for what others of the same commit change.
  const standsAlone = alongside !== undefined || known !== undefined || command.name === endSessions.name || command.name === forget.name

  const payloadOf: CommandTask['payloadOf'] = (differences) => saltedPayload(inputText, auditedChanges(differences))
  const put: CommandTask['put'] = async (batch, { standing, at, differences, ahead, noChange }) => {
    const version = standing.version + 1
    if (ahead) batch.addWrites(ahead.writes.map((write) => write(standing.version)))
    else batch.add(version, differences)
    const emptied = standsAlone ? await putBeside(batch, at, differences) : null
    const answer: Answer = { id: issued.id, version }
    const row: Omit<AuditRow, 'hash'> = {
      organisationId,
      commandId: issued.id,
      version,
      name: command.name,
      // Of what erasure changes the trail says only which rows they were.
      ...(emptied ? saltedPayload(inputText, unsaidChanges(differences)) : (ahead?.payload ?? payloadOf(differences))),
      emptied: emptied && JSON.stringify(emptied),
      accountId,
      device,
      issuedAt: issued.issuedAt,
      at: at.now,
      answer: JSON.stringify(answer),
      previousHash: standing.auditHash,
    }
    const hash = auditHash(row)
    batch.addAudit({ ...row, hash })
    const described = differences.find(({ table }) => table === 'organisation')?.after
    const zone = described ? String(described['zone']) : standing.zone
    const done = { answer, differences, standing: { version, auditHash: hash, zone } }
    return noChange ? { ...done, noChange: { ...noChange, version, auditHash: hash } } : done
  }

  return { organisationId, commandId: issued.id, actor, standsAlone, expected, decide, payloadOf, put }
}
