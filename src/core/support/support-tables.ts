/** Calls for help, what was done about them, who stands behind each tier, and the answers that came of it. */
import { table } from '#core/kernel/table.ts'

export const supportTierTable = table('supportTier', {
  about:
    'Who stands behind a tier of support (2 champion, 3 IT, 4 vendor) and how many working hours they have before a ticket goes up (SU-2).',
  key: ['rolloutId', 'tier'],
  columns: { rolloutId: 'text', tier: 'integer', ownerId: 'text?', name: 'text?', contact: 'text?', hours: 'real' },
})

export const ticketTable = table('ticket', {
  about:
    'A call for help: in whose words, from which page and on which device, at which tier since when and due when, state (open, solved, withdrawn), at which tier and how it was solved (SU-1, SU-2).',
  key: ['rolloutId', 'ticketId'],
  columns: {
    rolloutId: 'text',
    ticketId: 'text',
    personId: 'text',
    locationId: 'text?',
    language: 'text',
    question: 'text',
    page: 'text?',
    device: 'text?',
    tier: 'integer',
    ownerId: 'text?',
    state: 'text',
    openedAt: 'text',
    openedBy: 'text',
    tierSince: 'text',
    dueAt: 'text?',
    solvedAt: 'text?',
    solvedTier: 'integer?',
    solvedBy: 'text?',
    answer: 'text?',
    articleId: 'text?',
  },
  speaksOf: { person: 'personId', location: 'locationId' },
})

export const ticketEventTable = table('ticketEvent', {
  about:
    'What happened to a ticket: kind (said, up, overdue, down, vendorAsked, vendorAnswered, solved, reopened, withdrawn), at which tier, in whose words, with the vendor’s reference (SU-5).',
  key: ['rolloutId', 'ticketId', 'eventId'],
  columns: {
    rolloutId: 'text',
    ticketId: 'text',
    eventId: 'text',
    personId: 'text',
    locationId: 'text?',
    at: 'text',
    by: 'text',
    kind: 'text',
    tier: 'integer',
    text: 'text?',
    reference: 'text?',
  },
  speaksOf: { person: 'personId', location: 'locationId' },
})

export const articleTable = table('article', {
  about: 'An answer that everyone finds by themselves, in one language; withdrawnAt when it no longer holds (SU-3).',
  key: ['rolloutId', 'articleId'],
  columns: {
    rolloutId: 'text',
    articleId: 'text',
    language: 'text',
    title: 'text',
    body: 'text',
    workaround: 'integer',
    ticketId: 'text?',
    changedAt: 'text',
    changedBy: 'text',
    withdrawnAt: 'text?',
  },
})
