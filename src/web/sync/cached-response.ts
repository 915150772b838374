/** An answer of the server that is asked again at each visit, and kept on the device for when there is no connection. */
import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { drawnAhead, firstAnswer } from '#web/sync/first-answers.ts'
import { ask, NotReached, Refused } from '#web/sync/server-request.ts'

export interface KeptAnswer<T> {
  readonly value: ReadonlySignal<T>
  /** Shows what is kept for an account, then what the server says now. */
  find(accountId: string): Promise<void>
}

const prefix = 'uitrol.answer '

export const keptAnswer = <T>(path: string, nothing: T): KeptAnswer<T> => {
  const told = signal<T | undefined>(undefined)
  return {
    value: computed(() => told.value ?? firstAnswer<T>(path) ?? nothing),
    find: async (accountId) => {
      if (drawnAhead.asked) return
      const name = `${prefix}${path} ${accountId}`
      try {
        const before = localStorage.getItem(name)
        // What came with the page is newer.
        if (before && firstAnswer(path) === undefined) told.value = JSON.parse(before) as T
      } catch {
        // Nothing was kept.
      }
      try {
        told.value = await ask<T>(path)
        localStorage.setItem(name, JSON.stringify(told.value))
      } catch (problem) {
        if (!(problem instanceof NotReached || problem instanceof Refused || problem instanceof DOMException)) throw problem
      }
    },
  }
}

/** Leaves none of these answers on the device. */
export const forgetAnswers = (): void => {
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(prefix)) localStorage.removeItem(name)
  } catch {
    // Nothing was kept.
  }
}
