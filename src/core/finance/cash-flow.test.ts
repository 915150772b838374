import Big from 'big.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Flow, internalRate, netPresentValue, payback, returnOnInvestment } from '#core/finance/cash-flow.ts'

const yearly = (amounts: readonly number[]): Flow[] => amounts.map((amount, at) => ({ at, amount: new Big(amount) }))
const dated = (flows: readonly (readonly [string, number])[]): Flow[] =>
  flows.map(([day, amount]) => ({
    at: (Date.parse(day) - Date.parse(flows[0]?.[0] ?? '')) / 86_400_000 / 365,
    amount: new Big(amount),
  }))

describe('present value and internal rate', () => {
  // The examples that Microsoft publishes for NPV, IRR, XNPV and XIRR; their NPV also discounts the first payment.
  test('[RV-4] the published examples of a spreadsheet', () => {
    expect(netPresentValue(yearly([-10_000, 3000, 4200, 6800]), 0.1)).toBeCloseTo(1188.44 * 1.1, 1)
    expect(internalRate(yearly([-70_000, 12_000, 15_000, 18_000, 21_000])).rate).toBeCloseTo(-0.0212448, 6)
    expect(internalRate(yearly([-70_000, 12_000, 15_000, 18_000, 21_000, 26_000])).rate).toBeCloseTo(0.0866309, 6)
    const flows = dated([
      ['2008-01-01', -10_000],
      ['2008-03-01', 2750],
      ['2008-10-30', 4250],
      ['2009-02-15', 3250],
      ['2009-04-01', 2750],
    ])
    expect(netPresentValue(flows, 0.09)).toBeCloseTo(2086.647602, 4)
    expect(internalRate(flows).rate).toBeCloseTo(0.373362535, 7)
  })

  test('[RV-4] flows that turn their sign too often have no rate, and say why', () => {
    const turning = (count: number) => yearly(Array.from({ length: count + 1 }, (_, at) => (at % 2 === 0 ? -100 : 101)))
    expect(internalRate(turning(61))).toEqual({ rate: null, reason: 'tooIrregular', roots: [] })
    expect(internalRate(turning(60)).reason).not.toBe('tooIrregular')
  })

  test('[RV-4] several rates are all named, and none of them is chosen', () => {
    const two = internalRate(yearly([-100, 230, -132]))
    expect(two).toMatchObject({ rate: null, reason: 'several' })
    expect(two.roots.map((rate) => Math.round(rate * 1e9) / 1e9)).toEqual([0.1, 0.2])
    expect(internalRate(yearly([-1000, 3600, -4310, 1716])).roots).toHaveLength(3)
  })

  test('[RV-4] a rate at which the present value touches zero without passing it is found, once', () => {
    for (const amounts of [
      [-100, 220, -121],
      [-1000, 3300, -3630, 1331],
    ]) {
      const { rate, roots } = internalRate(yearly(amounts))
      expect(roots, String(amounts)).toHaveLength(1)
      expect(rate, String(amounts)).toBeCloseTo(0.1, 4)
    }
    expect(internalRate(yearly([-100, 200, -100])).rate).toBeCloseTo(0, 12)
  })

  test('[RV-4] where there is no rate, the reason is given', () => {
    expect(internalRate(yearly([-100, -10])).reason).toBe('nothingGained')
    expect(internalRate(yearly([100, 10])).reason).toBe('nothingPaid')
    expect(internalRate(yearly([0, 0])).reason).toBe('nothingPaid')
    expect(internalRate(yearly([-100, 150, -100])).reason).toBe('none')
  })

  test('[RV-4] at each rate that is found the present value is zero, and one payment followed by gains has one', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5000, max: 5000 }), { minLength: 2, maxLength: 12 }), (amounts) => {
        const flows = yearly(amounts)
        const size = amounts.reduce((total, amount) => total + Math.abs(amount), 0)
        for (const rate of internalRate(flows).roots) {
          const scale = amounts.reduce((total, amount, at) => total + Math.abs(amount) / (1 + rate) ** at, size)
          expect(Math.abs(amounts.reduce((total, amount, at) => total + amount / (1 + rate) ** at, 0)) / scale).toBeLessThan(1e-9)
        }
      }),
    )
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 36 }), (gains) => {
        expect(internalRate(yearly([-3000, ...gains])).roots).toHaveLength(1)
      }),
    )
  })
})

describe('payback and return', () => {
  test('[RV-4] is linear within a period, and null when it never comes', () => {
    expect(payback(yearly([-1000, 400, 400, 400]))).toBe(2.5)
    expect(payback(yearly([-1000, 400]))).toBeNull()
    expect(payback(yearly([0, 100]))).toBe(0)
    expect(payback(yearly([-500, 500, -200, 300]))).toBe(1)
  })

  test('[RV-4] [RG-4] the return counts exact decimals', () => {
    expect(returnOnInvestment(yearly([-0.3, 0.1, 0.2]))).toBe(0)
    expect(returnOnInvestment(yearly([-1000, 1200]))).toBe(0.2)
    expect(returnOnInvestment(yearly([100]))).toBeNull()
  })
})
