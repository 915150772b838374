/** The people of the rollout at work, from the rows at hand or from the server. */
import { peopleList, type PeopleQuery, type PeopleSummary, peopleSummary, type Someone } from '#core/people/people-list.ts'
import { here } from '#web/people/people-list.ts'
import { figures } from '#web/sync/figures.ts'
import type { ListSource } from '#web/sync/list-source.ts'
import { rollout } from '#web/sync/store.ts'

export const peopleSource: ListSource<PeopleQuery, Someone> = {
  table: 'person',
  local: (query) => peopleList(here.value, query),
  path: ({ rolloutId, champions, ...query }) => {
    const filters = Object.entries({ rollout: rolloutId, champions: champions ? 'only' : '', ...query }).filter(([, value]) => value !== '')
    return `/api/people?${new URLSearchParams(filters)}`
  },
}

/** Counts of the people; undefined until the server has told. */
export const summary = figures<PeopleSummary | undefined>({
  table: 'person',
  local: () => peopleSummary(here.value),
  path: () => `/api/people/summary?${new URLSearchParams({ rollout: rollout.value?.rolloutId ?? '' })}`,
  unknown: undefined,
})
