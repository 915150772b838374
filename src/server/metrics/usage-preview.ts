/** What importing a usage report would bring, and every line of it that does not go in (ME-4). */
import { dayNumber } from '#core/kernel/calendar.ts'
import type { LeftOut } from '#core/metrics/left-out-words.ts'
import { lateAfterDays } from '#core/metrics/usage-fold.ts'
import type { LastSeen, UsageReport } from '#core/metrics/usage-report.ts'
import { type OpenedReport, openReport, type ReportParts, type SentReport } from '#server/metrics/opened-report.ts'
import { dayAt } from '#server/metrics/usage-directory.ts'

/** How many lines of each kind a preview names. */
const mostNamed = 100
const named = <T>(lines: readonly T[]): { readonly count: number; readonly lines: readonly T[] } => ({
  count: lines.length,
  lines: lines.slice(0, mostNamed),
})

/** What a line says of somebody's account, where it is not simply an account. */
const accountsIn = (lines: readonly LastSeen[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...Map.groupBy(lines, ({ account }) => account)].map(([account, of]) => [account, of.length]))

export const newestOf = ({ people, totals }: UsageReport): string | null =>
  [...people.map(({ day }) => day), ...totals.map(({ day }) => day)].reduce<string | null>(
    (one, day) => (day !== null && (one === null || day > one) ? day : one),
    null,
  )

/** Lines of days before the person's own go-live, and of days that figures were shown for already, as the API tells them. */
const earlyAndLate = ({ match, readAt }: OpenedReport): { early: number; late: number } => {
  const todays = new Map<string, number>()
  const todayOf = (zone: string): number => {
    const today = todays.get(zone) ?? dayAt(Date.parse(readAt), zone)
    todays.set(zone, today)
    return today
  }
  let [early, late] = [0, 0]
  for (const { line, person } of match.known) {
    if (line.day === null) continue
    const day = dayNumber(line.day)
    if (day < person.goLive) early++
    if (day < todayOf(person.zone) - lateAfterDays) late++
  }
  return { early, late }
}

/** Every line that does not go in, with the reason, in the order of the file. */
export const leftOutOf = ({ report, match }: OpenedReport): readonly LeftOut[] =>
  [
    ...report.refused,
    ...match.unknown.map(({ line, identity }) => ({ line, code: 'unknown' as const, text: identity })),
    ...match.proposed.map(({ line: { line, identity } }) => ({ line, code: 'proposed' as const, text: identity })),
    ...match.ambiguous.map(({ line: { line, name, identity } }) => ({ line, code: 'ambiguous' as const, text: name ?? identity })),
  ].toSorted((one, other) => one.line - other.line)

/** What an import of a report would bring. */
export const previewOf = (opened: OpenedReport) => {
  const { report, match, directory, source, sourceId, contentHash, names } = opened
  const { known, unknown, proposed, ambiguous } = match
  const same = [...directory.imports.values()].find(
    (one) => one.contentHash === contentHash && one.sourceId === sourceId && one.takenBackAt === null,
  )
  return {
    report: report.source,
    sourceId,
    isNewSource: source === undefined,
    grain: report.grain,
    madeOn: report.madeOn,
    newestOn: newestOf(report),
    apps: report.apps,
    app: report.app,
    lines: report.people.length + report.totals.length + report.refused.length,
    people: new Set(known.map(({ person }) => person.slot)).size,
    ...earlyAndLate(opened),
    never: known.filter(({ line }) => line.day === null).length,
    accounts: accountsIn(report.people),
    unknown: named(unknown.map(({ line, identity, name, account }) => ({ line, identity, name, account }))),
    proposed: named(
      proposed.map(({ line: { line, identity }, person: { slot } }) => ({
        line,
        identity,
        personId: directory.personIdOf(slot),
        name: names.get(slot) ?? '',
      })),
    ),
    ambiguous: named(ambiguous.map(({ line: { line, identity, name }, people }) => ({ line, identity, name: name ?? identity, people: people.length }))), // prettier-ignore
    refused: named(report.refused),
    importedBefore: same ? { at: same.importedAt, fileName: same.fileName } : null,
  }
}
export type UsagePreview = ReturnType<typeof previewOf>

/** What importing a report would do; changes nothing. Problems as `openReport`. */
export const previewUsage = async (parts: ReportParts, organisationId: string, sent: SentReport): Promise<UsagePreview> =>
  previewOf(await openReport(parts, organisationId, sent))
