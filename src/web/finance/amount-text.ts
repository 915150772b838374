/** Amounts as people type them, with a comma or a point before the decimals. */

/** An exact decimal such as `1234.56`; undefined where it is none. */
export const amountTyped = (text: string, decimals = 4): string | undefined => {
  const plain = text.trim().replaceAll(/\s/g, '').replace(',', '.')
  return new RegExp(String.raw`^\d{1,12}(\.\d{1,${decimals}})?$`).test(plain) ? plain : undefined
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
