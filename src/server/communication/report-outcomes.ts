/** Tells an organisation what came of its letters, posts and notices: what was settled becomes rows, and the work is gone with them (CM-7). */
import type { Kysely } from 'kysely'
import { systemActor } from '#core/access/access.ts'
import { undeliveredCode } from '#core/communication/undelivered-notices.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { CommandName } from '#core/registry/command-inputs.ts'
import { besideIndex } from '#server/db/beside-index.ts'
import type { Schema } from '#server/db/schema.ts'
import type { ServerContext } from '#server/context.ts'
import { newId } from '#server/base/ids.ts'
import { plainWords } from '#server/mail/storable-text.ts'
import type { LetterKey, NoticeKey, PostKey } from '#server/communication/due-mail.ts'
import { tellDeciders } from '#server/communication/undelivered.ts'

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
    name: 'communication.noteDeliveries' satisfies CommandName,
    rolloutOf: ([rolloutId]: LetterKey) => rolloutId,
    outcomeOf: ([, messageKey, personId, tries]: LetterKey) => ({ messageKey, personId, attempts: tries + 1, letter: null }),
  },
  post: {
    name: 'communication.notePosts' satisfies CommandName,
    rolloutOf: ([rolloutId]: PostKey) => rolloutId,
    outcomeOf: ([, messageKey, channelId, tries]: PostKey) => ({ messageKey, channelId, attempts: tries + 1 }),
  },
  notice: {
    name: 'communication.noteNotices' satisfies CommandName,
    rolloutOf: () => null,
    outcomeOf: ([noticeId, tries]: NoticeKey) => ({ noticeId, attempts: tries + 1 }),
  },
} as const

type Kind = keyof typeof kinds
type Parts = Pick<ServerContext, 'database' | 'write' | 'now'>
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

/** What is kept of a letter and of an answer, at most; the lengths that the commands take. */
const most = { words: 500, subject: 2000, body: 40_000 } as const

interface Outcome {
  readonly words?: string | null
  readonly letter?: { readonly subject: string; readonly body: string } | null
}

/** An outcome that a command takes: letters are filled from what many people wrote, and answers come from strangers. */
const takeable = (outcome: Outcome): Outcome => {
  const { words, letter } = outcome
  return {
    ...outcome,
    ...(words == null ? {} : { words: plainWords(words, most.words) }),
    ...(letter == null
      ? {}
      : { letter: { ...letter, subject: plainWords(letter.subject, most.subject), body: plainWords(letter.body, most.body) } }),
  }
}

/** The bare state, for an outcome whose words are not taken however they are put. */
const bare = ({ words: _words, letter: _letter, ...outcome }: Outcome): Outcome => outcome

/** One command for some of what was settled, in the same transaction as the end of the work; what it was refused for, if it was. */
const tell = async (
  { write, now }: Parts,
  organisationId: string,
  kind: Kind,
  some: readonly Settled[],
  kept: (outcome: Outcome) => Outcome = takeable,
): Promise<Problem | null> => {
  const { name, rolloutOf, outcomeOf } = kinds[kind]
  const keyOf = (one: Settled) => JSON.parse(one.payload) as never
  const rolloutId = some[0] ? rolloutOf(keyOf(some[0])) : null
  const outcomes = some.map((one) => ({
    state: 'unsure',
    words: null,
    dueAt: null,
    ...outcomeOf(keyOf(one)),
    ...kept(JSON.parse(one.outcome) as Outcome),
  }))
  const issuedAt = now()
  const input = rolloutId === null ? { outcomes } : { rolloutId, outcomes }
  const alongside = async (trx: Kysely<Schema>): Promise<void> => {
    const ids = some.map(({ jobId }) => jobId)
    await trx
      .deleteFrom('job')
      .where('organisationId', '=', organisationId)
      .where(besideIndex('state'), '=', 'settled')
      .where('jobId', 'in', ids)
      .execute()
  }
  try {
    await write(systemActor(organisationId), { id: newId(issuedAt), name, input, issuedAt }, { alongside })
    return null
  } catch (trouble) {
    if (trouble instanceof Problem) return trouble
    throw trouble
  }
}

const needsDecision = ({ outcome }: Settled): boolean => {
  const { state } = { state: 'unsure', ...(JSON.parse(outcome) as { readonly state?: string }) }
  return state === 'failed' || state === 'unsure'
}

/** The rollouts of which something that was settled waits for somebody's decision. */
const rolloutsToDecide = async (
  { database: { db } }: Parts,
  organisationId: string,
  kind: Kind,
  settled: readonly Settled[],
): Promise<readonly string[]> => {
  const stuck = settled.filter(needsDecision)
  if (stuck.length === 0) return []
  if (kind !== 'notice') return stuck.map(({ payload }) => (JSON.parse(payload) as unknown as LetterKey | PostKey)[0])
  const ids = stuck.map(({ payload }) => (JSON.parse(payload) as unknown as NoticeKey)[0])
  const found = await db
    .selectFrom('notice')
    .select('rolloutId')
    .distinct()
    .where('organisationId', '=', organisationId)
    .where('noticeId', 'in', ids.slice(0, mostAtOnce))
    .where('code', '<>', undeliveredCode)
    .execute()
  return found.map(({ rolloutId }) => rolloutId)
}

/**
 * Tells all that was settled. One that is refused does not keep the others from being told; it is told without its words, because a
 * letter that left must not be taken for one that waits. What is refused even so stays settled, is never sent again, and is told with
 * the next round. Throws, once all others are told, what was refused.
 */
export const reportOutcomes = async (parts: Parts, organisationId: string): Promise<void> => {
  const refused: Error[] = []
  const undelivered = new Set<string>()
  const tellAlone = async (kind: Kind, one: Settled): Promise<void> => {
    const problem = await tell(parts, organisationId, kind, [one])
    if (!problem) return
    const again = await tell(parts, organisationId, kind, [one], bare)
    refused.push(new Error(`${one.jobId}: ${again ? 'could not be told' : 'was told without its words'}`, { cause: again ?? problem }))
  }
  for (const kind of Object.keys(kinds).filter(isKind)) {
    const settled = await settledOf(parts, organisationId, kind)
    const { rolloutOf } = kinds[kind]
    for (const rolloutId of await rolloutsToDecide(parts, organisationId, kind, settled)) undelivered.add(rolloutId)
    for (const ofRollout of Map.groupBy(settled, (one) => rolloutOf(JSON.parse(one.payload) as never)).values())
      for (let from = 0; from < ofRollout.length; from += mostAtOnce) {
        const some = ofRollout.slice(from, from + mostAtOnce)
        if (await tell(parts, organisationId, kind, some)) for (const one of some) await tellAlone(kind, one)
      }
  }
  for (const rolloutId of undelivered) await tellDeciders(parts, organisationId, rolloutId)
  if (refused.length > 0) throw new AggregateError(refused, 'Some outcomes were refused.')
}
