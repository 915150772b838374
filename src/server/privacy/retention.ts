/** Keeps to what an organisation said of how long things are kept; done daily, and again as often as anyone likes (ME-8). */
import { commandCall } from '#server/base/command-call.ts'
import type { CommandInputs, CommandName } from '#core/registry/command-inputs.ts'
import { hasLeftBy } from '#server/db/works-on.ts'
import { idleDays } from '#server/http/credentials.ts'
import { systemActor } from '#core/access/access.ts'
import { addDays, isZone, todayIn } from '#core/kernel/calendar.ts'
import { dueToForget, retentionIn } from '#core/people/leavers.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Database } from '#server/db/database.ts'
import type { ServerContext } from '#server/context.ts'
import { newId } from '#server/base/ids.ts'

/** What was done, in numbers. */
export interface Kept {
  readonly forgotten: number
  /** Whether personal links that were over were cleared away. */
  readonly clearedLinks: boolean
  /** Rows of the server's own books: sessions, mailed links, what is left of guesses and challenges. */
  readonly books: number
}

/** What a command is refused with when somebody else was sooner, or when a person has to decide. */
const leftAlone = new Set(['people.unknownPerson', 'people.stillHere', 'people.stillSignsIn', 'people.nothingToClear'])

const earlier = (now: string, days: number): string => new Date(Date.parse(now) - days * 86_400_000).toISOString()

/** Sweeps the books of what ended before; every statement says for itself what it takes, so that two processes do no harm. */
const sweepBooks = async ({ db, kind }: Database, organisationId: string, booksDays: number, now: string): Promise<number> => {
  const before = earlier(now, booksDays)
  const members = db.selectFrom('membership').select('accountId').where('organisationId', '=', organisationId)
  const forgotten = db.selectFrom('guessing').select('bucket').where('forgottenAt', '<', now)
  const swept = [
    await db
      .deleteFrom('signIn')
      .where('organisationId', '=', organisationId)
      .where((on) => on.or([on('revokedAt', '<', before), on('expiresAt', '<', before), on('lastSeenAt', '<', earlier(before, idleDays))]))
      .executeTakeFirst(),
    await db
      .deleteFrom('mailedLink')
      .where('accountId', 'in', members)
      .where((on) => on.or([on('usedAt', '<', before), on('expiresAt', '<', before)]))
      .executeTakeFirst(),
    await db.deleteFrom('signInChallenge').where('expiresAt', '<', now).executeTakeFirst(),
    // A try that is being counted holds its row; waiting for it could lock up.
    await db
      .deleteFrom('guessing')
      .where('bucket', 'in', kind === 'postgres' ? forgotten.forUpdate().skipLocked() : forgotten)
      .executeTakeFirst(),
  ]
  return swept.reduce((sum, { numDeletedRows }) => sum + Number(numDeletedRows), 0)
}

/**
 * Forgets whoever is due, clears away links that were over, and sweeps the server's books. A second time, or in a second process, it finds
 * nothing left to do. Who is an organisation's last owner is left for a person to decide.
 */
export const keepRetention = async (
  { database, write, now }: Pick<ServerContext, 'database' | 'write' | 'now'>,
  organisationId: string,
): Promise<Kept> => {
  const { db } = database
  const at = now()
  const actor = systemActor(organisationId)
  /** Whether it was done, and not by somebody else already. */
  const done = async <Name extends CommandName>(id: string, name: Name, input: CommandInputs[Name]): Promise<boolean> => {
    try {
      await write(actor, commandCall(at, name, input, id))
      return true
    } catch (trouble) {
      if (trouble instanceof Problem && leftAlone.has(trouble.code)) return false
      throw trouble
    }
  }
  const of = (table: 'retention') => db.selectFrom(table).selectAll().where('organisationId', '=', organisationId)
  const { forgetAfterDays, booksDays } = retentionIn(await of('retention').execute())
  const organisation = await db.selectFrom('organisation').select('zone').where('organisationId', '=', organisationId).executeTakeFirst()
  const today = todayIn(organisation && isZone(organisation.zone) ? organisation.zone : 'UTC', at)
  let forgotten = 0
  if (forgetAfterDays !== null) {
    const left = await db
      .selectFrom('person')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where(hasLeftBy('leftOn', today))
      .orderBy('personId')
      .execute()
    for (const { personId, version } of dueToForget(left, forgetAfterDays, today)) {
      // Whoever looks at the same row at the same time gives the same command, which is carried out once.
      if (await done(`forget.${personId}.${version}`, 'people.forget', { personId })) forgotten += 1
    }
  }
  const clearedLinks = await done(newId(at), 'people.clearLinks', { before: addDays(today, -booksDays) })
  return { forgotten, clearedLinks, books: await sweepBooks(database, organisationId, booksDays, at) }
}
