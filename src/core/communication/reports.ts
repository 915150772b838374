/** What the post reports of several tries at once, and the rows as the reports leave them (CM-7). */
import { maybeText, nullable, oneOf, text, whole } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'

/** One report, as it comes in; `Outcome` says what each part means. */
export const outcomeInput = {
  state: oneOf(['queued', 'sent', 'failed', 'unsure']),
  attempts: whole(0, 1_000_000),
  words: maybeText(500),
  dueAt: nullable(text(40)),
}

/**
 * The rows that reports change, each as its last report leaves it; several about one row follow each other (CM-7). `from` has the row
 * of a report under its key, if there is one; `after` gives undefined where a report changes nothing. Problem: access.notFound without
 * any report.
 *
 * @example afterReports({ m1: [queued] }, [{ key: 'm1', ...sent }], ({ key }) => key, (row, report) => afterOutcome(row, report, now))
 */
export const afterReports = <R, O>(
  from: Readonly<Record<string, readonly R[]>>,
  reports: readonly O[],
  keyOf: (report: O) => string,
  after: (row: R, report: O) => R | undefined,
): R[] => {
  if (reports.length === 0) throw new Problem('access.notFound', {})
  const changed = new Map<string, R>()
  for (const report of reports) {
    const key = keyOf(report)
    const row = changed.get(key) ?? from[key]?.[0]
    const next = row && after(row, report)
    if (next) changed.set(key, next)
  }
  return [...changed.values()]
}
