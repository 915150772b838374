/** A card with a chart: where its figures come from, the same figures as a table, and what the page takes it along with. */
import { type ComponentChildren, createContext } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'
import { voice } from '#web/base/language.ts'
import { adoptionWords } from '#web/metrics/adoption-words.ts'
import type { Origin } from '#web/metrics/origin.ts'
import { OriginButton, type OriginFacts, ToldOrigin } from '#web/metrics/origin-button.tsx'
import { Table } from '#web/parts/table.tsx'
import { Button } from '#web/parts/button.tsx'

const words = voice(adoptionWords)

/** A chart as rows of texts: for the table, and for a CSV file. */
export interface ChartTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** A chart that stands on the page, to be taken along. */
export interface ChartOnPage {
  readonly title: string
  readonly table: ChartTable
}

/** The charts of the page by their ids; each card adds its own, so that none is without. */
export const ChartsContext = createContext<Map<string, ChartOnPage> | undefined>(undefined)

/** Where the picture of a chart stands on the page. */
export const chartPart = (id: string): HTMLElement | null => document.querySelector<HTMLElement>(`#chart-${id}`)

interface Props {
  /** Under which it is taken along. */
  readonly id: string
  readonly title: string
  readonly about?: string | undefined
  /** Undefined where there is nothing to show yet. */
  readonly table: ChartTable | undefined
  /** Beside the title. */
  readonly actions?: ComponentChildren
  /** Where its figures come from: told from the page's figures, or from its own. */
  readonly origin: ((facts: OriginFacts) => Origin) | { readonly told: (close: () => void) => ComponentChildren }
  /** Whether it is among the cards that are printed, where not all are. */
  readonly onPaper?: boolean
  /** Below the chart, and no part of its picture. */
  readonly after?: ComponentChildren
  readonly children: ComponentChildren
}

export const ChartCard = ({ id, title, about, table, actions, origin, onPaper = false, after, children }: Props) => {
  const [isTable, setTable] = useState(false)
  const charts = useContext(ChartsContext)
  useEffect(() => {
    if (!charts || !table || table.rows.length === 0) return
    charts.set(id, { title, table })
    return () => void charts.delete(id)
  })
  return (
    <section class={onPaper ? 'card on-paper' : 'card'} aria-label={title}>
      <div class="card-head">
        <h2>{title}</h2>
        <div class="card-actions no-print">
          {actions}
          <OriginButton title={title}>
            {(close) => ('told' in origin ? origin.told(close) : <ToldOrigin origin={origin} onLeave={close} />)}
          </OriginButton>
          {table && (
            <Button kind="quiet" aria-pressed={isTable} aria-label={words('tableOf', { title })} onClick={() => setTable(!isTable)}>
              {words('table')}
            </Button>
          )}
        </div>
      </div>
      {isTable && table && (
        <Table
          label={title}
          rows={table.rows}
          rowKey={(row) => row.join()}
          columns={table.columns.map((head, index) => ({
            key: head,
            head,
            num: index > 0,
            cell: (row: readonly string[]) => row[index] ?? '',
          }))}
        />
      )}
      {/* Beside its table the picture keeps its place out of sight, so that it can be taken along. */}
      <div class={isTable && table ? 'set-aside' : undefined}>
        <div id={`chart-${id}`} class="stack tight">
          {children}
          {about && <p class="small soft">{about}</p>}
        </div>
      </div>
      {after}
    </section>
  )
}
