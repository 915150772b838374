/** What the page of adoption stands on: answers of the server, asked again when something changed and kept for when there is no connection. */
import { signal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import type { AdoptionList } from '#core/metrics/adoption-people.ts'
import type { Conclusions } from '#core/metrics/conclusions.ts'
import type { FlowKind } from '#core/metrics/flows.ts'
import type { AdoptionAnswer, PeopleTold, PersonTold } from '#core/metrics/adoption-overview.ts'
import { type KeptAnswer, keptAnswer } from '#web/sync/cached-response.ts'
import type { ErrorNote } from '#web/sync/outbox.ts'
import { ask, troubleIn } from '#web/sync/server-request.ts'
import { me } from '#web/sync/signed-in.ts'
import { rollout, version } from '#web/sync/store.ts'

const kept = new Map<string, KeptAnswer<unknown>>()
const answerAt = <T>(path: string): KeptAnswer<T | undefined> => {
  let found = kept.get(path)
  if (!found) kept.set(path, (found = keptAnswer<unknown>(path, undefined)))
  return found as KeptAnswer<T | undefined>
}

const nothing = signal(undefined)

/** An answer of the server for the rollout in sight; `isAsked` once the server, or that it cannot be reached, is known. */
export const useAnswer = <T>(path: string): { readonly value: T | undefined; readonly isAsked: boolean } => {
  const [askedFor, setAskedFor] = useState<string>()
  const rolloutId = rollout.value?.rolloutId
  const account = me.value?.actor?.accountId
  const full = `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams({ rollout: rolloutId ?? '' })}`
  useEffect(() => {
    if (account === undefined || rolloutId === undefined) return
    void answerAt(full)
      .find(account)
      .then(() => setAskedFor(full))
  }, [full, account, version.value])
  const value = (rolloutId === undefined ? nothing : answerAt<T>(full).value).value as T | undefined
  return { value, isAsked: askedFor === full }
}

/** What can be concluded; asked apart, because the page is shown without it. */
export const useConclusions = () => useAnswer<Conclusions>('/api/adoption/conclusions').value

export const useAdoption = () => useAnswer<AdoptionAnswer>('/api/adoption/overview')

/** Which people a figure opens to. */
export interface Listed {
  readonly list: AdoptionList
  readonly phase?: string
  readonly location?: string
  readonly active?: string
  readonly inactive?: string
  readonly flow?: FlowKind
}

export interface PeopleFound {
  readonly people: readonly PersonTold[]
  readonly sources: PeopleTold['sources']
  readonly total: number | undefined
  readonly more: (() => void) | undefined
  readonly trouble: ErrorNote | undefined
}

/** The people behind a figure, page by page. */
export const usePeople = (listed: Listed): PeopleFound => {
  const given = Object.entries({ ...listed, rollout: rollout.value?.rolloutId ?? '' }).filter(([, value]) => value !== '')
  const path = `/api/adoption/people?${new URLSearchParams(given as [string, string][])}`
  const [told, setTold] = useState<PeopleTold & { readonly path: string }>()
  const [trouble, setTrouble] = useState<ErrorNote>()
  const known = told?.path === path ? told : undefined
  const bring = (after: number, before: readonly PersonTold[]): void => {
    ask<PeopleTold>(`${path}&after=${after}`).then(
      (page) => {
        setTold({ ...page, people: [...before, ...page.people], path })
        setTrouble(undefined)
      },
      (problem: unknown) => setTrouble(troubleIn(problem)),
    )
  }
  useEffect(() => bring(0, []), [path, version.value])
  const next = known?.next
  return {
    people: known?.people ?? [],
    sources: known?.sources ?? [],
    total: known?.total,
    more: next == null ? undefined : () => bring(next, known?.people ?? []),
    trouble,
  }
}
