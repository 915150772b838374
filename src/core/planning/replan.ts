/** Planning anew inside a command: from rows as they will be to the changes that make the plan fit them. */
import type { At, Change } from '#core/kernel/command.ts'
import { put } from '#core/kernel/command.ts'
import { smallest } from '#core/kernel/many.ts'
import { planChanges } from '#core/planning/plan-changes.ts'
import { factsFromRows, type PlanRows } from '#core/plan/plan-facts.ts'
import { planRollout } from '#core/planning/planner.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row, StoredRow } from '#core/kernel/rows.ts'

/** The rollout a command is about; one that is not there is not found. */
export const rolloutOf = (from: { rollouts: readonly StoredRow<'rollout'>[] }): StoredRow<'rollout'> => {
  const rollout = from.rollouts[0]
  if (!rollout) throw new Problem('access.notFound', {})
  return rollout
}

/** Plans anew from rows as they will be; an undrafted rollout has nothing to replan yet. */
export const replan = (from: PlanRows, at: At): Change[] => {
  const facts = factsFromRows(from, at)
  return facts ? planChanges(from, planRollout(facts), at) : []
}

/** The same, for changes that may come before there is a plan. */
export const replanIfDrafted = (from: PlanRows, at: At): Change[] => (from.rollouts[0]?.draftedAt ? replan(from, at) : [])

/** The next instant at which something begins, which planning anew treats otherwise from then on; null where nothing does. */
export const nextBeginning = (
  { sessions, officeHours, appointments }: Pick<PlanRows, 'sessions' | 'officeHours' | 'appointments'>,
  now: string,
): string | null => {
  const instants = [...sessions, ...officeHours, ...appointments].map(({ startsAt }) => Date.parse(startsAt ?? ''))
  const next = smallest([Infinity, ...instants.filter((instant) => instant > Date.parse(now))])
  return next === Infinity ? null : new Date(next).toISOString()
}

/** Writes the rollout and what its plan becomes with it; the planner's own put of the rollout (the first draft) already carries it. */
export const withRollout = (from: PlanRows, rollout: Row<'rollout'>, at: At): Change[] => [
  put('rollout', rollout),
  ...replanIfDrafted({ ...from, rollouts: [{ ...rolloutOf(from), ...rollout }] }, at),
]

/** The first go-live that has happened, if any has. */
export const liveSince = (from: PlanRows, today: string): string | undefined =>
  from.phases.map((phase) => phase.goLiveOn).find((goLive) => goLive <= today)
