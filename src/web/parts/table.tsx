/** A table that scrolls by itself when the screen is narrow. */
import type { ComponentChildren } from 'preact'

export interface Column<R> {
  readonly key: string
  readonly head: ComponentChildren
  readonly cell: (row: R) => ComponentChildren
  readonly num?: boolean
}

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
  <div class="scroll" role="region" aria-label={label} tabIndex={0}>
    <table>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" class={column.num ? 'num' : undefined}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column) => (
              <td key={column.key} class={column.num ? 'num' : undefined}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
