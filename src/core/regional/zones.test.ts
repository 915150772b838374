import { describe, expect, test } from 'vitest'
import { isZone } from '#core/kernel/calendar.ts'
import { countries } from '#core/regional/countries.ts'
import { zoneFor } from '#core/regional/zones.ts'

describe('zones', () => {
  test('[RG-5] is sure of a country with one zone, whatever the city', () => {
    expect(zoneFor('SR', 'Nieuw Nickerie')).toEqual({ zone: 'America/Paramaribo', assumed: false })
    expect(zoneFor('GB')).toEqual({ zone: 'Europe/London', assumed: false })
    expect(zoneFor('TC', 'Grand Turk')).toEqual({ zone: 'America/Grand_Turk', assumed: false })
  })

  test('[RG-5] finds the zone of a city by the zone’s own name or in the list, whatever its spelling', () => {
    expect(zoneFor('US', 'Seattle').zone).toBe('America/Los_Angeles')
    expect(zoneFor('US', 'South San Francisco').zone).toBe('America/Los_Angeles')
    expect(zoneFor('US', 'Southlake')).toEqual({ zone: 'America/Chicago', assumed: false })
    expect(zoneFor('US', 'denver').zone).toBe('America/Denver')
    expect(zoneFor('US', 'Richmond').zone).toBe('America/New_York')
    expect(zoneFor('CA', 'Richmond').zone).toBe('America/Vancouver')
    expect(zoneFor('CA', 'Montréal').zone).toBe('America/Toronto')
    expect(zoneFor('CA', 'Toronto, Ontario').zone).toBe('America/Toronto')
    expect(zoneFor('CA', 'St. John’s').zone).toBe('America/St_Johns')
    expect(zoneFor('BR', 'São Paulo')).toEqual({ zone: 'America/Sao_Paulo', assumed: false })
    expect(zoneFor('MX', 'Guadalajara').zone).toBe('America/Mexico_City')
  })

  test('[RG-5] assumes the zone where most people live when the city tells nothing', () => {
    expect(zoneFor('US', 'Springfield')).toEqual({ zone: 'America/New_York', assumed: true })
    expect(zoneFor('CA')).toEqual({ zone: 'America/Toronto', assumed: true })
    expect(zoneFor('BR', null)).toEqual({ zone: 'America/Sao_Paulo', assumed: true })
  })

  test('[RG-5] asks the platform about countries it does not hold, and assumes where that knows no better', () => {
    expect(zoneFor('JP', 'Osaka')).toEqual({ zone: 'Asia/Tokyo', assumed: false })
    expect(zoneFor('AU', 'Brisbane')).toEqual({ zone: 'Australia/Brisbane', assumed: false })
    expect(zoneFor('AU', 'Geelong').assumed).toBe(true)
    expect(zoneFor('Atlantis', 'Poseidonis')).toEqual({ zone: 'UTC', assumed: true })
  })

  test('[RG-5] only ever gives zones that the platform knows', () => {
    const cities = [
      'Seattle',
      'Dallas',
      'Detroit',
      'Fort Wayne',
      'Tucson',
      'Anchorage',
      'Honolulu',
      'Calgary',
      'Winnipeg',
      'Saskatoon',
      'Manaus',
      'Salvador',
      'Tijuana',
      'Merida',
    ]
    for (const { iso } of countries) for (const city of [null, ...cities]) expect(isZone(zoneFor(iso, city).zone)).toBe(true)
  })
})
