/** Staff lists as text: which delimiter, which rows on which lines. */
import { largest } from '#core/kernel/many.ts'
import { CsvError, parse } from 'csv-parse/sync'
import { headingScore } from '#core/people/people-columns.ts'
import type { SourceDelimiter, SourceRow, SourceTable } from '#core/people/people-source.ts'
import { Problem } from '#core/kernel/problem.ts'
import { checkNextRow, type FileLimits } from '#files/people/file-limits.ts'
import { decodeText } from '#files/people/text-encoding.ts'

const newline = /\r\n|\r|\n/g

/** Signs that texts do not contain; a few may stray in, a binary file is full of them. */
const isBinary = (text: string): boolean => {
  const sample = text.slice(0, 20_000)
  const signs = sample.match(/[\u0000-\u0008\u000E-\u001F\uFFFD\uFFFE\uFFFF]/g)?.length ?? 0
  return signs > 2 && signs > sample.length / 200
}
const otherFormats = /^\s*(?:%PDF|\{\\rtf|<[!?a-z]|\{\s*["}]|\[\s*[[{"\]])/i

const candidates: readonly SourceDelimiter[] = [';', '\t', ',', '|']

/** The first lines as cells, for the choice of a delimiter only: quotes are kept together, nothing is unfolded. */
const sketch = (text: string, delimiter: string): string[][] => {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (const sign of text) {
    const row = rows.at(-1)
    if (sign === '"') {
      if (quoted || cell === '') quoted = !quoted
    } else if (sign === delimiter && !quoted) {
      row?.push(cell)
      cell = ''
    } else if ((sign === '\n' || sign === '\r') && !quoted) {
      row?.push(cell)
      cell = ''
      if (row && (row.length > 1 || row[0] !== '')) rows.push([])
      else rows[rows.length - 1] = []
    } else cell += sign
  }
  return rows.filter((row) => row.length > 0)
}

/** The delimiter under which headings are recognised best and the rows are most alike; null for a single column. */
export const sniffDelimiter = (text: string): SourceDelimiter | null => {
  const top = text.slice(0, 30_000)
  let best: SourceDelimiter | null = null
  let most = 0
  for (const delimiter of candidates) {
    if (!top.includes(delimiter)) continue
    const rows = sketch(top, delimiter).slice(0, 100)
    const wide = rows.filter((row) => row.length > 1)
    if (wide.length === 0) continue
    const lengths = new Map<number, number>()
    for (const { length } of wide) lengths.set(length, (lengths.get(length) ?? 0) + 1)
    const alike = largest(lengths.values()) / rows.length
    const known = largest(rows.slice(0, 20).map((row) => (row.length > 1 ? headingScore(row).known : 0)))
    const score = known + alike
    if (score > most) [best, most] = [delimiter, score]
  }
  return best
}

/** A line that Excel writes on top to name the delimiter. */
const declared = /^sep=(.)\r?(?:\n|$)/i

const longestRecord = 1_000_000
const mostColumns = 2000

/** Whether a line holds far more delimiters than a table has columns; the parser would make a cell of each. */
const isEndless = (text: string, delimiter: string): boolean => {
  const sign = delimiter.charCodeAt(0)
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 10 || code === 13) count = 0
    else if (code === sign && ++count > 10 * mostColumns) return true
  }
  return false
}

const rowsOf = (text: string, delimiter: string, lineBefore: number, file: string, limits: FileLimits): SourceRow[] => {
  const rows: SourceRow[] = []
  let cells = 0
  let line = lineBefore + 1
  if (isEndless(text, delimiter)) throw new Problem('people.notATable', {}, { file })
  const take = (found: string[]): void => {
    cells += found.length
    if (found.length > mostColumns) throw new Problem('people.notATable', {}, { file, line })
    checkNextRow(limits, rows.length, file, line)
    if (cells > limits.cells) throw new Problem('people.tooManyCellsInAll', { most: limits.cells }, { file, line })
    rows.push({ line, cells: found })
    // The parser's own count takes a CRLF inside quotes for two lines.
    line++
    for (const cell of found) if (cell.includes('\n') || cell.includes('\r')) line += cell.match(newline)?.length ?? 0
  }
  try {
    parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: longestRecord,
      on_record: (record: string[]) => {
        take(record)
        return null
      },
    })
  } catch (error) {
    if (error instanceof Problem) throw error
    if (!(error instanceof CsvError)) throw error
    const inQuotes = error.code === 'CSV_QUOTE_NOT_CLOSED' || (error.code === 'CSV_MAX_RECORD_SIZE' && text.includes('"'))
    if (inQuotes) throw new Problem('people.quoteNotClosed', { line }, { file, line })
    throw new Problem('people.notATable', {}, { file, line })
  }
  return rows
}

/** Rows that are one cell each because every line was put in quotes as a whole, taken apart once more; null where that gives no table. */
const quotedWhole = (
  rows: readonly SourceRow[],
  file: string,
  limits: FileLimits,
): { delimiter: SourceDelimiter; rows: SourceRow[] } | null => {
  if (rows.length < 2 || rows.some(({ cells }) => cells.length > 1)) return null
  const lines = rows.map(({ cells }) => cells[0] ?? '')
  const delimiter = sniffDelimiter(lines.slice(0, 100).join('\n'))
  if (delimiter === null) return null
  return { delimiter, rows: rows.flatMap(({ line, cells }) => rowsOf(cells[0] ?? '', delimiter, line - 1, file, limits)) }
}

/** Reads a text as a table. Problems as `readPeopleFile`. */
export const readText = (bytes: Uint8Array, file: string, limits: FileLimits): SourceTable => {
  const { text: raw, encoding, notes } = decodeText(bytes, file)
  const text = raw.replace(/^\uFEFF/, '').replace(/\u001A$/, '')
  if (text.trim() === '') throw new Problem('people.emptyFile', {}, { file })
  if (isBinary(text) || otherFormats.test(text)) throw new Problem('people.notATable', {}, { file })
  const told = declared.exec(text)
  const sign = candidates.find((one) => one === told?.[1])
  const body = told && sign ? text.slice(told[0].length) : text
  const sniffed = sign ?? sniffDelimiter(body)
  const whole = rowsOf(body, sniffed ?? ',', told && sign ? 1 : 0, file, limits)
  const within = quotedWhole(whole, file, limits)
  const [delimiter, rows] = within ? [within.delimiter, within.rows] : [sniffed, whole]
  return { format: delimiter === '\t' ? 'tsv' : 'csv', encoding, delimiter, sheet: null, rows, notes }
}
