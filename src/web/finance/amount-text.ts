/** Amounts as people type them, with a comma or a point before the decimals. */
import type { Format } from '#core/kernel/format.ts'

/** An exact decimal as a field shows it: with the sign of the language before its decimals, and no signs between thousands. */
export const inField = (plain: string, f: Format): string => plain.replace('.', f.number(0.5, 1).charAt(1))

/**
 * An exact amount such as `1234.56`; undefined where it is none. A point or comma before three digits is not taken: one reads
 * `24.500` as thousands, another as decimals.
 */
export const amountTyped = (text: string): string | undefined => {
  const plain = text.trim().replaceAll(/\s/g, '').replace(',', '.')
  return /^\d{1,12}(\.(\d{1,2}|\d{4}))?$/.test(plain) ? plain : undefined
}

/** An exchange rate, whose decimals are as many as the bank gives; undefined where it is none. */
export const rateTyped = (text: string): string | undefined => {
  const plain = text.trim().replaceAll(/\s/g, '').replace(',', '.')
  return /^\d{1,12}(\.\d{1,10})?$/.test(plain) ? plain : undefined
}

/** A number that may be below zero; undefined where it is none. */
export const numberTyped = (text: string): number | undefined => {
  const plain = text.trim().replace(',', '.').replace('−', '-')
  return /^-?\d{1,9}(\.\d{1,6})?$/.test(plain) ? Number(plain) : undefined
}

/** A whole number from 1; undefined where it is none. */
export const countTyped = (text: string): number | undefined => {
  const count = /^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : 0
  return count >= 1 ? count : undefined
}
