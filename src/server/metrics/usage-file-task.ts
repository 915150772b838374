/** Reads files of usage where there may be a thread to do it: a long one would keep everybody else waiting. */
import type { UsageOptions, UsageReport } from '#core/metrics/usage-report.ts'
import { readUsageFile, usageTable } from '#files/usage/usage-file.ts'
import type { SentFile } from '#server/http/file-form.ts'
import type { ThreadTask } from '#server/threads/thread-task.ts'

export interface UsageColumns {
  readonly columns: readonly string[]
  /** The cells of the first lines below them. */
  readonly rows: readonly (readonly string[])[]
}

/** What a report says (ME-4). Problems as `readUsageFile`. */
export const usageReport: ThreadTask<{ readonly file: SentFile; readonly options: UsageOptions }, UsageReport> = async (_, asked) =>
  readUsageFile(asked.file.bytes, asked.file.name, asked.options)

/** The headings of a table, and its first lines. Problems as `usageTable`. */
export const usageColumns: ThreadTask<SentFile, UsageColumns> = async (_, file) => {
  const { headings, lines } = usageTable(file.bytes, file.name)
  return { columns: headings, rows: lines.slice(0, 3).map(({ cells }) => cells) }
}
