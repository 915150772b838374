/** Who helps whom in the rollout at work, from the rows at hand or from the server. */
import { computed } from '@preact/signals'
import { type Pair, pairsList, type PairsQuery, type PairsSummary, pairsSummary } from '#core/training/buddy-pairs.ts'
import { everyone } from '#web/people/people-list.ts'
import { figures } from '#web/sync/figures.ts'
import type { ListSource } from '#web/sync/list-source.ts'
import { where } from '#web/sync/store.ts'
import { nameOf, rolloutId } from '#web/training/training-selectors.ts'

/** Everyone of a later phase: whoever goes first has pilot users beside them, or nobody. */
const pairs = computed<readonly Pair[]>(() => {
  const rows = new Map(where('buddy', { rolloutId: rolloutId.value }).map((row) => [row.personId, row]))
  const first = where('phase', { rolloutId: rolloutId.value }).find((phase) => phase.position === 1)?.phaseKey
  const left = new Set(everyone.value.filter(({ person }) => person.leftOn !== null).map(({ person }) => person.personId))
  const listed = everyone.value.filter(
    ({ person, part }) => !person.leftOn && part?.phaseKey && !part.excludedAt && (rows.has(person.personId) || part.phaseKey !== first),
  )
  const helps = new Map<string, number>()
  for (const { person } of listed) {
    const buddyId = rows.get(person.personId)?.buddyId
    if (buddyId !== undefined && !left.has(buddyId)) helps.set(buddyId, (helps.get(buddyId) ?? 0) + 1)
  }
  return listed.map(({ person: { personId, name }, part }): Pair => {
    const row = rows.get(personId)
    const buddy = row
      ? {
          buddyId: row.buddyId,
          name: nameOf(row.buddyId),
          because: row.because,
          gone: left.has(row.buddyId),
          helps: helps.get(row.buddyId) ?? 0,
        }
      : null
    return { personId, name, phaseKey: part?.phaseKey ?? '', buddy }
  })
})

export const pairsSource: ListSource<PairsQuery, Pair> = {
  table: 'buddy',
  local: (query) => pairsList(pairs.value, query),
  path: ({ rolloutId: rollout, search }) =>
    `/api/training/buddies?${new URLSearchParams({ rollout, ...(search === '' ? {} : { search }) })}`,
}

/** The pairs, counted; undefined until the server has told. */
export const pairsCounts = figures<PairsSummary | undefined>({
  table: 'buddy',
  local: () => pairsSummary(pairs.value),
  path: () => `/api/training/buddies/summary?${new URLSearchParams({ rollout: rolloutId.value })}`,
  unknown: undefined,
})
