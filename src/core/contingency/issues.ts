/** Issues: how bad they are, whom they concern, how they stand, and in which order they ask for attention (CO-1, CO-2). */
import { note, type Note } from '#core/kernel/note.ts'
import type { Row } from '#core/kernel/rows.ts'

export const severities = ['minor', 'major', 'critical'] as const
export type Severity = (typeof severities)[number]
export const scopes = ['person', 'location', 'phase', 'all'] as const
export type IssueScope = (typeof scopes)[number]
type IssueState = 'open' | 'fixed' | 'closed'

type Issue = Row<'issue'>

/** Working days without a new report after which a fixed issue counts as stable, where nobody says otherwise. */
export const stableAfterDays = 2

/** How an issue stands. */
export const issueState = ({ fixedAt, closedAt }: Pick<Issue, 'fixedAt' | 'closedAt'>): IssueState =>
  closedAt !== null ? 'closed' : fixedAt !== null ? 'fixed' : 'open'

/** Whether a fixed issue has stayed fixed for as many working days as were asked for. `today` is `YYYY-MM-DD`. */
export const isStable = ({ fixedAt, stableOn }: Pick<Issue, 'fixedAt' | 'stableOn'>, today: string): boolean =>
  fixedAt !== null && stableOn !== null && stableOn <= today

const stateRank: Record<IssueState, number> = { open: 0, fixed: 1, closed: 2 }

/** Open ones first, the worst first, then the newest. */
export const issuesInOrder = <I extends Issue>(issues: readonly I[]): I[] =>
  issues.toSorted(
    (a, b) =>
      stateRank[issueState(a)] - stateRank[issueState(b)] ||
      severities.indexOf(b.severity as Severity) - severities.indexOf(a.severity as Severity) ||
      (a.openedAt > b.openedAt ? -1 : a.openedAt < b.openedAt ? 1 : a.issueId < b.issueId ? -1 : 1),
  )

/**
 * What an open issue still lacks: of a minor one the workaround, of any one that the vendor is to fix the day of the fix (CO-2).
 *
 * @example issueLacks({ severity: 'minor', workaround: null, vendorFixOn: null, fixedAt: null, closedAt: null }, '2026-12-01') // ['workaround']
 */
export const issueLacks = (
  issue: Pick<Issue, 'workaround' | 'vendorFixOn' | 'fixedAt' | 'closedAt'>,
  today: string,
): readonly ('workaround' | 'vendorFix')[] => {
  if (issueState(issue) !== 'open') return []
  return [
    ...(issue.workaround === null ? (['workaround'] as const) : []),
    ...(issue.vendorFixOn !== null && issue.vendorFixOn < today ? (['vendorFix'] as const) : []),
  ]
}

/** The sentence on top of the list of issues. */
export const issuesHeading = (issues: readonly Issue[]): Note => {
  const open = issuesInOrder(issues).filter((issue) => issueState(issue) === 'open')
  const [worst] = open
  if (worst && worst.severity !== 'minor')
    return note('contingency.heading.worst', { title: worst.title, severity: worst.severity as Severity, others: open.length - 1 })
  if (worst) return note('contingency.heading.minor', { count: open.length })
  const fixed = issues.filter((issue) => issueState(issue) === 'fixed').length
  if (fixed > 0) return note('contingency.heading.fixed', { count: fixed })
  return issues.length > 0 ? note('contingency.heading.closed', {}) : note('contingency.heading.none', {})
}
