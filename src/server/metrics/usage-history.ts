/** On which days each person was seen in a system, from the sources that tell each day (ME-2, ME-4). */
import type { DaysOfUse } from '#core/metrics/use-since-start.ts'
import type { WorkflowUse } from '#core/metrics/adoption-overview.ts'
import type { UsageSystem } from '#core/metrics/usage-source.ts'
import type { Database } from '#server/db/database.ts'
import { countIn, hasBit, numbersIn, union, withBit } from '#server/metrics/people-bits.ts'
import { usageDaysOf } from '#server/metrics/usage-days.ts'
import type { UsageDirectory } from '#server/metrics/usage-directory.ts'

export interface HistorySpan {
  readonly system: UsageSystem
  /** The first and the last day, counts since 1970. */
  readonly from: number
  readonly until: number
  /** The source that decides; null for all of them. */
  readonly deciding: string | null
}

/** The numbers of the sources of a system that tell each day. */
const dailySources = (directory: UsageDirectory, { system, deciding }: Pick<HistorySpan, 'system' | 'deciding'>): number[] =>
  [...directory.sources.values()]
    .filter((source) => source.system === system && source.grain === 'daily' && (deciding === null || source.sourceId === deciding))
    .flatMap(({ sourceId }) => directory.numberOf('source', `${directory.rolloutId}/${sourceId}`) ?? [])

/** By person the days on which they were seen, each once and in order. */
export const daysOfUse = async (database: Database, directory: UsageDirectory, span: HistorySpan): Promise<DaysOfUse> =>
  (await usageDaysOf(database, directory)).between(dailySources(directory, span), span.from, span.until)

/** By name of a workflow who did it in a system, in bits. */
const doersOf = async (
  database: Database,
  directory: UsageDirectory,
  { system, from, until, deciding }: HistorySpan,
): Promise<ReadonlyMap<string, Uint8Array>> => {
  const kept = await usageDaysOf(database, directory)
  const found = new Map<string, Uint8Array>()
  const named = new Map(directory.workflows().map((name) => [directory.numberOf('workflow', name), name]))
  for (const source of dailySources(directory, { system, deciding: system === 'new' ? deciding : null })) {
    const done = kept.workflowsBetween(source, from, until) ?? (await storedWorkflows(database, directory, source, { from, until }))
    for (const [number, bits] of done) {
      const workflow = named.get(number)
      if (workflow === undefined) continue
      const before = found.get(workflow)
      found.set(workflow, before ? union([before, bits]) : bits)
    }
  }
  return found
}

/** Who did which workflow in which system, each once. */
export const whoDid = async (
  database: Database,
  directory: UsageDirectory,
  span: Omit<HistorySpan, 'system'>,
): Promise<readonly { readonly workflow: string; readonly personId: string; readonly system: UsageSystem }[]> => {
  const found: { workflow: string; personId: string; system: UsageSystem }[] = []
  for (const system of ['new', 'old'] as const)
    for (const [workflow, people] of await doersOf(database, directory, { ...span, system }))
      for (const person of numbersIn(people)) {
        const personId = directory.personNumbered(person)
        if (personId !== undefined) found.push({ workflow, personId, system })
      }
  return found
}

/** Who did which workflow in a source on days that are not kept any more. */
const storedWorkflows = async (
  { db }: Database,
  directory: UsageDirectory,
  source: number,
  { from, until }: Pick<HistorySpan, 'from' | 'until'>,
): Promise<ReadonlyMap<number, Uint8Array>> => {
  const undone = directory.undone()
  const query = db
    .selectFrom('usageDay')
    .select(['workflow', 'person'])
    .distinct()
    .where('organisation', '=', directory.state.organisation)
    .where('source', '=', source)
    .where('day', '>=', from)
    .where('day', '<=', until)
    .where('workflow', '>', 0)
  const rows = await (undone.length > 0 ? query.where('import', 'not in', undone) : query).execute()
  const found = new Map<number, Uint8Array>()
  for (const { workflow, person } of rows)
    if (directory.personNumbered(person) !== undefined) found.set(workflow, withBit(found.get(workflow), person))
  return found
}

/** The workflows that count as key, as they were chosen; none where each of them counts. */
export const keyWorkflows = async ({ db }: Database, { organisationId, rolloutId }: UsageDirectory): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await db
        .selectFrom('keyWorkflow')
        .select('workflow')
        .where('organisationId', '=', organisationId)
        .where('rolloutId', '=', rolloutId)
        .execute()
    ).map(({ workflow }) => workflow),
  )

/** People by their numbers in bits, asked for by their ids. */
class Doers implements Pick<ReadonlySet<string>, 'has'> {
  readonly #directory: UsageDirectory
  readonly #bits: Uint8Array

  constructor(directory: UsageDirectory, bits: Uint8Array) {
    this.#directory = directory
    this.#bits = bits
  }

  has(personId: string): boolean {
    const number = this.#directory.numberOf('person', personId)
    return number !== undefined && hasBit(this.#bits, number)
  }
}

/** By workflow how many people did it in each system, and who did one that counts as key in the new one. */
export const workflowsDone = async (
  database: Database,
  directory: UsageDirectory,
  { key, ...span }: Omit<HistorySpan, 'system'> & { readonly key: ReadonlySet<string> },
): Promise<{ readonly workflows: readonly WorkflowUse[]; readonly doing: Pick<ReadonlySet<string>, 'has'> }> => {
  const counts = new Map<string, { workflow: string; inNew: number; inOld: number }>()
  const doing: Uint8Array[] = []
  for (const system of ['new', 'old'] as const)
    for (const [workflow, people] of await doersOf(database, directory, { ...span, system })) {
      const known = countIn(people)
      if (known === 0) continue
      const count = counts.get(workflow) ?? { workflow, inNew: 0, inOld: 0 }
      counts.set(workflow, count)
      count[system === 'new' ? 'inNew' : 'inOld'] = known
      if (system === 'new' && (key.size === 0 || key.has(workflow))) doing.push(people)
    }
  return {
    workflows: [...counts.values()].toSorted(
      (one, other) => other.inNew + other.inOld - one.inNew - one.inOld || (one.workflow < other.workflow ? -1 : 1),
    ),
    doing: new Doers(directory, union(doing)),
  }
}
