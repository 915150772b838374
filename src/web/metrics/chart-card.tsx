/** A card with a chart, and the same figures as a table behind a toggle. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
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

export const ChartCard = ({
  title,
  about,
  table,
  actions,
  origin,
  onPaper = false,
  children,
}: {
  title: string
  about?: string | undefined
  table: ChartTable | undefined
  /** Beside the title. */
  actions?: ComponentChildren
  /** Where its figures come from. */
  origin: (facts: OriginFacts) => Origin
  /** Whether it is among the cards that are printed, where not all are. */
  onPaper?: boolean
  children: ComponentChildren
}) => {
  const [isTable, setTable] = useState(false)
  return (
    <section class={onPaper ? 'card on-paper' : 'card'} aria-label={title}>
      <div class="card-head">
        <h2>{title}</h2>
        <div class="card-actions no-print">
          {actions}
          <OriginButton title={title}>{(close) => <ToldOrigin origin={origin} onLeave={close} />}</OriginButton>
          {table && (
            <Button kind="quiet" aria-pressed={isTable} aria-label={words('tableOf', { title })} onClick={() => setTable(!isTable)}>
              {words('table')}
            </Button>
          )}
        </div>
      </div>
      {isTable && table ? (
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
      ) : (
        children
      )}
      {about && <p class="small soft">{about}</p>}
    </section>
  )
}
