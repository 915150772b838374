/** Keeps what is paused from happening: moves it on when its day comes (CO-3); and reminds of exports of the old system (CO-5). */
import { systemActor } from '#core/access/access.ts'
import { exportDue, firstGoLive, freshOldSystem, isReminded } from '#core/plan/old-system.ts'
import { mostTold, rollbackNoticeId } from '#core/contingency/rollback-commands.ts'
import { Problem } from '#core/kernel/problem.ts'
import { frozenBy, isDue } from '#core/plan/pauses.ts'
import { sql } from 'kysely'
import type { StoredRow, TableName } from '#core/registry/tables.ts'
import type { Database } from '#server/db/database.ts'
import { taskCheckpoints } from '#server/jobs/task-checkpoint.ts'
import { commandCall } from '#server/base/command-call.ts'
import type { Write } from '#server/write/write.ts'

const standingOf = taskCheckpoints()

/** Gives an order that another process may have given meanwhile, or that has nothing to do any more. */
const give = async (
  write: Write,
  organisationId: string,
  now: string,
  name: 'contingency.keepFrozen' | 'contingency.remindExport',
  rolloutId: string,
): Promise<void> => {
  try {
    await write(systemActor(organisationId), commandCall(now, name, { rolloutId }))
  } catch (trouble) {
    if (!(trouble instanceof Problem)) throw trouble
  }
}

/** Reminds of the next export of each old system that is still on, and raises the alarm when it is overdue (CO-5). */
const remind = async (
  { db }: Database,
  write: Write,
  organisationId: string,
  { now, today }: { readonly now: string; readonly today: string },
): Promise<void> => {
  const rollouts = await db
    .selectFrom('rollout')
    .select('rolloutId')
    .where('organisationId', '=', organisationId)
    .where('oldSystem', 'is not', null)
    .where('approvedAt', 'is not', null)
    .execute()
  for (const { rolloutId } of rollouts) {
    const of = <T extends 'oldSystem' | 'oldExport' | 'phase'>(table: T) =>
      db
        .selectFrom(table as 'oldSystem')
        .selectAll()
        .where('organisationId', '=', organisationId)
        .where('rolloutId', '=', rolloutId)
        .execute() as unknown as Promise<StoredRow<T>[]>
    const [[known = freshOldSystem(rolloutId)], exports, phases] = await Promise.all([of('oldSystem'), of('oldExport'), of('phase')])
    const due = exportDue({ oldSystem: known, exports, firstGoLiveOn: firstGoLive(phases) }, today)
    if (due && !isReminded(known, due)) await give(write, organisationId, now, 'contingency.remindExport', rolloutId)
  }
}

/** Tells everyone who works in the new tool of a rollback, once its message is approved; whoever was told is not told again (CO-4). */
const tell = async (
  { db }: Database,
  write: Write,
  organisationId: string,
  { now, today }: { readonly now: string; readonly today: string },
): Promise<void> => {
  const rollbacks = await db
    .selectFrom('rollback')
    .select(['rolloutId', 'rollbackId'])
    .where('organisationId', '=', organisationId)
    .where('approvedAt', 'is not', null)
    .where('decision', 'is', null)
    .execute()
  for (const { rolloutId, rollbackId } of rollbacks)
    for (;;) {
      const people = await db
        .selectFrom('participant')
        .select('participant.personId')
        .where('participant.organisationId', '=', organisationId)
        .where('participant.rolloutId', '=', rolloutId)
        .where('participant.excludedAt', 'is', null)
        .where('participant.goLiveOn', '<=', today)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('notice')
                .select('notice.noticeId')
                .whereRef('notice.organisationId', '=', 'participant.organisationId')
                .where(({ eb, ref, val }) =>
                  eb('notice.noticeId', '=', sql<string>`${val(rollbackNoticeId(rollbackId, ''))} || ${ref('participant.personId')}`),
                ),
            ),
          ),
        )
        .orderBy('participant.personId')
        .limit(mostTold)
        .execute()
      if (people.length === 0) break
      const personIds = people.map(({ personId }) => personId)
      await write(systemActor(organisationId), commandCall(now, 'contingency.tellRollback', { rolloutId, rollbackId, personIds }))
      if (people.length < mostTold) break
    }
}

/** Looks at every pause of an organisation when something changed or a new day began; harmless to repeat. */
export const contingencyTask = async (
  { database, write }: { readonly database: Database; readonly write: Write },
  organisationId: string,
  now: string,
): Promise<void> => {
  const standing = await standingOf(database, organisationId, now)
  if (!standing) return
  const { db } = database
  const rowsOf = <T extends TableName>(table: T, rolloutId: string, personId?: string): Promise<StoredRow<T>[]> => {
    const query = db
      .selectFrom(table as 'attendee')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('rolloutId', '=', rolloutId)
    return (personId === undefined ? query : query.where('personId', '=', personId)).execute() as unknown as Promise<StoredRow<T>[]>
  }
  const pauses = await db
    .selectFrom('pause')
    .selectAll()
    .where('organisationId', '=', organisationId)
    .where('endedAt', 'is', null)
    .execute()
  for (const pause of pauses) {
    const { rolloutId, personId } = pause
    const rows = {
      phases: await rowsOf('phase', rolloutId),
      phaseSites: await rowsOf('phaseSite', rolloutId),
      sessions: await rowsOf('session', rolloutId),
      ...(personId === null
        ? {}
        : { participants: await rowsOf('participant', rolloutId, personId), attendees: await rowsOf('attendee', rolloutId, personId) }),
    }
    const due = isDue(frozenBy(pause, rows, pause.pausedAt, standing.zone), standing.today, standing.zone)
    if (!due.goLive && !due.session && !due.seat) continue
    // Where the plan has no day left to move to, the pause itself says that nothing starts.
    await give(write, organisationId, now, 'contingency.keepFrozen', rolloutId)
  }
  await tell(database, write, organisationId, { now, today: standing.today })
  await remind(database, write, organisationId, { now, today: standing.today })
  standing.looked()
}
