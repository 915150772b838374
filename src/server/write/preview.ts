/** What commands would change, for a device that does not hold the rows they ask for: decided on a copy in memory, nothing is written. */
import { zoneAt } from '#core/regional/at-location.ts'
import { type Actor, byOf, may, reaches } from '#core/access/access.ts'
import { mayRead, rowSeenBy } from '#core/access/row-access.ts'
import { largeTables } from '#core/access/device-scope.ts'
import { todayIn } from '#core/kernel/calendar.ts'
import type { Kysely } from 'kysely'
import type { AnyCommand, At, Change, Issued } from '#core/kernel/command.ts'
import { Problem } from '#core/kernel/problem.ts'
import { commandNamed } from '#core/registry/commands.ts'
import { type TableName, tables } from '#core/registry/tables.ts'
import type { Database } from '#server/db/database.ts'
import { differencesOf } from '#server/db/differences.ts'
import { createPendingChanges } from '#server/db/pending-changes.ts'
import { createSharedFacts } from '#server/db/shared-facts.ts'
import { StillUnwritten } from '#server/db/unwritten-rows.ts'
import { check } from '#server/base/input-validation.ts'
import type { Schema } from '#server/db/schema.ts'
import type { ThreadTask } from '#server/threads/thread-task.ts'
import { commandsIn } from '#server/write/command-body.ts'
import { readWritten } from '#server/write/commit.ts'
import { type NoChange, noChangeIn } from '#server/write/no-change.ts'

export interface Preview {
  /** Of the tables that every device of a lead holds, and of the large ones where only few rows change. */
  readonly changes: readonly Change[]
  /** Of those few, the rows as they are now. */
  readonly before: readonly Change[]
  /** Of the large tables: how many rows change, and in which columns. */
  readonly elsewhere: Partial<Record<TableName, { rows: number; columns: Record<string, number> }>>
}

/** A preview, with what was found of the only command where that changes nothing. */
export interface Previewed extends Preview {
  readonly noChange?: NoChange | undefined
}

/** Rows of large tables that are shown one by one. */
const fewRows = 50

/** What `previewCommands` is asked, as it travels to a thread. */
export interface PreviewAsked {
  readonly actor: Actor
  /** Or the body that holds them. */
  readonly issued: readonly Issued[] | Uint8Array
  readonly now: string
}

/** The same in a thread. */
export const previewInThread: ThreadTask<PreviewAsked, Previewed> = async (parts, { actor, issued, now }) =>
  readWritten(parts, actor.organisationId, () => previewCommands(parts.database, actor, commandsIn(issued), now))

/** A command as it may be issued from outside, and its input. Problems: access.notFound, access.badInput. */
export const allowed = (actor: Actor, { name, input: sent }: Issued): { command: AnyCommand; input: unknown } => {
  const command = commandNamed(name)
  if (!command || command.inside || !may(actor, command.may)) throw new Problem('access.notFound', {})
  const input = check<unknown>(command.input, sent)
  if (!reaches(actor, (input as { rolloutId?: unknown } | null)?.rolloutId)) throw new Problem('access.notFound', {})
  return { command, input }
}

/** The zone of an organisation. */
export const zoneOf = async (trx: Kysely<Schema>, organisationId: string): Promise<string> =>
  zoneAt(await trx.selectFrom('organisation').select('zone').where('organisationId', '=', organisationId).executeTakeFirst())

/**
 * Decides commands one after the other and says what they would change. Problems: access.notFound, and those of the commands. Throws
 * `StillUnwritten` where rows of a large change are not in their tables.
 */
export const previewCommands = ({ db, kind }: Database, actor: Actor, issued: readonly Issued[], now: string): Promise<Previewed> => {
  const { organisationId } = actor
  const reading = db.transaction().setAccessMode('read only')
  const begin = kind === 'postgres' ? reading.setIsolationLevel('repeatable read') : reading
  return begin.execute(async (trx) => {
    const zone = await zoneOf(trx, organisationId)
    let changes: readonly Change[] = []
    let noChange: NoChange | undefined
    const head = await trx
      .selectFrom('organisationVersion')
      .select(['version', 'auditHash', 'unwritten'])
      .where('organisationId', '=', organisationId)
      .executeTakeFirst()
    if ((head?.unwritten ?? null) !== null) throw new StillUnwritten()
    const pending = createPendingChanges()
    const facts = createSharedFacts(kind, organisationId, pending, [])
    for (const one of issued) {
      const { command, input } = allowed(actor, one)
      const at: At = { commandId: one.id, organisationId, now, today: todayIn(zone, now), zone, by: byOf(actor) }
      for (const asked of [command.nearby, command]) {
        const needs = asked?.needs(input, at) ?? {}
        const found = asked ? await facts.load(trx, needs) : {}
        const decided = asked?.decide(found, input, at)
        if (!decided) continue
        if (asked === command && issued.length === 1 && head) noChange = noChangeIn(command, needs, found, decided, at, head)
        if (issued.length > 1) pending.add(0, await differencesOf(trx, kind, organisationId, decided, needs, found, pending.rowOf))
        changes = changes.concat(decided)
        break
      }
    }
    const large = new Set<TableName>(largeTables)
    const elsewhere: Preview['elsewhere'] = {}
    const ofLarge = changes.filter(({ table }) => large.has(table))
    const differences = await differencesOf(trx, kind, organisationId, ofLarge, {}, {})
    const seenOf = rowSeenBy(actor)
    const seen = (some: readonly Change[]): Change[] =>
      some
        .filter(({ table, row }) => mayRead(actor, table, { ...row, organisationId }))
        .map((change) => ({ ...change, row: seenOf(change.table, change.row) }) as unknown as Change)
    const shown = changes.filter(({ table }) => !large.has(table))
    if (differences.length <= fewRows) {
      const few = differences.map(
        ({ table, before, after }) => ({ op: after ? 'put' : 'remove', table, row: after ?? before }) as unknown as Change,
      )
      const present = differences.flatMap(({ table, before }) => (before ? [{ op: 'put', table, row: before } as unknown as Change] : []))
      return { changes: seen(shown.concat(few)), before: seen(present), elsewhere, noChange }
    }
    for (const { table, before, after } of differences) {
      const counted = (elsewhere[table] ??= { rows: 0, columns: {} })
      counted.rows += 1
      for (const column of Object.keys(tables[table].columns))
        if (before?.[column] !== after?.[column]) counted.columns[column] = (counted.columns[column] ?? 0) + 1
    }
    return { changes: seen(shown), before: [], elsewhere }
  })
}
