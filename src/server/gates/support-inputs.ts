/** Questions for each active person a week, for a gate: the week up to now and the one before (GA-5, ME-6). */
import type { GateInputs, GateQuestion } from '#server/gates/gate-input.ts'
import { weekOfUse } from '#server/gates/usage-inputs.ts'

const week = 7 * 86_400_000

/** Who asked, of people of some phases, between two instants; an answer that they found themselves burdens nobody (SU-4). */
const asked = async (
  { database: { db }, organisationId, rolloutId }: GateQuestion,
  phases: readonly string[],
  [from, to]: readonly [string, string],
): Promise<number> => {
  const { count } = await db
    .selectFrom('ticket')
    .innerJoin('participant', (join) =>
      join
        .onRef('participant.organisationId', '=', 'ticket.organisationId')
        .onRef('participant.rolloutId', '=', 'ticket.rolloutId')
        .onRef('participant.personId', '=', 'ticket.personId'),
    )
    .where('ticket.organisationId', '=', organisationId)
    .where('ticket.rolloutId', '=', rolloutId)
    .where('participant.phaseKey', 'in', phases)
    .where('ticket.state', '<>', 'withdrawn')
    .where((on) => on.or([on('ticket.solvedTier', 'is', null), on('ticket.solvedTier', '<>', 1)]))
    .where('ticket.openedAt', '>', from)
    .where('ticket.openedAt', '<=', to)
    .select((on) => on.fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

export const supportInputs: GateInputs = {
  tickets: async (question, { phases }) => {
    const now = Date.parse(question.now)
    const instant = (weeksBack: number): string => new Date(now - weeksBack * week).toISOString()
    const windows: number[][] = []
    const thisWeek = await weekOfUse(question, phases, 0)
    for (const back of [1, 0]) {
      // Where usage is not known, everyone who is live counts.
      const { live, active } = back === 0 ? thisWeek : await weekOfUse(question, phases, back)
      const people = active ?? live
      // A week in which not everyone was live yet says nothing of a trend.
      if (people === 0 || (back === 1 && live < thisWeek.live)) continue
      windows.push([(await asked(question, phases, [instant(back + 1), instant(back)])) / people])
    }
    return windows.length === 0 ? null : { population: 0, windows, locations: [], newest: question.today, forecastLow: null }
  },
}
