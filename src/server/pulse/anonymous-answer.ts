/** Keeps an answer of an anonymous week apart from who gave it: no name, moment, version, feed or trail, and no order to match (ME-5, ME-8). */
import { randomInt, randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { addDays } from '#core/kernel/calendar.ts'
import { append } from '#core/kernel/many.ts'
import { smallestGroup } from '#core/metrics/small-groups.ts'
import { lateDays, weekOf } from '#core/pulse/pulse-week.ts'
import type { Schema } from '#server/db/schema.ts'
import { openAnswer, type SealedAnswer, sealAnswer } from '#server/pulse/answer-seal.ts'

export interface AnonymousAnswer {
  readonly rolloutId: string
  readonly weekOn: string
  readonly satisfied: number
  readonly recommend: number
  readonly remark: string | null
}

/** Rows of a share, about: enough to hide among, few enough to write anew with each answer. */
const peopleInAShare = 50

const placeOf = (organisationId: string, rolloutId: string, weekOn: string): string => JSON.stringify([organisationId, rolloutId, weekOn])

const byId = <T extends { readonly answerId: string }>(rows: readonly T[]): T[] =>
  rows.toSorted((one, other) => (one.answerId < other.answerId ? -1 : 1))

const peopleOf = async (trx: Kysely<Schema>, organisationId: string, rolloutId: string): Promise<number> => {
  const { people } = await trx
    .selectFrom('participant')
    .select((on) => on.fn.countAll().as('people'))
    .where('organisationId', '=', organisationId)
    .where('rolloutId', '=', rolloutId)
    .executeTakeFirstOrThrow()
  return Number(people)
}

type Week = Pick<Schema['sealedAnswer'], 'organisationId' | 'rolloutId' | 'weekOn'>

/** Takes all rows of a share out, to be written anew. */
const takeShare = (trx: Kysely<Schema>, { organisationId, rolloutId, weekOn }: Week, share: number) =>
  trx
    .deleteFrom('sealedAnswer')
    .where('organisationId', '=', organisationId)
    .where('rolloutId', '=', rolloutId)
    .where('weekOn', '=', weekOn)
    .where('share', '=', share)
    .returningAll()
    .execute()

/**
 * Keeps the answer sealed, in the transaction that notes that somebody answered: while fewer than five of a cohort have, who answered
 * and what was answered could be put together. PostgreSQL knows of each row which transaction wrote it; so all rows of a share, which is
 * by chance, are written anew, and none of them is the one that came with this person more than another.
 */
export const keepAnonymousAnswer =
  (key: Buffer, organisationId: string, personId: string, { rolloutId, weekOn, ...scores }: AnonymousAnswer) =>
  async (trx: Kysely<Schema>): Promise<void> => {
    const part = await trx
      .selectFrom('participant')
      .select('phaseKey')
      .where('organisationId', '=', organisationId)
      .where('rolloutId', '=', rolloutId)
      .where('personId', '=', personId)
      .executeTakeFirst()
    const answer: SealedAnswer = { phaseKey: part?.phaseKey ?? null, ...scores }
    const share = randomInt(Math.max(1, Math.floor((await peopleOf(trx, organisationId, rolloutId)) / peopleInAShare)))
    const there = await takeShare(trx, { organisationId, rolloutId, weekOn }, share)
    const sealed = sealAnswer(key, placeOf(organisationId, rolloutId, weekOn), answer)
    const all = [...there, { organisationId, rolloutId, weekOn, share, answerId: randomUUID(), sealed }]
    await trx.insertInto('sealedAnswer').values(byId(all)).execute()
  }

/** Keeps an answer of a survey that does not say who gave it; `mark` is of its line, so that the same file counts once. */
export const keepNamelessAnswer = async (
  trx: Kysely<Schema>,
  organisationId: string,
  mark: string,
  answer: AnonymousAnswer,
): Promise<void> => {
  await trx
    .insertInto('pulseAnswer')
    .values({ organisationId, ...answer, groupKey: '', share: 0, answerId: mark })
    .onConflict((on) => on.doNothing())
    .execute()
}

interface Waiting {
  readonly row: Schema['sealedAnswer']
  /** Null where another installation sealed it. */
  readonly answer: SealedAnswer | null
}

/** Takes the sealed answers of a week out, a share at a time: many would hold others up. */
const takeOut = async (trx: Kysely<Schema>, key: Buffer, { organisationId, rolloutId, weekOn }: Week): Promise<Waiting[]> => {
  const place = placeOf(organisationId, rolloutId, weekOn)
  const shares = await trx
    .selectFrom('sealedAnswer')
    .select('share')
    .distinct()
    .where('organisationId', '=', organisationId)
    .where('rolloutId', '=', rolloutId)
    .where('weekOn', '=', weekOn)
    .execute()
  const waiting: Waiting[] = []
  for (const { share } of shares) {
    const rows = await takeShare(trx, { organisationId, rolloutId, weekOn }, share)
    append(waiting, rows.map((row) => ({ row, answer: openAnswer(key, place, row.sealed) }))) // prettier-ignore
  }
  return waiting
}

/** Cohorts of which five or more wait, and the others where these are five or more together, without their cohort. */
const groupsOf = (waiting: readonly Waiting[]): (readonly [groupKey: string, of: readonly Waiting[]])[] => {
  const cohorts = Map.groupBy(
    waiting.filter(({ answer }) => answer !== null),
    ({ answer }) => answer?.phaseKey ?? '',
  )
  const large = [...cohorts].filter(([phaseKey, of]) => phaseKey !== '' && of.length >= smallestGroup)
  const others = [...cohorts].filter(([phaseKey, of]) => phaseKey === '' || of.length < smallestGroup).flatMap(([, of]) => of)
  return others.length < smallestGroup ? large : [...large, ['', others]]
}

/** Few enough rows for one statement. */
const inOneStatement = 50

function* inSlices<T extends { readonly answerId: string }>(rows: readonly T[]): Generator<T[]> {
  const sorted = byId(rows)
  for (let from = 0; from < sorted.length; from += inOneStatement) yield sorted.slice(from, from + inOneStatement)
}

const openWeek = async (trx: Kysely<Schema>, key: Buffer, week: Week, isForgotten: boolean): Promise<void> => {
  const waiting = await takeOut(trx, key, week)
  const groups = groupsOf(waiting)
  const told = new Set(groups.flatMap(([, of]) => of))
  const opened = groups.flatMap(([groupKey, of]) =>
    of.flatMap(({ answer }) => {
      if (!answer) return []
      const { satisfied, recommend, remark } = answer
      return [{ ...week, groupKey, share: 0, answerId: randomUUID(), satisfied, recommend, remark }]
    }),
  )
  const kept = isForgotten ? [] : waiting.filter((one) => !told.has(one)).map(({ row }) => row)
  for (const some of inSlices(opened)) await trx.insertInto('pulseAnswer').values(some).execute()
  for (const some of inSlices(kept)) await trx.insertInto('sealedAnswer').values(some).execute()
}

/**
 * Opens the answers of anonymous weeks that are over, five or more of a cohort at once: no copy of the database from before and after
 * differs by fewer, so that who answered in between leads to no answer. Answers that come later wait for four others of their cohort;
 * those that can be told no more, because fewer than five ever came, are deleted.
 */
export const openAnswers = async (
  db: Kysely<Schema>,
  readKey: () => Promise<Buffer>,
  organisationId: string,
  today: string,
): Promise<void> => {
  const rollouts = await db.selectFrom('rollout').select('rolloutId').where('organisationId', '=', organisationId).execute()
  for (const { rolloutId } of rollouts) {
    const weeks = await db
      .selectFrom('sealedAnswer')
      .select('weekOn')
      .distinct()
      .where('organisationId', '=', organisationId)
      .where('rolloutId', '=', rolloutId)
      .where('weekOn', '<', weekOf(today))
      .execute()
    for (const { weekOn } of weeks) {
      const isForgotten = weekOn < addDays(weekOf(today), -7 - lateDays)
      const key = await readKey()
      await db.transaction().execute((trx) => openWeek(trx, key, { organisationId, rolloutId, weekOn }, isForgotten))
    }
  }
}
