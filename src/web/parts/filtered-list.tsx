/** A list of any length with its search, filters and count: a table of which the rows near the window are drawn, or lines of which more can be shown. */
import { shared } from '#web/base/lead-words.ts'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '#web/parts/button.tsx'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { FilterSheet } from '#web/parts/filter-sheet.tsx'
import { LongTable } from '#web/parts/long-table.tsx'
import { mostOnPaper, NotOnPaper, PrintButton, usePrinting } from '#web/parts/paper.tsx'
import { SearchBox } from '#web/parts/search-box.tsx'
import type { Column } from '#web/parts/table.tsx'
import type { Filters } from '#web/parts/use-filters.ts'
import type { List } from '#web/sync/list-source.ts'

/** Lines that are shown before somebody asks for more. */
const pageSize = 50
/** A list of this length is looked through without a search and filters. */
const mostUnfiltered = 12

interface Given<R> {
  readonly filters: Filters<never>
  /** What is found. */
  readonly list: List<R>
  /** How many there are before anything is narrowed; undefined where that is not known. */
  readonly of?: number | undefined
  readonly searchLabel?: string
  /** The field for which part of the list is shown; always in sight. */
  readonly choice?: ComponentChildren
  /** Fields that stand in a sheet on a phone. */
  readonly fields?: ComponentChildren
  /** What it says where nothing is found. */
  readonly nothing?: string
}
type AsTable<R> = {
  readonly label: string
  readonly columns: readonly Column<R>[]
  readonly rowKey: (row: R) => string
  readonly twoLines?: boolean
}
type AsLines<R> = {
  readonly children: (rows: readonly R[]) => ComponentChildren
  /** For lists that never grow long: all of it at once. */
  readonly whole?: boolean
}

export const FilteredList = <R,>(props: Given<R> & (AsTable<R> | AsLines<R>)) => {
  const { filters, list, of, searchLabel, choice, fields, nothing } = props
  const { search } = filters.values
  const asked = JSON.stringify(filters.values)
  const [opened, setOpened] = useState({ asked, most: pageSize })
  const most = opened.asked === asked ? opened.most : pageSize
  const isNarrowed = search.trim() !== '' || filters.count > 0
  const isLong = isNarrowed || of === undefined || of > mostUnfiltered
  const { rows, total, more, trouble } = list
  const isWhole = 'whole' in props && props.whole === true
  const isPrinting = usePrinting()
  const onPaper = rows.slice(0, mostOnPaper)
  const isLoading = total === undefined && rows.length === 0 && !trouble
  const showMore = (): void => {
    if (most >= rows.length) more?.()
    setOpened({ asked, most: most + pageSize })
  }
  return (
    <>
      {(isLong || choice) && (
        <search class="list-filters no-print">
          {isLong && searchLabel !== undefined && <SearchBox label={searchLabel} {...filters.field('search')} />}
          {choice}
          {isLong && fields && <FilterSheet count={filters.count}>{fields}</FilterSheet>}
          <PrintButton list={list} />
          {isNarrowed && (
            <Button kind="quiet" onClick={filters.clear}>
              {shared('clearFilters')}
            </Button>
          )}
        </search>
      )}
      <p class="small soft" role="status">
        {isLoading ? shared('loading') : isNarrowed && total !== undefined ? shared('found', { count: total }) : ''}
      </p>
      <TroubleNote trouble={trouble} />
      {isPrinting && !isWhole && <NotOnPaper count={onPaper.length} total={total} />}
      {rows.length === 0 && total === 0 ? (
        <EmptyState text={isNarrowed || !nothing ? shared('nothingFound') : nothing} />
      ) : 'columns' in props ? (
        <LongTable
          label={props.label}
          columns={props.columns}
          rows={isPrinting ? onPaper : rows}
          isWhole={isPrinting}
          rowKey={props.rowKey}
          twoLines={props.twoLines ?? false}
          total={total}
          more={more}
        />
      ) : (
        <>
          {props.children(isWhole ? rows : isPrinting ? onPaper : rows.slice(0, most))}
          {!isWhole && (rows.length > most || more) && (
            <div>
              <Button onClick={showMore}>{shared('showMore')}</Button>
            </div>
          )}
        </>
      )}
    </>
  )
}
