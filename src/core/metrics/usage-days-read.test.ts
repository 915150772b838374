import { describe, expect, test } from 'vitest'
import { isNever, readUsageDay } from '#core/metrics/usage-days-read.ts'

const reading = { order: 'day', zone: 'America/Paramaribo', isUtc: false, today: '2027-02-01' } as const

describe('days of usage reports', () => {
  test.each(['Never', 'Never logged in', 'nooit', 'Nog nooit ingelogd', 'nog niet', 'n.v.t.', 'N/A', '-', '(never)', 'Not yet', 'No activity', '1/1/1970', 'Jan 1, 1970', '1970-01-01T00:00:00Z', 'Thu Jan 01 1970 00:00:00 GMT+0000', '1969-12-31 21:00:00', '31-12-1969', '12/31/69', '0001-01-01T00:00:00Z', '1601-01-01', '1900-01-00'])('[ME-4] “%s” is never', (text) => {
    expect(isNever(text)).toBe(true)
  }) // prettier-ignore

  test.each(['2027-01-28', '28-1-2027', 'Nevertheless', '19700 steps', '1801094400', 'Pending'])('[ME-4] “%s” is not', (text) => {
    expect(isNever(text)).toBe(false)
  })

  test('[ME-4] [RG-5] a moment with an offset, of a column of UTC or since 1970 is the day where the organisation is', () => {
    const utc = { ...reading, isUtc: true }
    expect(readUsageDay('2027-01-29T02:59:00Z', reading)).toBe('2027-01-28')
    expect(readUsageDay('2027-01-29T03:00:00Z', reading)).toBe('2027-01-29')
    expect(readUsageDay('2027-01-29T03:30:00+02:00', reading)).toBe('2027-01-28')
    expect(readUsageDay('2027-01-29 02:30:00', reading)).toBe('2027-01-29')
    expect(readUsageDay('2027-01-29 02:30:00', utc)).toBe('2027-01-28')
    expect(readUsageDay('29-1-2027 2:30 AM', utc)).toBe('2027-01-28')
    expect(readUsageDay('29-1-2027 2:30 PM', utc)).toBe('2027-01-29')
    expect(readUsageDay('29-1-2027 12:30 AM', utc)).toBe('2027-01-28')
    expect(readUsageDay('1801180800', reading)).toBe('2027-01-28')
    expect(readUsageDay('1801191600000', reading)).toBe('2027-01-29')
  })

  test('[ME-4] a day of UTC that has not come yet is today, a later one or one before computers is none', () => {
    expect(readUsageDay('2027-02-02', { ...reading, isUtc: true })).toBe('2027-02-01')
    expect(readUsageDay('2027-02-02', reading)).toBe('2027-02-02')
    expect(readUsageDay('2027-02-03', { ...reading, isUtc: true })).toBe('2027-02-03')
    expect(readUsageDay('28-01-1927', reading)).toBeNull()
  })
})
