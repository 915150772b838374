/** The budget of a rollout: its lines in their own currencies, the buffer, the stress case, and what a slip costs (RG-4). */
import Big from 'big.js'
import { type Amount, amountOf, convert, type Rate, rateOn, sumOf, zero } from '#core/finance/money.ts'

/** The share of a budget that is put aside, and how much dearer foreign money is in the stress case (RG-4), in percent. */
export const budgetDefaults = { bufferPercent: 15, dearerPercent: 40 } as const
/** What a line pays for: the new tool, the old system, or something else. */
export const lineKinds = ['tool', 'oldSystem', 'other'] as const
export type LineKind = (typeof lineKinds)[number]

/** A line of a budget: so many units at a price, once or for some months. */
export interface BudgetLine {
  readonly lineId: string
  readonly kind: LineKind
  /** Three letters (ISO 4217). */
  readonly currency: string
  /** The price of one unit (a month, where `months` is given): an exact decimal. */
  readonly price: string
  readonly quantity: number
  /** Null for what is paid once. */
  readonly months: number | null
  /** The day on which it was paid: from then on its rate is fixed. Null while it is not paid. */
  readonly paidOn: string | null
}

export interface BudgetOptions {
  /** The currency of the budget. */
  readonly currency: string
  readonly rates: readonly Rate[]
  /** The day whose newest rates are used for what is not paid, YYYY-MM-DD. */
  readonly asOf: string
  /** A share of the sum put aside, such as 0.15. */
  readonly buffer: number
  /** How much dearer foreign money is in the stress case, such as 0.4. */
  readonly dearer: number
  /** The amount that was approved; null while none is. */
  readonly approved: string | null
}

export interface LineAmount {
  readonly lineId: string
  /** In the currency of the line. */
  readonly amount: Amount
  /** In the currency of the budget, rounded to cents, as everything below. */
  readonly local: Amount
  readonly stress: Amount
  /** The rate that was used and its day; null where nothing was converted. */
  readonly used: { readonly rate: Amount; readonly date: string } | null
}

export interface Budget {
  readonly lines: readonly LineAmount[]
  readonly sum: Amount
  readonly buffer: Amount
  readonly total: Amount
  /** The sum in the stress case; the buffer is what it is paid from. */
  readonly stress: Amount
  /** What is left of the approved amount after the buffer, and in the stress case; below zero when it is short. */
  readonly left: Amount | null
  readonly stressLeft: Amount | null
  /** The highest rate of the one foreign currency at which the approved amount lasts; null with none or several, or nothing approved. */
  readonly holdsTo: { readonly currency: string; readonly rate: Amount } | null
  /** On track when even the stress case is covered, off track when the sum itself is not; null while nothing is approved. */
  readonly verdict: 'onTrack' | 'atRisk' | 'offTrack' | null
}

/** The currency and the day for which no rate is known. */
export interface MissingRate {
  readonly missing: { readonly lineId: string; readonly from: string; readonly to: string; readonly date: string }
}

const cents = (amount: Amount): Amount => amount.round(2, Big.roundHalfEven)

/** What a line comes to in its own currency. */
export const lineTotal = ({ price, quantity, months }: Pick<BudgetLine, 'price' | 'quantity' | 'months'>): Amount =>
  amountOf(price)
    .times(quantity)
    .times(months ?? 1)

const holdsTo = (lines: readonly BudgetLine[], amounts: readonly LineAmount[], options: BudgetOptions): Budget['holdsTo'] => {
  const open = lines.flatMap((line, at) =>
    line.currency !== options.currency && line.paidOn === null ? [{ line, amount: amounts[at] }] : [],
  )
  const [first] = open
  if (options.approved === null || !first || open.some(({ line }) => line.currency !== first.line.currency)) return null
  const foreign = sumOf(open.map(({ amount }) => amount?.amount ?? zero))
  const fixed = sumOf(amounts.map(({ local }) => local)).minus(sumOf(open.map(({ amount }) => amount?.local ?? zero)))
  const left = amountOf(options.approved).minus(fixed)
  return foreign.lte(zero) || left.lte(zero) ? null : { currency: first.line.currency, rate: left.div(foreign).round(2, Big.roundDown) }
}

/**
 * Adds up a budget with exact decimals (RG-4): each line at the newest rate on or before `asOf`, or of the day on which it was paid.
 * In the stress case foreign money that is not paid yet is `dearer`. Answers the first missing rate instead where there is one.
 *
 * @example budgetOf([licences], { currency: 'SRD', rates, asOf: '2026-12-10', buffer: 0.15, dearer: 0.4, approved: '345000' })
 */
export const budgetOf = (lines: readonly BudgetLine[], options: BudgetOptions): Budget | MissingRate => {
  const amounts: LineAmount[] = []
  for (const line of lines) {
    const amount = lineTotal(line)
    const date = line.paidOn !== null && line.paidOn < options.asOf ? line.paidOn : options.asOf
    const converted = convert(amount, line.currency, options.currency, date, options.rates)
    if (!converted) return { missing: { lineId: line.lineId, from: line.currency, to: options.currency, date } }
    const isOpen = converted.used !== null && line.paidOn === null
    amounts.push({
      lineId: line.lineId,
      amount,
      local: cents(converted.amount),
      stress: cents(isOpen ? converted.amount.times(amountOf(1).plus(options.dearer)) : converted.amount),
      used: converted.used,
    })
  }
  const sum = sumOf(amounts.map(({ local }) => local))
  const buffer = cents(sum.times(options.buffer))
  const total = sum.plus(buffer)
  const stress = sumOf(amounts.map((one) => one.stress))
  const approved = options.approved === null ? null : amountOf(options.approved)
  return {
    lines: amounts,
    sum,
    buffer,
    total,
    stress,
    left: approved && approved.minus(total),
    stressLeft: approved && approved.minus(stress),
    holdsTo: holdsTo(lines, amounts, options),
    verdict: approved && (sum.gt(approved) ? 'offTrack' : stress.gt(approved) || total.gt(approved) ? 'atRisk' : 'onTrack'),
  }
}

/**
 * What it costs, in the currency of the budget, when the old system runs `days` longer (RG-4, TL-1): its monthly lines by the day, at the
 * rates of `asOf`. Answers the missing rate where there is one.
 *
 * @example slipCost(lines, 7, options) // 210 USD a month at 37.79: 1826.34
 */
export const slipCost = (lines: readonly BudgetLine[], days: number, options: BudgetOptions): Amount | MissingRate => {
  let cost = zero
  for (const line of lines) {
    if (line.kind !== 'oldSystem' || line.months === null) continue
    const monthly = lineTotal({ ...line, months: 1 })
    const converted = convert(monthly, line.currency, options.currency, options.asOf, options.rates)
    if (!converted) return { missing: { lineId: line.lineId, from: line.currency, to: options.currency, date: options.asOf } }
    cost = cost.plus(converted.amount.times(12).times(days).div(365))
  }
  return cents(cost)
}

/** The exchange rates that the cost of a slip stands on, one of each currency, with their days (RG-4). */
export const slipRates = (
  lines: readonly BudgetLine[],
  options: BudgetOptions,
): readonly { readonly from: string; readonly rate: Amount; readonly date: string }[] =>
  [...new Set(lines.filter(({ kind, months }) => kind === 'oldSystem' && months !== null).map(({ currency }) => currency))].flatMap(
    (from) => {
      const used = from === options.currency ? undefined : rateOn(options.rates, from, options.currency, options.asOf)
      return used ? [{ from, ...used }] : []
    },
  )
