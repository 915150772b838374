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
  expect([en.number(-14.3, 1), nl.number(-14.3, 1), en.percent(-0.19)]).toEqual(['−14.3', '−14,3', '−19%'])
  expect([en.day('2026-11-30'), nl.day('2026-11-30')]).toEqual(['Monday 30 November', 'maandag 30 november'])
  expect(nl.plural(1, { one: '# dag', other: '# dagen' })).toBe('1 dag')
  expect(nl.plural(1200, { one: '# dag', other: '# dagen' })).toBe('1.200 dagen')
  expect(nl.list(['Albina', 'Moengo', 'Apoera'])).toBe('Albina, Moengo en Apoera')
})

test('[RG-5] a time says its zone where the locations at work tell another time at that moment, and nowhere else', () => {
  const [paramaribo, guyana, cayenne, london] = ['America/Paramaribo', 'America/Guyana', 'America/Cayenne', 'Europe/London']
  const at = '2026-11-26T14:00:00-03:00'
  const both = format('en', [guyana, paramaribo])
  expect(both.clock(at, paramaribo)).toBe('14:00 (Paramaribo time)')
  expect(both.clock(at, guyana)).toBe('13:00 (Guyana time)')
  expect(both.moment(at, paramaribo)).toBe('Thu\u00a026\u00a0Nov, 14:00 (Paramaribo time)')
  expect(both.span(at, '2026-11-26T15:20:00-03:00', paramaribo)).toBe('14:00–15:20 (Paramaribo time)')
  expect(both.time(at, paramaribo)).toBe('14:00')
  expect(both.day('2026-11-26', 'brief')).toBe('26\u00a0Nov')
  expect([both, format('en')].map((one) => one.inZone(at, guyana))).toEqual([' (Guyana time)', ''])
  expect(format('nl', [guyana, paramaribo]).clock(at, paramaribo)).toBe('14:00 (tijd in Paramaribo)')
  // Two names of one time need no telling apart; nor has a single zone anything to add.
  expect(format('en', [cayenne, paramaribo]).clock(at, paramaribo)).toBe('14:00')
  expect(format('en').clock(at, paramaribo)).toBe('14:00')
  // London is on the time of Dakar in winter only.
  const seasonal = format('en', ['Africa/Dakar', london])
  expect(seasonal.clock('2026-01-12T09:00:00Z', london)).toBe('09:00')
  expect(seasonal.clock('2026-07-13T08:00:00Z', london)).toBe('09:00 (London time)')
})
