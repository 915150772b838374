/** The people of the organisation, and the champion each place has. */
import { table } from '#core/kernel/table.ts'

export const personTable = table('person', {
  about: 'A person who works here (or did: leftOn). E-mail is kept in lower case.',
  key: ['personId'],
  columns: {
    personId: 'text',
    employeeNumber: 'text?',
    name: 'text',
    email: 'text?',
    phone: 'text?',
    department: 'text?',
    locationId: 'text?',
    language: 'text?',
    jobTitle: 'text?',
    managerEmail: 'text?',
    startsOn: 'text?',
    leftOn: 'text?',
  },
  speaksOf: { person: 'personId', location: 'locationId' },
})

export const championTable = table('champion', {
  about: 'Who helps in person at a place, and why this one (PH-7). because is a JSON list of notes.',
  key: ['rolloutId', 'personId'],
  columns: { rolloutId: 'text', personId: 'text', locationId: 'text', because: 'text' },
  speaksOf: { location: 'locationId' },
})
