/** What did not reach people by mail: the list of notices for whoever decides, and the word to them that there is something to decide (CM-7). */
import { todayOf } from '#server/db/todays-date.ts'
import { systemActor } from '#core/access/access.ts'
import { undeliveredCode, type UndeliveredNotice } from '#core/communication/undelivered-notices.ts'
import { commandCall } from '#server/base/command-call.ts'
import type { ServerContext } from '#server/context.ts'
import type { Database } from '#server/db/database.ts'
import { stillWorks } from '#server/db/works-on.ts'

/** So many stand on the page; the newest first. */
const most = 100

/** Notices that failed or of which nobody knows, and how many there are; of who left nobody has to decide. */
export const undeliveredNotices = async (
  { db }: Pick<Database, 'db'>,
  organisationId: string,
  rolloutId: string,
  today: string,
): Promise<{ readonly items: readonly UndeliveredNotice[]; readonly total: number }> => {
  const fitting = db
    .selectFrom('notice')
    .innerJoin('person', (join) =>
      join.onRef('person.organisationId', '=', 'notice.organisationId').onRef('person.personId', '=', 'notice.personId'),
    )
    .where('notice.organisationId', '=', organisationId)
    .where('notice.state', 'in', ['failed', 'unsure'])
    .where('notice.rolloutId', '=', rolloutId)
    .where('notice.code', '<>', undeliveredCode)
    .where(stillWorks('person.leftOn', today))
  const { total } = await fitting.select((on) => on.fn.countAll().as('total')).executeTakeFirstOrThrow()
  const found = await fitting
    .select(['notice.noticeId', 'notice.personId', 'person.name', 'notice.code', 'notice.createdAt', 'notice.state', 'notice.words'])
    .orderBy('notice.createdAt', 'desc')
    .orderBy('notice.noticeId')
    .limit(most)
    .execute()
  return {
    items: found.map(({ code, state, ...one }) => ({
      ...one,
      chapter: code.slice(0, code.indexOf('.')),
      state: state === 'failed' ? 'failed' : 'unsure',
    })),
    total: Number(total),
  }
}

/** Those who run messages and are people on the staff list: the leads, or else the owners. */
const decidersOf = async ({ db }: Pick<Database, 'db'>, organisationId: string, today: string): Promise<readonly string[]> => {
  const found = await db
    .selectFrom('membership')
    .innerJoin('person', (join) =>
      join.onRef('person.organisationId', '=', 'membership.organisationId').onRef('person.personId', '=', 'membership.personId'),
    )
    .select(['membership.role', 'person.personId'])
    .where('membership.organisationId', '=', organisationId)
    .where('membership.role', 'in', ['lead', 'owner'])
    .where(stillWorks('person.leftOn', today))
    .execute()
  const of = (role: string) => [...new Set(found.filter((one) => one.role === role).map(({ personId }) => personId))].toSorted()
  const leads = of('lead')
  return leads.length > 0 ? leads : of('owner')
}

/** Tells those who can act, once until they have read it. */
export const tellDeciders = async (
  { database, write, now }: Pick<ServerContext, 'database' | 'write' | 'now'>,
  organisationId: string,
  rolloutId: string,
): Promise<void> => {
  const deciders = await decidersOf(database, organisationId, await todayOf(database.db, organisationId, now()))
  if (deciders.length === 0) return
  const told = await database.db
    .selectFrom('notice')
    .select('personId')
    .where('organisationId', '=', organisationId)
    .where('rolloutId', '=', rolloutId)
    .where('code', '=', undeliveredCode)
    .where('personId', 'in', deciders)
    .where('readAt', 'is', null)
    .execute()
  const knows = new Set(told.map(({ personId }) => personId))
  const personIds = deciders.filter((personId) => !knows.has(personId)).slice(0, 100)
  if (personIds.length === 0) return
  await write(systemActor(organisationId), commandCall(now(), 'communication.tellUndelivered', { rolloutId, personIds }))
}
