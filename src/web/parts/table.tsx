/** A table that scrolls by itself when the screen is narrow. */
import type { ComponentChildren } from 'preact'

export interface Column<R> {
  readonly key: string
  readonly head: ComponentChildren
  readonly cell: (row: R) => ComponentChildren
  readonly num?: boolean
  /** Left out on a phone. */
  readonly wideOnly?: boolean
  /** Left out on paper, such as a column of buttons. */
  readonly screenOnly?: boolean
}

export const classOf = ({ num, wideOnly, screenOnly }: Column<never>): string | undefined =>
  [num && 'num', wideOnly && 'wide-only', screenOnly && 'no-print'].filter(Boolean).join(' ') || undefined

export const Table = <R,>({
  label,
  columns,
  rows,
  rowKey,
}: {
  label: string
  columns: readonly Column<R>[]
  rows: readonly R[]
  rowKey: (row: R) => string
}) => (
  <div class="scroll" role="group" aria-label={label} tabIndex={0}>
    {/* The roles are said again, because on a phone the rows are laid out as blocks and would lose them. */}
    <table class="stacks" role="table">
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column.key} scope="col" role="columnheader" class={classOf(column)}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={rowKey(row)} role="row">
            {columns.map((column) => (
              <td key={column.key} role="cell" data-label={typeof column.head === 'string' ? column.head : ''} class={classOf(column)}>
                <div>{column.cell(row)}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
