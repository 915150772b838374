import { expect, test } from 'vitest'
import { day } from '#core/kernel/input.ts'

test('[TL-1] a day exists and lies between 1900 and 2100', () => {
  for (const text of ['1900-01-01', '1987-06-30', '2028-02-29', '2100-12-31']) expect(day.safeParse(text).success).toBe(true)
  for (const text of ['1899-12-31', '0001-01-01', '2101-01-01', '9999-12-31', '2027-02-29', '2027-2-1', ''])
    expect(day.safeParse(text).success).toBe(false)
})
