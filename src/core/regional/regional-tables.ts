/** Where people work and when those places are closed. */
import { table } from '#core/kernel/table.ts'

export const locationTable = table('location', {
  about: 'A site: country, IANA zone, language of work, connectivity (good, patchy, poor) and working hours in minutes after midnight.',
  key: ['locationId'],
  columns: {
    locationId: 'text',
    name: 'text',
    country: 'text',
    zone: 'text',
    language: 'text',
    connectivity: 'text',
    opensAt: 'integer',
    closesAt: 'integer',
  },
  speaksOf: { location: 'locationId' },
})

export const holidayTable = table('holiday', {
  about: 'A public holiday of a country, with its source; an organisation may change, add or cross out a day (off = 0).',
  key: ['country', 'day'],
  columns: {
    country: 'text',
    day: 'text',
    nameEn: 'text',
    nameNl: 'text',
    source: 'text',
    provisional: 'integer',
    off: 'integer',
    editedAt: 'text?',
  },
})
