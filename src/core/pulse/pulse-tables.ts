/** What people say of the new tool: the weekly question, whether they are at ease, and who worked in which system. */
import { table } from '#core/kernel/table.ts'

const pulseMode = table('pulseMode', {
  about: 'Whether the weekly question is anonymous (1) or named (0), from a Monday on; without a row it is named (ME-5).',
  label: { en: 'Kind of weekly question', nl: 'Soort vraag van de week' },
  readers: 'everyone',
  key: ['rolloutId', 'fromOn'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    fromOn: { kind: 'text', en: 'from', nl: 'vanaf' },
    anonymous: { kind: 'integer', en: 'anonymous', nl: 'anoniem' },
  },
})

const pulseReply = table('pulseReply', {
  about:
    'That somebody answered the weekly question in the week of this Monday, and in a named week their answer (0 to 10). In an anonymous week the answer is kept apart, without a link (ME-5).',
  label: { en: 'Answer to the weekly question', nl: 'Antwoord op de vraag van de week' },
  readers: 'concerned',
  leads: 'oneByOne',
  tokens: false,
  unplaced: 'leads',
  key: ['rolloutId', 'personId', 'weekOn'],
  speaksOf: { person: 'personId', location: 'locationId' },
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    personId: { kind: 'text', en: 'person', nl: 'persoon' },
    weekOn: { kind: 'text', en: 'week of', nl: 'week van' },
    locationId: { kind: 'text?', en: 'location', nl: 'locatie' },
    answeredOn: { kind: 'text', en: 'answered on', nl: 'beantwoord op' },
    satisfied: { kind: 'integer?', en: 'satisfied', nl: 'tevreden', readers: 'leads' },
    recommend: { kind: 'integer?', en: 'would recommend', nl: 'zou het aanraden', readers: 'leads' },
    remark: { kind: 'text?', en: 'remark', nl: 'opmerking', readers: 'leads', personal: 'own' },
  },
})

const pulseRound = table('pulseRound', {
  about:
    'That those who had not answered the weekly question were reminded, once in the week of this Monday, in the order of their ids; throughId is the last of them while more are to come (ME-5).',
  label: { en: 'Reminder of the weekly question', nl: 'Herinnering aan de vraag van de week' },
  readers: 'leads',
  key: ['rolloutId', 'weekOn'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    weekOn: { kind: 'text', en: 'week of', nl: 'week van' },
    reminded: { kind: 'integer', en: 'people reminded', nl: 'herinnerde mensen' },
    throughId: { kind: 'text?', en: 'reminded up to', nl: 'herinnerd tot en met' },
    remindedAt: { kind: 'text', en: 'reminded on', nl: 'herinnerd op' },
  },
})

const pulseLink = table('pulseLink', {
  about:
    'A link by which one person answers the weekly question without signing in: it opens nothing else. Only its hash is kept; a new one ends the one before (ME-5).',
  label: { en: 'Link to the weekly question', nl: 'Link naar de vraag van de week' },
  readers: 'leads',
  tokens: false,
  key: ['rolloutId', 'personId'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    personId: { kind: 'text', en: 'person', nl: 'persoon' },
    secretHash: { kind: 'text', en: 'hash of the link', nl: 'hash van de link' },
    madeAt: { kind: 'text', en: 'made on', nl: 'gemaakt op' },
    madeBy: { kind: 'text', en: 'made by', nl: 'gemaakt door', personal: 'quotes' },
  },
})

const atEase = table('atEase', {
  about:
    'The answer to “Can you do your work with the new tool?” (yes, partly, no), of a day; saidBy says whether they said it themselves (self) or their champion recorded it (champion) (GA-7).',
  label: { en: 'At ease', nl: 'Redt zich' },
  readers: 'concerned',
  unplaced: 'leads',
  key: ['rolloutId', 'personId', 'saidOn'],
  speaksOf: { person: 'personId', location: 'locationId' },
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    personId: { kind: 'text', en: 'person', nl: 'persoon' },
    saidOn: { kind: 'text', en: 'answered on', nl: 'beantwoord op' },
    locationId: { kind: 'text?', en: 'location', nl: 'locatie' },
    answer: { kind: 'text', en: 'answer', nl: 'antwoord', personal: 'plain' },
    saidBy: { kind: 'text', en: 'said by', nl: 'gezegd door', personal: 'plain' },
    recordedBy: { kind: 'text', en: 'recorded by', nl: 'vastgelegd door', personal: 'quotes' },
  },
})

const rollCall = table('rollCall', {
  about:
    'What somebody worked in during the week of this Monday (new, old, away), as their champion said in a roll-call (champion) or they themselves (self): two sources of usage (ME-4, ME-15).',
  label: { en: 'Roll-call', nl: 'Rondvraag' },
  readers: 'concerned',
  unplaced: 'leads',
  key: ['rolloutId', 'personId', 'weekOn', 'saidBy'],
  speaksOf: { person: 'personId', location: 'locationId' },
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    personId: { kind: 'text', en: 'person', nl: 'persoon' },
    weekOn: { kind: 'text', en: 'week of', nl: 'week van' },
    saidBy: { kind: 'text', en: 'said by', nl: 'gezegd door', personal: 'plain' },
    locationId: { kind: 'text?', en: 'location', nl: 'locatie' },
    used: { kind: 'text', en: 'worked in', nl: 'werkte in', personal: 'plain' },
    saidOn: { kind: 'text', en: 'said on', nl: 'gezegd op' },
    recordedBy: { kind: 'text', en: 'recorded by', nl: 'vastgelegd door', personal: 'quotes' },
  },
})

const oldUse = table('oldUse', {
  about:
    'What the rollout lead stated on a day about the old system where it has no usage data: what is still done only there, or nothing (null) (GA-7).',
  label: { en: 'Statement about the old system', nl: 'Verklaring over het oude systeem' },
  readers: 'leads',
  key: ['rolloutId', 'statedOn'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    statedOn: { kind: 'text', en: 'stated on', nl: 'verklaard op' },
    stillThere: { kind: 'text?', en: 'still done only there', nl: 'gebeurt alleen nog daar', personal: 'quotes' },
    statedBy: { kind: 'text', en: 'stated by', nl: 'verklaard door', personal: 'quotes' },
  },
})

export const pulseTables = { pulseMode, pulseReply, pulseRound, pulseLink, atEase, rollCall, oldUse } as const
