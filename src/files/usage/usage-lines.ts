/** Reads usage as machines send it: a JSON list, one JSON object on each line, or CSV with a heading; each with its line in the file. */
import { CsvError, parse } from 'csv-parse/sync'
import { Problem } from '#core/kernel/problem.ts'

export interface UsageLines {
  readonly lines: readonly unknown[]
  /** The line of the file on which each begins, from 1. */
  readonly numbers: readonly number[]
}

const badLine = (line: number): Problem => new Problem('metrics.badLines', { line }, { line })

/** Reads NDJSON; empty lines are passed over, but counted. Problem: metrics.badLines. */
export const readNdjson = (text: string): UsageLines => {
  const lines: unknown[] = []
  const numbers: number[] = []
  let line = 0
  for (let from = 0; from < text.length;) {
    const end = text.indexOf('\n', from)
    const until = end < 0 ? text.length : end
    line++
    const one = text.slice(from, until).trim()
    from = until + 1
    if (one === '') continue
    try {
      lines.push(JSON.parse(one))
    } catch {
      throw badLine(line)
    }
    numbers.push(line)
  }
  return { lines, numbers }
}

/** Reads CSV with a heading in any order: person, day or at, system, workflow, count. Problem: metrics.badLines. */
export const readUsageCsv = (text: string): UsageLines => {
  const numbers: number[] = []
  try {
    // The parser counts a CRLF within quotes twice.
    const lines = parse<Record<string, string>>(text.replaceAll('\r\n', '\n'), {
      bom: true,
      columns: (heading) => heading.map((one) => one.trim().toLowerCase()),
      delimiter: [',', ';', '\t'],
      skip_empty_lines: true,
      max_record_size: 10_000,
      trim: true,
      on_record: (record: Record<string, string>, { lines: last }) => {
        const within = Object.values(record).reduce((sum, cell) => sum + cell.split('\n').length - 1, 0)
        numbers.push(last - within)
        return record
      },
    })
    return { lines, numbers }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw badLine('lines' in error && typeof error.lines === 'number' ? error.lines : 1)
  }
}

/** The line on which each item of a list in JSON begins. */
const itemsBegin = (text: string): number[] => {
  const numbers: number[] = []
  let [depth, line, isInText, isNext] = [0, 1, false, false]
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? ''
    if (isInText) {
      if (sign === '\\') at++
      else if (sign === '"') isInText = false
      continue
    }
    if (sign === '\n') line++
    if (sign.trim() === '') continue
    if (depth === 1 && isNext && sign !== ']') {
      numbers.push(line)
      isNext = false
    }
    if (sign === '"') isInText = true
    else if (sign === '[' || sign === '{') isNext = ++depth === 1
    else if (sign === ']' || sign === '}') depth--
    else if (sign === ',' && depth === 1) isNext = true
  }
  return numbers
}

/** Reads a list in JSON. Problem: metrics.badLines. */
export const readUsageJson = (text: string): UsageLines => {
  try {
    return { lines: JSON.parse(text) as unknown[], numbers: itemsBegin(text) }
  } catch {
    throw badLine(1)
  }
}
