/** Exact money: decimal amounts, dated exchange rates and conversion (RG-4). */
import Big from 'big.js'

/** An exact decimal amount as text or number; never added up as a double. */
export type Amount = Big

/** So many units of `to` for one unit of `from`, from a day on (YYYY-MM-DD). */
export interface Rate {
  readonly date: string
  readonly from: string
  readonly to: string
  readonly rate: string | number
}

/** A converted amount with the rate that was used and its day; null where nothing was converted. */
export interface Converted {
  readonly amount: Amount
  readonly used: { readonly rate: Amount; readonly date: string } | null
}

// Divisions keep this many decimals; sums and products are exact.
Big.DP = 20

export const amountOf = (value: string | number): Amount => new Big(value)
export const zero: Amount = new Big(0)
export const sumOf = (amounts: readonly Amount[]): Amount => amounts.reduce((total, amount) => total.plus(amount), zero)

/** The newest rate on or before a day, in either direction; undefined when there is none. */
export const rateOn = (rates: readonly Rate[], from: string, to: string, day: string): { rate: Amount; date: string } | undefined => {
  let found: Rate | undefined
  for (const rate of rates) {
    const fits = (rate.from === from && rate.to === to) || (rate.from === to && rate.to === from)
    if (fits && rate.date <= day && (!found || rate.date > found.date)) found = rate
  }
  if (!found) return undefined
  const rate = new Big(found.rate)
  return { rate: found.from === from ? rate : new Big(1).div(rate), date: found.date }
}

/** Converts an amount with the newest rate on or before a day (RG-4); undefined when no rate is known. */
export const convert = (amount: Amount, from: string, to: string, day: string, rates: readonly Rate[]): Converted | undefined => {
  if (from === to) return { amount, used: null }
  const used = rateOn(rates, from, to, day)
  return used && { amount: amount.times(used.rate), used }
}
