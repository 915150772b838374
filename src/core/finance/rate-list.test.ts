import { expect, test } from 'vitest'
import { readRates } from '#core/finance/rate-list.ts'

const one = { dayOn: '2026-12-10', fromCurrency: 'USD', toCurrency: 'SRD', rate: '37.79' }

test.each([
  ['2026-12-10;USD;SRD;37,79'],
  ['2026-12-10,USD,SRD,37.79'],
  ['2026-12-10,USD,SRD,37,79'],
  ['Date\tFrom\tTo\tRate\n10-12-2026\tusd\tsrd\t37.79\n\n'],
  ['"2026-12-10";"USD";"SRD";"37,79"\r\n'],
])('[RG-4] a rate is read as people write it: %j', (list) => expect(readRates(list)).toEqual([one]))

test('[RG-4] day and month are told apart by the list itself', () => {
  expect(readRates('03-04-2026;USD;SRD;37\n13-04-2026;USD;SRD;38').map(({ dayOn }) => dayOn)).toEqual(['2026-04-03', '2026-04-13'])
  expect(readRates('03-04-2026;USD;SRD;37\n04-13-2026;USD;SRD;38').map(({ dayOn }) => dayOn)).toEqual(['2026-03-04', '2026-04-13'])
  expect(readRates('2026-04-03;USD;GYD;1.234,56')[0]?.rate).toBe('1234.56')
})

test.each([
  ['', 'finance.noRates', {}],
  ['Day;From;To;Rate', 'finance.noRates', {}],
  ['2026-12-10;USD;SRD;37,79\n2026-12-11;USD;SRD', 'finance.badRateLine', { line: 2 }],
  ['2026-02-30;USD;SRD;37', 'finance.badRateLine', { line: 1 }],
  ['2026-12-10;dollar;SRD;37', 'finance.badRateLine', { line: 1 }],
  ['2026-12-10;USD;SRD;many', 'finance.badRateLine', { line: 1 }],
  ['2026-12-10;USD;SRD;-3', 'finance.badRateLine', { line: 1 }],
])('[RG-4] what is no rate is refused with its line: %j', (list, code, params) => {
  expect(() => readRates(list)).toThrow(expect.objectContaining({ code, params }))
})
