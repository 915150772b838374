/** What waits to leave: letters, posts and notices as their rows say it, and the work that is made of them once their time has come. */
import { stillWorks } from '#server/db/works-on.ts'
import { type Kysely, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import type { Database } from '#server/db/database.ts'
import type { Schema } from '#server/db/schema.ts'

/** What a letter, a post and a notice are known by in `job`: their key and how often they were tried before. */
export type LetterKey = readonly [rolloutId: string, messageKey: string, personId: string, tries: number]
export type PostKey = readonly [rolloutId: string, messageKey: string, channelId: string, tries: number]
export type NoticeKey = readonly [noticeId: string, tries: number]

const day = (instant: string): string => instant.slice(0, 10)

/** No pause covers it; `place` is whose place counts, and `person` who reads it, if it goes to one person (CM-10). */
const notPaused = (place: string, person?: string): RawBuilder<boolean> => sql<boolean>`not exists (
  select 1 from "pause" where "pause"."organisationId" = "message"."organisationId" and "pause"."rolloutId" = "message"."rolloutId"
    and "pause"."endedAt" is null and case when "pause"."personId" is null
      then ("pause"."phaseKey" is null or "pause"."phaseKey" = "message"."phaseKey")
        and ("pause"."locationId" is null or "pause"."locationId" = ${sql.ref(place)})
      else ${person === undefined ? sql`false` : sql`"pause"."personId" = ${sql.ref(person)}`} end)`

/** Letters that wait and are neither held nor paused (CM-9, CM-10). */
const waitingLetters = (db: Kysely<Schema>, organisationId: string) =>
  db
    .selectFrom('delivery')
    .innerJoin('message', (join) =>
      join
        .onRef('message.organisationId', '=', 'delivery.organisationId')
        .onRef('message.rolloutId', '=', 'delivery.rolloutId')
        .onRef('message.messageKey', '=', 'delivery.messageKey'),
    )
    .where('delivery.organisationId', '=', organisationId)
    .where('delivery.state', '=', 'queued')
    .where('delivery.channel', '=', 'email')
    .where('message.heldAt', 'is', null)
    .where(notPaused('delivery.locationId', 'delivery.personId'))

/** Posts that wait and are neither held nor paused, to channels that are still there. */
const waitingPosts = (db: Kysely<Schema>, organisationId: string) =>
  db
    .selectFrom('post')
    .innerJoin('message', (join) =>
      join
        .onRef('message.organisationId', '=', 'post.organisationId')
        .onRef('message.rolloutId', '=', 'post.rolloutId')
        .onRef('message.messageKey', '=', 'post.messageKey'),
    )
    .innerJoin('channel', (join) =>
      join
        .onRef('channel.organisationId', '=', 'post.organisationId')
        .onRef('channel.rolloutId', '=', 'post.rolloutId')
        .onRef('channel.channelId', '=', 'post.channelId'),
    )
    .where('post.organisationId', '=', organisationId)
    .where('post.state', '=', 'queued')
    .where('channel.removedAt', 'is', null)
    .where('message.heldAt', 'is', null)
    .where(notPaused('message.locationId'))

/** Notices to people who are here and have an address. */
const waitingNotices = (db: Kysely<Schema>, organisationId: string, now: string) =>
  db
    .selectFrom('notice')
    .innerJoin('person', (join) =>
      join.onRef('person.organisationId', '=', 'notice.organisationId').onRef('person.personId', '=', 'notice.personId'),
    )
    .where('notice.organisationId', '=', organisationId)
    .where('notice.state', '=', 'queued')
    .where('person.email', 'is not', null)
    .where(stillWorks('person.leftOn', day(now)))

const stillThere = (query: SelectQueryBuilder<Schema, never, object>): RawBuilder<boolean> =>
  sql<boolean>`exists ${query.select(sql<number>`1`.as('one'))}`

/**
 * Whether a letter may still leave, asked in the moment in which it does. One that was tried since the work was made waits for its next
 * try, for which other work will be made.
 */
export const letterStillWaits = (db: Kysely<Schema>, organisationId: string, [rolloutId, messageKey, personId, tries]: LetterKey) =>
  stillThere(
    waitingLetters(db, organisationId)
      .where('delivery.rolloutId', '=', rolloutId)
      .where('delivery.messageKey', '=', messageKey)
      .where('delivery.personId', '=', personId)
      .where('delivery.attempts', '=', tries) as unknown as SelectQueryBuilder<Schema, never, object>,
  )

/** Whether a post may still leave. */
export const postStillWaits = (db: Kysely<Schema>, organisationId: string, [rolloutId, messageKey, channelId, tries]: PostKey) =>
  stillThere(
    waitingPosts(db, organisationId)
      .where('post.rolloutId', '=', rolloutId)
      .where('post.messageKey', '=', messageKey)
      .where('post.channelId', '=', channelId)
      .where('post.attempts', '=', tries) as unknown as SelectQueryBuilder<Schema, never, object>,
  )

/** Whether a notice may still leave. */
export const noticeStillWaits = (db: Kysely<Schema>, organisationId: string, [noticeId, tries]: NoticeKey, now: string) =>
  stillThere(
    waitingNotices(db, organisationId, now)
      .where('notice.noticeId', '=', noticeId)
      .where('notice.attempts', '=', tries) as unknown as SelectQueryBuilder<Schema, never, object>,
  )

/** Columns as one JSON list, in the words of each database. */
const listed = (kind: Database['kind'], ...columns: readonly string[]): RawBuilder<string> => {
  const refs = sql.join(columns.map((column) => sql.ref(column)))
  return kind === 'sqlite' ? sql<string>`json_array(${refs})` : sql<string>`json_build_array(${refs})::text`
}

interface Making {
  readonly kind: 'letter' | 'post' | 'notice'
  /** Who or what it goes to, first the table, then its key and its tries. */
  readonly columns: readonly string[]
  readonly dueAt: string
}

/** Letters, and notices, that are work at a time: more wait as their rows, which are there anyway, until some have left. */
const mostWaiting = 5000

/** Makes work of what is due, as far as there is room; what is work already stays as it is. How many are new. */
const makeWork = async (
  { db, kind }: Database,
  organisationId: string,
  now: string,
  due: SelectQueryBuilder<Schema, never, object>,
  { kind: of, columns, dueAt }: Making,
  most: number,
): Promise<number> => {
  const key = columns.slice(0, -1)
  const { waiting } = await db
    .selectFrom('job')
    .select((on) => on.fn.countAll().as('waiting'))
    .where('organisationId', '=', organisationId)
    .where('kind', '=', of)
    .executeTakeFirstOrThrow()
  const room = most - Number(waiting)
  if (room <= 0) return 0
  const jobId = sql<string>`${sql.lit(`${of} `)} || ${listed(kind, ...key)}`
  const isWork = db
    .selectFrom('job')
    .select(sql<number>`1`.as('one'))
    .where('job.organisationId', '=', organisationId)
    .where('job.jobId', '=', jobId)
  const jobs = due
    .where((on) => on.not(on.exists(isWork)))
    .where(sql<boolean>`${sql.ref(dueAt)} <= ${now}`)
    .select([
      sql<string>`cast(${organisationId} as text)`.as('organisationId'),
      jobId.as('jobId'),
      sql.lit<string>(of).as('kind'),
      listed(kind, ...columns).as('payload'),
      sql.lit<string>('waiting').as('state'),
      sql.ref<string>(dueAt).as('runAt'),
      sql.lit<number>(0).as('attempts'),
    ])
    .orderBy(sql.ref(dueAt))
    .limit(room)
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('job')
    .columns(['organisationId', 'jobId', 'kind', 'payload', 'state', 'runAt', 'attempts'])
    .expression(jobs)
    .onConflict((conflict) => conflict.columns(['organisationId', 'jobId']).doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows)
}

type AnyQuery = SelectQueryBuilder<Schema, never, object>

/** Makes work of every letter and notice (with a mail server) and post whose time has come, at most so many of a kind at a time. How many are new. */
export const makeDueWork = async (
  database: Database,
  organisationId: string,
  now: string,
  withMail: boolean,
  most = mostWaiting,
): Promise<number> => {
  const { db } = database
  const make = (due: unknown, making: Making): Promise<number> => makeWork(database, organisationId, now, due as AnyQuery, making, most)
  const posts = await make(waitingPosts(db, organisationId), {
    kind: 'post',
    columns: ['post.rolloutId', 'post.messageKey', 'post.channelId', 'post.attempts'],
    dueAt: 'post.dueAt',
  })
  if (!withMail) return posts
  const notices = await make(waitingNotices(db, organisationId, now), {
    kind: 'notice',
    columns: ['notice.noticeId', 'notice.attempts'],
    dueAt: 'notice.dueAt',
  })
  const letters = await make(waitingLetters(db, organisationId), {
    kind: 'letter',
    columns: ['delivery.rolloutId', 'delivery.messageKey', 'delivery.personId', 'delivery.attempts'],
    dueAt: 'delivery.dueAt',
  })
  return posts + notices + letters
}
