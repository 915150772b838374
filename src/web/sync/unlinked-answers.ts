/** Answers without a name that could not be sent yet: kept on this device apart from the outbox and without who gave them, until they are sent (ME-5). */
import { signal } from '@preact/signals'
import type { ErrorNote } from '#web/sync/outbox.ts'
import { sha256 } from '#web/sync/sha-256.ts'
import { ask, mayPass, Refused } from '#web/sync/server-request.ts'

/** What is sent; `id` is made here, so that it counts once however often it is sent. */
export interface UnlinkedAnswer {
  readonly id: string
  readonly issuedAt: string
  readonly rolloutId: string
  readonly weekOn: string
  readonly satisfied: number
  readonly recommend: number
  readonly remark: string | null
}

interface Unsent {
  /** A mark by which only the account that gave it finds it again; says nothing by itself. */
  readonly mark: string
  readonly answer: UnlinkedAnswer
}

const place = 'uitrol unlinked'

const load = (): readonly Unsent[] => {
  try {
    return JSON.parse(localStorage.getItem(place) ?? '[]') as readonly Unsent[]
  } catch {
    return []
  }
}

export const unsent = signal<readonly Unsent[]>(typeof localStorage === 'undefined' ? [] : load())

const keep = (list: readonly Unsent[]): void => {
  unsent.value = list
  try {
    if (list.length === 0) localStorage.removeItem(place)
    else localStorage.setItem(place, JSON.stringify(list))
  } catch {
    // A browser that keeps nothing: it is sent from memory while the page is open.
  }
}

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

/** Leaves nothing on this device. */
export const dropUnlinked = (): void => keep([])
