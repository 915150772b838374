/** What a series of payments comes to: net present value, internal rate of return, payback and return on investment (RV-4). */
import { largest } from '#core/kernel/many.ts'
import { type Amount, sumOf, zero } from '#core/finance/money.ts'

/** A payment at a time, counted in periods (or years) from the first one. */
export interface Flow {
  readonly at: number
  /** Below zero for what is paid. */
  readonly amount: Amount
}

const present = (flows: readonly (readonly [at: number, amount: number])[], rate: number): number =>
  flows.reduce((total, [at, amount]) => total + amount / (1 + rate) ** at, 0)

const asNumbers = (flows: readonly Flow[]): [number, number][] => flows.map(({ at, amount }) => [at, amount.toNumber()])

/**
 * Net present value at a rate per period; what happens at time 0 is not discounted. Discount factors are doubles, amounts are
 * exact, and the sum is rounded once.
 *
 * @example netPresentValue([{ at: 0, amount: -100 }, { at: 1, amount: 110 }], 0.1) // 0
 */
export const netPresentValue = (flows: readonly Flow[], rate: number): number => {
  const total = present(asNumbers(flows), rate)
  return Math.round(total * 1e6) / 1e6 + 0
}

/** Exact sums at each time, in order of time, without times at which nothing is left. */
const byTime = (flows: readonly Flow[]): [number, number][] => {
  const sums = new Map<number, Amount[]>()
  for (const { at, amount } of flows) sums.set(at, [...(sums.get(at) ?? []), amount])
  return [...sums]
    .map(([at, amounts]): [number, Amount] => [at, sumOf(amounts)])
    .filter(([, amount]) => !amount.eq(zero))
    .sort(([one], [other]) => one - other)
    .map(([at, amount]) => [at, amount.toNumber()])
}

/** Discount factors x = 1 / (1 + rate) between which roots are looked for: rates from -99.99 % to 1,000,000 %. */
const [leastFactor, mostFactor] = [1e-4, 1e4]

type Terms = readonly (readonly [exponent: number, factor: number])[]
const valueAt = (terms: Terms, x: number): number => terms.reduce((total, [exponent, factor]) => total + factor * x ** exponent, 0)
/** The sum of the sizes of all terms: against it, a value is small or not. */
const sizeAt = (terms: Terms, x: number): number => terms.reduce((total, [exponent, factor]) => total + Math.abs(factor) * x ** exponent, 0)

const bisect = (terms: Terms, from: number, to: number): number => {
  let [low, high] = [Math.log(from), Math.log(to)]
  const sign = Math.sign(valueAt(terms, from))
  for (let round = 0; round < 200 && high - low > 1e-15; round++) {
    const middle = (low + high) / 2
    if (Math.sign(valueAt(terms, Math.exp(middle))) === sign) low = middle
    else high = middle
  }
  return Math.exp((low + high) / 2)
}

const signChanges = (terms: Terms): number =>
  terms.reduce((count, [, factor], at) => count + (at > 0 && Math.sign(factor) !== Math.sign(terms[at - 1]?.[1] ?? 0) ? 1 : 0), 0)

/**
 * All positive roots of a sum of powers within the bounds. Between two of them lies a root of the derivative, so those of the
 * derivative, found first, leave intervals with at most one root each (Rolle); by Descartes' rule there are none without a change
 * of sign.
 */
const rootsOf = (terms: Terms): number[] => {
  if (signChanges(terms) === 0) return []
  const [lowest = 0] = terms[0] ?? []
  const shifted: Terms = terms.map(([exponent, factor]) => [exponent - lowest, factor])
  const derivative = shifted.slice(1).map(([exponent, factor]): [number, number] => [exponent - 1, factor * exponent])
  const steepest = largest(derivative.map(([, factor]) => Math.abs(factor)))
  const turns = signChanges(terms) === 1 ? [] : rootsOf(derivative.map(([exponent, factor]) => [exponent, factor / steepest]))
  const edges = [leastFactor, ...turns, mostFactor]
  // Next to nothing is nought: a sum that touches it without passing it has one root there, and not one on each side.
  const values = edges.map((edge) => {
    const value = valueAt(shifted, edge)
    return Math.abs(value) <= 1e-12 * sizeAt(shifted, edge) ? 0 : value
  })
  const roots: number[] = []
  for (const [at, edge] of edges.entries()) {
    const [value = 0, next = edge] = [values[at], edges[at + 1]]
    if (value === 0) roots.push(edge)
    else if (value * (values[at + 1] ?? 0) < 0) roots.push(bisect(shifted, edge, next))
  }
  return roots.sort((one, other) => one - other)
}

/** The most changes of sign that are searched root by root; with more, every root is beyond what a payment plan means. */
const mostSignChanges = 60

export type NoRate = 'nothingPaid' | 'nothingGained' | 'several' | 'none' | 'tooIrregular'

export interface InternalRate {
  /** Effective per period (per year where times are years); null when there is none, or more than one. */
  readonly rate: number | null
  readonly reason: NoRate | null
  /** All rates at which the present value is zero, lowest first. */
  readonly roots: readonly number[]
}

/**
 * The internal rate of return: every rate above -99.99 % at which the present value is zero, found by bracketing, and one figure
 * only where there is exactly one (RV-4).
 */
export const internalRate = (flows: readonly Flow[]): InternalRate => {
  const terms = byTime(flows)
  const none = (reason: NoRate): InternalRate => ({ rate: null, reason, roots: [] })
  if (!terms.some(([, amount]) => amount < 0)) return none('nothingPaid')
  if (!terms.some(([, amount]) => amount > 0)) return none('nothingGained')
  if (signChanges(terms) > mostSignChanges) return none('tooIrregular')
  const roots = rootsOf(terms)
    .map((factor) => 1 / factor - 1)
    .sort((one, other) => one - other)
  if (roots.length === 0) return none('none')
  return roots.length === 1 ? { rate: roots[0] ?? null, reason: null, roots } : { rate: null, reason: 'several', roots }
}

/**
 * When what came in makes up for what was paid, undiscounted, in the unit of the times; within a period it is taken to come in
 * evenly. Null when it never does. A later dip below zero is not looked at.
 *
 * @example payback([{ at: 0, amount: -1000 }, { at: 1, amount: 400 }, { at: 2, amount: 400 }, { at: 3, amount: 400 }]) // 2.5
 */
export const payback = (flows: readonly Flow[]): number | null => {
  const sums = new Map<number, Amount[]>()
  for (const { at, amount } of flows) sums.set(at, [...(sums.get(at) ?? []), amount])
  let total = zero
  let before = 0
  let hasPaid = false
  for (const [at, amounts] of [...sums].sort(([one], [other]) => one - other)) {
    const change = sumOf(amounts)
    const after = total.plus(change)
    if (hasPaid && total.lt(zero) && after.gte(zero)) return before + (at - before) * total.abs().div(change).toNumber()
    if (after.lt(zero)) hasPaid = true
    total = after
    before = at
  }
  return hasPaid ? null : 0
}

/** What came in less what was paid, as a share of what was paid, undiscounted; null when nothing was paid. */
export const returnOnInvestment = (flows: readonly Flow[]): number | null => {
  const paid = sumOf(flows.filter(({ amount }) => amount.lt(zero)).map(({ amount }) => amount.abs()))
  return paid.eq(zero)
    ? null
    : sumOf(flows.map(({ amount }) => amount))
        .div(paid)
        .toNumber()
}
