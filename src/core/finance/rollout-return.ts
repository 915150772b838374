/** The return of a rollout from what was measured, asked and estimated, with its range and what moves it most (RV-4, ME-7). */
import Big from 'big.js'
import { type Flow, type InternalRate, internalRate, netPresentValue, payback } from '#core/finance/cash-flow.ts'
import { type Amount, sumOf, zero } from '#core/finance/money.ts'

/** An assumption with the bounds between which it lies in eight of ten cases. */
export interface Range {
  readonly low: number
  readonly value: number
  readonly high: number
}

/** What the return is made of; null is not known, and what needs it is left out and named (RE-1). */
export interface Assumptions {
  /** Minutes saved by a person in a week. */
  readonly minutesSaved: Range | null
  /** The share of saved time that becomes useful work, 0 to 1: asked, never taken to be all of it (ME-7). */
  readonly recapture: Range | null
  /** Errors avoided in 100 transactions. */
  readonly errorsAvoided: Range | null
  /** Hours of training for a person. */
  readonly trainingHours: Range | null
  /** So much local currency for one unit of the foreign one; null where nothing is foreign. */
  readonly exchangeRate: Range | null
}
export type AssumptionKey = keyof Assumptions

/** Amounts as exact decimals: what is paid in the foreign currency, and what in the local one. */
export interface Split {
  readonly foreign: string
  readonly local: string
}

/** What is counted and not assumed. */
export interface ReturnFacts {
  readonly people: number
  readonly weeksAYear: number
  /** An hour of work, in local currency; null is not known. */
  readonly wage: string | null
  readonly transactionsAYear: number
  readonly costOfError: string | null
  readonly championHours: number
  /** A year of licences of the new tool, a year of the old system that ends, and what is paid once. */
  readonly tool: Split
  readonly oldSystem: Split
  readonly once: Split
  /** Years that the present value looks ahead, and its rate a year, such as 0.12. */
  readonly years: number
  readonly rate: number
}

export type BenefitKey = 'time' | 'errors' | 'oldSystem'
export type CostKey = 'tool' | 'once' | 'training' | 'champions'
export type Part<Key extends string> = { readonly key: Key; readonly amount: Amount }

/** The return for one set of values; benefits and costs are of the first year, in local currency. */
export interface Outcome {
  readonly benefits: readonly Part<BenefitKey>[]
  readonly costs: readonly Part<CostKey>[]
  /** What the first year brings less what it costs. */
  readonly net: Amount
  /** `net` as a share of the costs; null when nothing is paid. */
  readonly roi: number | null
  /** Months until what came in makes up for what was paid; null when it does not within the years looked at. */
  readonly paybackMonths: number | null
  /** What is paid and gained: at time 0 what is paid once, then each year. */
  readonly flows: readonly Flow[]
}

type Values = Readonly<Record<AssumptionKey, Big | null>>

const part = <Key extends string>(key: Key, amount: Amount | null): Part<Key>[] => (amount === null ? [] : [{ key, amount }])
const product = (factors: readonly (Big | null)[]): Big | null =>
  factors.reduce<Big | null>((total, factor) => (total === null || factor === null ? null : total.times(factor)), new Big(1))
const isNothing = ({ foreign }: Split): boolean => new Big(foreign).eq(zero)
const local = (split: Split, rate: Big | null): Big | null =>
  isNothing(split) ? new Big(split.local) : rate === null ? null : new Big(split.foreign).times(rate).plus(split.local)

const outcomeOf = (facts: ReturnFacts, values: Values): Outcome => {
  const wage = facts.wage === null ? null : new Big(facts.wage)
  const people = new Big(facts.people)
  const costOfError = facts.costOfError === null ? null : new Big(facts.costOfError)
  const benefits = [
    ...part('time', product([values.minutesSaved, new Big(facts.weeksAYear), people, wage, values.recapture])?.div(60) ?? null),
    ...part('errors', product([values.errorsAvoided, new Big(facts.transactionsAYear), costOfError])?.div(100) ?? null),
    ...part('oldSystem', local(facts.oldSystem, values.exchangeRate)),
  ]
  const tool = local(facts.tool, values.exchangeRate)
  const once: Part<CostKey>[] = [
    ...part('once', local(facts.once, values.exchangeRate)),
    ...part('training', product([values.trainingHours, people, wage])),
    ...part('champions', product([new Big(facts.championHours), wage])),
  ]
  const costs = [...part('tool', tool), ...once]
  const gained = sumOf(benefits.map(({ amount }) => amount))
  const paid = sumOf(costs.map(({ amount }) => amount))
  const yearly = gained.minus(tool ?? zero)
  const start = sumOf(once.map(({ amount }) => amount)).times(-1)
  const byYear: Flow[] = [{ at: 0, amount: start }, ...Array.from({ length: facts.years }, (_, at) => ({ at: at + 1, amount: yearly }))]
  const years = payback(byYear)
  return {
    benefits,
    costs,
    net: gained.minus(paid),
    roi: paid.eq(zero) ? null : gained.minus(paid).div(paid).toNumber(),
    paybackMonths: years === null ? null : Math.round(years * 120) / 10,
    flows: byYear,
  }
}

const keys: readonly AssumptionKey[] = ['minutesSaved', 'recapture', 'errorsAvoided', 'trainingHours', 'exchangeRate']
const asValues = (assumptions: Assumptions, valueOf: (range: Range, key: AssumptionKey) => number): Values => {
  const of = (key: AssumptionKey): Big | null => {
    const range = assumptions[key]
    return range && new Big(valueOf(range, key))
  }
  return {
    minutesSaved: of('minutesSaved'),
    recapture: of('recapture'),
    errorsAvoided: of('errorsAvoided'),
    trainingHours: of('trainingHours'),
    exchangeRate: of('exchangeRate'),
  }
}

/** The radical inverse of a number in a base: an evenly spread sequence of fractions (Halton 1960). */
const radicalInverse = (at: number, base: number): number => {
  let [left, digit, fraction] = [at, 1, 0]
  while (left > 0) {
    digit /= base
    fraction += digit * (left % base)
    left = Math.floor(left / base)
  }
  return fraction
}
const bases: Readonly<Record<AssumptionKey, number>> = {
  minutesSaved: 2,
  recapture: 3,
  errorsAvoided: 5,
  trainingHours: 7,
  exchangeRate: 11,
}

/** How far from the middle a triangle reaches, as a multiple of the distance of its 90 % point. */
const reach = 1 / (1 - Math.sqrt(0.2))

/**
 * The value at a probability of a triangular distribution in two halves of equal weight: its peak is the value, and its 10 % and
 * 90 % points are the bounds of the range.
 */
const drawn = ({ low, value, high }: Range, probability: number): number => {
  const [side, fromMiddle] = probability < 0.5 ? [low, 0.5 - probability] : [high, probability - 0.5]
  return value + (side - value) * reach * (1 - Math.sqrt(1 - 2 * fromMiddle))
}
const inBounds = (key: AssumptionKey, value: number): number =>
  key === 'recapture' ? Math.min(1, Math.max(0, value)) : key === 'exchangeRate' || key === 'trainingHours' ? Math.max(0, value) : value

/** How many evenly spread cases stand for all. */
const cases = 1000

const quantile = (sorted: readonly number[], probability: number): number | null =>
  sorted.length === 0 ? null : (sorted[Math.min(sorted.length - 1, Math.floor(probability * sorted.length))] ?? null)

/** Which share of what is paid at first comes back in a year; endless where nothing is paid. */
const yieldOf = ([first, next]: readonly Flow[]): number => {
  const [paid, yearly] = [-(first?.amount.toNumber() ?? 0), next?.amount.toNumber() ?? 0]
  return paid > 0 ? yearly / paid : Infinity
}

/** An assumption, and what the first year brings when it alone is low or high. */
export interface Sensitivity {
  readonly key: AssumptionKey
  readonly range: Range
  readonly atLow: Amount
  readonly atHigh: Amount
}

export interface RolloutReturn extends Outcome {
  readonly npv: number
  /** Effective per year; with the reason where there is none, or more than one. */
  readonly irr: InternalRate
  /** The bounds of `roi` and `paybackMonths` in eight of ten cases, and in half of them; null where a case has none. */
  readonly roiRange: Readonly<Record<'low' | 'lowHalf' | 'highHalf' | 'high', number | null>>
  readonly paybackRange: Readonly<Record<'low' | 'high', number | null>>
  /** The same of `npv` and of the rate of `irr`; the rate is null where a case has none. */
  readonly npvRange: Readonly<Record<'low' | 'high', number | null>>
  readonly irrRange: Readonly<Record<'low' | 'high', number | null>>
  /** The share of cases in which the first year pays for itself. */
  readonly pays: number
  /** The assumptions, those first that move the return most. */
  readonly matters: readonly Sensitivity[]
  /** What nobody measured, asked or estimated; what needs it is left out. */
  readonly unknown: readonly (AssumptionKey | 'wage' | 'costOfError')[]
  /** The exchange rate at which the first year brings nothing; null where the rate does not decide it. */
  readonly breakEvenRate: Amount | null
}

const breakEven = (facts: ReturnFacts, values: Values): Amount | null => {
  const netAt = (rate: number): Amount => outcomeOf(facts, { ...values, exchangeRate: new Big(rate) }).net
  if (values.exchangeRate === null) return null
  // The return is a straight line in the rate.
  const fixed = netAt(0)
  const slope = netAt(1).minus(fixed)
  if (slope.eq(zero)) return null
  const rate = fixed.div(slope).times(-1)
  return rate.gt(zero) ? rate.round(2, Big.roundHalfEven) : null
}

/**
 * The return of the first year with its range (RV-4): the benefits (time that becomes useful work, errors avoided, the old system
 * that ends) against the costs (licences, what is paid once, everyone's training, the champions' time). The same input gives the
 * same figures: ranges are walked through in evenly spread cases, not drawn by chance. The present value leaves period 0
 * undiscounted; payback is linear within a year.
 */
export const rolloutReturn = (facts: ReturnFacts, assumptions: Assumptions): RolloutReturn => {
  const values = asValues(assumptions, ({ value }) => value)
  const outcome = outcomeOf(facts, values)
  const known = keys.flatMap((key) => {
    const range = assumptions[key]
    return range ? [{ key, range }] : []
  })
  const all = Array.from({ length: cases }, (_, at) =>
    outcomeOf(
      facts,
      asValues(assumptions, (range, key) => inBounds(key, drawn(range, radicalInverse(at + 1, bases[key])))),
    ),
  )
  const rois = all.flatMap(({ roi }) => (roi === null ? [] : [roi])).sort((one, other) => one - other)
  // A case that never pays back counts as the longest.
  const paybacks = all.map(({ paybackMonths }) => paybackMonths ?? Infinity).sort((one, other) => one - other)
  const months = (probability: number): number | null => {
    const found = quantile(paybacks, probability)
    return found === null || found === Infinity ? null : found
  }
  const npvs = all.map(({ flows }) => netPresentValue(flows, facts.rate)).sort((one, other) => one - other)
  // One payment and then the same each year: the rate rises with the share of the payment that comes back in a year.
  const yields = all.map(({ flows }) => ({ flows, share: yieldOf(flows) })).sort((one, other) => one.share - other.share)
  const rate = (probability: number): number | null => internalRate(yields[Math.min(cases - 1, Math.floor(probability * cases))]?.flows ?? []).rate // prettier-ignore
  const netWith = (key: AssumptionKey, value: number): Amount => outcomeOf(facts, { ...values, [key]: new Big(value) }).net
  return {
    ...outcome,
    npv: netPresentValue(outcome.flows, facts.rate),
    irr: internalRate(outcome.flows),
    roiRange: { low: quantile(rois, 0.1), lowHalf: quantile(rois, 0.25), highHalf: quantile(rois, 0.75), high: quantile(rois, 0.9) },
    paybackRange: { low: months(0.1), high: months(0.9) },
    npvRange: { low: quantile(npvs, 0.1), high: quantile(npvs, 0.9) },
    irrRange: { low: rate(0.1), high: rate(0.9) },
    pays: all.filter(({ net }) => net.gte(zero)).length / cases,
    matters: known
      .map(({ key, range }) => ({ key, range, atLow: netWith(key, range.low), atHigh: netWith(key, range.high) }))
      .sort((one, other) => other.atHigh.minus(other.atLow).abs().cmp(one.atHigh.minus(one.atLow).abs())),
    unknown: [
      ...keys.filter((key) => assumptions[key] === null),
      ...(facts.wage === null ? (['wage'] as const) : []),
      ...(facts.costOfError === null ? (['costOfError'] as const) : []),
    ],
    breakEvenRate: breakEven(facts, values),
  }
}
