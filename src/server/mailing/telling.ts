/** Tells an organisation what came of its letters, posts and notices: what was settled becomes rows, and the work is gone with them (CM-7). */
import type { Kysely } from 'kysely'
import { systemActor } from '#core/access.ts'
import { Problem } from '#core/problem.ts'
import type { Schema } from '#server/db/schema.ts'
import type { House } from '#server/house.ts'
import { newId } from '#server/identity.ts'
import type { LetterKey, NoticeKey, PostKey } from '#server/mailing/waiting.ts'

/** Most outcomes in one command: a letter and its words weigh some two kilobytes. */
const mostAtOnce = 200

interface Settled {
  readonly jobId: string
  readonly kind: string
  readonly payload: string
  readonly outcome: string
}

/** Which command tells it, and the part of it that is common to a command. */
const kinds = {
  letter: {
    name: 'communication.noteDeliveries',
    rolloutOf: ([rolloutId]: LetterKey) => rolloutId,
    outcomeOf: ([, messageKey, personId, tries]: LetterKey) => ({ messageKey, personId, attempts: tries + 1, letter: null }),
  },
  post: {
    name: 'communication.notePosts',
    rolloutOf: ([rolloutId]: PostKey) => rolloutId,
    outcomeOf: ([, messageKey, channelId, tries]: PostKey) => ({ messageKey, channelId, attempts: tries + 1 }),
  },
  notice: {
    name: 'communication.noteNotices',
    rolloutOf: () => null,
    outcomeOf: ([noticeId, tries]: NoticeKey) => ({ noticeId, attempts: tries + 1 }),
  },
} as const

type Kind = keyof typeof kinds
type Parts = Pick<House, 'database' | 'write' | 'now'>
const isKind = (kind: string): kind is Kind => Object.hasOwn(kinds, kind)

const settledOf = ({ database: { db } }: Parts, organisationId: string, kind: Kind) =>
  db
    .selectFrom('job')
    .select(['jobId', 'kind', 'payload', 'outcome'])
    .where('organisationId', '=', organisationId)
    .where('state', '=', 'settled')
    .where('kind', '=', kind)
    .where('outcome', 'is not', null)
    .orderBy('jobId')
    .limit(5000)
    .$narrowType<{ outcome: string }>()
    .execute()

/** One command for some of what was settled, in the same transaction as the end of the work; false when it was refused. */
const tell = async ({ write, now }: Parts, organisationId: string, kind: Kind, some: readonly Settled[]): Promise<boolean> => {
  const { name, rolloutOf, outcomeOf } = kinds[kind]
  const keyOf = (one: Settled) => JSON.parse(one.payload) as never
  const rolloutId = some[0] ? rolloutOf(keyOf(some[0])) : null
  const outcomes = some.map((one) => ({
    state: 'unsure',
    words: null,
    dueAt: null,
    ...outcomeOf(keyOf(one)),
    ...(JSON.parse(one.outcome) as object),
  }))
  const issuedAt = now()
  const input = rolloutId === null ? { outcomes } : { rolloutId, outcomes }
  const alongside = async (trx: Kysely<Schema>): Promise<void> => {
    const ids = some.map(({ jobId }) => jobId)
    await trx
      .deleteFrom('job')
      .where('organisationId', '=', organisationId)
      .where('state', '=', 'settled')
      .where('jobId', 'in', ids)
      .execute()
  }
  try {
    await write(systemActor(organisationId), { id: newId(issuedAt), name, input, issuedAt }, { alongside })
    return true
  } catch (trouble) {
    if (trouble instanceof Problem) return false
    throw trouble
  }
}

/**
 * Tells all that was settled. What is refused stays settled, so that it is never sent again, and is told with the next round; one that
 * cannot be told does not keep the others from it.
 */
export const tellSettled = async (parts: Parts, organisationId: string): Promise<void> => {
  for (const kind of Object.keys(kinds).filter(isKind)) {
    const settled = await settledOf(parts, organisationId, kind)
    const { rolloutOf } = kinds[kind]
    for (const ofRollout of Map.groupBy(settled, (one) => rolloutOf(JSON.parse(one.payload) as never)).values())
      for (let from = 0; from < ofRollout.length; from += mostAtOnce) {
        const some = ofRollout.slice(from, from + mostAtOnce)
        const isTold = await tell(parts, organisationId, kind, some)
        if (!isTold && some.length > 1) for (const one of some) await tell(parts, organisationId, kind, [one])
      }
  }
}
