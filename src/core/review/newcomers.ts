/** The small rollout of somebody who joins after the rollout: account, buddy, materials, and a check after the first weeks (RV-5). */
import { addDays } from '#core/kernel/calendar.ts'
import type { Row } from '#core/kernel/rows.ts'
import { atEaseAfterDays } from '#core/pulse/pulse-week.ts'

export const newcomerSteps = ['account', 'buddy', 'materials', 'check'] as const
export type NewcomerStep = (typeof newcomerSteps)[number]
/** Those that somebody ticks; a buddy is chosen. */
export const tickedSteps = ['account', 'materials', 'check'] as const
export type TickedStep = (typeof tickedSteps)[number]

/** Days after the first day by which the materials are done. */
const materialsAfterDays = 7
/** Days before a step is due from which it is asked for. */
const askedDays = 2

export interface StepAt {
  readonly step: NewcomerStep
  /** The day by which it is to be done, `YYYY-MM-DD`. */
  readonly due: string
  readonly state: 'done' | 'later' | 'soon' | 'overdue'
}

export interface NewcomerFacts {
  readonly newcomer: Row<'newcomer'>
  readonly hasBuddy: boolean
  /** The days on which they said, or their champion recorded, whether they are at ease. */
  readonly easeOn: readonly string[]
}

/** The day by which a step is to be done. */
const dueOf = (step: NewcomerStep, startsOn: string): string =>
  step === 'check' ? addDays(startsOn, atEaseAfterDays) : step === 'materials' ? addDays(startsOn, materialsAfterDays) : startsOn

/**
 * The four steps of a newcomer in their order (RV-5): the account and the buddy by the first day, the materials within a week, the check after
 * two; whether they are at ease, answered by then or later, is that check.
 *
 * @example stepsOf({ newcomer, hasBuddy: true, easeOn: [] }, '2027-03-01').filter(({ state }) => state === 'overdue')
 */
export const stepsOf = ({ newcomer, hasBuddy, easeOn }: NewcomerFacts, today: string): readonly StepAt[] => {
  const { startsOn, accountAt, materialsAt, checkedAt } = newcomer
  const isDone: Readonly<Record<NewcomerStep, boolean>> = {
    account: accountAt !== null,
    buddy: hasBuddy,
    materials: materialsAt !== null,
    check: checkedAt !== null || easeOn.some((on) => on >= dueOf('check', startsOn)),
  }
  return newcomerSteps.map((step) => {
    const due = dueOf(step, startsOn)
    return {
      step,
      due,
      state: isDone[step] ? 'done' : due < today ? 'overdue' : addDays(due, -askedDays) <= today ? 'soon' : 'later',
    }
  })
}

/** The steps that are asked for now, the one that is due first on top; nothing once all are done or later. */
export const stepsDue = (facts: NewcomerFacts, today: string): readonly StepAt[] =>
  stepsOf(facts, today)
    .filter(({ state }) => state === 'soon' || state === 'overdue')
    .toSorted((one, other) => (one.due < other.due ? -1 : one.due > other.due ? 1 : 0))
