/** Those who left and of whom something is still known, from the rows at hand or from the server. */
import { worksOn } from '#core/kernel/employment.ts'
import { isKnown } from '#core/people/leavers.ts'
import { folded } from '#core/kernel/folded.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import type { ListSource } from '#web/sync/list-source.ts'
import { all } from '#web/sync/store.ts'

/** Whose last day at work was before `by`, the last ones first; `search` is a part of the name. */
export const leaversSource: ListSource<{ readonly by: string; readonly search: string }, StoredRow<'person'>> = {
  table: 'person',
  local: ({ by, search }) =>
    all('person')
      .filter((one) => !worksOn(one, by) && isKnown(one) && folded(one.name).includes(folded(search)))
      .toSorted((a, b) => ((a.leftOn ?? '') < (b.leftOn ?? '') ? 1 : -1)),
  path: ({ by, search }) => `/api/people/leavers?${new URLSearchParams({ by, search })}`,
}
