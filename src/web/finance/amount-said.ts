/** Amounts and shares as the page of money shows them. */
import type { Budget } from '#core/finance/budget.ts'
import { f } from '#web/base/language.ts'

export type Amount = Budget['sum']

/** An exact amount with its cents. */
export const moneyIn = (amount: Amount, currency: string): string => f().money(amount.toFixed(2) as `${number}`, currency)
/** An estimate without cents, where they would claim too much. */
export const roughly = (amount: number, currency: string): string => `${currency}\u00a0${f().number(amount, 0)}`
/** A number of percent. */
export const percent = (value: number): string => f().percent(value / 100, 1)
