/** Letters that somebody tells by hand: a champion's are on the device with the other rows, who runs the rollout fetches and keeps them. */
import { signal } from '@preact/signals'
import { type KeptAnswer, keptAnswer } from '#web/sync/cached-response.ts'
import { me } from '#web/sync/signed-in.ts'
import { one } from '#web/sync/store.ts'

export interface Letter {
  readonly messageKey: string
  readonly personId: string
  readonly language: string
  readonly subject: string
  readonly body: string
}

const kept = new Map<string, KeptAnswer<readonly Letter[]>>()
const asked = signal('')

/** Fetches the letters of a rollout that are still to be told; without a connection those of the last visit stand. */
export const findHandLetters = async (rolloutId: string): Promise<void> => {
  const { accountId, role } = me.peek()?.actor ?? {}
  if (!accountId || (role !== 'owner' && role !== 'lead')) return
  let answer = kept.get(rolloutId)
  if (!answer) kept.set(rolloutId, (answer = keptAnswer<readonly Letter[]>(`/api/rollouts/${encodeURIComponent(rolloutId)}/letters`, [])))
  asked.value = rolloutId
  await answer.find(accountId)
}

/** The letter of one person, if it is at hand. */
export const letterOf = (rolloutId: string, messageKey: string, personId: string): Letter | undefined =>
  one('letter', `${rolloutId}/${messageKey}/${personId}`) ??
  (asked.value === rolloutId
    ? kept.get(rolloutId)?.value.value.find((letter) => letter.messageKey === messageKey && letter.personId === personId)
    : undefined)
