/** What the page of adoption stands on: answers of the server, asked again when something changed and kept for when there is no connection. */
import { useEffect, useState } from 'preact/hooks'
import type { AdoptionList } from '#core/metrics/adoption-people.ts'
import type { Conclusions } from '#core/metrics/conclusions.ts'
import type { FlowKind } from '#core/metrics/flows.ts'
import type { AdoptionAnswer, PeopleTold, PersonTold } from '#core/metrics/adoption-overview.ts'
import type { ErrorNote } from '#web/sync/outbox.ts'
import { ask, troubleIn } from '#web/sync/server-request.ts'
import { rollout, version } from '#web/sync/store.ts'
import { useAnswer } from '#web/sync/use-answer.ts'

/** What can be concluded; asked apart, because the page is shown without it. */
export const useConclusions = () => useAnswer<Conclusions>('/api/adoption/conclusions').value

export const useAdoption = () => useAnswer<AdoptionAnswer>('/api/adoption/overview')

/** Which people a figure opens to. */
export interface Listed {
  readonly list: AdoptionList
  readonly phase?: string
  readonly location?: string
  readonly department?: string
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

/** People of a list of a champion, page by page; the first page stays on the device for when there is no connection. */
export const useKeptPeople = (list: AdoptionList): PeopleFound & { readonly isUnreached: boolean } => {
  const path = `/api/adoption/people?list=${list}`
  const { value: first, isAsked } = useAnswer<PeopleTold>(path)
  const [later, setLater] = useState<PeopleTold & { readonly of: PeopleTold }>()
  const [trouble, setTrouble] = useState<ErrorNote>()
  const rest = later?.of === first ? later : undefined
  const next = (rest ?? first)?.next
  const bring = (of: PeopleTold, after: number): void =>
    void ask<PeopleTold>(`${path}&after=${after}&rollout=${encodeURIComponent(rollout.peek()?.rolloutId ?? '')}`).then(
      (page) => {
        setLater({ ...page, people: [...(rest?.people ?? []), ...page.people], of })
        setTrouble(undefined)
      },
      (problem: unknown) => setTrouble(troubleIn(problem)),
    )
  return {
    people: [...(first?.people ?? []), ...(rest?.people ?? [])],
    sources: first?.sources ?? [],
    total: first?.total,
    more: first === undefined || next == null ? undefined : () => bring(first, next),
    trouble,
    isUnreached: isAsked && first === undefined,
  }
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
