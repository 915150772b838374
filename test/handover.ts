/** What a handover is made of, with nothing in it but what matters to a test. */
import type { HandoverFacts } from '#core/review/handover.ts'

export const handoverFactsOf = (more: Partial<HandoverFacts>): HandoverFacts => ({
  rollout: { rolloutId: 'crm', tool: 'Kompas', oldSystem: 'Spreadsheets' },
  today: '2027-03-01',
  now: '2027-03-01T12:00:00.000Z',
  zone: 'America/Paramaribo',
  locations: [
    { locationId: 'albina', name: 'Albina', zone: 'America/Paramaribo' },
    { locationId: 'georgetown', name: 'Georgetown', zone: 'America/Guyana' },
  ],
  people: [
    { personId: 'chandra', name: 'Chandra', email: 'chandra@marowijne.internal', phone: null },
    { personId: 'ravi', name: 'Ravi', email: null, phone: '+597 1' },
  ],
  phases: [],
  resources: [],
  issues: [],
  articles: [],
  answered: new Map(),
  unwritten: [],
  leads: [],
  champions: [],
  tiers: [],
  sessions: [],
  officeHours: [],
  messages: [],
  items: [],
  reviews: [],
  actions: [],
  lessons: [],
  stories: [],
  oldSystem: undefined,
  exports: [],
  ...more,
})
