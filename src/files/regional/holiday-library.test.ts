import { describe, expect, test } from 'vitest'
import { countries } from '#core/regional/countries.ts'
import { holidayCorrections } from '#core/regional/holiday-corrections.ts'
import { adoptHolidays } from '#core/regional/regional-commands.ts'
import { holidaysOf, isKnownCountry, missingHolidays } from '#files/regional/holiday-library.ts'

const calendar = async (country: string, from = 2026, to = from) => {
  const found = await holidaysOf(country, from, to)
  if (!found) throw new Error(`no calendar for ${country}`)
  return new Map(found.map((holiday) => [holiday.day, holiday]))
}

describe('holidays', () => {
  test('[RG-7] Suriname in 2026 has the fifteen days of its decree, and 25 February is not one', async () => {
    const days = await calendar('SR')
    expect([...days.values()].map(({ day, nameNl }) => `${day} ${nameNl}`)).toEqual([
      '2026-01-01 Nieuwjaar',
      '2026-02-17 Chinees Nieuwjaar',
      '2026-03-03 Holi-Phagwa',
      '2026-03-20 Ied-ul-Fitr',
      '2026-04-03 Goede Vrijdag',
      '2026-04-06 Tweede paasdag',
      '2026-05-01 Dag van de Arbeid',
      '2026-05-27 Ied-ul-Adha',
      '2026-07-01 Keti Koti',
      '2026-08-09 Dag der Inheemsen',
      '2026-10-10 Dag der Marrons',
      '2026-11-08 Divali',
      '2026-11-25 Onafhankelijkheidsdag',
      '2026-12-25 Eerste kerstdag',
      '2026-12-26 Tweede kerstdag',
    ])
    for (const year of [2027, 2028, 2029]) expect((await calendar('SR', year)).has(`${year}-02-25`)).toBe(false)
  })

  test('[RG-7] Phagwa and Divali follow Paramaribo; Suriname moves no Sunday to Monday', async () => {
    const days = await calendar('SR', 2026, 2028)
    const named = (name: string) => [...days.values()].filter(({ nameEn }) => nameEn === name).map(({ day }) => day)
    expect(named('Holi-Phagwa')).toEqual(['2026-03-03', '2027-03-22', '2028-03-11'])
    expect(named('Divali')).toEqual(['2026-11-08', '2027-10-28', '2028-10-17'])
    expect(days.has('2026-11-09')).toBe(false)
    expect(days.has('2026-08-10')).toBe(false)
    expect((await calendar('SR', 2029)).get('2029-11-05')?.provisional).toBe(true)
  })

  test('[RG-7] both Eids are provisional wherever they are days off, and nothing that the sun decides is', async () => {
    for (const country of ['SR', 'GY', 'TT']) {
      const days = [...(await calendar(country, 2026, 2028)).values()]
      // A day that is free for a second reason is sure, as 5 May 2028 in Guyana.
      const moon = days.filter(({ nameEn }) => /Eid|Youman/.test(nameEn) && !nameEn.includes(' and '))
      expect(moon.length).toBeGreaterThanOrEqual(3)
      expect(moon.filter(({ provisional }) => !provisional)).toEqual([])
      expect(days.filter(({ nameEn, provisional }) => provisional && /Christmas|Good Friday|Independence|Labour/.test(nameEn))).toEqual([])
    }
  })

  test('[RG-7] Guyana has Phagwah and Deepavali, and a Sunday’s holiday on the Monday', async () => {
    const days = await calendar('GY', 2026, 2028)
    expect(days.get('2026-03-03')?.nameEn).toBe('Phagwah')
    expect(days.get('2026-11-09')).toMatchObject({ nameNl: 'Divali (vervangende dag)', provisional: true })
    expect(days.get('2027-08-02')?.nameEn).toBe('Emancipation Day (substitute day)')
    for (const day of ['2026-12-28', '2027-12-27', '2027-12-28', '2028-01-03']) expect(days.has(day)).toBe(true)
  })

  test('[RG-7] the region’s other faults of the library are put right', async () => {
    const on = async (country: string, day: string) => (await calendar(country, Number(day.slice(0, 4)))).has(day)
    for (const [country, day] of [
      ['TT', '2026-04-06'],
      ['LC', '2026-02-23'],
      ['AG', '2026-05-04'],
      ['AG', '2026-08-04'],
      ['BS', '2027-10-11'],
      ['BB', '2027-08-03'],
      ['GD', '2026-10-19'],
      ['KN', '2028-08-08'],
      ['VC', '2027-05-21'],
      ['AI', '2028-08-10'],
      ['BM', '2026-05-22'],
      ['VG', '2026-07-06'],
      ['KY', '2026-11-09'],
      ['TC', '2028-08-01'],
    ] as const)
      expect([country, day, await on(country, day)]).toEqual([country, day, true])
    for (const [country, day] of [
      ['LC', '2026-07-10'],
      ['AG', '2026-05-01'],
      ['BS', '2027-10-12'],
      ['DM', '2026-05-01'],
      ['VG', '2026-03-09'],
      ['KY', '2026-07-02'],
    ] as const)
      expect([country, day, await on(country, day)]).toEqual([country, day, false])
  })

  test('[RG-7] every country of CARICOM has a calendar: named in both languages, with its source, in order, each day once', async () => {
    for (const { iso, membership } of countries) {
      if (membership === null) continue
      const found = (await holidaysOf(iso, 2026, 2027)) ?? []
      expect(found.length, iso).toBeGreaterThanOrEqual(18)
      expect(found.map(({ day }) => day)).toEqual([...new Set(found.map(({ day }) => day))].toSorted())
      for (const { nameEn, nameNl, source } of found) {
        expect(nameEn.length * nameNl.length).toBeGreaterThan(0)
        expect(source).toMatch(/date-holidays \d+\.\d+|Uitrol correction: ./)
      }
      expect(adoptHolidays.input.safeParse({ country: iso, holidays: found }).success, iso).toBe(true)
    }
  })

  test('[RG-7] each rule of the library that a correction drops, counts or renames is still there, so that a changed one is noticed', async () => {
    const { default: Library } = await import('date-holidays')
    for (const correction of holidayCorrections) {
      const rule =
        'drop' in correction
          ? correction.drop
          : 'count' in correction
            ? correction.count
            : 'rename' in correction
              ? correction.rename
              : null
      if (rule === null) continue
      const rules = new Library(correction.country).getHolidays(2026).map((holiday) => holiday.rule)
      expect(rules, `${correction.country} ${rule}`).toContain(rule)
    }
  })

  test('[RG-7] a day that is free from noon says so', async () => {
    expect((await calendar('CW')).get('2026-12-31')?.source).toMatch(/, from 12:00$/)
  })

  test('[RG-7] a substitute day may cross New Year', async () => {
    expect((await calendar('MS', 2029)).get('2029-01-02')?.nameEn).toBe('Festival Day (substitute day)')
    expect((await calendar('MS', 2028)).has('2029-01-02')).toBe(false)
  })

  test('[RG-7] a country without a calendar is known as such', async () => {
    expect(await holidaysOf('XX', 2026, 2026)).toBeUndefined()
    expect(await holidaysOf('AQ', 2026, 2026)).toBeUndefined()
    expect(await isKnownCountry('SR')).toBe(true)
    expect(await isKnownCountry('AQ')).toBe(false)
  })

  test('[RG-7] only calendars that are missing are fetched, each once', async () => {
    const found = await missingHolidays(new Set(['SR']), ['SR', 'GY', 'AQ', 'GY'], [2026, 2027])
    expect(found.map(({ country }) => country)).toEqual(['GY'])
    expect(found[0]?.holidays[0]?.day).toBe('2026-01-01')
    expect(found[0]?.holidays.at(-1)?.day).toBe('2027-12-28')
  })
})
