/** Lists that come from the rows on this device, or from the server where those rows are on the server alone. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ListPage } from '#core/kernel/list-page.ts'
import type { TableName } from '#core/registry/tables.ts'
import type { ErrorNote } from '#web/sync/outbox.ts'
import { ask, troubleIn } from '#web/sync/server-request.ts'
import { isAbsent, version } from '#web/sync/store.ts'

const pageSize = 100
/** Most rows that are fetched anew in one go when something changed. */
const mostAtOnce = 500
/** How long typing has to pause before the server is asked, in milliseconds. */
const typingPause = 150

/** Where a list comes from. */
export interface ListSource<Q, R> {
  /** The list is the server's when this table is not on the device. */
  readonly table: TableName
  /** True where this device holds only some of the rows; then it is the server's too. */
  readonly isPartial?: () => boolean
  /** The whole list, from the rows at hand. */
  readonly local: (query: Q) => readonly R[]
  /** Where the server gives it, page by page. */
  readonly path: (query: Q) => string
}

/** A list as a page shows it. */
export interface List<R> {
  readonly rows: readonly R[]
  /** How many there are in all, also those that are not here yet; undefined until known. */
  readonly total: number | undefined
  /** Brings in the next ones; undefined where all are here. */
  readonly more: (() => void) | undefined
  readonly trouble: ErrorNote | undefined
}

/** A list that is here as a whole. */
export const listHere = <R>(rows: readonly R[]): List<R> => ({ rows, total: rows.length, more: undefined, trouble: undefined })

interface Fetched<R> {
  readonly path: string
  readonly rows: readonly R[]
  readonly total: number
  readonly next: string | null
}

const withPage = (path: string, values: Record<string, string>): string =>
  `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams(values)}`

/** A list, searched and filtered by a query; asked for again whenever something changes. */
export const useList = <Q, R>(source: ListSource<Q, R>, query: Q): List<R> => {
  const remote = isAbsent(source.table) || source.isPartial?.() === true
  const path = remote ? source.path(query) : ''
  const [fetched, setFetched] = useState<Fetched<R>>()
  const [trouble, setTrouble] = useState<ErrorNote>()
  const turn = useRef(0)
  const known = fetched?.path === path ? fetched : undefined

  const bring = (asked: string, take: (page: ListPage<R>) => Fetched<R>): void => {
    const mine = ++turn.current
    ask<ListPage<R>>(asked).then(
      (page) => {
        if (mine !== turn.current) return
        setFetched(take(page))
        setTrouble(undefined)
      },
      (problem: unknown) => {
        if (mine === turn.current) setTrouble(troubleIn(problem))
      },
    )
  }
  useEffect(() => {
    if (!remote) return
    const limit = Math.min(mostAtOnce, Math.max(pageSize, known?.rows.length ?? 0))
    const timer = setTimeout(
      () => bring(withPage(path, { limit: String(limit) }), ({ items, total, next }) => ({ path, rows: items, total, next })),
      fetched ? typingPause : 0,
    )
    return () => clearTimeout(timer)
  }, [path, version.value, remote])

  if (!remote) return listHere(source.local(query))
  const shown = known ?? fetched
  const next = known?.next
  const more =
    known && next != null
      ? () => {
          bring(withPage(path, { limit: String(pageSize), after: next }), (page) => ({
            path,
            rows: known.rows.concat(page.items),
            total: page.total,
            next: page.next,
          }))
        }
      : undefined
  return { rows: shown?.rows ?? [], total: shown?.total, more, trouble }
}
