/** What the activity log says of locations and holidays. */
import { countryName } from '#core/regional/countries.ts'
import { dayIn, type Sentences } from '#core/kernel/sentence.ts'

export const regionalSentences = {
  en: {
    'regional.addLocation': (t) => `Added the location ${t.text('name')}`,
    'regional.changeLocation': (t) => `Changed the location ${t.text('name')}`,
    'regional.removeLocation': (t) => `Removed the location ${t.called('locationId')}`,
    'regional.adoptHolidays': (t) => `Imported the public holidays${t.has('country') ? ` of ${countryName(t.text('country'), 'en')}` : ''}`,
    'regional.changeHoliday': (t, f) => `Changed the holiday ${t.text('nameEn')}, ${dayIn(t, 'day', f)}`,
  },
  nl: {
    'regional.addLocation': (t) => `Voegde de locatie ${t.text('name')} toe`,
    'regional.changeLocation': (t) => `Wijzigde de locatie ${t.text('name')}`,
    'regional.removeLocation': (t) => `Verwijderde de locatie ${t.called('locationId')}`,
    'regional.adoptHolidays': (t) => `Haalde de feestdagen${t.has('country') ? ` van ${countryName(t.text('country'), 'nl')}` : ''} op`,
    'regional.changeHoliday': (t, f) => `Wijzigde de feestdag ${t.text('nameNl')}, ${dayIn(t, 'day', f)}`,
  },
} as const satisfies Sentences
