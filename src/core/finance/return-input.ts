/** What the return is made of as it is kept: each figure with its range and where it comes from (RV-4, ME-7). */
import { amount, type Infer, matching, maybeText, nullable, shape, whole } from '#core/kernel/input.ts'
import type { Assumptions, ReturnFacts, Split } from '#core/finance/rollout-return.ts'

/** An amount of money as text: up to twelve digits and four decimals. */
export const money = matching(/^\d{1,12}(\.\d{1,4})?$/)

const range = nullable(shape({ low: amount(-1e6, 1e6), value: amount(-1e6, 1e6), high: amount(-1e6, 1e6), source: maybeText(200) }))

/** What is asked for the return; null is not known. Shares are 0 to 1, time is in minutes a week or hours. */
export const returnInput = shape({
  minutesSaved: range,
  recapture: range,
  errorsAvoided: range,
  trainingHours: range,
  wage: nullable(money),
  wageSource: maybeText(200),
  transactionsAYear: whole(0, 1_000_000_000),
  costOfError: nullable(money),
  championHours: whole(0, 1_000_000),
  weeksAYear: whole(1, 53),
  /** What the old system costs in a year that then ends, in the currency of the budget. */
  oldSystemAYear: nullable(money),
  years: whole(1, 10),
  ratePercent: amount(0, 100),
})
export type ReturnInput = Infer<typeof returnInput>

export const emptyReturn: ReturnInput = {
  minutesSaved: null,
  recapture: null,
  errorsAvoided: null,
  trainingHours: null,
  wage: null,
  wageSource: null,
  transactionsAYear: 0,
  costOfError: null,
  championHours: 0,
  weeksAYear: 46,
  oldSystemAYear: null,
  years: 3,
  ratePercent: 12,
}

/** Of a budget: what a year of the tool costs and what is paid once, in the foreign currency and in the local one. */
export interface BudgetSplit {
  readonly tool: Split
  readonly once: Split
}

/** The facts and assumptions of `rolloutReturn` from what is kept. `dearer` is the stress case, such as 0.4; `rate` the newest rate. */
export const returnParts = (
  input: ReturnInput,
  { tool, once }: BudgetSplit,
  { people, rate, dearer }: { people: number; rate: number | null; dearer: number },
): { facts: ReturnFacts; assumptions: Assumptions } => ({
  facts: {
    people,
    weeksAYear: input.weeksAYear,
    wage: input.wage,
    transactionsAYear: input.transactionsAYear,
    costOfError: input.costOfError,
    championHours: input.championHours,
    tool,
    once,
    oldSystem: { foreign: '0', local: input.oldSystemAYear ?? '0' },
    years: input.years,
    rate: input.ratePercent / 100,
  },
  assumptions: {
    minutesSaved: input.minutesSaved,
    recapture: input.recapture,
    errorsAvoided: input.errorsAvoided,
    trainingHours: input.trainingHours,
    exchangeRate: rate === null ? null : { low: rate * 0.95, value: rate, high: rate * (1 + dearer) },
  },
})
