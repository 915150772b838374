/** A command about everyone, carried out in a thread: decided while others go on writing, and written in its turn. */
import type { Kysely } from 'kysely'
import { zoneAt } from '#core/regional/at-location.ts'
import { type Actor, may } from '#core/access/access.ts'
import type { Issued } from '#core/kernel/command.ts'
import { Problem } from '#core/kernel/problem.ts'
import { commandNamed } from '#core/registry/commands.ts'
import type { TableName } from '#core/registry/tables.ts'
import { writesAhead } from '#server/db/change-writes.ts'
import type { Database } from '#server/db/database.ts'
import { type Difference, differencesOf } from '#server/db/differences.ts'
import { loadFacts } from '#server/db/facts.ts'
import type { Schema } from '#server/db/schema.ts'
import { createUnwrittenRows, inPieces, keepPieces, rowsAtOnce, writtenSince } from '#server/db/kept-pieces.ts'
import { StillUnwritten } from '#server/db/unwritten-rows.ts'
import type { ThreadParts, ThreadTask } from '#server/threads/thread-task.ts'
import { withInput } from '#server/write/command-body.ts'
import type { DecidingBatch, TaskCheckpoint } from '#server/write/command-batch.ts'
import { commitAlone, readWritten, tellWritten, writePiece } from '#server/write/commit.ts'
import { createIssuers, isOfAccess } from '#server/write/issuers.ts'
import { type Circumstances, type CommandTask, type Decided, type Done, Replay, taskOf } from '#server/write/execute-command.ts'
import { inputOf, type Written } from '#server/write/write.ts'

export interface CommandAsked extends Pick<Circumstances, 'device'> {
  readonly actor: Actor
  readonly issued: Issued
  /** When it is carried out: an instant, RFC 3339 in UTC. */
  readonly now: string
}

/** Megabytes in which pages of a large change wait for its commit: with fewer, each is written to the file and read again several times. */
const inMemory = { usual: 16, whileWriting: 128 } as const

/** Times that a command is decided ahead of its turn; after that it is decided within it, where others wait. */
const mostAhead = 3

/** What was decided ahead does not hold any more. */
class OutOfDate extends Error {}

/** Whoever listens wants to know of these; the others are too many to be handed over. */
const told: ReadonlySet<TableName> = new Set(['location', 'organisation'])

/** Decides on the rows as they are now, all of one moment, and writes nothing. Throws `StillUnwritten` where some are not in their tables. */
const decideAhead = async ({ db, kind }: Database, { organisationId, commandId, actor, decide }: CommandTask): Promise<Decided> => {
  const reading = db.transaction().setAccessMode('read only')
  const decided = await (kind === 'postgres' ? reading.setIsolationLevel('repeatable read') : reading).execute(async (trx) => {
    const earlier = await trx
      .selectFrom('audit')
      .select(['name', 'input', 'accountId', 'answer'])
      .where('organisationId', '=', organisationId)
      .where('commandId', '=', commandId)
      .executeTakeFirst()
    const head = await trx
      .selectFrom('organisationVersion')
      .select(['version', 'auditHash', 'unwritten'])
      .where('organisationId', '=', organisationId)
      .executeTakeFirst()
    if ((head?.unwritten ?? null) !== null) throw new StillUnwritten()
    const organisation = await trx.selectFrom('organisation').select('zone').where('organisationId', '=', organisationId).executeTakeFirst()
    const version = head?.version ?? 0
    const batch: DecidingBatch = {
      trx,
      earlier: () => earlier,
      issuer: createIssuers(trx, organisationId, [actor], version),
      facts: (needs) => loadFacts(trx, kind, organisationId, needs),
      differences: (changes, needs, facts) => differencesOf(trx, kind, organisationId, changes, needs, facts),
    }
    return decide(batch, { version, auditHash: head?.auditHash ?? '', zone: zoneAt(organisation) })
  })
  return decided
}

/** Rows that are written with the commit itself whatever their number: what is looked up beside the rows that a command asks for, and what listeners are told. */
const isAtOnce = (difference: Difference): boolean => isOfAccess(difference) || told.has(difference.table)

interface Made {
  readonly decided: Decided
  /** Rows that are written behind the commit. */
  readonly pieces: readonly (readonly Difference[])[]
}

/** What is written for a decision, made ahead of its turn where it can be: of many rows this takes long too. */
const madeFor = ({ db, kind }: Database, { organisationId, commandId, payloadOf }: CommandTask, decided: Decided, most: number): Made => {
  const { differences } = decided
  const isLarge = differences.length > 2 * most
  const atOnce = isLarge ? differences.filter(isAtOnce) : differences
  const pieces = isLarge
    ? inPieces(
        differences.filter((one) => !isAtOnce(one)),
        most,
      )
    : []
  const writes = writesAhead(kind, organisationId, atOnce)
  const kept = pieces.length > 0 ? keepPieces(db, organisationId, commandId, pieces) : []
  return { decided: { ...decided, ahead: { payload: payloadOf(differences), writes: [...writes, ...kept] } }, pieces }
}

/** Whether rows that it was decided on, or that it writes, have changed since. */
const isOutOfDate = async (trx: Kysely<Schema>, organisationId: string, { standing, tables }: Decided): Promise<boolean> => {
  const changed = await trx
    .selectFrom('feed')
    .select('table')
    .distinct()
    .where('organisationId', '=', organisationId)
    .where('version', '>', standing.version)
    .execute()
  return changed.some(({ table }) => tables.has(table as TableName))
}

/**
 * Carries the command out; a change of more than twice `most` rows is committed as it was decided, and its rows are written behind that in pieces.
 * Problems: access.notFound, access.badInput, and those of the command.
 */
export const carryOut = async (
  { database, turn, progress, answerFor }: ThreadParts,
  { actor, issued: sent, now, device }: CommandAsked,
  most = rowsAtOnce,
): Promise<Written> => {
  const issued = withInput(sent)
  const command = commandNamed(issued.name)
  if (!command) throw new Problem('access.notFound', {})
  const circumstances = { read: () => progress('deciding'), ...(device === undefined ? {} : { device }) }
  const input = inputOf(actor, command, issued)
  const taskBy = (by: Actor): CommandTask => taskOf(database.kind, command, by, issued, input, () => now, circumstances)
  const task = taskBy(actor)
  const { organisationId } = task
  progress('reading')
  try {
    const madeAhead = async (): Promise<Made> =>
      madeFor(database, task, await readWritten({ database, turn }, organisationId, () => decideAhead(database, task)), most)
    let times = 1
    let ahead = await madeAhead()
    let made = ahead
    let written = writtenSince(organisationId, 0)
    const decideInTurn = async (batch: DecidingBatch, standing: TaskCheckpoint): Promise<Made> => {
      const asAhead = { ...ahead, decided: { ...ahead.decided, standing } }
      if (standing.version === ahead.decided.standing.version) return asAhead
      if (batch.earlier(issued.id)) return madeFor(database, task, await task.decide(batch, standing), most)
      const by = await batch.issuer(actor, now)
      if (!by || !may(by, command.may)) throw new Problem('access.notFound', {})
      const isOld = standing.zone !== ahead.decided.standing.zone || (await isOutOfDate(batch.trx, organisationId, ahead.decided))
      if (by === actor && !isOld) return asAhead
      if (by === actor && times < mostAhead) throw new OutOfDate()
      return madeFor(database, task, await taskBy(by).decide(batch, standing), most)
    }
    const decide: CommandTask['decide'] = async (batch, standing) => {
      made = await decideInTurn(batch, standing)
      written = writtenSince(organisationId, standing.version + 1)
      // Before the commit: whoever comes right after it asks.
      if (made.pieces.length > 0) answerFor(organisationId, issued.id, createUnwrittenRows(database.db, written, made.pieces.flat()))
      return made.decided
    }
    const commit = (): Promise<Done> =>
      turn(() => {
        progress('writing')
        database.keepInMemory(inMemory.whileWriting)
        return commitAlone(database, { ...task, expected: () => ({}), decide })
      })
    let done: Done | undefined
    while (!done)
      try {
        done = await commit()
      } catch (trouble) {
        if (!(trouble instanceof OutOfDate)) throw trouble
        times += 1
        progress('reading')
        ahead = await madeAhead()
      }
    const { version } = done.answer
    for (const [piece, rows] of made.pieces.entries())
      await turn(() => writePiece(database, organisationId, { commandId: issued.id, at: now, version, piece, rows }, written))
    if (made.pieces.length > 0) await tellWritten(database, organisationId)
    return { ...done, differences: done.differences.filter(({ table }) => told.has(table)) }
  } catch (trouble) {
    if (trouble instanceof Replay) return { answer: trouble.answer, differences: [] }
    throw trouble
  } finally {
    database.keepInMemory(inMemory.usual)
  }
}

/** The same, as a task of a thread. */
export const commandTask: ThreadTask<CommandAsked, Written> = (parts, asked) => carryOut(parts, asked)
