import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keennessScale, readAmount, readAnswer, readKeenness, readUse, readYesNo } from '#core/people/people-answers.ts'
import { dayOrderOf, readDay } from '#core/people/people-dates.ts'
import { readCountry, readLanguage } from '#core/people/people-regions.ts'
import { readZone } from '#core/people/people-zones.ts'

describe('days', () => {
  test.each([
    ['2021-05-17', '2021-05-17'],
    ['2021-05-17T00:00:00Z', '2021-05-17'],
    ['2021/5/7', '2021-05-07'],
    ['20210517', '2021-05-17'],
    ['17-05-2021', '2021-05-17'],
    ['05/17/2021', '2021-05-17'],
    ['03-04-2021', '2021-04-03'],
    ['3.4.21', '2021-04-03'],
    ['3-4-98 00:00', '1998-04-03'],
    ['17 mei 2021', '2021-05-17'],
    ['1 mrt. 2020', '2020-03-01'],
    ['maandag 17 mei 2021', '2021-05-17'],
    ['17-okt-21', '2021-10-17'],
    ['May 17, 2021', '2021-05-17'],
    ['44333', '2021-05-17'],
    ['31-02-2021', null],
    ['29-02-2024', '2024-02-29'],
    ['soon', null],
    ['17 foo 2021', null],
  ])('[IM-1] %s is %s', (text, day) => {
    expect(readDay(text, 'day')).toBe(day)
  })

  test('[IM-1] the column proves which comes first; else the usual is assumed and said', () => {
    expect(dayOrderOf(['03-04-2020', '17-05-2021'], 'month')).toEqual({ order: 'day', assumed: false })
    expect(dayOrderOf(['03/04/2020', '05/17/2021'], 'day')).toEqual({ order: 'month', assumed: false })
    expect(dayOrderOf(['03-04-2020', '04-05-2021'], 'day')).toEqual({ order: 'day', assumed: true })
    expect(dayOrderOf(['03-03-2020', '2020-04-05', ''], 'day')).toEqual({ order: 'day', assumed: false })
    expect(readDay('03/04/2020', 'month')).toBe('2020-03-04')
  })

  test('[IM-1] whatever is written, a day that exists or nothing comes out', () => {
    const parts = fc.constantFrom('1', '12', '31', '2021', '99', '-', '/', '.', ' ', 'mei', 'T', '00:00', ',')
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 9 }), fc.constantFrom('day' as const, 'month' as const), (pieces, order) => {
        const day = readDay(pieces.join(''), order)
        return day === null || new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)
      }),
    )
  })
})

describe('answers and amounts', () => {
  test.each([
    [['ja', 'J', 'Yes', 'x', '1', 'true', 'WAAR', '✓'], true],
    [['nee', 'N', 'no', '0', 'FALSE', 'onwaar', '-'], false],
    [['misschien', '2', '?'], null],
  ] as const)('[IM-1] %j is %s', (words, answer) => {
    for (const word of words) expect([word, readYesNo(word)]).toEqual([word, answer])
  })

  test.each([
    ['12,5', 12.5],
    ['12.5', 12.5],
    ['1.234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['1 234,5', 1234.5],
    ['1.234.567', 1234567],
    ['40 uur', 40],
    ['0', 0],
    ['-3', null],
    ['veel', null],
    ['', null],
  ])('[IM-1] %s is %s', (text, amount) => {
    expect(readAmount(text)).toBe(amount)
  })

  test.each([
    ['2,5', 2.5],
    ['2-3', 2.5],
    ['10 à 12 uur', 11],
    ['2½', 2.5],
    ['1/2', 0.5],
    ['ca. 10', 10],
    ['>20', 20],
    ['40+', 40],
    ['2:30', 2.5],
    ['2u30', 2.5],
    ['30 min', 0.5],
    ['15 minuten per dag', 1.25],
    ['8 uur/dag', 40],
    ['13 heures par mois', 3],
    ['2026-03-02', null],
    ['2-mrt', null],
    ['dagelijks', null],
  ])('[PH-4] %s of use a week is %s', (text, hours) => {
    expect(readUse(text)).toBe(hours)
  })

  test('[IM-1] an answer with an explanation is that answer; a status is not answered by its first word', () => {
    for (const yes of ['Ja, graag', 'Yes (phase 1)', 'Oui', 'Sí', 'O', '+']) expect([yes, readAnswer(yes)]).toEqual([yes, true])
    for (const no of ['Nee, liever later', 'No (retired)', 'nee bedankt']) expect([no, readAnswer(no)]).toEqual([no, false])
    expect([readAnswer('groep 1'), readYesNo('Inactive (maternity leave)'), readYesNo('S')]).toEqual([null, null, null])
    expect([readKeenness('ja, graag', 3), readKeenness('nee bedankt', 3)]).toEqual([2, 0])
  })

  test('[PH-3] how keen: words, yes, and figures on the scale of the column', () => {
    expect(['heel graag', 'graag', 'ja', 'nee', '3'].map((word) => readKeenness(word, 3))).toEqual([3, 2, 1, 0, 3])
    expect(keennessScale(['1', '5', ''])).toBe(5)
    expect(['5', '4', '2', '1'].map((figure) => readKeenness(figure, 5))).toEqual([3, 2, 1, 1])
    expect(readKeenness('wie weet', 3)).toBeNull()
  })
})

describe('countries and languages', () => {
  test.each([
    ['AG', 'Antigua and Barbuda', 'Antigua en Barbuda'],
    ['AI', 'Anguilla', 'Anguilla'],
    ['BB', 'Barbados', 'Barbados'],
    ['BM', 'Bermuda', 'Bermuda'],
    ['BS', 'Bahamas', "Bahama's"],
    ['BZ', 'Belize', 'Belize'],
    ['CW', 'Curaçao', 'Curacao'],
    ['DM', 'Dominica', 'Dominica'],
    ['GD', 'Grenada', 'Grenada'],
    ['GY', 'Guyana', 'guyana'],
    ['HT', 'Haiti', 'Haïti'],
    ['JM', 'Jamaica', 'JAMAICA'],
    ['KN', 'St. Kitts & Nevis', 'Saint Kitts en Nevis'],
    ['KY', 'Cayman Islands', 'Kaaimaneilanden'],
    ['LC', 'Saint Lucia', 'St Lucia'],
    ['MS', 'Montserrat', 'Montserrat'],
    ['SR', 'Suriname', 'SUR'],
    ['TC', 'Turks and Caicos Islands', 'Turks- en Caicoseilanden'],
    ['TT', 'Trinidad & Tobago', 'Trinidad en Tobago'],
    ['VC', 'St. Vincent and the Grenadines', 'Saint Vincent en de Grenadines'],
    ['VG', 'British Virgin Islands', 'Britse Maagdeneilanden'],
    ['NL', 'The Netherlands', 'Nederland'],
    ['GB', 'UK', 'Verenigd Koninkrijk'],
    ['US', 'U.S.A.', 'Verenigde Staten'],
    ['DE', 'Germany', 'duitsland'],
  ])('[IM-1] %s: %s, %s', (code, english, dutch) => {
    expect([code, code.toLowerCase(), english, dutch].map(readCountry)).toEqual([code, code, code, code])
  })

  test.each([
    [
      'America/Paramaribo',
      'UTC-3; GMT-03:00; -03:00; -3; UTC−3; utc -3; Suriname time; SRT; Paramaribo; america-paramaribo; (UTC-03:00) Cayenne',
    ],
    ['America/Guyana', 'GMT -4:00; Guyana Time; AST; (GMT-04:00) Georgetown'],
    ['America/Cayenne', 'Heure de Guyane; GFT'],
    ['America/Caracas', 'Hora de Venezuela'],
    ['Europe/Amsterdam', 'CET; Amsterdam; W. Europe Standard Time'],
    [null, 'EST; UTC-3:30; +01:00; soon; 3'],
  ])('[RG-5] time zone %s: %s', (zone, list) => {
    for (const text of list.split('; ')) expect([text, readZone(text)]).toEqual([text, zone])
  })

  test('[IM-1] languages by name and tag; others are not guessed', () => {
    expect(['Nederlands', 'Dutch', 'nl-SR', 'NL', 'vlaams'].map(readLanguage)).toEqual(['nl', 'nl', 'nl', 'nl', 'nl'])
    expect(['Engels', 'English', 'en-US', 'en_GB', 'EN', 'English (UK)'].map(readLanguage)).toEqual(['en', 'en', 'en', 'en', 'en', 'en'])
    expect(['Frans', 'pt-BR', '?', 'Atlantis'].map(readLanguage)).toEqual([null, null, null, null])
    expect(['Atlantis', 'XX', 'ZZ', ''].map(readCountry)).toEqual([null, null, null, null])
  })
})
