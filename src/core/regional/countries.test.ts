import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { isZone, zoneOffset } from '#core/kernel/calendar.ts'
import { countries, countryName, countryOf, isCountry } from '#core/regional/countries.ts'

const table = new URL('../../../../shared/data/caricom_timezones_languages_currency.csv', import.meta.url)
const plain = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '')

describe('countries', () => {
  test('[RG-5] holds every member and associate of CARICOM, with a zone the platform knows', () => {
    expect(countries.filter(({ membership }) => membership === 'full')).toHaveLength(15)
    expect(countries.filter(({ membership }) => membership === 'associate')).toHaveLength(6)
    expect(countries.filter(({ zone }) => !isZone(zone))).toEqual([])
    expect(new Set(countries.map(({ iso }) => iso)).size).toBe(countries.length)
  })

  test.skipIf(!existsSync(table))(
    '[RG-5] agrees with the table of CARICOM zones, languages and currencies (skipped where that table is absent)',
    () => {
      const [, ...lines] = readFileSync(table, 'utf8').trim().split(/\r?\n/)
      const given = lines.map((line) => {
        const [iso = '', name = '', membership = '', zone = '', spoken = '', currency = '', january = '', july = ''] = line.split(',')
        return { iso, name, membership: membership.split(' ')[0], zone, spoken: spoken.split(';'), currency, january, july }
      })
      const ours = countries.filter(({ membership }) => membership !== null)
      expect(
        ours.map(({ iso, name, membership, zone, spoken, currency }) => ({
          iso,
          name: plain(name.en),
          membership,
          zone,
          spoken,
          currency,
        })),
      ).toEqual(
        given.map(({ iso, name, membership, zone, spoken, currency }) => ({ iso, name: plain(name), membership, zone, spoken, currency })),
      )
      for (const { zone, january, july } of given) {
        expect(zoneOffset(zone, Date.parse('2026-01-15T12:00:00Z')) / 60).toBe(Number(january))
        expect(zoneOffset(zone, Date.parse('2026-07-15T12:00:00Z')) / 60).toBe(Number(july))
      }
    },
  )

  test('[RG-3] speaks Dutch where Dutch is the first language, else English', () => {
    expect(countryOf('SR')?.language).toBe('nl')
    expect(countryOf('CW')?.language).toBe('nl')
    expect(countryOf('HT')?.language).toBe('en')
    expect(countryName('GF', 'nl')).toBe('Frans-Guyana')
    expect(countryName('JP', 'nl')).toBe('Japan')
    expect(countryName('QQ', 'en')).toBe('QQ')
  })

  test('[RG-5] tells countries from groupings, old codes and slips of the pen', () => {
    for (const iso of ['SR', 'JP', 'AU', 'GB']) expect(isCountry(iso)).toBe(true)
    for (const iso of ['EU', 'UK', 'AN', 'DD', 'XX', 'ZZ', 'sr', 'SUR', '']) expect(isCountry(iso)).toBe(false)
    expect(countryOf('JP')).toBeUndefined()
  })
})
