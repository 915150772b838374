import { expect, test } from 'vitest'
import type { BudgetLine, BudgetOptions } from '#core/finance/budget.ts'
import { budgetSplit, emptyReturn, returnParts } from '#core/finance/return-input.ts'
import { rolloutReturn } from '#core/finance/rollout-return.ts'

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
const lines = [
  line('licences', { kind: 'tool', price: '9', quantity: 45, months: 24 }),
  line('setup', { kind: 'tool', price: '1900' }),
  line('move', { price: '100', paidOn: '2026-11-02' }),
  line('old', { kind: 'oldSystem', price: '210', months: 2 }),
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
  approved: null,
}

test('[RV-4] [RG-4] licences come back each year, all else is paid once; what is paid is fixed in local currency', () => {
  expect(budgetSplit(lines, options)).toEqual({
    tool: { foreign: '4860', local: '0' },
    once: { foreign: '2320', local: '28210' },
    foreign: 'USD',
    rate: 37.79,
  })
})

test('[RG-4] with two foreign currencies all is counted at the rates of today', () => {
  const rates = [...options.rates, { date: '2026-12-01', from: 'EUR', to: 'SRD', rate: '40' }]
  const split = budgetSplit([...lines, line('host', { currency: 'EUR', price: '10' })], { ...options, rates })
  expect(split).toMatchObject({ foreign: null, rate: null, tool: { foreign: '0', local: '183659.4' } })
})

test('[RG-4] a missing rate is named', () => {
  expect(budgetSplit(lines, { ...options, rates: [] })).toMatchObject({ missing: { lineId: 'licences', from: 'USD', to: 'SRD' } })
})

test('[RV-4] what nobody entered is not known, and the return says so', () => {
  const split = budgetSplit(lines, options)
  if ('missing' in split) throw new Error('a rate is missing')
  const { facts, assumptions } = returnParts(emptyReturn, split, { people: 42, dearer: 0.4 })
  expect(assumptions.exchangeRate).toEqual({ low: 37.79 * 0.95, value: 37.79, high: 37.79 * 1.4 })
  const found = rolloutReturn(facts, assumptions)
  expect(found.unknown).toEqual(['minutesSaved', 'recapture', 'errorsAvoided', 'trainingHours', 'wage', 'costOfError'])
  expect(found.benefits.map(({ key }) => key)).toEqual(['oldSystem'])
})
