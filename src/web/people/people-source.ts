/** The people of the rollout at work, from the rows at hand or from the server. */
import { useEffect, useState } from 'preact/hooks'
import {
  peopleList,
  type PeopleQuery,
  type PeopleSummary,
  peopleSummary,
  type ReasonCount,
  reasonCounts,
  type Someone,
} from '#core/people/people-list.ts'
import { here } from '#web/people/people-list.ts'
import { figures } from '#web/sync/figures.ts'
import type { ListSource } from '#web/sync/list-source.ts'
import { ask, troubleIn } from '#web/sync/server-request.ts'
import { isAbsent, rollout, version } from '#web/sync/store.ts'

export const peopleSource: ListSource<PeopleQuery, Someone> = {
  table: 'person',
  local: (query) => peopleList(here.value, query),
  path: ({ rolloutId, champions, ...query }) => {
    const filters = Object.entries({ rollout: rolloutId, champions: champions ? 'only' : '', ...query }).filter(([, value]) => value !== '')
    return `/api/people?${new URLSearchParams(filters)}`
  },
}

/** The main reasons of those in a phase, the most frequent first. */
export const useReasons = (rolloutId: string, phaseKey: string): readonly ReasonCount[] => {
  const remote = isAbsent('person')
  const [told, setTold] = useState<{ readonly of: string; readonly counts: readonly ReasonCount[] }>()
  useEffect(() => {
    if (!remote || phaseKey === '') return
    ask<readonly ReasonCount[]>(`/api/people/reasons?${new URLSearchParams({ rollout: rolloutId, phase: phaseKey })}`).then(
      (counts) => setTold({ of: phaseKey, counts }),
      (problem: unknown) => void troubleIn(problem),
    )
  }, [remote, rolloutId, phaseKey, version.value])
  if (!remote) return reasonCounts(here.value, phaseKey)
  return told?.of === phaseKey ? told.counts : []
}

/** Counts of the people; undefined until the server has told. */
export const summary = figures<PeopleSummary | undefined>({
  table: 'person',
  local: () => peopleSummary(here.value),
  path: () => `/api/people/summary?${new URLSearchParams({ rollout: rollout.value?.rolloutId ?? '' })}`,
  unknown: undefined,
})
