/** Sends commands of the outbox and reads the answers: only what the server decided counts, anything else is asked again later. */
import { append } from '#core/kernel/many.ts'
import type { Issued } from '#core/kernel/command.ts'
import type { Answer } from '#web/sync/outbox.ts'
import { ask, mayPass, NotReached, Refused, troubleOf } from '#web/sync/server-request.ts'

type Said = { id: string; version: number } | { id: string; problem: Parameters<typeof troubleOf>[0] & { status?: unknown } }

const isSaid = (one: unknown): one is Said => {
  if (typeof one !== 'object' || one === null || !('id' in one) || typeof one.id !== 'string') return false
  if ('version' in one) return Number.isSafeInteger(one.version)
  return 'problem' in one && typeof one.problem === 'object' && one.problem !== null && 'code' in one.problem
}

/** What the server decided; a command that it could not decide on just now, or of which it says nothing, is left out. */
const answersIn = (said: unknown): Answer[] =>
  (Array.isArray(said) ? said : []).filter(isSaid).flatMap((one): Answer[] => {
    if (!('problem' in one)) return [{ id: one.id, version: one.version }]
    return mayPass(Number(one.problem.status)) ? [] : [{ id: one.id, problem: troubleOf(one.problem) }]
  })

/** Whether the session has gone to another organisation, in another window. */
export const goneElsewhere = (problem: unknown): boolean => problem instanceof Refused && problem.trouble.code === 'organisation.otherOne'

/** Too large for a proxy on the way: the one answer without a code of ours that stays the same however often it is sent. */
const isTooLarge = ({ status }: Refused): boolean => status === 413

/** Sends commands in order; answers those that the server decided on. Raises NotReached, or Refused when nobody is signed in any more. */
export const sendCommands = async (issued: readonly Issued[]): Promise<Answer[]> => {
  try {
    return answersIn(await ask<unknown>('/api/commands', { body: issued }))
  } catch (problem) {
    if (!(problem instanceof Refused) || problem.status === 401 || mayPass(problem.status) || goneElsewhere(problem)) throw problem
    // A page of a proxy or of a network's sign-in decides nothing about a command.
    if (problem.trouble.code === 'web.refused' && !isTooLarge(problem)) throw new NotReached(problem.status)
    // The server would not take the whole: one by one, so that only the one at fault is refused.
    const [only] = issued
    if (issued.length === 1 && only) return [{ id: only.id, problem: problem.trouble }]
    const answers: Answer[] = []
    for (const one of issued) {
      const answer = await sendCommands([one])
      // What comes after may build on it.
      if (answer.length === 0) break
      append(answers, answer)
    }
    return answers
  }
}
