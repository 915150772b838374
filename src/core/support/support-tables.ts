/** Calls for help, what was done about them, who stands behind each tier, and the answers that came of it. */
import { table } from '#core/kernel/table.ts'

const supportTier = table('supportTier', {
  about:
    'Who stands behind a tier of support (2 champion, 3 IT, 4 vendor) and how many working hours they have before a ticket goes up (SU-2).',
  label: { en: 'Support level', nl: 'Supportniveau' },
  readers: 'everyone',
  key: ['rolloutId', 'tier'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    tier: { kind: 'integer', en: 'level', nl: 'niveau' },
    ownerId: { kind: 'text?', en: 'assigned to', nl: 'toegewezen aan' },
    name: { kind: 'text?', en: 'name', nl: 'naam', personal: 'quotes' },
    contact: { kind: 'text?', en: 'contact details', nl: 'contactgegevens', personal: 'quotes' },
    hours: { kind: 'real', en: 'working hours to answer', nl: 'werkuren om te antwoorden' },
  },
})

const ticket = table('ticket', {
  about:
    'A call for help: in whose words, from which page and on which device, at which tier since when and due when, state (open, solved, withdrawn), at which tier and how it was solved (SU-1, SU-2).',
  label: { en: 'Question', nl: 'Vraag' },
  readers: 'concerned',
  key: ['rolloutId', 'ticketId'],
  speaksOf: { person: 'personId', location: 'locationId' },
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    ticketId: { kind: 'text', en: 'question', nl: 'vraag' },
    personId: { kind: 'text', en: 'person', nl: 'persoon' },
    locationId: { kind: 'text?', en: 'location', nl: 'locatie' },
    language: { kind: 'text', en: 'language', nl: 'taal', personal: 'plain' },
    question: { kind: 'text', en: 'question', nl: 'vraag', personal: 'quotes' },
    page: { kind: 'text?', en: 'page', nl: 'pagina', personal: 'plain' },
    device: { kind: 'text?', en: 'device', nl: 'apparaat', personal: 'plain' },
    tier: { kind: 'integer', en: 'level', nl: 'niveau' },
    ownerId: { kind: 'text?', en: 'assigned to', nl: 'toegewezen aan' },
    state: { kind: 'text', en: 'state', nl: 'status', personal: 'plain' },
    openedAt: { kind: 'text', en: 'asked on', nl: 'gesteld op' },
    openedBy: { kind: 'text', en: 'asked by', nl: 'gesteld door', personal: 'quotes' },
    tierSince: { kind: 'text', en: 'at this level since', nl: 'op dit niveau sinds', personal: 'plain' },
    dueAt: { kind: 'text?', en: 'due at', nl: 'uiterlijk om' },
    solvedAt: { kind: 'text?', en: 'solved on', nl: 'opgelost op' },
    solvedTier: { kind: 'integer?', en: 'solved at level', nl: 'opgelost op niveau' },
    solvedBy: { kind: 'text?', en: 'solved by', nl: 'opgelost door', personal: 'quotes' },
    answer: { kind: 'text?', en: 'answer', nl: 'antwoord', personal: 'quotes' },
    articleId: { kind: 'text?', en: 'help article', nl: 'hulpartikel' },
  },
})

const ticketEvent = table('ticketEvent', {
  about:
    'What happened to a ticket: kind (said, up, overdue, down, vendorAsked, vendorAnswered, solved, reopened, withdrawn), at which tier, in whose words, with the vendor’s reference (SU-5).',
  label: { en: 'Event of a question', nl: 'Gebeurtenis bij een vraag' },
  readers: 'concerned',
  key: ['rolloutId', 'ticketId', 'eventId'],
  speaksOf: { person: 'personId', location: 'locationId' },
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    ticketId: { kind: 'text', en: 'question', nl: 'vraag' },
    eventId: { kind: 'text', en: 'event', nl: 'gebeurtenis' },
    personId: { kind: 'text', en: 'person', nl: 'persoon' },
    locationId: { kind: 'text?', en: 'location', nl: 'locatie' },
    at: { kind: 'text', en: 'at', nl: 'op' },
    by: { kind: 'text', en: 'by', nl: 'door', personal: 'quotes' },
    kind: { kind: 'text', en: 'kind', nl: 'soort', personal: 'plain' },
    tier: { kind: 'integer', en: 'level', nl: 'niveau' },
    text: { kind: 'text?', en: 'text', nl: 'tekst', personal: 'quotes' },
    reference: { kind: 'text?', en: 'reference of the vendor', nl: 'referentie van de leverancier', personal: 'quotes' },
  },
})

const article = table('article', {
  about: 'An answer that everyone finds by themselves, in one language; withdrawnAt when it no longer holds (SU-3).',
  label: { en: 'Help article', nl: 'Hulpartikel' },
  readers: 'everyone',
  key: ['rolloutId', 'articleId'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    articleId: { kind: 'text', en: 'help article', nl: 'hulpartikel' },
    language: { kind: 'text', en: 'language', nl: 'taal', personal: 'plain' },
    title: { kind: 'text', en: 'title', nl: 'titel', personal: 'quotes' },
    body: { kind: 'text', en: 'text', nl: 'tekst', personal: 'quotes' },
    workaround: { kind: 'integer', en: 'workaround', nl: 'tijdelijke oplossing' },
    ticketId: { kind: 'text?', en: 'question', nl: 'vraag' },
    changedAt: { kind: 'text', en: 'changed on', nl: 'gewijzigd op' },
    changedBy: { kind: 'text', en: 'changed by', nl: 'gewijzigd door', personal: 'quotes' },
    withdrawnAt: { kind: 'text?', en: 'withdrawn on', nl: 'ingetrokken op' },
  },
})

export const supportTables = { supportTier, ticket, ticketEvent, article } as const
