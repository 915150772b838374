/** A table on a PDF: its headings are repeated on each page, and every cell is read as one. */
import { largest } from '#core/kernel/many.ts'
import type { CellKind, CellTable } from '#files/plan/document-tables.ts'
import type { Format } from '#core/kernel/format.ts'
import { bottom, ink, line, margin, type Pdf, soft, width } from '#files/plan/pdf-page.ts'
import { spoken } from '#files/plan/plan-document.ts'

interface Column {
  readonly title: string
  readonly kind: CellKind
  readonly left: number
  readonly wide: number
  readonly at: number
}

/** Beyond so many rows the rows of a page are read as one paragraph: elements for every cell are kept until the table ends. */
const mostTaggedRows = 1000

const columnsOf = ({ columns }: CellTable): readonly Column[] => {
  const all = columns.reduce((sum, { weight }) => sum + weight, 0)
  let left = margin
  return columns.map(({ title, kind, weight }, at) => {
    const wide = (weight / all) * width
    const column = { title, kind, at, left, wide: wide - 8 }
    left += wide
    return column
  })
}

const align = (kind: CellKind): 'left' | 'right' => (kind === 'number' || kind === 'share' ? 'right' : 'left')

/** What pdfkit would measure once more of a line that was measured. */
const measured = (textWidth: number): object => ({ textWidth, wordCount: 1 })

/** Draws the rows of a table from where the page is. */
export const drawTable = async (pdf: Pdf, table: CellTable, format: Format): Promise<void> => {
  const { page, say } = pdf
  const columns = columnsOf(table)
  const isTagged = table.rows.length <= mostTaggedRows
  const element = isTagged ? pdf.open('Table') : undefined
  const heads = (isAgain: boolean): void => {
    const y = page.y
    page.font('bold').fontSize(7.5)
    const height = largest(columns.map(({ title, wide }) => page.heightOfString(say(title), { width: wide })))
    const row = element && !isAgain ? pdf.open('TR', element) : undefined
    for (const { title, kind, left, wide } of columns) {
      const draw = (): void =>
        void page
          .font('bold')
          .fontSize(7.5)
          .fillColor(soft)
          .text(say(title), left, y, { width: wide, align: align(kind) })
      // What is repeated on a later page was read before.
      if (row) pdf.put('TH', draw, { below: row, scope: 'Column' })
      else pdf.decorate(draw)
    }
    row?.end()
    page.y = y + height + 3
  }
  heads(false)

  interface Cell {
    readonly text: string
    /** Broken into lines that fit, each with its width; null where a word alone is too wide. */
    readonly lines: readonly (readonly [line: string, wide: number])[] | null
  }
  interface Line {
    readonly cells: readonly Cell[]
    readonly height: number
  }
  page.font('regular').fontSize(8)
  const lineHigh = page.currentLineHeight(true)
  const widths = new Map<string, number>()
  const widthOf = (word: string): number => {
    let found = widths.get(word)
    if (found === undefined) widths.set(word, (found = page.widthOfString(word)))
    return found
  }
  const space = widthOf(' ')
  // pdfkit breaks a text twice, once for its height: that took half the time of a large plan.
  const linesOf = (text: string, wide: number): Cell['lines'] => {
    if (/[\n\t\u00AD]/.test(text)) return null
    const lines: [string, number][] = []
    for (const word of text.split(' ')) {
      const across = widthOf(word)
      if (across > wide) return null
      const last = lines.at(-1)
      if (!last || last[1] + space + across > wide) lines.push([word, across])
      else lines[lines.length - 1] = [`${last[0]} ${word}`, last[1] + space + across]
    }
    return lines
  }
  const lineOf = (row: CellTable['rows'][number]): Line => {
    page.font('regular').fontSize(8)
    const cells = columns.map(({ kind, at, wide }): Cell => {
      const text = say(spoken(row[at] ?? null, kind, format))
      return { text, lines: linesOf(text, wide) }
    })
    const heights = cells.map(({ text, lines }, at) =>
      lines === null ? page.heightOfString(text, { width: columns[at]?.wide ?? 0 }) : lines.length * lineHigh,
    )
    return { cells, height: Math.min(bottom - margin - 40, largest([11, ...heights])) }
  }
  const fits = ({ height }: Line): boolean => page.y + height + 6 <= bottom
  const drawRule = (): void => {
    page
      .moveTo(margin, page.y)
      .lineTo(margin + width, page.y)
      .lineWidth(0.4)
      .strokeColor(line)
      .stroke()
  }
  const drawCell = ({ kind, left, wide, at }: Column, { cells, height }: Line, y: number): void => {
    page.font('regular').fontSize(8).fillColor(ink)
    if (kind === 'tick')
      page
        .rect(left, y + 4, 7, 7)
        .lineWidth(0.7)
        .strokeColor(soft)
        .stroke()
    else {
      const { text = '', lines = null } = cells[at] ?? {}
      if (lines === null || lines.length * lineHigh > height + 1)
        page.text(text, left, y + 3, { width: wide, height: height + 1, align: align(kind), ellipsis: true })
      else
        for (const [nth, [said, across]] of lines.entries())
          page.text(said, align(kind) === 'right' ? left + wide - across : left, y + 3 + nth * lineHigh, {
            lineBreak: false,
            ...measured(across),
          })
    }
  }
  const nextPage = async (): Promise<void> => {
    await pdf.breathe()
    page.addPage()
    heads(true)
  }

  if (element) {
    for (const row of table.rows) {
      const made = lineOf(row)
      if (!fits(made)) await nextPage()
      const y = page.y
      pdf.decorate(drawRule)
      const below = pdf.open('TR', element)
      for (const column of columns)
        pdf.put('TD', () => drawCell(column, made, y), {
          below,
          ...(column.kind === 'tick' ? { alt: `${say(column.title)}: [ ]` } : {}),
        })
      below.end()
      page.y = y + made.height + 6
    }
    element.end()
  } else {
    let at = 0
    let made = lineOf(table.rows[0] ?? [])
    while (at < table.rows.length) {
      if (!fits(made)) await nextPage()
      pdf.put('P', () => {
        do {
          const y = page.y
          drawRule()
          for (const column of columns) drawCell(column, made, y)
          page.y = y + made.height + 6
          at++
          if (at < table.rows.length) made = lineOf(table.rows[at] ?? [])
        } while (at < table.rows.length && fits(made))
      })
    }
  }
  page.x = margin
}
