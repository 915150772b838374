/** Keeps an answer of an anonymous week apart from who gave it: no name, moment, version, feed or trail, and no order to match (ME-5, ME-8). */
import { randomInt, randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { smallestGroup } from '#core/metrics/small-groups.ts'
import type { Schema } from '#server/db/schema.ts'

export interface AnonymousAnswer {
  readonly rolloutId: string
  readonly weekOn: string
  readonly satisfied: number
  readonly recommend: number
  readonly remark: string | null
}

/** Rows of a share, about: enough to hide among, few enough to write anew with each answer. */
const peopleInAShare = 50

/** The cohort of somebody, where it has five people or more; empty where naming it would nearly name them. */
const groupOf = async (trx: Kysely<Schema>, organisationId: string, rolloutId: string, personId: string) => {
  const part = await trx
    .selectFrom('participant')
    .select('phaseKey')
    .where('organisationId', '=', organisationId)
    .where('rolloutId', '=', rolloutId)
    .where('personId', '=', personId)
    .executeTakeFirst()
  const phaseKey = part?.phaseKey ?? null
  const { people } = await trx
    .selectFrom('participant')
    .select((on) => on.fn.countAll().as('people'))
    .where('organisationId', '=', organisationId)
    .where('rolloutId', '=', rolloutId)
    .where('phaseKey', phaseKey === null ? 'is' : '=', phaseKey)
    .where('excludedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return { groupKey: phaseKey === null || Number(people) < smallestGroup ? '' : phaseKey, people: Number(people) }
}

/** Adds answers of a week to their share; all rows of the share are written anew, in the order of ids that are by chance. */
const addTo = async (
  trx: Kysely<Schema>,
  organisationId: string,
  { groupKey, share }: { readonly groupKey: string; readonly share: number },
  { answerId, ...answer }: AnonymousAnswer & { readonly answerId: string },
): Promise<void> => {
  const there = await trx
    .deleteFrom('pulseAnswer')
    .where('organisationId', '=', organisationId)
    .where('rolloutId', '=', answer.rolloutId)
    .where('weekOn', '=', answer.weekOn)
    .where('share', '=', share)
    .returningAll()
    .execute()
  const all = [...there.filter((one) => one.answerId !== answerId), { organisationId, ...answer, groupKey, share, answerId }]
  const mixed = all.toSorted((one, other) => (one.answerId < other.answerId ? -1 : 1))
  await trx.insertInto('pulseAnswer').values(mixed).execute()
}

/**
 * Keeps the answer in the transaction that notes that somebody answered. PostgreSQL knows of each row which transaction wrote it; so all
 * rows of the share are written anew, and none of them is the one that came with this person more than another.
 */
export const keepAnonymousAnswer =
  (organisationId: string, personId: string, answer: AnonymousAnswer) =>
  async (trx: Kysely<Schema>): Promise<void> => {
    const { groupKey, people } = await groupOf(trx, organisationId, answer.rolloutId, personId)
    const share = randomInt(Math.max(1, Math.floor(people / peopleInAShare)))
    await addTo(trx, organisationId, { groupKey, share }, { ...answer, answerId: randomUUID() })
  }

/** Keeps an answer of a survey that does not say who gave it; `mark` is of its line, so that the same file counts once. */
export const keepNamelessAnswer = (trx: Kysely<Schema>, organisationId: string, mark: string, answer: AnonymousAnswer): Promise<void> =>
  addTo(trx, organisationId, { groupKey: '', share: 0 }, { ...answer, answerId: mark })
