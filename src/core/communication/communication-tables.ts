/** Messages from plan to reader: what is due when, its words, who agreed, and how it reached each one. */
import { table } from '#core/kernel/table.ts'

const message = table('message', {
  about:
    'A planned message: kind (announcement, reminder, welcome, update, retrospective), stage (before, during, after), day, phase and place if it is for one, how many readers; who agreed to it, whether it is held and why, when it was queued, and when what had not left was taken back (CM-1, CM-10).',
  label: { en: 'Message', nl: 'Bericht' },
  readers: 'concerned',
  key: ['rolloutId', 'messageKey'],
  speaksOf: { location: 'locationId' },
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    messageKey: { kind: 'text', en: 'message', nl: 'bericht' },
    kind: { kind: 'text', en: 'kind', nl: 'soort', personal: 'plain' },
    stage: { kind: 'text', en: 'stage', nl: 'moment', personal: 'plain' },
    phaseKey: { kind: 'text?', en: 'phase', nl: 'fase' },
    locationId: { kind: 'text?', en: 'location', nl: 'locatie' },
    sendOn: { kind: 'text', en: 'sent on', nl: 'verstuurd op' },
    readers: { kind: 'integer', en: 'recipients', nl: 'ontvangers' },
    approvedAt: { kind: 'text?', en: 'approved on', nl: 'goedgekeurd op' },
    approvedBy: { kind: 'text?', en: 'approved by', nl: 'goedgekeurd door', personal: 'quotes' },
    heldAt: { kind: 'text?', en: 'on hold since', nl: 'aangehouden sinds' },
    heldBy: { kind: 'text?', en: 'put on hold by', nl: 'aangehouden door', personal: 'quotes' },
    heldBecause: { kind: 'text?', en: 'reason for the hold', nl: 'reden van aanhouden', personal: 'quotes' },
    queuedAt: { kind: 'text?', en: 'queued on', nl: 'klaargezet op' },
    withdrawnAt: { kind: 'text?', en: 'cancelled on', nl: 'geannuleerd op' },
  },
})

const messageText = table('messageText', {
  about:
    'Own words instead of ours, in one language: for every message of a kind (scope is the kind), or for one message (scope is its key).',
  label: { en: 'Message text', nl: 'Berichttekst' },
  readers: 'leads',
  key: ['rolloutId', 'scope', 'language'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    scope: { kind: 'text', en: 'for', nl: 'voor', personal: 'plain' },
    language: { kind: 'text', en: 'language', nl: 'taal', personal: 'plain' },
    subject: { kind: 'text', en: 'subject', nl: 'onderwerp', personal: 'quotes' },
    body: { kind: 'text', en: 'text', nl: 'tekst', personal: 'quotes' },
    editedAt: { kind: 'text', en: 'edited on', nl: 'gewijzigd op' },
    editedBy: { kind: 'text', en: 'edited by', nl: 'gewijzigd door', personal: 'quotes' },
  },
})

const briefing = table('briefing', {
  about: 'What messages say of this rollout beside its plan: who tested it and what that showed, whom to ask, who signs.',
  label: { en: 'Message settings', nl: 'Instellingen berichten' },
  readers: 'everyone',
  key: ['rolloutId'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    pilotGroup: { kind: 'text?', en: 'pilot group', nl: 'pilotgroep', personal: 'quotes' },
    pilotResult: { kind: 'text?', en: 'result of the pilot', nl: 'resultaat van de pilot', personal: 'quotes' },
    askName: { kind: 'text?', en: 'contact person', nl: 'contactpersoon', personal: 'quotes' },
    askContact: { kind: 'text?', en: 'contact details', nl: 'contactgegevens', personal: 'quotes' },
    signedBy: { kind: 'text?', en: 'sender', nl: 'afzender', personal: 'quotes' },
  },
})

const detail = table('detail', {
  about:
    'What everyone is told of a rollout (benefit, problem, pilotGroup, pilotResult) in a language beside the organisation’s own, which stands on the rollout and the briefing.',
  label: { en: 'Detail in another language', nl: 'Gegeven in een andere taal' },
  readers: 'everyone',
  key: ['rolloutId', 'detail', 'language'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    detail: { kind: 'text', en: 'detail', nl: 'gegeven', personal: 'plain' },
    language: { kind: 'text', en: 'language', nl: 'taal', personal: 'plain' },
    text: { kind: 'text', en: 'text', nl: 'tekst', personal: 'quotes' },
  },
})

const delivery = table('delivery', {
  about:
    'A message on its way to one reader (CM-7): channel (email, hand), language, state (queued, sent, failed, unsure, told, withdrawn), from when it may leave, tries, the words of the mail server, when it was read, and who told it by hand and how (talk, whatsapp, paper).',
  label: { en: 'Delivery', nl: 'Bezorging' },
  readers: 'concerned',
  key: ['rolloutId', 'messageKey', 'personId'],
  speaksOf: { person: 'personId', location: 'locationId' },
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    messageKey: { kind: 'text', en: 'message', nl: 'bericht' },
    personId: { kind: 'text', en: 'person', nl: 'persoon' },
    locationId: { kind: 'text?', en: 'location', nl: 'locatie' },
    channel: { kind: 'text', en: 'channel', nl: 'kanaal', personal: 'plain' },
    language: { kind: 'text', en: 'language', nl: 'taal', personal: 'plain' },
    state: { kind: 'text', en: 'state', nl: 'status', personal: 'plain' },
    dueAt: { kind: 'text', en: 'may leave from', nl: 'mag weg vanaf' },
    attempts: { kind: 'integer', en: 'attempts', nl: 'pogingen' },
    words: { kind: 'text?', en: 'answer of the server', nl: 'antwoord van de server', personal: 'own' },
    settledAt: { kind: 'text?', en: 'settled on', nl: 'afgehandeld op' },
    readAt: { kind: 'text?', en: 'read on', nl: 'gelezen op' },
    toldBy: { kind: 'text?', en: 'told by', nl: 'doorgegeven door', personal: 'quotes' },
    toldHow: { kind: 'text?', en: 'way of telling', nl: 'hoe doorgegeven', personal: 'plain' },
  },
})

const letter = table('letter', {
  about: 'The words that one reader gets or got; locationId only where somebody of that place is to tell them by hand.',
  label: { en: 'Message to one recipient', nl: 'Bericht aan één ontvanger' },
  readers: 'concerned',
  tokens: false,
  unplaced: 'leads',
  leads: 'oneByOne',
  key: ['rolloutId', 'messageKey', 'personId'],
  speaksOf: { person: 'personId', location: 'locationId' },
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    messageKey: { kind: 'text', en: 'message', nl: 'bericht' },
    personId: { kind: 'text', en: 'person', nl: 'persoon' },
    locationId: { kind: 'text?', en: 'location', nl: 'locatie' },
    language: { kind: 'text', en: 'language', nl: 'taal', personal: 'plain' },
    subject: { kind: 'text', en: 'subject', nl: 'onderwerp', personal: 'own' },
    body: { kind: 'text', en: 'text', nl: 'tekst', personal: 'own', trail: 'digest' },
  },
})

const channel = table('channel', {
  about: 'A group channel that messages are posted to (kind: slack, teams), by its incoming webhook.',
  label: { en: 'Channel', nl: 'Kanaal' },
  readers: 'leads',
  tokens: false,
  key: ['rolloutId', 'channelId'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    channelId: { kind: 'text', en: 'channel', nl: 'kanaal' },
    kind: { kind: 'text', en: 'kind', nl: 'soort', personal: 'plain' },
    name: { kind: 'text', en: 'name', nl: 'naam', personal: 'quotes' },
    language: { kind: 'text', en: 'language', nl: 'taal', personal: 'plain' },
    address: { kind: 'text', en: 'address', nl: 'adres', personal: 'plain' },
    addedAt: { kind: 'text', en: 'added on', nl: 'toegevoegd op' },
    addedBy: { kind: 'text', en: 'added by', nl: 'toegevoegd door', personal: 'quotes' },
    removedAt: { kind: 'text?', en: 'removed on', nl: 'verwijderd op' },
  },
})

const post = table('post', {
  about: 'A message on its way to a group channel: state (queued, sent, failed, unsure), tries, and what the channel answered.',
  label: { en: 'Channel post', nl: 'Bericht in een kanaal' },
  readers: 'leads',
  key: ['rolloutId', 'messageKey', 'channelId'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    messageKey: { kind: 'text', en: 'message', nl: 'bericht' },
    channelId: { kind: 'text', en: 'channel', nl: 'kanaal' },
    state: { kind: 'text', en: 'state', nl: 'status', personal: 'plain' },
    dueAt: { kind: 'text', en: 'may leave from', nl: 'mag weg vanaf' },
    attempts: { kind: 'integer', en: 'attempts', nl: 'pogingen' },
    words: { kind: 'text?', en: 'answer of the server', nl: 'antwoord van de server', personal: 'quotes' },
    settledAt: { kind: 'text?', en: 'settled on', nl: 'afgehandeld op' },
  },
})

const channelChoice = table('channelChoice', {
  about: 'How somebody wants to get messages, where that is not by e-mail alone: channel (email, hand).',
  label: { en: 'Choice of channel', nl: 'Keuze van kanaal' },
  readers: 'concerned',
  key: ['personId'],
  speaksOf: { person: 'personId' },
  columns: {
    personId: { kind: 'text', en: 'person', nl: 'persoon' },
    channel: { kind: 'text', en: 'channel', nl: 'kanaal', personal: 'plain' },
    chosenAt: { kind: 'text', en: 'chosen on', nl: 'gekozen op' },
  },
})

export const communicationTables = { channelChoice, message, messageText, briefing, detail, delivery, letter, channel, post } as const
