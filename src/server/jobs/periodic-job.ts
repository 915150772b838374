/** The standing work of each organisation: its rounds, once a minute and soon after a change, and what is looked at once a day. */
import { Problem } from '#core/kernel/problem.ts'
import type { House } from '#server/base/context.ts'
import { type Job, later } from '#server/jobs/job.ts'
import type { Ending, Lane } from '#server/jobs/runner.ts'
import { keepRetention } from '#server/privacy/retention.ts'
import { otherRounds, type Round, urgentRounds } from '#server/jobs/periodic-tasks.ts'

const minute = 60_000
const day = 24 * 60 * minute
/** The rounds that look at many rows are made at most this often, in milliseconds. */
const othersEvery = 5000

/** `made` is told when work may have been made. */
export const roundLane = (house: House, onFault: (fault: unknown) => void, made: () => void): Lane => {
  const othersAt = new Map<string, number>()

  /** One that fails does not keep the others from being made; it is made again with the next round. */
  const make = async (some: readonly Round[], organisationId: string): Promise<void> => {
    for (const round of some)
      try {
        await round(house, organisationId, house.now())
      } catch (trouble) {
        // A refusal means that somebody did it first.
        if (!(trouble instanceof Problem)) onFault(trouble)
      }
  }

  const carryOut = async ({ organisationId, kind }: Job): Promise<Ending> => {
    if (kind === 'daily') {
      await keepRetention(house, organisationId)
      return { end: 'stands', until: later(house.now(), day) }
    }
    await make(urgentRounds, organisationId)
    made()
    const since = performance.now() - (othersAt.get(organisationId) ?? -Infinity)
    if (since < othersEvery) return { end: 'stands', until: later(house.now(), othersEvery - since) }
    await make(otherRounds, organisationId)
    othersAt.set(organisationId, performance.now())
    return { end: 'stands', until: later(house.now(), minute) }
  }

  return { kinds: ['round', 'daily'], width: 2, atOnce: 1, carryOut }
}
