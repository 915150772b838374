/** Those who left and of whom something is still known, from the rows at hand or from the server. */
import { isKnown } from '#core/people/leavers.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import type { ListSource } from '#web/sync/list-source.ts'
import { all } from '#web/sync/store.ts'

/** Up to this last day at work, the last ones first. */
export const leaversSource: ListSource<{ readonly until: string }, StoredRow<'person'>> = {
  table: 'person',
  local: ({ until }) =>
    all('person')
      .filter((one) => one.leftOn !== null && one.leftOn <= until && isKnown(one))
      .toSorted((a, b) => ((a.leftOn ?? '') < (b.leftOn ?? '') ? 1 : -1)),
  path: ({ until }) => `/api/people/leavers?${new URLSearchParams({ until })}`,
}
