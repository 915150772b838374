import { expect, test } from 'vitest'
import { returnOf } from '#core/finance/return-of-flows.ts'

const base = { currency: 'SRD', rate: 0.1, period: 'year', rates: [] } as const

test('[RV-4] yearly amounts, the first undiscounted', () => {
  expect(returnOf({ ...base, flows: [-1000, '500', '400.00', 300] })).toMatchObject({
    npv: 10.518407,
    irr: 0.1065168124,
    payback: 2.3333333333,
    roi: 0.2,
    stress: null,
    method: { npv: 'period0Undiscounted', unit: 'year' },
  })
})

test('[RV-4] [RG-4] dated payments in dollars are converted at the rate of their day, and once more for the stress case', () => {
  const result = returnOf({
    ...base,
    flows: [
      { date: '2026-01-01', amount: '-1000', currency: 'USD' },
      { date: '2027-01-01', amount: '50000', currency: 'SRD' },
    ],
    rates: [
      { date: '2025-12-01', from: 'USD', to: 'SRD', rate: '38.5' },
      { date: '2026-06-01', from: 'USD', to: 'SRD', rate: '41' },
    ],
  })
  expect(result).toMatchObject({
    npv: Math.round((-38_500 + 50_000 / 1.1) * 1e6) / 1e6,
    roi: Math.round((11_500 / 38_500) * 1e10) / 1e10,
    converted: [{ date: '2026-01-01', from: 'USD', rate: '38.5', rateDate: '2025-12-01' }],
    stress: { dearer: 0.4, roi: Math.round((-3900 / 53_900) * 1e10) / 1e10, payback: null },
  })
})

test('[RG-4] a rate works in both directions, and a missing one is named with its payment', () => {
  const flows = [
    { date: '2026-01-01', amount: -100, currency: 'SRD' },
    { date: '2026-03-01', amount: 40, currency: 'EUR' },
  ]
  const rates = [{ date: '2026-02-01', from: 'SRD', to: 'EUR', rate: 0.025 }]
  expect(returnOf({ ...base, flows, rates })).toMatchObject({ roi: 15 })
  expect(returnOf({ ...base, flows, rates: [] })).toEqual({ missing: { from: 'EUR', to: 'SRD', date: '2026-03-01', at: 1 } })
})
