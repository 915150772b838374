/** What commands would change, for a device that does not hold the rows they ask for: decided on a copy in memory, nothing is written. */
import { zoneAt } from '#core/regional/at-location.ts'
import { type Actor, byOf, may, reaches } from '#core/access/access.ts'
import { mayRead, rowSeenBy } from '#core/access/row-access.ts'
import { largeTables } from '#core/access/device-scope.ts'
import { todayIn } from '#core/kernel/calendar.ts'
import type { Kysely } from 'kysely'
import { type AnyCommand, type At, type Change, isNeeded, type Issued, neededRows, type Needs } from '#core/kernel/command.ts'
import { Problem } from '#core/kernel/problem.ts'
import { rowKey } from '#core/kernel/table.ts'
import { commandNamed } from '#core/registry/commands.ts'
import { type TableName, tables } from '#core/registry/tables.ts'
import type { Database } from '#server/db/database.ts'
import { differencesOf } from '#server/db/differences.ts'
import { type LoadedFacts, type LoadedRow, loadFacts } from '#server/db/facts.ts'
import { check } from '#server/base/input-validation.ts'
import type { Schema } from '#server/db/schema.ts'
import type { ThreadTask } from '#server/threads/thread-task.ts'
import { commandsIn } from '#server/write/command-body.ts'
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

/** The facts as they would be after earlier changes. */
const afterEarlier = (facts: LoadedFacts, needs: Needs, changes: readonly Change[]): LoadedFacts => {
  if (changes.length === 0) return facts
  const changed = Map.groupBy(changes, ({ table }) => table)
  const after: LoadedFacts = {}
  for (const due of neededRows(needs, after)) {
    const { name, need } = due
    const { table } = need
    const rows = new Map((facts[name] ?? []).map((row) => [rowKey(tables[table], row), row]))
    for (const { op, row } of changed.get(table) ?? []) {
      if (op === 'put' && isNeeded(due, row as unknown as Record<string, unknown>))
        rows.set(rowKey(tables[table], row), row as unknown as LoadedRow)
      else rows.delete(rowKey(tables[table], row))
    }
    after[name] = [...rows.values()]
  }
  return after
}

/** What `previewCommands` is asked, as it travels to a thread. */
export interface PreviewAsked {
  readonly actor: Actor
  /** Or the body that holds them. */
  readonly issued: readonly Issued[] | Uint8Array
  readonly now: string
}

/** The same in a thread. */
export const previewInThread: ThreadTask<PreviewAsked, Previewed> = async ({ database }, { actor, issued, now }) =>
  previewCommands(database, actor, commandsIn(issued), now)

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

/** Decides commands one after the other and says what they would change. Problems: access.notFound, and those of the commands. */
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
      .select(['version', 'auditHash'])
      .where('organisationId', '=', organisationId)
      .executeTakeFirst()
    for (const one of issued) {
      const { command, input } = allowed(actor, one)
      const at: At = { commandId: one.id, organisationId, now, today: todayIn(zone, now), zone, by: byOf(actor) }
      const factsFor = async (needs: Needs) => afterEarlier(await loadFacts(trx, kind, organisationId, needs), needs, changes)
      // Earlier changes may name rows nearby that were not read.
      const few = changes.length === 0 && command.nearby
      let decided = few ? few.decide(await factsFor(few.needs(input, at)), input, at) : null
      if (!decided) {
        const needs = command.needs(input, at)
        const facts = await factsFor(needs)
        decided = command.decide(facts, input, at)
        if (issued.length === 1 && head) noChange = noChangeIn(command, needs, facts, decided, at, head)
      }
      changes = changes.concat(decided)
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
