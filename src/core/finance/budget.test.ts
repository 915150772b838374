import Big from 'big.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Budget,
  type BudgetLine,
  budgetOf,
  type BudgetOptions,
  lineTotal,
  type MissingRate,
  slipCost,
  slipRates,
} from '#core/finance/budget.ts'

const line = (lineId: string, some: Partial<BudgetLine>): BudgetLine => ({
  lineId,
  kind: 'other',
  currency: 'USD',
  price: '0',
  quantity: 1,
  months: null,
  paidOn: null,
  ...some,
})
const lines: readonly BudgetLine[] = [
  line('licences', { kind: 'tool', price: '9.00', quantity: 45, months: 12 }),
  line('setup', { price: '1900' }),
  line('old', { kind: 'oldSystem', price: '210.00', months: 2 }),
  line('rooms', { currency: 'SRD', price: '24500' }),
]
const options: BudgetOptions = {
  currency: 'SRD',
  rates: [
    { date: '2026-10-26', from: 'USD', to: 'SRD', rate: '37.10' },
    { date: '2026-12-10', from: 'USD', to: 'SRD', rate: '37.79' },
  ],
  asOf: '2026-12-10',
  buffer: 0.15,
  dearer: 0.4,
  approved: '345000.00',
}
const added = (some: Partial<BudgetOptions> = {}, of = lines): Budget => {
  const budget = budgetOf(of, { ...options, ...some })
  if ('missing' in budget) throw new Error('a rate is missing')
  return budget
}
const texts = (amounts: readonly (Big | null)[]): (string | null)[] => amounts.map((amount) => amount && amount.toFixed(2))

describe('a budget', () => {
  test('[RG-4] adds up exactly, with the buffer and the stress case', () => {
    const budget = added()
    expect(texts(budget.lines.map(({ local }) => local))).toEqual(['183659.40', '71801.00', '15871.80', '24500.00'])
    expect(texts([budget.sum, budget.buffer, budget.total, budget.left])).toEqual(['295832.20', '44374.83', '340207.03', '4792.97'])
    expect(texts([budget.stress, budget.stressLeft])).toEqual(['404365.08', '-59365.08'])
    expect(budget.verdict).toBe('atRisk')
    expect(budget.holdsTo).toMatchObject({ currency: 'USD' })
    expect(budget.holdsTo?.rate.toFixed(2)).toBe('44.63')
  })

  test('[RG-4] each converted line shows its rate and the day of that rate', () => {
    const [licences, , , rooms] = added({ asOf: '2026-12-01' }).lines
    expect(licences?.used?.date).toBe('2026-10-26')
    expect(licences?.used?.rate.toFixed(2)).toBe('37.10')
    expect(rooms?.used).toBeNull()
  })

  test('[RG-4] what is paid keeps the rate of its day, in the stress case too', () => {
    const paid = lines.map((one) => (one.lineId === 'setup' ? { ...one, paidOn: '2026-11-02' } : one))
    const setup = added({}, paid).lines[1]
    expect(setup && texts([setup.local, setup.stress])).toEqual(['70490.00', '70490.00'])
  })

  test('[RG-4] the verdict follows the approved amount', () => {
    expect(added({ approved: null })).toMatchObject({ verdict: null, left: null, holdsTo: null })
    expect(added({ approved: '405000' }).verdict).toBe('onTrack')
    expect(added({ approved: '295832.20' }).verdict).toBe('atRisk')
    expect(added({ approved: '295832.19' }).verdict).toBe('offTrack')
  })

  test('[RG-4] a missing rate is named with its line and day, and nothing is added up', () => {
    const missing: MissingRate = { missing: { lineId: 'licences', from: 'USD', to: 'SRD', date: '2026-10-01' } }
    expect(budgetOf(lines, { ...options, asOf: '2026-10-01' })).toEqual(missing)
    expect(slipCost(lines, 7, { ...options, asOf: '2026-10-01' })).toEqual({ missing: { ...missing.missing, lineId: 'old' } })
  })

  test('[RG-4] a highest rate is named for one foreign currency only, and only while money is left for it', () => {
    expect(
      added({ rates: [...options.rates, { date: '2026-01-01', from: 'EUR', to: 'SRD', rate: 40 }] }, [
        ...lines,
        line('hosting', { currency: 'EUR', price: '10' }),
      ]).holdsTo,
    ).toBeNull()
    expect(added({ approved: '24500' }).holdsTo).toBeNull()
    expect(added({}, lines.slice(3)).holdsTo).toBeNull()
  })

  test('[RG-4] at the highest rate that the budget holds to it is not exceeded, and a cent above it is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 200_000, max: 900_000 }),
        (price, quantity, approved) => {
          const of = [
            line('one', { price: new Big(price).div(100).toFixed(2), quantity }),
            line('rooms', { currency: 'SRD', price: '150000.10' }),
          ]
          const { holdsTo } = added({ approved: String(approved) }, of)
          if (!holdsTo) throw new Error('no rate')
          const sumAt = (rate: Big) =>
            lineTotal(of[0] ?? line('none', {}))
              .times(rate)
              .plus('150000.10')
          expect(sumAt(holdsTo.rate).lte(approved)).toBe(true)
          expect(sumAt(holdsTo.rate.plus('0.01')).gt(approved)).toBe(true)
        },
      ),
    )
  })

  test('[RG-4] [TL-1] a slip costs the days for which the old system runs longer', () => {
    const week = slipCost(lines, 7, options)
    expect('missing' in week ? null : week.toFixed(2)).toBe('1826.34')
    expect(slipRates(lines, options).map(({ from, rate, date }) => `${from} ${rate.toString()} ${date}`)).toEqual(['USD 37.79 2026-12-10'])
    expect(slipRates(lines.slice(0, 2), options)).toEqual([])
    const none = slipCost(lines.slice(0, 2), 7, options)
    expect('missing' in none ? null : none.toFixed(2)).toBe('0.00')
  })
})
