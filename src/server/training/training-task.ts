/** Looks after training by itself: free seats go to who waits, everyone hears of their session, a buddy who left is replaced, and files that nobody names go. */
import { sql } from 'kysely'
import { stillWorks, hasLeftBy } from '#server/db/works-on.ts'
import type { CommandInputs, CommandName } from '#core/registry/command-inputs.ts'
import { commandCall } from '#server/base/command-call.ts'
import { systemActor } from '#core/access/access.ts'
import { addDays, todayIn } from '#core/kernel/calendar.ts'
import { Problem } from '#core/kernel/problem.ts'
import { isHeldByItself } from '#core/communication/hold-reason.ts'
import { invitationsDue } from '#core/training/calendar-invite-commands.ts'
import { whereOf } from '#core/training/seat-commands.ts'
import { isToCome, seatsTaken } from '#core/training/seating.ts'
import type { Config } from '#server/base/config.ts'
import type { Database } from '#server/db/database.ts'
import { sweepFiles } from '#server/training/resource-store.ts'
import { taskCheckpoints } from '#server/jobs/task-checkpoint.ts'
import type { Write } from '#server/write/write.ts'

/** Days before a session in which people hear of it: early enough to plan, late enough to be so. */
const daysBefore = 14
const hour = 3_600_000

const standingOf = taskCheckpoints()
/** When files were last swept. */
const sweptAt = new WeakMap<Database, number>()

interface TrainingHouse {
  readonly config: Pick<Config, 'data'>
  readonly database: Database
  readonly write: Write
}

const sweep = async ({ config, database }: TrainingHouse): Promise<void> => {
  // Files carry the time of the machine, whatever the clock of the server context says.
  const instant = Date.now()
  if (instant - (sweptAt.get(database) ?? -Infinity) < hour) return
  sweptAt.set(database, instant)
  await sweepFiles(config, database, instant)
}

/** Who has left, as a condition: found once, where a join would look up each person behind each row. */
const leavers = ({ db }: Database, organisationId: string, today: string) =>
  db.selectFrom('person').select('personId').where('organisationId', '=', organisationId).where(hasLeftBy('leftOn', today))

/** The rollouts of pairs of which the one who helps has left while the other is still here. */
const leftAlone = (database: Database, organisationId: string, today: string) =>
  database.db
    .selectFrom('buddy')
    .innerJoin('person as helped', (join) =>
      join.onRef('helped.organisationId', '=', 'buddy.organisationId').onRef('helped.personId', '=', 'buddy.personId'),
    )
    .select('buddy.rolloutId')
    .where('buddy.organisationId', '=', organisationId)
    .where('buddy.buddyId', 'in', leavers(database, organisationId, today))
    .where(stillWorks('helped.leftOn', today))
    .execute()

/** Sessions that people were told of and that are no longer there. */
const heardOfNothing = async ({ db }: Database, organisationId: string): Promise<{ rolloutId: string; sessionKey: string }[]> => {
  const found = await db
    .selectFrom('notice')
    .leftJoin('session', (join) =>
      join
        .onRef('session.organisationId', '=', 'notice.organisationId')
        .onRef('session.rolloutId', '=', 'notice.rolloutId')
        .onRef('session.sessionKey', '=', 'notice.sessionKey'),
    )
    .select(['notice.rolloutId', 'notice.sessionKey'])
    .distinct()
    .where('notice.organisationId', '=', organisationId)
    .where('notice.method', '=', 'request')
    .where('session.sessionKey', 'is', null)
    .execute()
  return found.flatMap(({ rolloutId, sessionKey }) => (sessionKey === null ? [] : [{ rolloutId, sessionKey }]))
}

/** Messages that kept themselves back before a seat changed hands: what they lacked may be there now. */
const heldBeforeSeats = async ({ db }: Database, organisationId: string) => {
  const held = await db
    .selectFrom('message')
    .selectAll()
    .where('organisationId', '=', organisationId)
    .where('heldAt', 'is not', null)
    .where('queuedAt', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('attendee')
          .select('attendee.personId')
          .whereRef('attendee.organisationId', '=', 'message.organisationId')
          .whereRef('attendee.rolloutId', '=', 'message.rolloutId')
          .whereRef('attendee.version', '>', 'message.version'),
      ),
    )
    .execute()
  return held.filter(isHeldByItself)
}

/** Looks at the training of an organisation; harmless to repeat, and done only when something changed or a new day began. */
export const trainingTask = async (context: TrainingHouse, organisationId: string, now: string): Promise<void> => {
  const { database, write } = context
  const { db } = database
  await sweep(context)
  const standing = await standingOf(database, organisationId, now)
  if (!standing) return
  const { today, zone } = standing
  const issue = async <Name extends CommandName>(name: Name, input: CommandInputs[Name]): Promise<void> => {
    try {
      await write(systemActor(organisationId), commandCall(now, name, input))
    } catch (trouble) {
      // What cannot be done, such as a buddy where there is none, is said by the plan; somebody may also have done it first.
      if (!(trouble instanceof Problem)) throw trouble
    }
  }
  const coming = await db
    .selectFrom('session')
    .selectAll()
    .where('organisationId', '=', organisationId)
    .where('startsAt', '>=', addDays(today, -1))
    .execute()
  const agreed = new Set(
    (
      await db
        .selectFrom('rollout')
        .select('rolloutId')
        .where('organisationId', '=', organisationId)
        .where('approvedAt', 'is not', null)
        .execute()
    ).map(({ rolloutId }) => rolloutId),
  )
  const toCome = coming.filter((row) => isToCome(row, now))
  const attendeesOf = ({ rolloutId, sessionKey }: { readonly rolloutId: string; readonly sessionKey: string }) =>
    db
      .selectFrom('attendee')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('rolloutId', '=', rolloutId)
      .where('sessionKey', '=', sessionKey)
      .execute()
  const waiting = await db
    .selectFrom('attendee')
    .select(['rolloutId', 'sessionKey'])
    .distinct()
    .where('organisationId', '=', organisationId)
    // Said in the statement itself: the index of those who wait is not taken for a parameter.
    .where('state', '=', sql.lit('waiting'))
    .execute()
  // Not distinct: SQLite would rather go through all seats in the order of sessions.
  const keptByLeavers = await db
    .selectFrom('attendee')
    .select(['rolloutId', 'sessionKey'])
    .where('organisationId', '=', organisationId)
    .where('state', 'in', ['seat', 'waiting'])
    .where('personId', 'in', leavers(database, organisationId, today))
    .execute()
  const isOf = (session: (typeof toCome)[number]) => (row: { readonly rolloutId: string; readonly sessionKey: string }) =>
    row.rolloutId === session.rolloutId && row.sessionKey === session.sessionKey
  for (const session of toCome) {
    const { rolloutId, sessionKey } = session
    const toClear = keptByLeavers.some(isOf(session))
    if (toClear || (waiting.some(isOf(session)) && seatsTaken(await attendeesOf(session), session) < session.seats))
      await issue('training.fillSeats', { rolloutId, sessionKey })
  }
  for (const { rolloutId, messageKey } of await heldBeforeSeats(database, organisationId))
    await issue('communication.release', { rolloutId, messageKey })
  const until = addDays(today, daysBefore)
  const places = await db.selectFrom('location').select(['locationId', 'name']).where('organisationId', '=', organisationId).execute()
  for (const session of toCome.filter((row) => agreed.has(row.rolloutId) && todayIn(zone, row.startsAt) <= until)) {
    const { rolloutId, sessionKey } = session
    const notices = await db
      .selectFrom('notice')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('rolloutId', '=', rolloutId)
      .where('sessionKey', '=', sessionKey)
      .execute()
    const due = invitationsDue(session, await attendeesOf(session), notices, whereOf(session, places))
    if (due.length > 0) await issue('training.invite', { rolloutId, sessionKey })
  }
  for (const gone of await heardOfNothing(database, organisationId)) {
    const notices = await db
      .selectFrom('notice')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('rolloutId', '=', gone.rolloutId)
      .where('sessionKey', '=', gone.sessionKey)
      .execute()
    const due = invitationsDue(undefined, [], notices, null)
    if (due.some(({ startsAt }) => Date.parse(startsAt) > Date.parse(now))) await issue('training.invite', gone)
  }
  const alone = await leftAlone(database, organisationId, today)
  for (const rolloutId of new Set(alone.map((pair) => pair.rolloutId))) await issue('training.replaceBuddies', { rolloutId })
  standing.looked()
}
