/** Figures as a signal: computed from the rows on this device, or asked of the server where those rows are there alone. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { TableName } from '#core/registry/tables.ts'
import { drawnAhead, firstAnswer, firstAnswers } from '#web/sync/first-answers.ts'
import { ask, troubleIn } from '#web/sync/server-request.ts'
import { isAbsent, onWipe, version } from '#web/sync/store.ts'

interface Source<T> {
  /** The figures are the server's when this table is not on the device. */
  readonly table: TableName
  /** True where this device holds only some of the rows that are counted; then the server counts too. */
  readonly isPartial?: () => boolean
  readonly local: () => T
  readonly path: () => string
  /** What they are until the server has told. */
  readonly unknown: T
}

/** Figures that follow the rows, or are asked for again whenever something changed; the server is asked once somebody looks. */
export const figures = <T>({ table, isPartial, local, path, unknown }: Source<T>): ReadonlySignal<T> => {
  const told = signal<T | undefined>(undefined)
  // Each as a signal of its own, so that reading the same rows again asks nothing again.
  const isElsewhere = computed(() => isAbsent(table) || isPartial?.() === true)
  const address = computed(path)
  let stop: (() => void) | undefined
  let turn = 0
  // Whoever comes next on this device begins with nothing, and an answer that is on its way is not theirs.
  onWipe(() => {
    stop?.()
    stop = undefined
    turn++
    told.value = undefined
  })
  const follow = (): void => {
    if (!isElsewhere.peek()) return
    stop ??= effect(() => {
      const at = version.value
      if (!isElsewhere.value) return
      const mine = ++turn
      // What was asked at another address is not shown for it.
      if (at === firstAnswers.value.version && firstAnswer(address.value) !== undefined) return void (told.value = undefined)
      ask<T>(address.value).then(
        (value) => {
          if (mine === turn) told.value = value
        },
        // What was known stays; that the server is away is said at the foot of the navigation.
        (problem: unknown) => void troubleIn(problem),
      )
    })
  }
  return computed(() => {
    if (!isElsewhere.value) return local()
    // An effect may not begin inside of a computed signal.
    if (drawnAhead.asked) drawnAhead.asked.add(address.value)
    else queueMicrotask(follow)
    return told.value ?? firstAnswer<T>(address.value) ?? unknown
  })
}

/**
 * What is known of single things by their keys, gathered and asked for together as they come into view.
 *
 * @param bring asks the server for some keys
 * @param most keys in one request
 */
export const gathered = <T>(
  bring: (keys: readonly string[]) => Promise<ReadonlyMap<string, T>>,
  most: number,
): ((key: string) => T | undefined) => {
  const known = signal<ReadonlyMap<string, T>>(new Map())
  let askedAt = -1
  const asked = new Set<string>()
  let wanted: string[] = []
  let wipes = 0
  onWipe(() => {
    wipes++
    known.value = new Map()
    asked.clear()
    wanted = []
  })
  const bringAll = async (): Promise<void> => {
    const keys = wanted
    const before = wipes
    wanted = []
    for (let from = 0; from < keys.length; from += most) {
      const some = keys.slice(from, from + most)
      try {
        const brought = await bring(some)
        if (wipes !== before) return
        known.value = new Map([...known.peek(), ...brought])
      } catch (problem) {
        troubleIn(problem)
        for (const key of some) asked.delete(key)
      }
    }
  }
  return (key) => {
    // Whenever something changed, what is in view is asked for again.
    if (askedAt !== version.value) asked.clear()
    askedAt = version.value
    if (key !== '' && !asked.has(key) && !drawnAhead.asked) {
      asked.add(key)
      if (wanted.length === 0) setTimeout(() => void bringAll(), 20)
      wanted.push(key)
    }
    return known.value.get(key)
  }
}
