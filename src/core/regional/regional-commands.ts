/** What can be done with places and their days off. */
import { worksOn } from '#core/kernel/employment.ts'
import { command, put, remove, rows } from '#core/kernel/command.ts'
import { boolean, country, day, id, listOf, shape, text, type Infer } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import { isCountry } from '#core/regional/countries.ts'
import { checkLocation, type LocationInput, locationInput } from '#core/regional/location.ts'
import type { Row } from '#core/kernel/rows.ts'

const locationRow = ({ locationId, name, country, zone, language, connectivity, opensAt, closesAt }: LocationInput): Row<'location'> => ({
  locationId,
  name,
  country,
  zone,
  language,
  connectivity,
  opensAt,
  closesAt,
})

/** Adds a place where people work (RG-5, RG-6). Problems: those of a place that cannot be, and regional.locationTaken. */
export const addLocation = command({
  name: 'regional.addLocation',
  about: 'Adds a place where people work: its country, clock, language, internet and working hours.',
  may: 'regional.manage',
  input: locationInput,
  needs: () => ({ locations: rows('location') }),
  decide: ({ locations }, input) => {
    const there = locations.find(({ locationId }) => locationId === input.locationId)
    if (there) throw new Problem('regional.locationTaken', { location: there.name })
    checkLocation(input, locations)
    return [put('location', locationRow(input))]
  },
})

/** Changes a place (RG-5, RG-6). Problems: those of a place that cannot be, and access.notFound. */
export const changeLocation = command({
  name: 'regional.changeLocation',
  about: 'Changes the name, country, clock, language, internet or working hours of a place.',
  may: 'regional.manage',
  input: locationInput,
  needs: () => ({ locations: rows('location') }),
  decide: ({ locations }, input) => {
    if (!locations.some(({ locationId }) => locationId === input.locationId)) throw new Problem('access.notFound', {})
    checkLocation(input, locations)
    return [put('location', locationRow(input))]
  },
  reverse: ({ locations }, { locationId }) =>
    locations
      .filter((row) => row.locationId === locationId)
      .map(({ organisationId: _organisation, version: _version, ...before }) => ({ name: 'regional.changeLocation', input: before })),
})

/** Takes a place away once nobody works there (RG-6). Problems: access.notFound, regional.peopleStillThere. */
export const removeLocation = command({
  name: 'regional.removeLocation',
  about: 'Takes a place away, with the freeze windows that were its own. Refused while people work there.',
  may: 'regional.manage',
  input: shape({ locationId: id }),
  needs: ({ locationId }) => ({
    location: rows('location', { locationId }),
    people: rows('person', { locationId }),
    freezes: rows('freeze', { locationId }),
  }),
  decide: ({ location, people, freezes }, _input, at) => {
    const [gone] = location
    if (!gone) throw new Problem('access.notFound', {})
    const here = people.filter((person) => worksOn(person, at.today))
    if (here.length > 0) throw new Problem('regional.peopleStillThere', { location: gone.name, people: here.length })
    return [
      // Those who left keep their place in the lists, without a place that is no longer there.
      ...people.map((person) => put('person', { ...person, locationId: null })),
      ...freezes.map((freeze) => remove('freeze', freeze)),
      remove('location', gone),
    ]
  },
})

const holidayInput = shape({ day, nameEn: text(160), nameNl: text(160), source: text(240), provisional: boolean() })
export type HolidayInput = Infer<typeof holidayInput>

const same = (one: Row<'holiday'>, other: Row<'holiday'>): boolean =>
  one.nameEn === other.nameEn && one.nameNl === other.nameNl && one.source === other.source && one.provisional === other.provisional

/**
 * Takes over the public holidays of a country for the years that the list covers; what the organisation edited itself stays (RG-7).
 * Problems: regional.unknownCountry, regional.holidayTwice.
 */
export const adoptHolidays = command({
  name: 'regional.adoptHolidays',
  about: 'Takes over the public holidays of a country; a day that was edited by hand is left alone.',
  may: 'regional.manage',
  input: shape({ country, holidays: listOf(holidayInput, 5000) }),
  needs: ({ country }) => ({ holidays: rows('holiday', { country }) }),
  decide: (facts, { country, holidays }) => {
    if (!isCountry(country)) throw new Problem('regional.unknownCountry', { country }, { field: 'country' })
    const before = new Map(facts.holidays.map((holiday) => [holiday.day, holiday]))
    const now = new Map<string, Row<'holiday'>>()
    for (const { day, nameEn, nameNl, source, provisional } of holidays) {
      if (now.has(day)) throw new Problem('regional.holidayTwice', { country, day }, { field: 'holidays' })
      now.set(day, { country, day, nameEn, nameNl, source, provisional: provisional ? 1 : 0, off: 1, editedAt: null })
    }
    const years = new Set([...now.keys()].map((day) => day.slice(0, 4)))
    const dropped = facts.holidays.filter(({ day, editedAt }) => editedAt === null && years.has(day.slice(0, 4)) && !now.has(day))
    const written = [...now.values()].filter((holiday) => {
      const there = before.get(holiday.day)
      return !there || (there.editedAt === null && !same(there, holiday))
    })
    return [...dropped.map((holiday) => remove('holiday', holiday)), ...written.map((holiday) => put('holiday', holiday))]
  },
})

/** Adds a day off, renames it, confirms it or crosses it out; from then on it is the organisation's own (RG-7). Problem: regional.unknownCountry. */
export const changeHoliday = command({
  name: 'regional.changeHoliday',
  about: 'Adds a day off, renames it, confirms it or crosses it out for one country.',
  may: 'regional.manage',
  input: shape({ country, day, nameEn: text(160), nameNl: text(160), provisional: boolean(), off: boolean() }),
  needs: ({ country, day }) => ({ holiday: rows('holiday', { country, day }) }),
  decide: ({ holiday: [there] }, { country, day, nameEn, nameNl, provisional, off }, at) => {
    if (!isCountry(country)) throw new Problem('regional.unknownCountry', { country }, { field: 'country' })
    return [
      put('holiday', {
        country,
        day,
        nameEn,
        nameNl,
        source: there?.source ?? at.by.name,
        provisional: provisional ? 1 : 0,
        off: off ? 1 : 0,
        editedAt: at.now,
      }),
    ]
  },
  reverse: ({ holiday }) =>
    holiday.map(
      ({ provisional, off, source: _source, editedAt: _editedAt, organisationId: _organisation, version: _version, ...kept }) => ({
        name: 'regional.changeHoliday',
        input: { ...kept, provisional: provisional === 1, off: off === 1 },
      }),
    ),
})

export const regionalCommands = [addLocation, changeLocation, removeLocation, adoptHolidays, changeHoliday] as const
