/** Imports a usage report: what it would bring is shown first, and what goes in goes in as one import that can be undone (ME-4). */
import { type Actor, may } from '#core/access/access.ts'
import { dayNumber } from '#core/kernel/calendar.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { LeftOut } from '#core/metrics/left-out-words.ts'
import { foldKey } from '#core/metrics/usage-fold.ts'
import type { UsageSystem } from '#core/metrics/usage-source.ts'
import { newId } from '#server/base/ids.ts'
import { commandCall } from '#server/base/command-call.ts'
import { runTogether } from '#server/db/run-together.ts'
import { isUnchanged, readState } from '#server/metrics/directory-state.ts'
import { domainOf, mostOften, type OpenedReport, openReport, type ReportParts, type SentReport } from '#server/metrics/opened-report.ts'
import { refuseDisagreement } from '#server/metrics/reports-disagree.ts'
import { directoryOf } from '#server/metrics/usage-directory.ts'
import { leftOutOf, newestOf, previewOf, type UsagePreview } from '#server/metrics/usage-preview.ts'
import { lockBook } from '#server/metrics/usage-rows.ts'
import { workflowsOf, writesOf } from '#server/metrics/usage-sums.ts'

/** The day of somebody whom a report covers and who was never seen. */
const never = 0

/** Counts by fold key; of a report of last days the latest one of each person counts. */
const countsOf = (
  { report, match }: OpenedReport,
  system: UsageSystem,
  placeOf: (name: string) => number | undefined,
): Map<number, number> => {
  const counts = new Map<number, number>()
  const old = system === 'old' ? 1 : 0
  for (const { line, person } of match.known) {
    if (line.day === null && line.account !== 'active' && line.account !== 'guest') continue
    const workflow = line.workflow === null ? 0 : (placeOf(line.workflow) ?? 0)
    const key = foldKey(person.slot, line.day === null ? never : dayNumber(line.day), old, workflow)
    counts.set(key, report.grain === 'last-seen' ? 1 : (counts.get(key) ?? 0) + line.count)
  }
  return counts
}

/** As many people who are not on the list are named in a refusal. */
const mostSaid = 5

/** Refuses a report in which nothing goes in. Problems: metrics.nobodyKnown, metrics.nothingInIt. */
const refuseEmpty = ({ report: { people, totals }, match, ownDomains }: OpenedReport, file: string): void => {
  if (match.known.length > 0 || totals.length > 0) return
  if (people.length === 0 || match.proposed.length > 0) throw new Problem('metrics.nothingInIt', {}, { file })
  const who = people.map(({ identity }) => identity)
  const params = { count: people.length, domains: mostOften(who.map(domainOf)), own: ownDomains, who: [...new Set(who)].slice(0, mostSaid) }
  throw new Problem('metrics.nobodyKnown', params, { file })
}

/** Something changed while a report was read; it is read again. */
class Stale extends Error {}

/** What came of an import. */
export interface ImportedReport {
  readonly importId: string
  readonly preview: UsagePreview
  /** Every line that did not go in. */
  readonly leftOut: readonly LeftOut[]
}

const importOnce = async (parts: ReportParts, actor: Actor, sent: SentReport): Promise<ImportedReport> => {
  const { database, write, now } = parts
  const { kind } = database
  const { organisationId } = actor
  const opened = await openReport(parts, organisationId, sent)
  const { report, match, directory, source, sourceId, mapping, contentHash, people } = opened
  const preview = previewOf(opened)
  refuseEmpty(opened, sent.fileName)
  const { rolloutId } = sent
  const system = source ? (source.system as UsageSystem) : (sent.system ?? 'new')
  const named = [report.source, report.app].filter((part) => part !== null).join(' ')
  const described = {
    name: sent.name ?? source?.name ?? sourceId,
    grain: report.grain,
    system,
    report: named,
    workflow: source?.workflow ?? null,
    locationIds: source?.locationIds ? (JSON.parse(source.locationIds) as string[]) : null,
    mapping: mapping ?? null,
  }
  const isDescribed =
    source?.grain === report.grain && source.report === named && source.mapping === (mapping ? JSON.stringify(mapping) : null)
  await directoryOf(database, organisationId, rolloutId)
  if (directory.peopleState() !== people) throw new Stale()
  const workflows = workflowsOf(directory)
  const counts = countsOf(opened, system, workflows.placeOf)
  const importId = newId(now())
  const note = {
    rolloutId,
    importId,
    sourceId,
    fileName: sent.fileName,
    contentHash,
    madeOn: report.madeOn,
    newestOn: newestOf(report),
    people: preview.people,
    taken: match.known.length + report.totals.length,
    refused: report.refused.length,
    unknown: report.people.length - match.known.length,
    importedBy: actor.name,
    described: isDescribed ? null : described,
  }
  await write(actor, commandCall(now(), 'metrics.noteImport', note), {
    alongside: async (trx) => {
      const book = await lockBook(trx, organisationId)
      const own = isDescribed ? (['usageImport'] as const) : (['usageImport', 'usageSource'] as const)
      if (!isUnchanged(directory.state, await readState(trx, organisationId), own)) throw new Stale()
      const totals = new Map(report.totals.map(({ day, count }) => [dayNumber(day), count]))
      const sums = { sourceId, importId, counts, totals }
      await refuseDisagreement(trx, opened, sums, workflows.nameAt)
      const { queries } = writesOf({ db: trx, kind }, directory, book, [sums], workflows.nameAt)
      await runTogether(trx, kind, queries)
    },
  })
  return { importId, preview, leftOut: leftOutOf(opened) }
}

/**
 * Imports a report; the actor has the right `metrics.run`. Problems: access.notFound, metrics.importedBefore, metrics.reportsDisagree,
 * metrics.nothingInIt, metrics.nobodyKnown, metrics.grainFixed, and those of the report.
 */
export const importUsage = async (parts: ReportParts, actor: Actor, sent: SentReport): Promise<ImportedReport> => {
  if (!may(actor, 'metrics.run')) throw new Problem('access.notFound', {})
  for (let attempt = 1; ; attempt++) {
    try {
      return await importOnce(parts, actor, sent)
    } catch (trouble) {
      if (!(trouble instanceof Stale) || attempt === 5) throw trouble
    }
  }
}
