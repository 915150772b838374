/** Answers without a name that wait on this device, apart from the outbox and without who gave them (ME-5); every window has this, so it stays small. */
import { signal } from '@preact/signals'

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

export const load = (): readonly Unsent[] => {
  try {
    return JSON.parse(localStorage.getItem(place) ?? '[]') as readonly Unsent[]
  } catch {
    return []
  }
}

export const unsent = signal<readonly Unsent[]>(typeof localStorage === 'undefined' ? [] : load())

export const keep = (list: readonly Unsent[]): void => {
  unsent.value = list
  try {
    if (list.length === 0) localStorage.removeItem(place)
    else localStorage.setItem(place, JSON.stringify(list))
  } catch {
    // A browser that keeps nothing: it is sent from memory while the page is open.
  }
}

/** Leaves nothing on this device. */
export const dropUnlinked = (): void => keep([])
