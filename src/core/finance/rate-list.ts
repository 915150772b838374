/** Exchange rates as people have them: one on each line, with a day, two currencies and a number (RG-4). */
import { Problem } from '#core/kernel/problem.ts'
import { dayOrderOf, readDay } from '#core/people/people-dates.ts'

export interface ListedRate {
  readonly dayOn: string
  readonly fromCurrency: string
  readonly toCurrency: string
  /** An exact decimal. */
  readonly rate: string
}

const isCode = (cell: string): boolean => /^[A-Za-z]{3}$/.test(cell)
/** `1.234,56` and `1,234.56` as `1234.56`; with one sign alone it is the decimal sign. */
const decimal = (cell: string): string | null => {
  const plain = cell.replaceAll(/\s/g, '')
  const at = Math.max(plain.lastIndexOf(','), plain.lastIndexOf('.'))
  const joined = at < 0 ? plain : `${plain.slice(0, at).replaceAll(/[.,]/g, '')}.${plain.slice(at + 1)}`
  return /^\d{1,12}(\.\d{1,10})?$/.test(joined) ? joined : null
}

/** Cells of a line, separated by semicolons or tabs where there are any, else by commas; a decimal comma then splits a rate in two. */
const cellsOf = (line: string): string[] => {
  const cells = line.split(/[;\t]/.test(line) ? /[;\t]/ : ',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
  return cells.length === 5 && /^\d+$/.test(cells[4] ?? '') ? [...cells.slice(0, 3), `${cells[3]}.${cells[4]}`] : cells
}

/**
 * Reads a list of rates: day, from, to and rate on each line, with or without a heading. Day and month are told apart by the list
 * itself; where nothing proves it, the day comes first. Problems: finance.badRateLine with the number of the line, finance.noRates.
 *
 * @example readRates('10-12-2026;USD;SRD;37,79') // [{ dayOn: '2026-12-10', fromCurrency: 'USD', toCurrency: 'SRD', rate: '37.79' }]
 */
export const readRates = (list: string): ListedRate[] => {
  const lines = list
    .split(/\r?\n/)
    .map((line, at) => ({ line: at + 1, cells: cellsOf(line) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  const [first] = lines
  const isHeading = first !== undefined && !/\d/.test(first.cells[0] ?? '')
  const rows = isHeading ? lines.slice(1) : lines
  if (rows.length === 0) throw new Problem('finance.noRates', {})
  const { order } = dayOrderOf(rows.map(({ cells }) => cells[0] ?? ''), 'day') // prettier-ignore
  return rows.map(({ line, cells: [day = '', from = '', to = '', rate = '', ...more] }) => {
    const [dayOn, number] = [readDay(day, order), decimal(rate)]
    if (dayOn === null || number === null || !isCode(from) || !isCode(to) || more.some((cell) => cell !== ''))
      throw new Problem('finance.badRateLine', { line })
    return { dayOn, fromCurrency: from.toUpperCase(), toCurrency: to.toUpperCase(), rate: number }
  })
}
