/** A table of any length: only the rows near the window are drawn, and a reader is told how many there are. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { classOf, type Column } from '#web/parts/table.tsx'

/** Rows that come and go together. */
const rowsInPiece = 25
/** How far beyond the window rows are drawn, in pixels. */
const beyond = 600
/** How high a row is until it was measured, in pixels. */
const guessedHeight = 56

interface Props<R> {
  readonly label: string
  readonly columns: readonly Column<R>[]
  readonly rows: readonly R[]
  readonly rowKey: (row: R) => string
  /** How many there are in all, where not all of them are here yet. */
  readonly total?: number | undefined
  /** On a phone: the first column as a title, the others in one line below it, without their headings. */
  readonly twoLines?: boolean
  /** Draws every row, as on paper. */
  readonly isWhole?: boolean
  /** Brings in the next rows when the end of those that are here comes near. */
  readonly more?: (() => void) | undefined
}

const Row = <R,>({ row, columns, index }: { row: R; columns: readonly Column<R>[]; index: number }) => (
  // The first row is the heading.
  <tr role="row" aria-rowindex={index + 2}>
    {columns.map((column) => (
      <td key={column.key} role="cell" data-label={typeof column.head === 'string' ? column.head : ''} class={classOf(column)}>
        <div>{column.cell(row)}</div>
      </td>
    ))}
  </tr>
)

const Gap = ({ height, columns }: { height: number; columns: number }) =>
  height > 0 ? (
    <tbody aria-hidden="true" class="gap">
      <tr>
        <td colSpan={columns} style={{ height: `${height}px` }} />
      </tr>
    </tbody>
  ) : null

export const LongTable = <R,>({ label, columns, rows, rowKey, total, twoLines = false, isWhole = false, more }: Props<R>) => {
  const group = useRef<HTMLDivElement>(null)
  const heights = useRef(new Map<number, number>())
  const pieces = Math.ceil(rows.length / rowsInPiece)
  const [range, setRange] = useState({ first: 0, last: 1 })
  const first = isWhole ? 0 : Math.min(range.first, Math.max(0, pieces - 1))
  const last = isWhole ? pieces - 1 : Math.min(range.last, pieces - 1)
  const heightOf = (piece: number): number =>
    heights.current.get(piece) ?? Math.min(rowsInPiece, rows.length - piece * rowsInPiece) * guessedHeight
  const sum = (from: number, to: number): number => {
    let height = 0
    for (let piece = from; piece < to; piece++) height += heightOf(piece)
    return height
  }

  useLayoutEffect(() => {
    for (const body of group.current?.querySelectorAll<HTMLElement>('tbody[data-piece]') ?? [])
      heights.current.set(Number(body.dataset['piece']), body.offsetHeight)
  })

  const look = (): void => {
    const head = group.current?.querySelector('thead')
    if (!group.current || !head || pieces === 0) return
    let top = head.getBoundingClientRect().bottom
    let from = pieces - 1
    let to = 0
    for (let piece = 0; piece < pieces; piece++) {
      const bottom = top + heightOf(piece)
      if (bottom >= -beyond && top <= innerHeight + beyond) {
        from = Math.min(from, piece)
        to = Math.max(to, piece)
      }
      top = bottom
    }
    if (top <= innerHeight + beyond) more?.()
    if (from > to || (from === first && to === last)) return
    // The focus does not fall to the body when its row goes out of sight.
    const focused = document.activeElement?.closest<HTMLElement>('tbody[data-piece]')
    const piece = Number(focused?.dataset['piece'])
    if (focused && group.current.contains(focused) && (piece < from || piece > to)) group.current.focus({ preventScroll: true })
    setRange({ first: from, last: to })
  }
  useEffect(() => {
    let frame = 0
    const soon = (): void => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(look)
    }
    soon()
    addEventListener('scroll', soon, { passive: true })
    addEventListener('resize', soon)
    return () => {
      cancelAnimationFrame(frame)
      removeEventListener('scroll', soon)
      removeEventListener('resize', soon)
    }
  })

  const drawn = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
  return (
    <div class="scroll" role="group" aria-label={label} tabIndex={0} ref={group}>
      {/* The roles are said again, because on a phone the rows are laid out as blocks and would lose them. */}
      <table class={twoLines ? 'stacks two-lines' : 'stacks'} role="table" aria-rowcount={(total ?? rows.length) + 1}>
        <thead role="rowgroup">
          <tr role="row" aria-rowindex={1}>
            {columns.map((column) => (
              <th key={column.key} scope="col" role="columnheader" class={classOf(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <Gap height={sum(0, first)} columns={columns.length} />
        {drawn.map((piece) => (
          <tbody key={piece} role="rowgroup" data-piece={piece}>
            {rows.slice(piece * rowsInPiece, (piece + 1) * rowsInPiece).map((row, index) => (
              <Row key={rowKey(row)} row={row} columns={columns} index={piece * rowsInPiece + index} />
            ))}
          </tbody>
        ))}
        <Gap height={sum(last + 1, pieces)} columns={columns.length} />
      </table>
    </div>
  )
}
