/** Commands about everyone that are known to change nothing: found once, and answered at once as long as nothing that they look at changes. */
import type { Kysely } from 'kysely'
import type { AnyCommand, At, Change, Issued, Needs } from '#core/kernel/command.ts'
import { commandNamed } from '#core/registry/commands.ts'
import type { TableName } from '#core/registry/tables.ts'
import { check } from '#server/base/input-validation.ts'
import type { LoadedFacts } from '#server/db/facts.ts'
import { isUnwritten } from '#server/db/kept-pieces.ts'
import type { Schema } from '#server/db/schema.ts'
import type { TaskCheckpoint } from '#server/write/command-batch.ts'

/** When a command was found to change nothing, and what it looked at. */
export interface NoChange extends Pick<TaskCheckpoint, 'version' | 'auditHash'>, Pick<At, 'today' | 'zone'> {
  readonly since: string
  /** The instant from which it may decide otherwise on the same rows; null where the day alone counts. */
  readonly until: string | null
  readonly tables: readonly TableName[]
}

/** What was found when a command decided; undefined where it changes something, or may do so again without any row having changed. */
export const noChangeIn = (
  { noChangeUntil }: AnyCommand,
  needs: Needs,
  facts: LoadedFacts,
  changes: readonly Change[],
  { now, today, zone }: At,
  { version, auditHash }: Pick<TaskCheckpoint, 'version' | 'auditHash'>,
): NoChange | undefined =>
  noChangeUntil && changes.length === 0
    ? {
        version,
        auditHash,
        today,
        zone,
        since: now,
        until: noChangeUntil(facts, { now }),
        tables: [...new Set(Object.values(needs).map(({ table }) => table))],
      }
    : undefined

/** With more rows changed than these nobody looks through them. */
const mostChanged = 500

/**
 * Whether a command still changes nothing: it is the same day, and no row of a table that it looks at has changed. Where the version it was
 * found at is not in the trail as it was then, the database is another one.
 */
export const stillHolds = async (
  trx: Kysely<Schema>,
  organisationId: string,
  { version, auditHash, today, zone, since, until, tables }: NoChange,
  at: Pick<At, 'now' | 'today' | 'zone'>,
): Promise<boolean> => {
  const instant = Date.parse(at.now)
  if (at.today !== today || at.zone !== zone || instant < Date.parse(since) || (until !== null && instant >= Date.parse(until)))
    return false
  // What the feed does not name yet may be rows that it looks at.
  if (await isUnwritten(trx, organisationId)) return false
  const of = trx.selectFrom('audit').select('hash').where('organisationId', '=', organisationId).where('version', '=', version)
  if ((await of.executeTakeFirst())?.hash !== auditHash) return false
  const changed = await trx
    .selectFrom('feed')
    .select('table')
    .where('organisationId', '=', organisationId)
    .where('version', '>', version)
    .orderBy('version')
    .limit(mostChanged)
    .execute()
  return changed.length < mostChanged && changed.every(({ table }) => !tables.includes(table as TableName))
}

/** What is known of commands, by organisation and input. */
export interface NoChanges {
  /** Undefined where nothing is known. Problem: access.badInput. */
  of(organisationId: string, issued: Pick<Issued, 'name' | 'input'>): NoChange | undefined
  keep(organisationId: string, issued: Pick<Issued, 'name' | 'input'>, found: NoChange | undefined): void
}

/** More are forgotten, the oldest first. */
const mostKept = 100

const keyOf = (organisationId: string, { name, input }: Pick<Issued, 'name' | 'input'>): string | undefined => {
  const command = commandNamed(name)
  return command?.noChangeUntil && JSON.stringify([organisationId, name, check<unknown>(command.input, input)])
}

/** Begins with nothing; it is lost when the server ends. */
export const createNoChanges = (): NoChanges => {
  const kept = new Map<string, NoChange>()
  return {
    of: (organisationId, issued) => kept.get(keyOf(organisationId, issued) ?? ''),
    keep: (organisationId, issued, found) => {
      const key = found && keyOf(organisationId, issued)
      if (!key) return
      kept.delete(key)
      kept.set(key, found)
      const [oldest] = kept.keys()
      if (oldest !== undefined && kept.size > mostKept) kept.delete(oldest)
    },
  }
}
