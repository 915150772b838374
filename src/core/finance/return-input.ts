/** What the return is made of as it is kept: each figure with its range and where it comes from (RV-4, ME-7). */
import { amount, type Infer, matching, maybeText, nullable, otherwise, shape, whole } from '#core/kernel/input.ts'
import { type BudgetLine, budgetOf, type BudgetOptions, type MissingRate } from '#core/finance/budget.ts'
import { rateOn, sumOf } from '#core/finance/money.ts'
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
  /** Where it comes from; left out by those who sent a return before it was asked. */
  costOfErrorSource: otherwise(maybeText(200), null),
  championHours: nullable(whole(0, 1_000_000)),
  championHoursSource: otherwise(maybeText(200), null),
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
  costOfErrorSource: null,
  championHours: null,
  championHoursSource: null,
  weeksAYear: 46,
  oldSystemAYear: null,
  years: 3,
  ratePercent: 12,
}

/** Of a budget: what a year of the tool costs and what is paid once, in the one foreign currency and in the local one. */
export interface BudgetSplit {
  readonly tool: Split
  readonly once: Split
  /** The foreign currency; null with none, or with several, which are then counted at today's rates. */
  readonly foreign: string | null
  /** The newest rate of the foreign currency. */
  readonly rate: number | null
}

const monthsAYear = 12

/** A line in a year: a monthly one for at most twelve months. */
const inAYear = (line: BudgetLine): BudgetLine => (line.months === null ? line : { ...line, months: Math.min(line.months, monthsAYear) })

/** What a budget means for the return (RV-4): monthly lines of the tool come back each year, all else is paid once. */
export const budgetSplit = (lines: readonly BudgetLine[], options: BudgetOptions): BudgetSplit | MissingRate => {
  const yearly = lines.map(inAYear)
  const amounts = budgetOf(yearly, options)
  if ('missing' in amounts) return amounts
  const open = new Set(yearly.filter((line) => line.currency !== options.currency && line.paidOn === null).map(({ currency }) => currency))
  const [foreign = null] = open.size === 1 ? open : []
  const split = (fits: (line: BudgetLine) => boolean): Split => {
    const sum = (isForeign: boolean) =>
      sumOf(
        yearly.flatMap((line, at) => {
          const amount = amounts.lines[at]
          const counts = fits(line) && isForeign === (line.currency === foreign && line.paidOn === null)
          return counts && amount ? [isForeign ? amount.amount : amount.local] : []
        }),
      )
    return { foreign: sum(true).toFixed(), local: sum(false).toFixed() }
  }
  const comesBack = ({ kind, months }: BudgetLine): boolean => kind === 'tool' && months !== null
  const rate = foreign === null ? undefined : rateOn(options.rates, foreign, options.currency, options.asOf)
  return { tool: split(comesBack), once: split((line) => !comesBack(line)), foreign, rate: rate?.rate.toNumber() ?? null }
}

/** The facts and assumptions of `rolloutReturn` from what is kept. `dearer` is the stress case, such as 0.4: the rate's high bound. */
export const returnParts = (
  input: ReturnInput,
  { tool, once, rate }: BudgetSplit,
  { people, dearer }: { people: number; dearer: number },
): { facts: ReturnFacts; assumptions: Assumptions } => ({
  facts: {
    people,
    weeksAYear: input.weeksAYear,
    wage: input.wage,
    transactionsAYear: input.transactionsAYear,
    costOfError: input.costOfError,
    championHours: input.championHours ?? 0,
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
