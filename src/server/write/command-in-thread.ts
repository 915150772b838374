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
import { differencesOf } from '#server/db/differences.ts'
import { loadFacts } from '#server/db/facts.ts'
import type { Schema } from '#server/db/schema.ts'
import type { ThreadTask } from '#server/threads/thread-task.ts'
import { withInput } from '#server/write/command-body.ts'
import type { DecidingBatch } from '#server/write/command-batch.ts'
import { createIssuers } from '#server/write/issuers.ts'
import { type Circumstances, type CommandTask, type Decided, Replay, taskOf } from '#server/write/execute-command.ts'
import { commitAlone, inputOf, type Written } from '#server/write/write.ts'

export interface CommandAsked extends Pick<Circumstances, 'device'> {
  readonly actor: Actor
  readonly issued: Issued
  /** When it is carried out: an instant, RFC 3339 in UTC. */
  readonly now: string
}

/** Megabytes in which pages of a large change wait for its commit: with fewer, each is written to the file and read again several times. */
const inMemory = { usual: 16, whileWriting: 128 } as const

/** Whoever listens wants to know of these; the others are too many to be handed over. */
const told: ReadonlySet<TableName> = new Set(['location', 'organisation'])

/** Decides on the rows as they are now, all of one moment, and writes nothing. */
const decideAhead = async (
  { db, kind }: Database,
  { organisationId, commandId, actor, decide, payloadOf }: CommandTask,
): Promise<Decided> => {
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
      .select(['version', 'auditHash'])
      .where('organisationId', '=', organisationId)
      .executeTakeFirst()
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
  // Of many rows this takes long too, and nobody waits for it yet.
  const { differences } = decided
  return { ...decided, ahead: { payload: payloadOf(differences), writes: writesAhead(kind, organisationId, differences) } }
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

/** Problems: access.notFound, access.badInput, and those of the command. */
export const carryOut: ThreadTask<CommandAsked, Written> = async ({ database, turn, progress }, { actor, issued: sent, now, device }) => {
  const issued = withInput(sent)
  const command = commandNamed(issued.name)
  if (!command) throw new Problem('access.notFound', {})
  const circumstances = { read: () => progress('deciding'), ...(device === undefined ? {} : { device }) }
  const input = inputOf(actor, command, issued)
  const taskBy = (by: Actor): CommandTask => taskOf(database.kind, command, by, issued, input, () => now, circumstances)
  const task = taskBy(actor)
  progress('reading')
  try {
    const ahead = await decideAhead(database, task)
    const decide: CommandTask['decide'] = async (batch, standing) => {
      if (standing.version === ahead.standing.version) return { ...ahead, standing }
      if (batch.earlier(issued.id)) return task.decide(batch, standing)
      const by = await batch.issuer(actor, now)
      if (!by || !may(by, command.may)) throw new Problem('access.notFound', {})
      const isToDecide = by !== actor || standing.zone !== ahead.standing.zone || (await isOutOfDate(batch.trx, task.organisationId, ahead))
      return isToDecide ? taskBy(by).decide(batch, standing) : { ...ahead, standing }
    }
    const done = await turn(() => {
      progress('writing')
      database.keepInMemory(inMemory.whileWriting)
      return commitAlone(database, { ...task, expected: () => ({}), decide }).finally(() => database.keepInMemory(inMemory.usual))
    })
    return { ...done, differences: done.differences.filter(({ table }) => told.has(table)) }
  } catch (trouble) {
    if (trouble instanceof Replay) return { answer: trouble.answer, differences: [] }
    throw trouble
  }
}
