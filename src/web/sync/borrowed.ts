/** Rows that are on the server alone, fetched one by one for as long as this window is open: names wherever people are named, and all about one person. */
import { computed } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { StoredRow, TableName } from '#core/registry/tables.ts'
import { drawnAhead } from '#web/sync/first-answers.ts'
import { ask, troubleIn } from '#web/sync/server-request.ts'
import { borrow, isAbsent, one, version } from '#web/sync/store.ts'

/** How long names are gathered before they are asked for together, in milliseconds. */
const gathering = 20
const mostAtOnce = 200

const asked = new Set<string>()
let wanted: string[] = []

const fetchWanted = async (): Promise<void> => {
  const ids = wanted
  wanted = []
  for (let from = 0; from < ids.length; from += mostAtOnce) {
    const some = ids.slice(from, from + mostAtOnce)
    try {
      const people = await ask<StoredRow<'person'>[]>(`/api/people/by-id?ids=${encodeURIComponent(some.join(','))}`)
      borrow(people.map((row) => ({ table: 'person', key: row.personId, row })))
    } catch (problem) {
      troubleIn(problem)
      // Asked for again the next time that somebody looks.
      for (const id of some) asked.delete(id)
    }
  }
}

const want = (personId: string): undefined => {
  if (personId === '' || asked.has(personId) || drawnAhead.asked) return undefined
  asked.add(personId)
  if (wanted.length === 0) setTimeout(() => void fetchWanted(), gathering)
  wanted.push(personId)
  return undefined
}

/** People by their ids; whoever is on the server alone is fetched, and shows a moment later. */
export const peopleById = computed(() => {
  const remote = isAbsent('person')
  return { get: (personId: string): StoredRow<'person'> | undefined => one('person', personId) ?? (remote ? want(personId) : undefined) }
})

/** Brings in rows of a table that is on the server alone while a page shows them, again whenever something changed. */
export const useRowsOf = (table: TableName, path: string): void => {
  const remote = isAbsent(table)
  useEffect(() => {
    if (!remote) return
    ask<Parameters<typeof borrow>[0]>(path).then(borrow, troubleIn)
  }, [path, remote, version.value])
}

/** Brings in all rows about one person while they are looked at. */
export const useRowsAbout = (personId: string): void => useRowsOf('person', `/api/people/about?person=${encodeURIComponent(personId)}`)
