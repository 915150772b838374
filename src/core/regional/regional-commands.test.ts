import { describe, expect, test } from 'vitest'
import type { At } from '#core/kernel/command.ts'
import {
  addLocation,
  adoptHolidays,
  changeHoliday,
  changeLocation,
  regionalCommands,
  removeLocation,
} from '#core/regional/regional-commands.ts'
import { regionalProblems, regionalWords } from '#core/regional/regional-words.ts'
import { say, sayNote } from '#core/registry/vocabulary.ts'
import type { Row, StoredRow, TableName } from '#core/kernel/rows.ts'
import { problemOf } from '#test/refusals.ts'

const at: At = {
  commandId: 'c1',
  organisationId: 'kasnika',
  now: '2026-11-02T12:00:00Z',
  today: '2026-11-02',
  zone: 'UTC',
  by: { accountId: 'a1', name: 'Maureen Landveld' },
}
const stored = <T extends TableName>(row: Row<T>): StoredRow<T> => ({ ...row, organisationId: 'kasnika', version: 1 }) as StoredRow<T>

const paramaribo = {
  locationId: 'paramaribo',
  name: 'Paramaribo',
  country: 'SR',
  zone: 'America/Paramaribo',
  language: 'nl',
  connectivity: 'good',
  opensAt: 420,
  closesAt: 930,
} as const
const nickerie = { ...paramaribo, locationId: 'nickerie', name: 'Nieuw Nickerie' }
const locations = [stored<'location'>(paramaribo)]

const person = (personId: string, leftOn: string | null): StoredRow<'person'> =>
  stored<'person'>({
    personId,
    employeeNumber: null,
    name: personId,
    email: null,
    phone: null,
    department: null,
    locationId: 'paramaribo',
    language: null,
    jobTitle: null,
    managerEmail: null,
    startsOn: null,
    leftOn,
  })

describe('places', () => {
  test('[RG-6] a place is added and changed', () => {
    expect(addLocation.decide({ locations }, nickerie, at)).toEqual([{ op: 'put', table: 'location', row: nickerie }])
    const patchy = { ...paramaribo, connectivity: 'patchy', name: 'Paramaribo Noord' } as const
    expect(changeLocation.decide({ locations }, patchy, at)).toEqual([{ op: 'put', table: 'location', row: patchy }])
    expect(changeLocation.decide({ locations }, { ...paramaribo, name: 'PARAMARIBO' }, at)).toHaveLength(1)
  })

  test('[RG-5] a place that cannot be is refused, with the field', () => {
    const refused = (change: Partial<Parameters<typeof addLocation.decide>[1]>) =>
      problemOf(() => addLocation.decide({ locations }, { ...nickerie, ...change }, at))
    expect(refused({ country: 'UK' })).toMatchObject({
      code: 'regional.unknownCountry',
      params: { country: 'UK' },
      place: { field: 'country' },
    })
    expect(refused({ zone: 'America/Nickerie' })).toMatchObject({ code: 'regional.unknownZone', place: { field: 'zone' } })
    expect(refused({ opensAt: 930, closesAt: 930 })).toMatchObject({ code: 'regional.closesBeforeOpens', place: { field: 'closesAt' } })
    expect(refused({ name: ' paramaribo' })).toMatchObject({
      code: 'regional.nameTaken',
      params: { location: 'Paramaribo' },
      place: { field: 'name' },
    })
    expect(refused({ locationId: 'paramaribo' })).toMatchObject({ code: 'regional.locationTaken' })
    expect(problemOf(() => changeLocation.decide({ locations }, nickerie, at)).code).toBe('access.notFound')
    const both = [...locations, stored<'location'>(nickerie)]
    expect(problemOf(() => changeLocation.decide({ locations: both }, { ...nickerie, name: 'Paramaribo' }, at)).code).toBe(
      'regional.nameTaken',
    )
    expect(problemOf(() => changeLocation.decide({ locations: both }, { ...nickerie, zone: 'Mars/Base' }, at)).code).toBe(
      'regional.unknownZone',
    )
  })

  test('[RG-6] a place goes only when nobody works there; who left stays on the lists', () => {
    const freeze = stored<'freeze'>({
      rolloutId: 'r',
      freezeId: 'f',
      name: 'Stock',
      fromOn: '2026-12-01',
      toOn: '2026-12-02',
      locationId: 'paramaribo',
    })
    const facts = { location: locations, people: [person('left', '2026-10-31')], freezes: [freeze] }
    const changes = removeLocation.decide(facts, { locationId: 'paramaribo' }, at)
    expect(changes.map(({ op, table }) => `${op} ${table}`)).toEqual(['put person', 'remove freeze', 'remove location'])
    expect(changes[0]?.row).toMatchObject({ personId: 'left', locationId: null })

    const refusal = problemOf(() =>
      removeLocation.decide(
        { ...facts, people: [person('here', null), person('leaving', '2026-11-30')] },
        { locationId: 'paramaribo' },
        at,
      ),
    )
    expect(refusal).toMatchObject({ code: 'regional.peopleStillThere', params: { location: 'Paramaribo', people: 2 } })
    expect(sayNote('nl', refusal)).toContain('werken nog 2 mensen')
    expect(problemOf(() => removeLocation.decide({ location: [], people: [], freezes: [] }, { locationId: 'x' }, at)).code).toBe(
      'access.notFound',
    )
  })
})

const keti = { day: '2026-07-01', nameEn: 'Keti Koti', nameNl: 'Keti Koti', source: 'list', provisional: false }
const eid = { day: '2026-03-20', nameEn: 'Eid ul-Fitr', nameNl: 'Ied-ul-Fitr', source: 'list', provisional: true }
const holiday = (more: Partial<Row<'holiday'>>): StoredRow<'holiday'> =>
  stored<'holiday'>({ country: 'SR', ...keti, provisional: 0, off: 1, editedAt: null, ...more })

describe('days off', () => {
  test('[RG-7] a calendar is taken over; taking it over again changes nothing', () => {
    const changes = adoptHolidays.decide({ holidays: [] }, { country: 'SR', holidays: [keti, eid] }, at)
    expect(changes.map(({ row }) => row)).toEqual([
      { country: 'SR', ...keti, provisional: 0, off: 1, editedAt: null },
      { country: 'SR', ...eid, provisional: 1, off: 1, editedAt: null },
    ])
    const there = changes.map(({ row }) => stored<'holiday'>(row as Row<'holiday'>))
    expect(adoptHolidays.decide({ holidays: there }, { country: 'SR', holidays: [keti, eid] }, at)).toEqual([])
  })

  test('[RG-7] what the organisation edited stays; what the list no longer has goes, in the years it covers', () => {
    const holidays = [
      holiday({ off: 0, editedAt: '2026-01-05T12:00:00Z' }),
      holiday({ day: '2026-02-25', nameEn: 'Gone' }),
      holiday({ day: '2026-05-05', nameEn: 'Company day', editedAt: '2026-01-05T12:00:00Z' }),
      holiday({ day: '2025-02-25', nameEn: 'Last year' }),
    ]
    const changes = adoptHolidays.decide({ holidays }, { country: 'SR', holidays: [keti, eid] }, at)
    expect(changes.map(({ op, row }) => `${op} ${(row as Row<'holiday'>).day}`)).toEqual(['remove 2026-02-25', 'put 2026-03-20'])
  })

  test('[RG-7] a day twice, or of no country, is refused', () => {
    const twice = problemOf(() => adoptHolidays.decide({ holidays: [] }, { country: 'SR', holidays: [keti, keti] }, at))
    expect(twice).toMatchObject({ code: 'regional.holidayTwice', params: { country: 'SR', day: '2026-07-01' } })
    expect(problemOf(() => adoptHolidays.decide({ holidays: [] }, { country: 'EU', holidays: [] }, at)).code).toBe(
      'regional.unknownCountry',
    )
    const day = { day: '2026-07-01', nameEn: 'x', nameNl: 'x', provisional: false, off: true }
    expect(problemOf(() => changeHoliday.decide({ holiday: [] }, { country: 'XX', ...day }, at)).code).toBe('regional.unknownCountry')
  })

  test('[RG-7] a day is confirmed, crossed out or added by hand, and then is the organisation’s own', () => {
    const change = { country: 'SR', day: '2026-03-21', nameEn: 'Eid ul-Fitr', nameNl: 'Ied-ul-Fitr', provisional: false, off: true }
    expect(changeHoliday.decide({ holiday: [] }, change, at)[0]?.row).toEqual({
      ...change,
      source: 'Maureen Landveld',
      provisional: 0,
      off: 1,
      editedAt: at.now,
    })
    const crossed = changeHoliday.decide({ holiday: [holiday({ day: '2026-03-21' })] }, { ...change, off: false }, at)
    expect(crossed[0]?.row).toMatchObject({ off: 0, source: 'list', editedAt: at.now })
  })

  test('[RG-7] a day that is no day, or without a name, does not get as far as a decision', () => {
    const change = { country: 'SR', day: '2026-02-28', nameEn: 'x', nameNl: 'y', provisional: false, off: true }
    const parses = (more: object) => changeHoliday.input.safeParse({ ...change, ...more }).success
    expect(parses({})).toBe(true)
    for (const wrong of [{ day: '2026-02-30' }, { day: '1 maart' }, { nameNl: '  ' }, { country: 'Suriname' }, { off: 1 }, { unknown: 1 }])
      expect(parses(wrong)).toBe(false)
    expect(addLocation.input.safeParse({ ...paramaribo, connectivity: 'none' }).success).toBe(false)
    expect(addLocation.input.safeParse({ ...paramaribo, opensAt: -1 }).success).toBe(false)
  })
})

describe('words of this chapter', () => {
  test('[RG-3] each problem is a sentence in both languages', () => {
    for (const code of Object.keys(regionalProblems) as (keyof typeof regionalProblems)[]) {
      expect(regionalWords.en[code]).toBeDefined()
      expect(regionalWords.nl[code]).toBeDefined()
    }
    const late = { location: 'Georgetown', opensAt: 480, closesAt: 425 }
    expect(say('en')('regional.closesBeforeOpens', late)).toContain('07:05')
    expect(say('nl')('regional.peopleStillThere', { location: 'Georgetown', people: 1 })).toContain('werkt nog één persoon')
    expect(say('nl')('regional.holidayTwice', { country: 'SR', day: '2026-07-01' })).toContain('1 juli 2026')
  })

  test('[RG-7] every command says what it is for and needs the right to manage places', () => {
    for (const { about, may } of regionalCommands) {
      expect(about).toMatch(/^[A-Z].*\.$/)
      expect(may).toBe('regional.manage')
    }
  })
})
