import { expect, test } from 'vitest'
import { mobileData } from '#core/contingency/mobile-data.ts'

const reading = (startMb: number, startOn: string, endMb: number | null, endOn: string | null) => ({ startMb, startOn, endMb, endOn })
const price = { pricePerGb: '185.50', currency: 'SRD', paidBy: 'people' }

test('[RG-8] [RG-4] two readings of a counter give megabytes per person and working day, and with a price what a month costs, exactly', () => {
  // A week with its weekend, and a day: 10 and 20 MB a working day.
  const week = reading(100, '2027-01-11', 150, '2027-01-18')
  const oneDay = reading(7.5, '2027-01-12', 27.5, '2027-01-13')
  expect(mobileData([week], undefined)).toEqual({ measured: 1, perDay: 10, newestOn: '2027-01-18', perMonth: null, isPaidByPeople: false })
  expect(mobileData([week, oneDay], price)).toEqual({
    measured: 2,
    perDay: 15,
    newestOn: '2027-01-18',
    // 15 MB on 22 days is 0.33 GB.
    perMonth: { amount: '61.22', currency: 'SRD' },
    isPaidByPeople: true,
  })
})

test('[RG-8] [ME-3] an open measurement is no figure, and neither is a price alone; two readings on one day or over a weekend are one day', () => {
  expect(mobileData([reading(100, '2027-01-11', null, null)], price)).toMatchObject({ measured: 0, perDay: null, perMonth: null })
  expect(mobileData([reading(100, '2027-01-11', 104, '2027-01-11')], undefined).perDay).toBe(4)
  expect(mobileData([reading(100, '2027-01-16', 104, '2027-01-18')], undefined).perDay).toBe(4)
})
