/** Imports a usage report: what it would bring is shown first, and what goes in goes in as one import that can be undone (ME-4). */
import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { type Actor, may } from '#core/access/access.ts'
import { dayNumber, todayIn } from '#core/kernel/calendar.ts'
import type { Infer } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import { foldKey, type UsagePerson } from '#core/metrics/usage-fold.ts'
import { matchUsage, nameKey, type UsageMatch } from '#core/metrics/usage-match.ts'
import type { LastSeen, UsageReport } from '#core/metrics/usage-report.ts'
import type { usageMapping, UsageSystem } from '#core/metrics/usage-source.ts'
import type { Row } from '#core/registry/tables.ts'
import { newId } from '#server/base/ids.ts'
import type { ServerContext } from '#server/context.ts'
import { runTogether } from '#server/db/run-together.ts'
import type { Schema } from '#server/db/schema.ts'
import { rowsOf } from '#server/http/file-form.ts'
import { isUnchanged, readState } from '#server/metrics/directory-state.ts'
import { directoryOf, type UsageDirectory } from '#server/metrics/usage-directory.ts'
import { lockBook } from '#server/metrics/usage-rows.ts'
import { workflowsOf, writesOf } from '#server/metrics/usage-sums.ts'
import { commandCall } from '#server/base/command-call.ts'

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

/** How many lines of each kind a preview names. */
const mostNamed = 100
const named = <T>(lines: readonly T[]): { readonly count: number; readonly lines: readonly T[] } => ({
  count: lines.length,
  lines: lines.slice(0, mostNamed),
})

type Parts = Pick<ServerContext, 'database' | 'write' | 'now' | 'threads'>

interface Opened {
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
}

/** The app that a source counts, which is kept after the kind of report. */
const appOf = (source: Row<'usageSource'> | undefined): string | undefined => /^\S+ (.+)$/.exec(source?.report ?? '')?.[1]

/** The address of a line ends in this. */
const domainOf = (identity: string): string => identity.split('@')[1] ?? ''

const mostOften = (texts: readonly string[]): readonly string[] =>
  [...Map.groupBy(texts, (text) => text)]
    .filter(([text]) => text !== '')
    .toSorted(([, one], [, other]) => other.length - one.length)
    .slice(0, 3)
    .map(([text]) => text)

/** Reads a report and finds whose its lines are. Problems: those of the report, metrics.nobodyKnown. */
const open = async ({ database, now, threads }: Parts, organisationId: string, sent: SentReport): Promise<Opened> => {
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
  if (report.people.length > 0 && match.known.length === 0 && match.proposed.length === 0)
    throw new Problem(
      'metrics.nobodyKnown',
      {
        count: report.people.length,
        domains: mostOften(report.people.map(({ identity }) => domainOf(identity))),
        own: mostOften(people.map(({ email }) => domainOf(email ?? ''))),
      },
      { file: sent.fileName },
    )
  const contentHash = createHash('sha256').update(sent.bytes).digest('hex')
  return { report, match, directory, source: directory.sources.get(sourceId), sourceId, mapping, contentHash, people: matchedAt, names }
}

/** What a line says of somebody's account, where it is not simply an account. */
const accountsIn = (lines: readonly LastSeen[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...Map.groupBy(lines, ({ account }) => account)].map(([account, of]) => [account, of.length]))

const newestOf = ({ people, totals }: UsageReport): string | null =>
  [...people.map(({ day }) => day), ...totals.map(({ day }) => day)].reduce<string | null>(
    (one, day) => (day !== null && (one === null || day > one) ? day : one),
    null,
  )

const previewOf = ({ report, match, directory, source, sourceId, contentHash, names }: Opened) => {
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

/** What importing a report would do; changes nothing. Problems as `open`. */
export const previewUsage = async (parts: Parts, organisationId: string, sent: SentReport): Promise<UsagePreview> =>
  previewOf(await open(parts, organisationId, sent))

/** The day of somebody whom a report covers and who was never seen. */
const never = 0

/** Counts by fold key; of a report of last days the latest one of each person counts. */
const countsOf = ({ report, match }: Opened, system: UsageSystem, placeOf: (name: string) => number | undefined): Map<number, number> => {
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

/** What is stored of an import: last day by person. */
const storedDays = async (trx: Kysely<Schema>, directory: UsageDirectory, importId: string): Promise<Map<number, number>> => {
  const [source, number] = [directory.sourceNumberOf(importId), directory.numberOf('import', `${directory.rolloutId}/${importId}`)]
  if (source === undefined || number === undefined) return new Map()
  const rows = await trx
    .selectFrom('usageDay')
    .select(['person', 'day'])
    .where('organisation', '=', directory.state.organisation)
    .where('source', '=', source)
    .where('import', '=', number)
    .execute()
  return new Map(rows.map(({ person, day }) => [person, day]))
}

/** Two reports of the same day that say different things: a person decides which of them is wrong. Problem: metrics.reportsDisagree. */
const refuseDisagreement = async (trx: Kysely<Schema>, { report, directory, sourceId, match }: Opened): Promise<void> => {
  if (report.madeOn === null || report.grain !== 'last-seen') return
  for (const other of directory.imports.values()) {
    if (other.madeOn !== report.madeOn || other.sourceId !== sourceId || other.takenBackAt !== null) continue
    const before = await storedDays(trx, directory, other.importId)
    const people = match.known.filter(({ line, person }) => {
      const number = directory.numberOf('person', directory.personIdOf(person.slot))
      const stored = number === undefined ? undefined : before.get(number)
      return stored !== undefined && stored !== (line.day === null ? never : dayNumber(line.day))
    }).length
    if (people > 0) throw new Problem('metrics.reportsDisagree', { file: other.fileName ?? other.sourceId, madeOn: report.madeOn, people })
  }
}

/** Something changed while a report was read; it is read again. */
class Stale extends Error {}

const importOnce = async (parts: Parts, actor: Actor, sent: SentReport): Promise<{ importId: string; preview: UsagePreview }> => {
  const { database, write, now } = parts
  const { kind } = database
  const { organisationId } = actor
  const opened = await open(parts, organisationId, sent)
  const { report, match, directory, source, sourceId, mapping, contentHash, people } = opened
  const preview = previewOf(opened)
  if (match.known.length === 0 && report.totals.length === 0) throw new Problem('metrics.nothingInIt', {}, { file: sent.fileName })
  const { rolloutId } = sent
  const system = source ? (source.system as UsageSystem) : (sent.system ?? 'new')
  const named = [report.source, report.app].filter((part) => part !== null).join(' ')
  const described = {
    rolloutId,
    sourceId,
    name: sent.name ?? source?.name ?? sourceId,
    grain: report.grain,
    system,
    report: named,
    workflow: source?.workflow ?? null,
    locationIds: source?.locationIds ? (JSON.parse(source.locationIds) as string[]) : null,
    mapping: mapping ?? null,
  }
  const isDescribed = source?.grain === report.grain && source.mapping === (mapping ? JSON.stringify(mapping) : null)
  if (!isDescribed) await write(actor, commandCall(now(), 'metrics.describeSource', described))
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
  }
  await write(actor, commandCall(now(), 'metrics.noteImport', note), {
    alongside: async (trx) => {
      const book = await lockBook(trx, organisationId)
      if (!isUnchanged(directory.state, await readState(trx, organisationId), ['usageImport'])) throw new Stale()
      await refuseDisagreement(trx, opened)
      const totals = new Map(report.totals.map(({ day, count }) => [dayNumber(day), count]))
      const { queries } = writesOf({ db: trx, kind }, directory, book, [{ sourceId, importId, counts, totals }], workflows.nameAt)
      await runTogether(trx, kind, queries)
    },
  })
  return { importId, preview }
}

/**
 * Imports a report; the actor has the right `metrics.run`. Problems: access.notFound, metrics.importedBefore, metrics.reportsDisagree,
 * metrics.nothingInIt, and those of the report.
 */
export const importUsage = async (parts: Parts, actor: Actor, sent: SentReport): Promise<{ importId: string; preview: UsagePreview }> => {
  if (!may(actor, 'metrics.run')) throw new Problem('access.notFound', {})
  for (let attempt = 1; ; attempt++) {
    try {
      return await importOnce(parts, actor, sent)
    } catch (trouble) {
      if (!(trouble instanceof Stale) || attempt === 5) throw trouble
    }
  }
}
