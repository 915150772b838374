import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayNumber, weekday } from '#core/kernel/calendar.ts'
import { type Correction, correctionsOf } from '#core/regional/holiday-corrections.ts'
import { holidayNames } from '#core/regional/holiday-names.ts'
import { correctedHolidays, type ListedHoliday } from '#core/regional/holidays.ts'

const listed = (day: string, nameEn: string, more: Partial<ListedHoliday> = {}): ListedHoliday => ({
  day,
  nameEn,
  nameNl: `${nameEn} (nl)`,
  source: 'list',
  provisional: false,
  rule: day.slice(5),
  off: true,
  ...more,
})
const because = { country: 'GY', reason: 'the law' } as const
const days = (...args: Parameters<typeof correctedHolidays>) => correctedHolidays(...args).map(({ day }) => day)

describe('corrections of holidays', () => {
  test('[RG-7] drops a day, counts an observance, renames', () => {
    const list = [
      listed('2026-02-25', 'Revolution'),
      listed('2026-04-06', 'Easter Monday', { rule: 'easter 1', off: false }),
      listed('2026-07-01', 'Emancipation'),
    ]
    const corrections: Correction[] = [
      { ...because, drop: '02-25' },
      { ...because, count: 'easter 1' },
      { ...because, rename: '07-01', nameEn: 'Keti Koti', nameNl: 'Keti Koti' },
    ]
    expect(correctedHolidays(list, corrections, [2026])).toEqual([
      {
        day: '2026-04-06',
        nameEn: 'Easter Monday',
        nameNl: 'Easter Monday (nl)',
        source: 'Uitrol correction: the law',
        provisional: false,
      },
      { day: '2026-07-01', nameEn: 'Keti Koti', nameNl: 'Keti Koti', source: 'list', provisional: false },
    ])
  })

  test('[RG-7] adds a date, a weekday of a month, days after or before it, and listed days', () => {
    const named = { ...because, nameEn: 'Day', nameNl: 'Dag' }
    const on = (add: Extract<Correction, { add: unknown }>['add'], years = [2026]) => days([], [{ ...named, add }], years)
    expect(on({ on: '10-19' }, [2026, 2027])).toEqual(['2026-10-19', '2027-10-19'])
    expect(on({ nth: 1, weekday: 1, month: 8 })).toEqual(['2026-08-03'])
    expect(on({ nth: 1, weekday: 1, month: 8, plus: 1 })).toEqual(['2026-08-04'])
    expect(on({ nth: 3, weekday: 1, month: 10 })).toEqual(['2026-10-19'])
    expect(on({ nth: -1, weekday: 1, month: 5, plus: -3 })).toEqual(['2026-05-22'])
    expect(on({ nth: -1, weekday: 4, month: 12 })).toEqual(['2026-12-31'])
    expect(on({ days: ['2025-10-20', '2026-11-08'] })).toEqual(['2026-11-08'])
  })

  test('[RG-7] carries a holiday on a weekend to the next weekday that is free, once', () => {
    const christmas = [listed('2027-12-25', 'Christmas Day'), listed('2027-12-26', 'Boxing Day')]
    const weekend: Correction = { ...because, carry: 'weekend', of: ['12-25', '12-26'] }
    const sunday: Correction = { ...because, carry: 'sunday', of: 'all' }
    expect(days(christmas, [weekend, sunday], [2027])).toEqual(['2027-12-25', '2027-12-26', '2027-12-27', '2027-12-28'])
    expect(days(christmas, [sunday], [2027])).toEqual(['2027-12-25', '2027-12-26', '2027-12-27'])
    const already = [...christmas, listed('2027-12-27', 'Boxing Day (substitute day)', { rule: 'of the list' })]
    expect(days(already, [sunday], [2027])).toEqual(['2027-12-25', '2027-12-26', '2027-12-27'])
    expect(days([listed('2023-01-01', 'New Year’s Day')], [{ ...because, carry: 'sunday', of: ['05-01'] }], [2023])).toEqual(['2023-01-01'])
  })

  test('[RG-7] makes one day of two holidays, sure if either is', () => {
    const list = [listed('2029-02-14', 'Eid ul-Fitr', { provisional: true }), listed('2029-02-14', 'Saint Valentine')]
    expect(correctedHolidays(list, [], [2029])).toEqual([
      {
        day: '2029-02-14',
        nameEn: 'Eid ul-Fitr and Saint Valentine',
        nameNl: 'Eid ul-Fitr (nl) en Saint Valentine (nl)',
        source: 'list',
        provisional: false,
      },
    ])
  })

  test('[RG-7] gives days in order, each once, only of the years asked for, whatever the list', () => {
    const anyDay = fc.integer({ min: 0, max: 3 * 365 }).map((more) => addDays('2025-01-01', more))
    const anyList = fc.array(
      fc.tuple(anyDay, fc.boolean(), fc.boolean()).map(([day, off, provisional]) => listed(day, `Day ${day}`, { off, provisional })),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(anyList, fc.constantFrom('GY', 'LC', 'AG', 'KY', 'SR', 'TT'), (list, country) => {
        const found = days(list, correctionsOf(country), [2026])
        expect(found).toEqual([...new Set(found)].toSorted())
        expect(found.every((day) => day.startsWith('2026-'))).toBe(true)
      }),
    )
  })

  test('[RG-7] a carried day is never on a weekend', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2020, max: 2060 }), (year) => {
        const list = [listed(`${year}-12-25`, 'Christmas Day'), listed(`${year}-12-26`, 'Boxing Day')]
        const carried = correctedHolidays(list, [{ ...because, carry: 'weekend', of: 'all' }], [year]).slice(2)
        expect(carried.every(({ day }) => weekday(dayNumber(day)) <= 5)).toBe(true)
        const onWeekend = list.filter(({ day }) => weekday(dayNumber(day)) > 5)
        expect(carried).toHaveLength(onWeekend.length)
      }),
    )
  })

  test('[RG-3] names a day in both languages, its substitute too', () => {
    expect(holidayNames('Holi Phagwa', 'Holifeest')).toEqual({ en: 'Holi-Phagwa', nl: 'Holi-Phagwa' })
    expect(holidayNames('Emancipation Day', 'Emancipation Day').nl).toBe('Dag van de Emancipatie')
    expect(holidayNames('Emancipation Day', 'Dag der Vrijheden').nl).toBe('Dag der Vrijheden')
    expect(holidayNames('Republic Day (substitute day)', 'Republic Day (substitute day)')).toEqual({
      en: 'Republic Day (substitute day)',
      nl: 'Dag van de Republiek (vervangende dag)',
    })
    expect(holidayNames("Queen's Birthday", "Queen's Birthday").en).toBe('King’s Birthday')
  })
})
