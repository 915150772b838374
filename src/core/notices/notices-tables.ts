/** Where notices are kept: short words to one person. */
import { table } from '#core/kernel/table.ts'

const notice = table('notice', {
  about:
    'A short word to one person that no plan holds: a buddy, a seat, an answer. code and params (JSON) are said in their language; sessionKey and method (request, cancel) add a calendar entry; state says how the mail of it stands (none, queued, sent, failed, unsure).',
  label: { en: 'Notification', nl: 'Melding' },
  readers: 'concerned',
  tokens: false,
  unplaced: 'leads',
  leads: 'oneByOne',
  key: ['noticeId'],
  speaksOf: { person: 'personId' },
  columns: {
    noticeId: { kind: 'text', en: 'notification', nl: 'melding' },
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    personId: { kind: 'text', en: 'person', nl: 'persoon' },
    code: { kind: 'text', en: 'sentence', nl: 'zin', personal: 'plain' },
    params: { kind: 'text', en: 'values', nl: 'waarden', personal: 'quotes' },
    path: { kind: 'text?', en: 'page', nl: 'pagina', personal: 'plain' },
    sessionKey: { kind: 'text?', en: 'session', nl: 'sessie' },
    method: { kind: 'text?', en: 'calendar action', nl: 'agenda-actie', personal: 'plain' },
    sequence: { kind: 'integer', en: 'version in the calendar', nl: 'versie in de agenda' },
    createdAt: { kind: 'text', en: 'created on', nl: 'aangemaakt op' },
    state: { kind: 'text', en: 'state', nl: 'status', personal: 'plain' },
    dueAt: { kind: 'text', en: 'may leave from', nl: 'mag weg vanaf' },
    attempts: { kind: 'integer', en: 'attempts', nl: 'pogingen' },
    words: { kind: 'text?', en: 'answer of the server', nl: 'antwoord van de server', personal: 'own' },
    settledAt: { kind: 'text?', en: 'settled on', nl: 'afgehandeld op' },
    readAt: { kind: 'text?', en: 'read on', nl: 'gelezen op' },
  },
})

export const noticesTables = { notice } as const
