/** Two reports of one source and day that say different things: a person decides which of them is wrong (ME-15). */
import type { Kysely } from 'kysely'
import { dayNumber } from '#core/kernel/calendar.ts'
import { Problem } from '#core/kernel/problem.ts'
import { unfoldKey } from '#core/metrics/usage-fold.ts'
import type { Schema } from '#server/db/schema.ts'
import type { OpenedReport } from '#server/metrics/opened-report.ts'
import type { UsageDirectory } from '#server/metrics/usage-directory.ts'
import { newestOf } from '#server/metrics/usage-preview.ts'
import type { ImportSums } from '#server/metrics/usage-sums.ts'

/** Of what an import says something (a person; where it tells of days, a person's day and work), and what it says of it. */
type Said = Map<string, { readonly person: number; readonly day: number; readonly value: number }>

const add = (said: Said, isLast: boolean, person: number, day: number, workflow: number, count: number): void => {
  said.set(isLast ? String(person) : `${person} ${day} ${workflow}`, { person, day, value: isLast ? day : count })
}

/** What is stored of an import. */
const storedOf = async (trx: Kysely<Schema>, directory: UsageDirectory, importId: string, isLast: boolean): Promise<Said> => {
  const said: Said = new Map()
  const [source, number] = [directory.sourceNumberOf(importId), directory.numberOf('import', `${directory.rolloutId}/${importId}`)]
  if (source === undefined || number === undefined) return said
  const rows = await trx
    .selectFrom('usageDay')
    .select(['person', 'day', 'workflow', 'count'])
    .where('organisation', '=', directory.state.organisation)
    .where('source', '=', source)
    .where('import', '=', number)
    .execute()
  for (const { person, day, workflow, count } of rows) add(said, isLast, person, day, workflow, count)
  return said
}

/** What a report says that is about to be imported, as far as it was spoken of before. */
const saidIn = (
  { counts, totals }: ImportSums,
  directory: UsageDirectory,
  isLast: boolean,
  workflowAt: (place: number) => string,
): Said => {
  const said: Said = new Map()
  for (const [key, count] of counts) {
    const [slot, day, , place] = unfoldKey(key)
    const person = directory.numberOf('person', directory.personIdOf(slot))
    const workflow = place === 0 ? 0 : directory.numberOf('workflow', workflowAt(place))
    if (person !== undefined && workflow !== undefined) add(said, isLast, person, day, workflow, count)
  }
  for (const [day, count] of totals ?? []) add(said, isLast, 0, day, 0, count)
  return said
}

/**
 * Refuses a report that another one of its source and day contradicts. Both are of one day where they say that they were made on it; where
 * neither says so, where both reach to the same newest day: that day may have gone on in between, the days before it have not.
 * Problem: metrics.reportsDisagree.
 */
export const refuseDisagreement = async (
  trx: Kysely<Schema>,
  { report, directory, sourceId }: OpenedReport,
  sums: ImportSums,
  workflowAt: (place: number) => string,
): Promise<void> => {
  const { madeOn } = report
  const newestOn = newestOf(report)
  const of = madeOn ?? newestOn
  if (of === null) return
  const open = madeOn === null ? dayNumber(of) : Number.POSITIVE_INFINITY
  const isLast = report.grain === 'last-seen'
  for (const other of directory.imports.values()) {
    const isOfTheDay = madeOn === null ? other.madeOn === null && other.newestOn === newestOn : other.madeOn === madeOn
    if (!isOfTheDay || other.sourceId !== sourceId || other.takenBackAt !== null) continue
    const before = await storedOf(trx, directory, other.importId, isLast)
    const differ = [...saidIn(sums, directory, isLast, workflowAt)].filter(([key, { day, value }]) => {
      const stored = before.get(key)
      return stored !== undefined && stored.value !== value && Math.max(stored.day, day) < open
    })
    if (differ.length === 0) continue
    const people = new Set(differ.map(([, { person }]) => person)).size
    const isTotal = report.grain === 'total'
    throw new Problem('metrics.reportsDisagree', { file: other.fileName ?? other.sourceId, madeOn: of, people: isTotal ? 0 : people, days: isTotal ? differ.length : 0 }) // prettier-ignore
  }
}
