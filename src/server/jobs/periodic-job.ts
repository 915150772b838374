/** The standing work of each organisation: its rounds, once a minute and soon after a change, and what is looked at once a day. */
import { Problem } from '#core/kernel/problem.ts'
import type { ServerContext } from '#server/base/context.ts'
import { type Job, later } from '#server/jobs/job.ts'
import type { Ending, JobHandler } from '#server/jobs/runner.ts'
import { keepRetention } from '#server/privacy/retention.ts'
import { otherTasks, type PeriodicTask, urgentTasks } from '#server/jobs/periodic-tasks.ts'

const minute = 60_000
const day = 24 * 60 * minute
/** The rounds that look at many rows are made at most this often, in milliseconds. */
const othersEvery = 5000

/** `made` is told when work may have been made. */
export const periodicJob = (context: ServerContext, onFault: (fault: unknown) => void, made: () => void): JobHandler => {
  const othersAt = new Map<string, number>()

  /** One that fails does not keep the others from being made; it is made again with the next round. */
  const make = async (some: readonly PeriodicTask[], organisationId: string): Promise<void> => {
    for (const round of some)
      try {
        await round(context, organisationId, context.now())
      } catch (trouble) {
        // A refusal means that somebody did it first.
        if (!(trouble instanceof Problem)) onFault(trouble)
      }
  }

  const execute = async ({ organisationId, kind }: Job): Promise<Ending> => {
    if (kind === 'daily') {
      await keepRetention(context, organisationId)
      return { end: 'stands', until: later(context.now(), day) }
    }
    await make(urgentTasks, organisationId)
    made()
    const since = performance.now() - (othersAt.get(organisationId) ?? -Infinity)
    if (since < othersEvery) return { end: 'stands', until: later(context.now(), othersEvery - since) }
    await make(otherTasks, organisationId)
    othersAt.set(organisationId, performance.now())
    return { end: 'stands', until: later(context.now(), minute) }
  }

  return { kinds: ['round', 'daily'], width: 2, atOnce: 1, execute }
}
