import { expect, test } from 'vitest'
import { csvOf } from '#web/metrics/chart-export.ts'

const table = {
  columns: ['Group', 'Share, %'],
  rows: [
    ['=HYPERLINK("x")', '76,5'],
    ['Sales; "inside"', '1.234,5'],
    [' @SUM(A1)', '-14,3'],
  ],
}

test('[IM-3] a chart as CSV holds no formula, in Dutch with semicolons, so that a decimal comma stays one cell', () => {
  expect(csvOf(table, 'nl').split('\r\n')).toEqual([
    '\uFEFFGroup;"Share, %"',
    `"'=HYPERLINK(""x"")";"76,5"`,
    `"Sales; ""inside""";"1.234,5"`,
    `' @SUM(A1);"'-14,3"`,
    '',
  ])
  expect(csvOf(table, 'en').split('\r\n')[0]).toBe('\uFEFFGroup,"Share, %"')
})
