/** The periodic job of each organisation: it runs the chapters' tasks once a minute and soon after a change, and others once a day. */
import { Problem } from '#core/kernel/problem.ts'
import type { PeriodicTask, ServerChapter } from '#server/chapter.ts'
import type { ServerContext } from '#server/context.ts'
import { type Job, later, longestPeriod, periodicKinds } from '#server/jobs/job.ts'
import { completeRows } from '#server/write/commit.ts'
import type { Ending, JobHandler } from '#server/jobs/runner.ts'

/** Tasks that look at many rows run at most this often, in milliseconds. */
const othersEvery = 5000

/** `made` is told when work may have been made. */
export const periodicJob = (
  chapters: readonly ServerChapter[],
  context: ServerContext,
  onFault: (fault: unknown) => void,
  made: () => void,
): JobHandler => {
  const tasks = (which: keyof NonNullable<ServerChapter['tasks']>): readonly PeriodicTask[] =>
    chapters.flatMap((one) => one.tasks?.[which] ?? [])
  const [urgent, ordinary, daily, weekly] = [tasks('urgent'), tasks('ordinary'), tasks('daily'), tasks('weekly')]
  const othersAt = new Map<string, number>()

  /** One that fails does not keep the others from running; it runs again the next time. */
  const run = async (some: readonly PeriodicTask[], organisationId: string): Promise<void> => {
    for (const task of some)
      try {
        await task(context, organisationId, context.now())
      } catch (trouble) {
        // A refusal means that somebody did it first.
        if (!(trouble instanceof Problem)) onFault(trouble)
      }
  }

  const execute = async ({ organisationId, kind }: Job): Promise<Ending> => {
    // Rows that are half there would be taken for what is so.
    if (context.threads.isWriting(organisationId)) return { end: 'stands', until: later(context.now(), othersEvery) }
    await completeRows(context.database, organisationId)
    if (kind === 'daily') {
      for (const task of daily) await task(context, organisationId, context.now())
      return { end: 'stands', until: later(context.now(), longestPeriod.daily) }
    }
    if (kind === 'weekly') {
      for (const task of weekly) await task(context, organisationId, context.now())
      return { end: 'stands', until: later(context.now(), longestPeriod.weekly) }
    }
    await run(urgent, organisationId)
    made()
    const since = performance.now() - (othersAt.get(organisationId) ?? -Infinity)
    if (since < othersEvery) return { end: 'stands', until: later(context.now(), othersEvery - since) }
    await run(ordinary, organisationId)
    othersAt.set(organisationId, performance.now())
    return { end: 'stands', until: later(context.now(), longestPeriod.round) }
  }

  return { kinds: periodicKinds, width: 2, atOnce: 1, execute }
}
