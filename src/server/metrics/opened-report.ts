/** A usage report that was sent, read and matched with the people of the organisation (ME-4). */
import { createHash } from 'node:crypto'
import { todayIn } from '#core/kernel/calendar.ts'
import type { Infer } from '#core/kernel/input.ts'
import type { UsagePerson } from '#core/metrics/usage-fold.ts'
import { matchUsage, nameKey, type UsageMatch } from '#core/metrics/usage-match.ts'
import type { UsageReport } from '#core/metrics/usage-report.ts'
import type { usageMapping, UsageSystem } from '#core/metrics/usage-source.ts'
import type { Row } from '#core/registry/tables.ts'
import type { ServerContext } from '#server/context.ts'
import { rowsOf } from '#server/http/file-form.ts'
import { directoryOf, type UsageDirectory } from '#server/metrics/usage-directory.ts'

/** A report as it was sent, and how it is to be read. */
export interface SentReport {
  readonly rolloutId: string
  readonly fileName: string
  readonly bytes: Uint8Array
  /** The source that it is of; without one, the kind of report names it. */
  readonly sourceId?: string | undefined
  readonly name?: string | undefined
  readonly system?: UsageSystem | undefined
  readonly app?: string | undefined
  readonly order?: 'day' | 'month' | undefined
  /** What each line tells, of a table that is no known report. */
  readonly grain?: 'daily' | 'last-seen' | undefined
  readonly mapping?: Infer<typeof usageMapping> | undefined
}

export type ReportParts = Pick<ServerContext, 'database' | 'write' | 'now' | 'threads'>

export interface OpenedReport {
  readonly report: UsageReport
  readonly match: UsageMatch<UsagePerson>
  readonly directory: UsageDirectory
  readonly source: Row<'usageSource'> | undefined
  readonly sourceId: string
  readonly mapping: Infer<typeof usageMapping> | undefined
  readonly contentHash: string
  /** How far the people were when they were matched. */
  readonly people: string
  /** People by the name that lines without a known address have. */
  readonly names: ReadonlyMap<number, string>
  /** What addresses of the staff list end in, most often first. */
  readonly ownDomains: readonly string[]
  /** When it was read, an instant. */
  readonly readAt: string
}

/** The app that a source counts, which is kept after the kind of report. */
const appOf = (source: Row<'usageSource'> | undefined): string | undefined => /^\S+ (.+)$/.exec(source?.report ?? '')?.[1]

/** The address of a line ends in this. */
export const domainOf = (identity: string): string => identity.split('@')[1] ?? ''

export const mostOften = (texts: readonly string[]): readonly string[] =>
  [...Map.groupBy(texts, (text) => text)]
    .filter(([text]) => text !== '')
    .toSorted(([, one], [, other]) => other.length - one.length)
    .slice(0, 3)
    .map(([text]) => text)

/** Reads a report and finds whose its lines are. Problems: those of the report. */
export const openReport = async (
  { database, now, threads }: ReportParts,
  organisationId: string,
  sent: SentReport,
): Promise<OpenedReport> => {
  const directory = await directoryOf(database, organisationId, sent.rolloutId)
  const matchedAt = directory.peopleState()
  const known = sent.sourceId === undefined ? undefined : directory.sources.get(sent.sourceId)
  const mapping = sent.mapping ?? (known?.mapping ? (JSON.parse(known.mapping) as Infer<typeof usageMapping>) : undefined)
  const today = todayIn(directory.zone, now())
  const grain = sent.grain ?? (known?.grain as SentReport['grain'])
  const file = { name: sent.fileName, bytes: sent.bytes }
  const options = { today, zone: directory.zone, app: sent.app ?? appOf(known), order: sent.order, grain, mapping }
  const report = await threads.run(organisationId, 'usageReport', { file, options }, { rows: rowsOf(file) })
  const sourceId =
    sent.sourceId ??
    [report.source, report.app]
      .filter((part) => part !== null)
      .join('.')
      .replaceAll(/[^\w.-]/g, '-')
  const people = await database.db
    .selectFrom('person')
    .select(['personId', 'name', 'email'])
    .where('organisationId', '=', organisationId)
    .execute()
  const byName = Map.groupBy(people, ({ name }) => nameKey(name))
  const names = new Map<number, string>()
  const match = matchUsage(report.people, directory.personOf, (name) =>
    (byName.get(name) ?? []).flatMap(({ personId, name: shown }) => {
      const person = directory.personById(personId)
      if (person) names.set(person.slot, shown)
      return person ? [person] : []
    }),
  )
  const ownDomains = mostOften(people.map(({ email }) => domainOf(email ?? '')))
  const contentHash = createHash('sha256').update(sent.bytes).digest('hex')
  return {
    report,
    match,
    directory,
    source: directory.sources.get(sourceId),
    sourceId,
    mapping,
    contentHash,
    people: matchedAt,
    names,
    ownDomains,
    readAt: now(),
  }
}
