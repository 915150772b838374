/** Where people work and when those places are closed. */
import { table } from '#core/kernel/table.ts'

const location = table('location', {
  about: 'A site: country, IANA zone, language of work, connectivity (good, patchy, poor) and working hours in minutes after midnight.',
  label: { en: 'Location', nl: 'Locatie' },
  readers: 'everyone',
  key: ['locationId'],
  speaksOf: { location: 'locationId' },
  columns: {
    locationId: { kind: 'text', en: 'location', nl: 'locatie' },
    name: { kind: 'text', en: 'name', nl: 'naam', personal: 'plain' },
    country: { kind: 'text', en: 'country', nl: 'land', personal: 'plain' },
    zone: { kind: 'text', en: 'time zone', nl: 'tijdzone', personal: 'plain' },
    language: { kind: 'text', en: 'language', nl: 'taal', personal: 'plain' },
    connectivity: { kind: 'text', en: 'internet', nl: 'internet', personal: 'plain' },
    opensAt: { kind: 'integer', en: 'opens at', nl: 'open vanaf' },
    closesAt: { kind: 'integer', en: 'closes at', nl: 'open tot' },
  },
})

const holiday = table('holiday', {
  about: 'A public holiday of a country, with its source; an organisation may change, add or cross out a day (off = 0).',
  label: { en: 'Non-working day', nl: 'Feestdag' },
  readers: 'concerned',
  key: ['country', 'day'],
  columns: {
    country: { kind: 'text', en: 'country', nl: 'land', personal: 'plain' },
    day: { kind: 'text', en: 'day', nl: 'dag' },
    nameEn: { kind: 'text', en: 'name in English', nl: 'naam in het Engels', personal: 'plain' },
    nameNl: { kind: 'text', en: 'name in Dutch', nl: 'naam in het Nederlands', personal: 'plain' },
    source: { kind: 'text', en: 'source', nl: 'bron', personal: 'plain' },
    provisional: { kind: 'integer', en: 'provisional', nl: 'voorlopig' },
    off: { kind: 'integer', en: 'non-working', nl: 'vrij' },
    editedAt: { kind: 'text?', en: 'edited on', nl: 'gewijzigd op' },
  },
})

export const regionalTables = { location, holiday } as const
