/** Staff lists as text: which encoding, which delimiter, which rows on which lines. */
import { CsvError, parse } from 'csv-parse/sync'
import { headingScore } from '#core/people/people-columns.ts'
import type { SourceDelimiter, SourceEncoding, SourceRow, SourceTable } from '#core/people/people-source.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { FileLimits } from '#files/people/file-limits.ts'

const newline = /\r\n|\r|\n/g

const decoded = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** UTF-16 without a mark: in the first letters, one of each two bytes is nearly always zero. */
const silentUtf16 = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined => {
  const sample = bytes.subarray(0, 2000)
  const even = sample.filter((byte, at) => byte === 0 && at % 2 === 0).length
  const odd = sample.filter((byte, at) => byte === 0 && at % 2 === 1).length
  const pairs = sample.length / 2
  if (pairs < 2) return undefined
  if (odd > pairs * 0.6 && even < pairs * 0.1) return 'utf-16le'
  if (even > pairs * 0.6 && odd < pairs * 0.1) return 'utf-16be'
  return undefined
}

const lineOf = (text: string, at: number): number => (text.slice(0, at).match(newline)?.length ?? 0) + 1

/**
 * The text of a file and its encoding (IM-1): by its mark, else by its zeros, else UTF-8 where that is valid, else Windows-1252.
 * Problems: `people.notATable` where it is no text, `people.unknownEncoding` with the line.
 */
export const decodeText = (bytes: Uint8Array, file: string): { text: string; encoding: SourceEncoding } => {
  const unreadable = (line: number) => new Problem('people.unknownEncoding', { line }, { file, line })
  const [first, second, third, fourth] = bytes
  if (
    (first === 0xff && second === 0xfe && third === 0 && fourth === 0) ||
    (first === 0 && second === 0 && third === 0xfe && fourth === 0xff)
  ) {
    throw unreadable(1)
  }
  const marked = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined
  const wide = marked ?? silentUtf16(bytes)
  if (wide) {
    const text = decoded(bytes.subarray(0, bytes.length - (bytes.length % 2)), wide)
    if (text === undefined) throw unreadable(1)
    return { text, encoding: wide }
  }
  if (bytes.subarray(0, 100_000).includes(0)) throw new Problem('people.notATable', {}, { file })
  const utf8 = decoded(bytes, 'utf-8')
  const mark = first === 0xef && second === 0xbb && third === 0xbf
  if (utf8 !== undefined) return { text: utf8, encoding: mark ? 'utf-8-bom' : 'utf-8' }
  const lossy = new TextDecoder('utf-8').decode(bytes)
  // Letters that are sound UTF-8 do not come about by chance: where they abound, the odd bytes are damage, not another character set.
  const [lost, sound] = [lossy.match(/\uFFFD/g)?.length ?? 0, lossy.match(/[^\u0000-\u007F\uFFFD]/g)?.length ?? 0]
  if (mark || sound > 3 * lost) throw unreadable(lineOf(lossy, lossy.indexOf('\uFFFD')))
  const text = new TextDecoder('windows-1252').decode(bytes)
  // Five bytes mean nothing in Windows-1252; a text that has them was written in something else.
  const strange = /[\u0081\u008D\u008F\u0090\u009D]/.exec(text)
  if (strange) throw unreadable(lineOf(text, strange.index))
  return { text, encoding: 'windows-1252' }
}

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
    const alike = Math.max(...lengths.values()) / rows.length
    const known = Math.max(...rows.slice(0, 20).map((row) => (row.length > 1 ? headingScore(row).known : 0)))
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
    if (rows.length >= limits.rows) throw new Problem('people.tooManyRows', { most: limits.rows }, { file, line })
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

/** Reads a text as a table. Problems as `readPeopleFile`. */
export const readText = (bytes: Uint8Array, file: string, limits: FileLimits): SourceTable => {
  const { text: raw, encoding } = decodeText(bytes, file)
  const text = raw.replace(/^\uFEFF/, '').replace(/\u001A$/, '')
  if (text.trim() === '') throw new Problem('people.emptyFile', {}, { file })
  if (isBinary(text) || otherFormats.test(text)) throw new Problem('people.notATable', {}, { file })
  const told = declared.exec(text)
  const sign = candidates.find((one) => one === told?.[1])
  const body = told && sign ? text.slice(told[0].length) : text
  const delimiter = sign ?? sniffDelimiter(body)
  const rows = rowsOf(body, delimiter ?? ',', told && sign ? 1 : 0, file, limits)
  return { format: delimiter === '\t' ? 'tsv' : 'csv', encoding, delimiter, sheet: null, rows }
}
