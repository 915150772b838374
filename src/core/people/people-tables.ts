/** The people of the organisation, and the champion each place has. */
import { table } from '#core/kernel/table.ts'

const person = table('person', {
  about: 'A person who works here (or did: leftOn). E-mail is kept in lower case.',
  label: { en: 'Person', nl: 'Persoon' },
  readers: 'concerned',
  key: ['personId'],
  speaksOf: { person: 'personId', location: 'locationId' },
  columns: {
    personId: { kind: 'text', en: 'person', nl: 'persoon' },
    employeeNumber: { kind: 'text?', en: 'employee number', nl: 'personeelsnummer', personal: 'own' },
    name: { kind: 'text', en: 'name', nl: 'naam', personal: 'own' },
    email: { kind: 'text?', en: 'e-mail address', nl: 'e-mailadres', personal: 'own' },
    phone: { kind: 'text?', en: 'phone', nl: 'telefoon', personal: 'own' },
    department: { kind: 'text?', en: 'department', nl: 'afdeling', personal: 'plain' },
    locationId: { kind: 'text?', en: 'location', nl: 'locatie' },
    language: { kind: 'text?', en: 'language', nl: 'taal', personal: 'plain' },
    jobTitle: { kind: 'text?', en: 'job title', nl: 'functie', personal: 'own' },
    managerEmail: { kind: 'text?', en: 'manager', nl: 'leidinggevende', personal: 'own' },
    startsOn: { kind: 'text?', en: 'first working day', nl: 'eerste werkdag', personal: 'own' },
    leftOn: { kind: 'text?', en: 'last working day', nl: 'laatste werkdag' },
  },
})

const champion = table('champion', {
  about: 'Who helps in person at a place, and why this one (PH-7). because is a JSON list of notes.',
  label: { en: 'Champion', nl: 'Ambassadeur' },
  readers: 'concerned',
  key: ['rolloutId', 'personId'],
  speaksOf: { location: 'locationId' },
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    personId: { kind: 'text', en: 'person', nl: 'persoon' },
    locationId: { kind: 'text', en: 'location', nl: 'locatie' },
    because: { kind: 'text', en: 'reason', nl: 'reden', personal: 'quotes' },
  },
})

export const peopleTables = { person, champion } as const
