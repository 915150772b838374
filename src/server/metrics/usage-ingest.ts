/** Takes batches of usage in: waiting batches of an organisation are folded together and committed in one transaction before any is answered. */
import { setImmediate } from 'node:timers/promises'
import { systemActor } from '#core/access/access.ts'
import { todayIn } from '#core/kernel/calendar.ts'
import { Problem } from '#core/kernel/problem.ts'
import { foldLines } from '#core/metrics/usage-fold.ts'
import type { UsageSystem } from '#core/metrics/usage-source.ts'
import type { ServerContext } from '#server/context.ts'
import { commitTogether } from '#server/db/commit-together.ts'
import { answerOf, grownBy, keptKey, numbered, type TakenBatch, type UsageAnswer, type UsageBatch } from '#server/metrics/usage-batch.ts'
import { keptUsageDays } from '#server/metrics/usage-days.ts'
import { isUnchanged, stateIn, stateQuery } from '#server/metrics/directory-state.ts'
import { dayAt, directoryOf, keptDirectory, type UsageDirectory } from '#server/metrics/usage-directory.ts'
import { batchesBefore, keepBatches, lockQuery, type UsageBook } from '#server/metrics/usage-rows.ts'
import { workflowsOf, writesOf } from '#server/metrics/usage-sums.ts'
import { commandCall } from '#server/base/command-call.ts'
import { isPassing, pause, pauseBefore } from '#server/write/passing-faults.ts'

interface Waiting extends UsageBatch {
  readonly resolve: (answer: UsageAnswer) => void
  readonly reject: (trouble: unknown) => void
}

/** As much goes into one commit: enough to share the wait for the disk, few enough that nobody waits long. */
const mostInOneCommit = { batches: 128, lines: 50_000 }
/** Turns of the event loop in which requests are still arriving, before those that did are committed. */
const mostTurns = 8
/** More than this does not wait in memory. */
const mostWaitingHere = { batches: 4000, lines: 400_000 }
/** After so many seconds a refused batch is worth sending again. */
const comeBackAfter = 2

/** Something changed between folding and writing; the batch is folded again. */
class Stale extends Error {}

/** Two organisations that were given the same number at the same time: one of them tries again. */
const isTwin = (trouble: unknown): boolean => trouble instanceof Error && 'code' in trouble && trouble.code === '23505'

/** The import of today that batches of a source go into, and whether it has to be begun. */
const openImport = (directory: UsageDirectory, sourceId: string, today: string): { importId: string; isThere: boolean } => {
  for (let nth = 1; ; nth++) {
    const importId = nth === 1 ? `${sourceId}.${today}` : `${sourceId}.${today}.${nth}`
    const found = directory.imports.get(importId)
    if (!found || found.takenBackAt === null) return { importId, isThere: found !== undefined }
  }
}

/** Makes the function that takes a batch in. Problems: metrics.tooBusy, metrics.linesRefused, metrics.batchTaken, metrics.otherGrain. */
export const createUsageIngest = (
  { database, write, now }: Pick<ServerContext, 'database' | 'write' | 'now'>,
  mostWaiting = mostWaitingHere,
) => {
  const { db, kind } = database
  const queues = new Map<string, Waiting[]>()
  const waiting = { batches: 0, lines: 0 }
  /** Those whose names were given numbers by this process since they were read. */
  const behind = new WeakSet<UsageDirectory>()

  /** Whether the source of a batch and the import of today are there, as far as a directory knows. */
  const isReady = (directory: UsageDirectory, { sourceId }: UsageBatch): boolean =>
    directory.sources.get(sourceId)?.grain === 'daily' && openImport(directory, sourceId, todayIn(directory.zone, now())).isThere

  /** Describes the source and begins the import of today where they are not there yet. */
  const prepare = async (directory: UsageDirectory, { sourceId, by }: UsageBatch): Promise<void> => {
    const { organisationId, rolloutId } = directory
    const actor = systemActor(organisationId)
    const source = directory.sources.get(sourceId)
    if (source && source.grain !== 'daily') throw new Problem('metrics.otherGrain', { name: source.name })
    const { importId, isThere } = openImport(directory, sourceId, todayIn(directory.zone, now()))
    if (isThere) return
    if (!source)
      await write(actor, commandCall(now(), 'metrics.describeSource', { rolloutId, sourceId, name: by, grain: 'daily', system: 'new', mapping: null })) // prettier-ignore
    const nothing = { contentHash: null, madeOn: null, newestOn: null, people: null, taken: null, refused: null, unknown: null }
    try {
      await write(actor, commandCall(now(), 'metrics.noteImport', { rolloutId, importId, sourceId, importedBy: by, ...nothing }))
    } catch (trouble) {
      // Another process began it.
      if (!(trouble instanceof Problem && trouble.code === 'metrics.importedBefore')) throw trouble
    }
    await directoryOf(database, organisationId, rolloutId)
  }

  /** The directory for a group; what is kept is taken as it is, because it shows under the lock whether it still holds. */
  const directoryFor = async (
    group: readonly Waiting[],
    { organisationId, rolloutId }: UsageBatch,
    attempt: number,
  ): Promise<UsageDirectory> => {
    const sources = [...new Map(group.map((one) => [one.sourceId, one])).values()]
    const kept = keptDirectory(database, organisationId, rolloutId)
    if (attempt === 1 && !behind.has(kept) && sources.every((batch) => isReady(kept, batch))) return kept
    const directory = await directoryOf(database, organisationId, rolloutId)
    behind.delete(directory)
    for (const batch of sources) await prepare(directory, batch)
    return directory
  }

  /** Folds and writes a group of batches of one rollout; the answers are given by whoever called. */
  const takeGroup = async (group: readonly Waiting[], directory: UsageDirectory): Promise<(() => void)[]> => {
    // Whoever asks for figures meanwhile may bring the directory further than what is folded here.
    const { organisationId, state } = directory
    const workflows = workflowsOf(directory)
    const at = now()
    const foldedFrom = (batch: UsageBatch, from: number) => {
      const source = directory.sources.get(batch.sourceId)
      const facts = {
        personOf: directory.personOf,
        dayAt,
        now: Date.parse(at),
        workflowOf: workflows.placeOf,
        system: (source?.system ?? 'new') as UsageSystem,
        workflow: source?.workflow ?? null,
      }
      const folded = foldLines(from > 0 ? batch.lines.slice(from) : batch.lines, facts)
      return { ...folded, refused: numbered(batch, folded.refused, from) }
    }
    const folded = group.map((batch) => foldedFrom(batch, 0))
    const importIds = new Map<string, string>()
    for (const batch of group)
      if (!importIds.has(batch.sourceId)) importIds.set(batch.sourceId, openImport(directory, batch.sourceId, todayIn(directory.zone, at)).importId) // prettier-ignore

    const settled: (() => void)[] = []
    await commitTogether(database, async ({ run, commit }) => {
      const keys = group.flatMap((batch) => (batch.once ? [keptKey(batch, batch.once.key)] : []))
      const [locked = [], current = [], taken = []] = await run([
        lockQuery(db, { organisationId }),
        stateQuery(db, { organisationId }),
        ...(keys.length > 0 ? [batchesBefore(db, organisationId, keys)] : []),
      ])
      if (!isUnchanged(state, stateIn(current))) throw new Stale()
      const [book] = locked as unknown as readonly UsageBook[]
      if (!book) throw new Error('The organisation gave no book of usage.')
      const before = new Map((taken as unknown as readonly TakenBatch[]).map((one) => [one.batchId, one]))

      /** Counts by source and fold key. */
      const sums = new Map<string, Map<number, number>>()
      /** What is kept of batches, by key: of one that was sent again too, so that it counts once for as long as it is sent. */
      const kept = new Map<string, TakenBatch>()
      for (const [index, batch] of group.entries()) {
        const { once, resolve, reject, isPartial, sourceId } = batch
        const batchId = once ? keptKey(batch, once.key) : ''
        const first = before.get(batchId)
        if (first) kept.set(batchId, first)
        const grown = first && grownBy(batch, first)
        if (first && !grown) {
          settled.push(() => reject(new Problem('metrics.batchTaken', {})))
          continue
        }
        if (grown?.from === batch.lines.length) {
          settled.push(() => resolve(grown.answer))
          continue
        }
        const lines = grown ? foldedFrom(batch, grown.from) : folded[index]
        if (!lines) continue
        const { refused } = lines
        if (refused.length > 0 && !isPartial) {
          const params = { count: refused.length, of: batch.lines.length, lines: refused.slice(0, 100) }
          settled.push(() => reject(new Problem('metrics.linesRefused', params)))
          continue
        }
        const answer = answerOf(batch, importIds.get(sourceId) ?? '', lines, grown?.answer)
        if (once) {
          const taken = { batchId, contentHash: once.contentHash, answer: JSON.stringify(answer) }
          before.set(batchId, taken)
          kept.set(batchId, taken)
        }
        settled.push(() => resolve(answer))
        const sum = sums.get(sourceId)
        if (!sum) sums.set(sourceId, new Map(lines.counts))
        else for (const [key, count] of lines.counts) sum.set(key, (sum.get(key) ?? 0) + count)
      }
      const { queries, days, hasNewNames } = writesOf(
        database,
        directory,
        book,
        [...sums].map(([sourceId, counts]) => ({ sourceId, importId: importIds.get(sourceId) ?? '', counts })),
        workflows.nameAt,
      )
      await commit([...queries, ...keepBatches(kind, [...kept.values()].flatMap((one) => [organisationId, one.batchId, one.contentHash, one.answer, at]))]) // prettier-ignore
      if (hasNewNames) behind.add(directory)
      settled.push(() => keptUsageDays(directory)?.add(book.written, days))
    })
    return settled
  }

  const serveGroup = async (group: readonly Waiting[]): Promise<void> => {
    const [first] = group
    if (!first) return
    for (let attempt = 1; ; attempt++) {
      try {
        const directory = await directoryFor(group, first, attempt)
        for (const settle of await takeGroup(group, directory)) settle()
        return
      } catch (trouble) {
        const wait =
          trouble instanceof Stale || isTwin(trouble)
            ? attempt < 10
              ? 0
              : null
            : isPassing(trouble)
              ? pauseBefore(trouble, attempt)
              : null
        if (wait === null) throw trouble
        await pause(wait)
      }
    }
  }

  /** One commit's worth from the front of a queue: batches of one rollout. */
  const nextGroup = (queue: Waiting[]): Waiting[] => {
    const group: Waiting[] = []
    let lines = 0
    const rolloutId = queue[0]?.rolloutId
    while (queue[0] && queue[0].rolloutId === rolloutId && group.length < mostInOneCommit.batches) {
      if (group.length > 0 && lines + queue[0].lines.length > mostInOneCommit.lines) break
      const batch = queue.shift()
      if (!batch) break
      lines += batch.lines.length
      group.push(batch)
    }
    return group
  }

  /** SQLite answers without waiting, so requests that have arrived are only read if we let go; as long as more come, they share a commit. */
  const arrived = async (queue: readonly Waiting[]): Promise<void> => {
    for (let turn = 1; ; turn++) {
      const before = queue.length
      await setImmediate()
      if (turn >= mostTurns || queue.length === before || queue.length >= mostInOneCommit.batches) return
    }
  }

  const serve = async (organisationId: string, queue: Waiting[]): Promise<void> => {
    while (queue.length > 0) {
      await arrived(queue)
      const group = nextGroup(queue)
      try {
        await serveGroup(group)
      } catch (trouble) {
        // What is wrong with one source stops no other.
        if (group.length === 1) group[0]?.reject(trouble)
        else for (const batch of group) await serveGroup([batch]).catch(batch.reject)
      }
      for (const { lines } of group) {
        waiting.batches -= 1
        waiting.lines -= lines.length
      }
    }
    queues.delete(organisationId)
  }

  return (batch: UsageBatch): Promise<UsageAnswer> =>
    new Promise((resolve, reject) => {
      if (waiting.batches >= mostWaiting.batches || waiting.lines + batch.lines.length > mostWaiting.lines)
        return reject(new Problem('metrics.tooBusy', { seconds: comeBackAfter }))
      waiting.batches += 1
      waiting.lines += batch.lines.length
      const { organisationId } = batch
      const queue = queues.get(organisationId)
      if (queue) return void queue.push({ ...batch, resolve, reject })
      const fresh = [{ ...batch, resolve, reject }]
      queues.set(organisationId, fresh)
      void serve(organisationId, fresh)
    })
}
