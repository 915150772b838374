/** Reads a batch of usage as machines send it: one JSON object on each line, or CSV with a heading. */
import { CsvError, parse } from 'csv-parse/sync'
import { Problem } from '#core/kernel/problem.ts'

/** Reads NDJSON; empty lines are passed over, but counted. Problem: metrics.badLines. */
export const readNdjson = (text: string): unknown[] => {
  const lines: unknown[] = []
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
      throw new Problem('metrics.badLines', { line }, { line })
    }
  }
  return lines
}

/** Reads CSV with a heading in any order: person, day or at, system, workflow, count. Problem: metrics.badLines. */
export const readUsageCsv = (text: string): Record<string, string>[] => {
  try {
    return parse<Record<string, string>>(text, {
      bom: true,
      columns: (heading) => heading.map((one) => one.trim().toLowerCase()),
      delimiter: [',', ';', '\t'],
      skip_empty_lines: true,
      max_record_size: 10_000,
      trim: true,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = 'lines' in error && typeof error.lines === 'number' ? error.lines : 1
    throw new Problem('metrics.badLines', { line }, { line })
  }
}
