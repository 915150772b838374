import { expect, test } from 'vitest'
import { format } from '#core/kernel/format.ts'
import { amountTyped, countTyped, inField, numberTyped, rateTyped } from '#web/finance/amount-text.ts'

test('[RG-4] amounts are read with a comma or a point; what can be read in two ways is not', () => {
  expect(['9', '9,00', '24500.5', ' 1 234,56 ', '0,0125'].map(amountTyped)).toEqual(['9', '9.00', '24500.5', '1234.56', '0.0125'])
  expect(['', '24.500', '24,500', '1.234,56', '-3', '1e3', 'ten'].map(amountTyped)).toEqual(Array(7).fill(undefined))
})

test('[RG-4] a rate keeps its decimals', () => {
  expect(['37,795', '0.0265', '38'].map(rateTyped)).toEqual(['37.795', '0.0265', '38'])
  expect(['', '-1', '1,2,3'].map(rateTyped)).toEqual(Array(3).fill(undefined))
})

test('[RV-4] numbers may be below zero, counts start at one', () => {
  expect(['-2,7', '60', 'x', ''].map(numberTyped)).toEqual([-2.7, 60, undefined, undefined])
  expect(['12', '0', '1.5'].map(countTyped)).toEqual([12, undefined, undefined])
})

test('[RG-3] a field shows decimals as its language writes them, and reads back what it shows', () => {
  const shown = (['en', 'nl'] as const).map((language) => inField('95230.80', format(language)))
  expect(shown).toEqual(['95230.80', '95230,80'])
  expect(shown.map(amountTyped)).toEqual(['95230.80', '95230.80'])
  expect(inField('60', format('nl'))).toBe('60')
})
