/** An answer of the server about the rollout in sight, asked again when something changed and kept for when there is no connection. */
import { computed, signal } from '@preact/signals'
import { useEffect, useLayoutEffect, useState } from 'preact/hooks'
import { type KeptAnswer, keptAnswer } from '#web/sync/cached-response.ts'
import { me } from '#web/sync/signed-in.ts'
import { rollout, version } from '#web/sync/store.ts'

const kept = new Map<string, KeptAnswer<unknown>>()
const answerAt = <T>(path: string): KeptAnswer<T | undefined> => {
  let found = kept.get(path)
  if (!found) kept.set(path, (found = keptAnswer<unknown>(path, undefined)))
  return found as KeptAnswer<T | undefined>
}

const nothing = signal(undefined)

const awaited = signal(0)
/** Whether the page shows without an answer that it asked the server for. */
export const isAwaiting = computed(() => awaited.value > 0)

const addressOf = (path: string, rolloutId: string): string =>
  path.includes(':rollout')
    ? path.replace(':rollout', encodeURIComponent(rolloutId))
    : `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams({ rollout: rolloutId })}`

/**
 * An answer of the server for the rollout in sight, which is named where `:rollout` stands in the path, or else as a query; `isAsked` once the
 * server, or that it cannot be reached, is known.
 */
export const useAnswer = <T>(path: string): { readonly value: T | undefined; readonly isAsked: boolean } => {
  const [askedFor, setAskedFor] = useState<string>()
  const rolloutId = rollout.value?.rolloutId
  const account = me.value?.actor?.accountId
  const full = addressOf(path, rolloutId ?? '')
  useEffect(() => {
    if (account === undefined || rolloutId === undefined) return
    void answerAt(full)
      .find(account)
      .then(() => setAskedFor(full))
  }, [full, account, version.value])
  const value = (rolloutId === undefined ? nothing : answerAt<T>(full).value).value as T | undefined
  const isAsked = askedFor === full
  const isOpen = account !== undefined && rolloutId !== undefined && value === undefined && !isAsked
  useLayoutEffect(() => {
    if (!isOpen) return
    awaited.value = awaited.peek() + 1
    return () => void (awaited.value = awaited.peek() - 1)
  }, [isOpen])
  return { value, isAsked }
}
