import { expect, test } from 'vitest'
import { format } from '#core/kernel/format.ts'

/** Intl puts a no-break space between a currency and its sum. */
const plain = (text: string) => text.replace(/\u00A0/g, ' ')

test('[RG-3] [RG-4] money, numbers, days and plurals as each language writes them, exact to the last digit', () => {
  const [en, nl] = [format('en'), format('nl')]
  expect(plain(en.money('7940.25', 'SRD'))).toBe('SRD 7,940.25')
  expect(plain(nl.money('7940.25', 'SRD'))).toBe('SRD 7.940,25')
  expect(plain(nl.money('123456789012345678.91', 'USD'))).toBe('USD 123.456.789.012.345.678,91')
  expect([en.number(1234.5, 1), nl.number(1234.5, 1)]).toEqual(['1,234.5', '1.234,5'])
  expect([en.percent(0.19), nl.percent(0.19)]).toEqual(['19%', '19%'])
  expect([en.day('2026-11-30'), nl.day('2026-11-30')]).toEqual(['Monday 30 November', 'maandag 30 november'])
  expect(nl.plural(1, { one: '# dag', other: '# dagen' })).toBe('1 dag')
  expect(nl.plural(1200, { one: '# dag', other: '# dagen' })).toBe('1.200 dagen')
  expect(nl.list(['Albina', 'Moengo', 'Apoera'])).toBe('Albina, Moengo en Apoera')
})
