/** What is said about places and their calendars. */
import { clock } from '#core/kernel/clock-time.ts'
import type { ProblemKind } from '#core/kernel/problem.ts'
import { catalogue } from '#core/kernel/words.ts'
import { countryName } from '#core/regional/countries.ts'

export const regionalWords = catalogue({
  en: {
    'regional.connectivity.good': 'good internet',
    'regional.connectivity.patchy': 'patchy internet',
    'regional.connectivity.poor': 'poor internet',
    'regional.provisional': 'provisional, until it is announced',
    'regional.zoneAssumed': ({ location, zone }: { location: string; zone: string }) =>
      `The time zone of ${location} is assumed to be ${zone}. Change the time zone of ${location} if that is wrong.`,
    'regional.unknownCountry': ({ country }: { country: string }) =>
      `“${country}” is not a country code. Use two letters, such as SR for Suriname or GY for Guyana.`,
    'regional.unknownZone': ({ zone }: { zone: string }) =>
      `There is no time zone called “${zone}”. Choose one from the list, such as America/Paramaribo.`,
    'regional.closesBeforeOpens': ({ location, opensAt, closesAt }: { location: string; opensAt: number; closesAt: number }) =>
      `${location} would close at ${clock(closesAt)} and open at ${clock(opensAt)}. Make the closing time later than the opening time.`,
    'regional.nameTaken': ({ location }: { location: string }) =>
      `There is already a location called ${location}. Choose another name, or change the existing location.`,
    'regional.locationTaken': ({ location }: { location: string }) =>
      `This location was added before, as ${location}. Change that one instead.`,
    'regional.peopleStillThere': ({ location, people }: { location: string; people: number }, { plural }) =>
      `${plural(people, { one: 'One person still works', other: '# people still work' })} in ${location}. Move them to another location first; then you can remove ${location}.`,
    'regional.holidayTwice': ({ country, day }: { country: string; day: string }, format) =>
      `${format.day(day, 'full')} is in the list of ${countryName(country, 'en')} twice. Keep one of the two.`,
    'regional.noCalendar': ({ country }: { country: string }) =>
      `There are no public holidays for ${countryName(country, 'en')}. Add the non-working days by hand, or the plan only skips weekends there.`,
  },
  nl: {
    'regional.connectivity.good': 'goed internet',
    'regional.connectivity.patchy': 'wisselend internet',
    'regional.connectivity.poor': 'slecht internet',
    'regional.provisional': 'voorlopig, tot het bekend is gemaakt',
    'regional.zoneAssumed': ({ location, zone }) =>
      `Voor ${location} rekenen we met de tijdzone ${zone}. Klopt dat niet, wijzig dan de tijdzone van ${location}.`,
    'regional.unknownCountry': ({ country }) =>
      `“${country}” is geen landcode. Gebruik twee letters, zoals SR voor Suriname of GY voor Guyana.`,
    'regional.unknownZone': ({ zone }) => `De tijdzone “${zone}” bestaat niet. Kies er een uit de lijst, zoals America/Paramaribo.`,
    'regional.closesBeforeOpens': ({ location, opensAt, closesAt }) =>
      `${location} zou om ${clock(closesAt)} sluiten en om ${clock(opensAt)} opengaan. Laat de sluitingstijd na de openingstijd komen.`,
    'regional.nameTaken': ({ location }) => `Er is al een locatie die ${location} heet. Kies een andere naam, of wijzig de bestaande.`,
    'regional.locationTaken': ({ location }) => `Deze locatie is al toegevoegd, als ${location}. Wijzig die.`,
    'regional.peopleStillThere': ({ location, people }, { plural }) =>
      `In ${location} ${plural(people, { one: 'werkt nog één persoon', other: 'werken nog # mensen' })}. Verplaats hen eerst; daarna kun je ${location} verwijderen.`,
    'regional.holidayTwice': ({ country, day }, format) =>
      `${format.day(day, 'full')} staat twee keer in de lijst van ${countryName(country, 'nl')}. Houd er één over.`,
    'regional.noCalendar': ({ country }) =>
      `Voor ${countryName(country, 'nl')} zijn er geen feestdagen. Voeg de vrije dagen zelf toe; anders slaat de planning daar alleen weekends over.`,
  },
})

export const regionalProblems = {
  'regional.unknownCountry': 'invalid',
  'regional.unknownZone': 'invalid',
  'regional.closesBeforeOpens': 'invalid',
  'regional.nameTaken': 'conflict',
  'regional.locationTaken': 'conflict',
  'regional.peopleStillThere': 'refused',
  'regional.holidayTwice': 'invalid',
  'regional.noCalendar': 'refused',
} as const satisfies Record<string, ProblemKind>
