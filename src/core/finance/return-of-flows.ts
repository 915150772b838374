/** The return of a list of payments in one or several currencies: present value, internal rate, payback, ROI, and the stress case (RV-4, RG-4). */
import { daysBetween } from '#core/kernel/calendar.ts'
import { type Flow, internalRate, netPresentValue, type NoRate, payback, returnOnInvestment } from '#core/finance/cash-flow.ts'
import { type Amount, amountOf, convert, type Rate } from '#core/finance/money.ts'

/** A payment on a day, in its own currency. */
export interface DatedFlow {
  readonly date: string
  readonly amount: string | number
  readonly currency: string
}

export interface ReturnInput {
  readonly currency: string
  /** Effective per period; per year where payments are dated. */
  readonly rate: number
  readonly period: 'year' | 'month'
  /** One amount a period, period 0 first, or dated payments. */
  readonly flows: readonly (string | number)[] | readonly DatedFlow[]
  readonly rates: readonly Rate[]
}

export interface ReturnFigures {
  readonly npv: number
  readonly irr: number | null
  readonly irrReason: NoRate | null
  readonly irrRoots: readonly number[]
  /** In periods, or years where payments are dated. */
  readonly payback: number | null
  readonly roi: number | null
}

export interface ReturnResult extends ReturnFigures {
  readonly method: {
    readonly npv: 'period0Undiscounted' | 'datedActual365'
    readonly irr: 'bracketed'
    readonly payback: 'linearUndiscounted'
    readonly unit: 'year' | 'month'
  }
  readonly currency: string
  /** The same with every other currency dearer by the stress; null when all is in one currency. */
  readonly stress: (ReturnFigures & { readonly dearer: number }) | null
  /** Which rate each converted payment used. */
  readonly converted: readonly { readonly date: string; readonly from: string; readonly rate: string; readonly rateDate: string }[]
}

/** A payment whose currency has no rate on or before its day. */
export interface MissingRate {
  readonly missing: { readonly from: string; readonly to: string; readonly date: string; readonly at: number }
}

/** How much dearer other currencies become in the stress case: the US dollar rose 38 % against the SRD in 14 months (RG-4). */
export const stressShare = '0.4'

const isDated = (flows: ReturnInput['flows']): flows is readonly DatedFlow[] => typeof flows[0] === 'object'
const rounded = (value: number): number => Math.round(value * 1e10) / 1e10 + 0

const figures = (flows: readonly Flow[], rate: number): ReturnFigures => {
  const { rate: irr, reason, roots } = internalRate(flows)
  const back = payback(flows)
  const roi = returnOnInvestment(flows)
  return {
    npv: netPresentValue(flows, rate),
    irr: irr === null ? null : rounded(irr),
    irrReason: reason,
    irrRoots: roots.map(rounded),
    payback: back === null ? null : rounded(back),
    roi: roi === null ? null : rounded(roi),
  }
}

/** The return of payments (RV-4); answers the payment for which a rate is missing where one is. */
export const returnOf = ({ currency, rate, period, flows, rates }: ReturnInput): ReturnResult | MissingRate => {
  if (!isDated(flows)) {
    const plain = flows.map((amount, at): Flow => ({ at, amount: amountOf(amount) }))
    const method = { npv: 'period0Undiscounted', irr: 'bracketed', payback: 'linearUndiscounted', unit: period } as const
    return { ...figures(plain, rate), method, currency, stress: null, converted: [] }
  }
  const first = flows.map(({ date }) => date).reduce((one, other) => (other < one ? other : one))
  const converted: ReturnResult['converted'][number][] = []
  const plain: Flow[] = []
  const stressed: Flow[] = []
  for (const [index, flow] of flows.entries()) {
    const found = convert(amountOf(flow.amount), flow.currency, currency, flow.date, rates)
    if (!found) return { missing: { from: flow.currency, to: currency, date: flow.date, at: index } }
    const at = daysBetween(first, flow.date) / 365
    const dearer: Amount = found.used ? found.amount.times(amountOf(1).plus(stressShare)) : found.amount
    plain.push({ at, amount: found.amount })
    stressed.push({ at, amount: dearer })
    if (found.used) converted.push({ date: flow.date, from: flow.currency, rate: found.used.rate.toString(), rateDate: found.used.date })
  }
  return {
    ...figures(plain, rate),
    method: { npv: 'datedActual365', irr: 'bracketed', payback: 'linearUndiscounted', unit: 'year' },
    currency,
    stress: converted.length === 0 ? null : { ...figures(stressed, rate), dearer: Number(stressShare) },
    converted,
  }
}
