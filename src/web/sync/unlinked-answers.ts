/** Gives answers without a name, and sends those that wait (ME-5). */
import type { ErrorNote } from '#web/sync/outbox.ts'
import { sha256 } from '#web/sync/sha-256.ts'
import { ask, mayPass, Refused } from '#web/sync/server-request.ts'
import { keep, load, type UnlinkedAnswer, unsent } from '#web/sync/unsent-answers.ts'

const markOf = (accountId: string, answerId: string): string => sha256(`${accountId} ${answerId}`)

/** Whether an answer of this account for a week waits here. */
export const waitsFor = (accountId: string, rolloutId: string, weekOn: string): boolean =>
  unsent.value.some(
    ({ mark, answer }) => answer.rolloutId === rolloutId && answer.weekOn === weekOn && mark === markOf(accountId, answer.id),
  )

/** Sends what waits of this account, in order; what the server refused goes, and its reason is answered. */
export const sendUnlinked = async (accountId: string): Promise<ErrorNote | undefined> => {
  let refused: ErrorNote | undefined
  for (const { mark, answer } of load().filter((one) => one.mark === markOf(accountId, one.answer.id))) {
    try {
      await ask('/api/pulse/anonymous', { body: answer })
    } catch (problem) {
      const isDecided = problem instanceof Refused && problem.status !== 401 && !mayPass(problem.status)
      if (!isDecided) return refused
      refused = problem.trouble
    }
    keep(load().filter((one) => one.mark !== mark))
  }
  return refused
}

/** Keeps an answer and sends it as soon as the server is reached. */
export const giveUnlinked = (accountId: string, answer: UnlinkedAnswer): Promise<ErrorNote | undefined> => {
  keep([...load(), { mark: markOf(accountId, answer.id), answer }])
  return sendUnlinked(accountId)
}
