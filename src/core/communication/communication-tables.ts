/** Messages from plan to reader: what is due when, its words, who agreed, and how it reached each one. */
import { table } from '#core/kernel/table.ts'

export const messageTable = table('message', {
  about:
    'A planned message: kind (announcement, reminder, welcome, update, retrospective), stage (before, during, after), day, phase and place if it is for one, how many readers; who agreed to it, whether it is held and why, when it was queued, and when what had not left was taken back (CM-1, CM-10).',
  key: ['rolloutId', 'messageKey'],
  columns: {
    rolloutId: 'text',
    messageKey: 'text',
    kind: 'text',
    stage: 'text',
    phaseKey: 'text?',
    locationId: 'text?',
    sendOn: 'text',
    readers: 'integer',
    approvedAt: 'text?',
    approvedBy: 'text?',
    heldAt: 'text?',
    heldBy: 'text?',
    heldBecause: 'text?',
    queuedAt: 'text?',
    withdrawnAt: 'text?',
  },
  speaksOf: { location: 'locationId' },
})

export const messageTextTable = table('messageText', {
  about:
    'Own words instead of ours, in one language: for every message of a kind (scope is the kind), or for one message (scope is its key).',
  key: ['rolloutId', 'scope', 'language'],
  columns: { rolloutId: 'text', scope: 'text', language: 'text', subject: 'text', body: 'text', editedAt: 'text', editedBy: 'text' },
})

export const briefingTable = table('briefing', {
  about: 'What messages say of this rollout beside its plan: who tested it and what that showed, whom to ask, who signs.',
  key: ['rolloutId'],
  columns: {
    rolloutId: 'text',
    pilotGroup: 'text?',
    pilotResult: 'text?',
    askName: 'text?',
    askContact: 'text?',
    signedBy: 'text?',
  },
})

export const deliveryTable = table('delivery', {
  about:
    'A message on its way to one reader (CM-7): channel (email, hand), language, state (queued, sent, failed, unsure, told, withdrawn), from when it may leave, tries, the words of the mail server, when it was read, and who told it by hand and how (talk, whatsapp, paper).',
  key: ['rolloutId', 'messageKey', 'personId'],
  columns: {
    rolloutId: 'text',
    messageKey: 'text',
    personId: 'text',
    locationId: 'text?',
    channel: 'text',
    language: 'text',
    state: 'text',
    dueAt: 'text',
    attempts: 'integer',
    words: 'text?',
    settledAt: 'text?',
    readAt: 'text?',
    toldBy: 'text?',
    toldHow: 'text?',
  },
  speaksOf: { person: 'personId', location: 'locationId' },
})

export const letterTable = table('letter', {
  about: 'The words that one reader gets or got; locationId only where somebody of that place is to tell them by hand.',
  key: ['rolloutId', 'messageKey', 'personId'],
  columns: {
    rolloutId: 'text',
    messageKey: 'text',
    personId: 'text',
    locationId: 'text?',
    language: 'text',
    subject: 'text',
    body: 'text',
  },
  speaksOf: { person: 'personId', location: 'locationId' },
})

export const channelTable = table('channel', {
  about: 'A group channel that messages are posted to (kind: slack, teams), by its incoming webhook.',
  key: ['rolloutId', 'channelId'],
  columns: {
    rolloutId: 'text',
    channelId: 'text',
    kind: 'text',
    name: 'text',
    language: 'text',
    address: 'text',
    addedAt: 'text',
    addedBy: 'text',
    removedAt: 'text?',
  },
})

export const postTable = table('post', {
  about: 'A message on its way to a group channel: state (queued, sent, failed, unsure), tries, and what the channel answered.',
  key: ['rolloutId', 'messageKey', 'channelId'],
  columns: {
    rolloutId: 'text',
    messageKey: 'text',
    channelId: 'text',
    state: 'text',
    dueAt: 'text',
    attempts: 'integer',
    words: 'text?',
    settledAt: 'text?',
  },
})

export const pauseTable = table('pause', {
  about: 'A time in which messages of a rollout wait, for everyone or for one phase or place, and why (CM-10).',
  key: ['rolloutId', 'pauseId'],
  columns: {
    rolloutId: 'text',
    pauseId: 'text',
    phaseKey: 'text?',
    locationId: 'text?',
    because: 'text',
    pausedAt: 'text',
    pausedBy: 'text',
    endedAt: 'text?',
    endedBy: 'text?',
  },
})

export const noticeTable = table('notice', {
  about:
    'A short word to one person that no plan holds: a buddy, a seat, an answer. code and params (JSON) are said in their language; sessionKey and method (request, cancel) add a calendar entry; state says how the mail of it stands (none, queued, sent, failed, unsure).',
  key: ['noticeId'],
  columns: {
    noticeId: 'text',
    rolloutId: 'text',
    personId: 'text',
    code: 'text',
    params: 'text',
    path: 'text?',
    sessionKey: 'text?',
    method: 'text?',
    sequence: 'integer',
    createdAt: 'text',
    state: 'text',
    dueAt: 'text',
    attempts: 'integer',
    words: 'text?',
    settledAt: 'text?',
    readAt: 'text?',
  },
  speaksOf: { person: 'personId' },
})
