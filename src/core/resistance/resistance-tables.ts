/** What people object to, what goes well, what they tell us, and the figures an answer may claim. */
import { table } from '#core/kernel/table.ts'

const objection = table('objection', {
  about:
    'An objection: whose (or nobody’s name), which kind (noTime, oldWay, tooComplicated, whyChange, other), in whose words, what was answered and what came of it (open, cameRound, adjusted, stays). Confidential (RE-1, RE-3).',
  label: { en: 'Objection', nl: 'Bezwaar' },
  readers: 'concerned',
  tokens: false,
  unplaced: 'leads',
  key: ['rolloutId', 'objectionId'],
  speaksOf: { location: 'locationId' },
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    objectionId: { kind: 'text', en: 'objection', nl: 'bezwaar' },
    personId: { kind: 'text?', en: 'person', nl: 'persoon' },
    locationId: { kind: 'text?', en: 'location', nl: 'locatie' },
    kind: { kind: 'text', en: 'kind', nl: 'soort', personal: 'plain' },
    words: { kind: 'text?', en: 'in their words', nl: 'in eigen woorden', personal: 'own' },
    response: { kind: 'text?', en: 'response', nl: 'reactie', personal: 'own' },
    outcome: { kind: 'text', en: 'outcome', nl: 'resultaat', personal: 'plain' },
    loggedAt: { kind: 'text', en: 'recorded on', nl: 'vastgelegd op' },
    loggedBy: { kind: 'text', en: 'recorded by', nl: 'vastgelegd door', personal: 'quotes' },
    answeredAt: { kind: 'text?', en: 'answered on', nl: 'beantwoord op' },
    answeredBy: { kind: 'text?', en: 'answered by', nl: 'beantwoord door', personal: 'quotes' },
  },
})

const story = table('story', {
  about:
    'A quick win or a success (kind: quickWin, success), in whose words; consentAt when they agreed to share it, chosenAt when it is to be told, toldIn the message that told it (CM-11).',
  label: { en: 'Story', nl: 'Verhaal' },
  readers: 'concerned',
  key: ['rolloutId', 'storyId'],
  speaksOf: { person: 'personId', location: 'locationId' },
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    storyId: { kind: 'text', en: 'story', nl: 'verhaal' },
    personId: { kind: 'text?', en: 'person', nl: 'persoon' },
    locationId: { kind: 'text?', en: 'location', nl: 'locatie' },
    kind: { kind: 'text', en: 'kind', nl: 'soort', personal: 'plain' },
    text: { kind: 'text', en: 'text', nl: 'tekst', personal: 'quotes' },
    language: { kind: 'text?', en: 'language', nl: 'taal', personal: 'plain' },
    notedAt: { kind: 'text', en: 'recorded on', nl: 'vastgelegd op' },
    notedBy: { kind: 'text', en: 'recorded by', nl: 'vastgelegd door', personal: 'quotes' },
    consentAt: { kind: 'text?', en: 'consent given on', nl: 'toestemming gegeven op' },
    chosenAt: { kind: 'text?', en: 'chosen to be told on', nl: 'gekozen om te vertellen op' },
    toldIn: { kind: 'text?', en: 'told in', nl: 'verteld in', personal: 'plain' },
  },
})

const feedback = table('feedback', {
  about:
    'What somebody told us, and what we said or did about it (state: open, answered, adjusted); toldIn the message that told it (RE-5).',
  label: { en: 'Feedback', nl: 'Feedback' },
  readers: 'concerned',
  key: ['rolloutId', 'feedbackId'],
  speaksOf: { person: 'personId', location: 'locationId' },
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    feedbackId: { kind: 'text', en: 'feedback', nl: 'feedback' },
    personId: { kind: 'text', en: 'person', nl: 'persoon' },
    locationId: { kind: 'text?', en: 'location', nl: 'locatie' },
    text: { kind: 'text', en: 'text', nl: 'tekst', personal: 'quotes' },
    language: { kind: 'text?', en: 'language', nl: 'taal', personal: 'plain' },
    givenAt: { kind: 'text', en: 'given on', nl: 'gegeven op' },
    state: { kind: 'text', en: 'state', nl: 'status', personal: 'plain' },
    answer: { kind: 'text?', en: 'answer', nl: 'antwoord', personal: 'quotes' },
    answeredAt: { kind: 'text?', en: 'answered on', nl: 'beantwoord op' },
    answeredBy: { kind: 'text?', en: 'answered by', nl: 'beantwoord door', personal: 'quotes' },
    toldIn: { kind: 'text?', en: 'told in', nl: 'verteld in', personal: 'plain' },
  },
})

const translation = table('translation', {
  about:
    'A story, or feedback and what was done about it (about: story, feedback), in another language than it was told in, for the readers of messages (CM-5, CM-11, RE-5).',
  label: { en: 'Translation', nl: 'Vertaling' },
  readers: 'leads',
  key: ['rolloutId', 'about', 'ofId', 'language'],
  speaksOf: { person: 'personId', location: 'locationId' },
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    about: { kind: 'text', en: 'what is translated', nl: 'wat vertaald is', personal: 'plain' },
    ofId: { kind: 'text', en: 'story or feedback', nl: 'verhaal of feedback' },
    language: { kind: 'text', en: 'language', nl: 'taal', personal: 'plain' },
    personId: { kind: 'text?', en: 'person', nl: 'persoon' },
    locationId: { kind: 'text?', en: 'location', nl: 'locatie' },
    text: { kind: 'text', en: 'text', nl: 'tekst', personal: 'quotes' },
    answer: { kind: 'text?', en: 'answer', nl: 'antwoord', personal: 'quotes' },
    writtenAt: { kind: 'text', en: 'written on', nl: 'geschreven op' },
    writtenBy: { kind: 'text', en: 'written by', nl: 'geschreven door', personal: 'quotes' },
  },
})

const estimate = table('estimate', {
  about:
    'A figure that an answer may claim (hoursSaved a person and week, problemHours a week, problemCost a month, easyAfterDays), measured or estimated, and by whom (RE-1).',
  label: { en: 'Estimate', nl: 'Schatting' },
  readers: 'concerned',
  key: ['rolloutId', 'what'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    what: { kind: 'text', en: 'what is estimated', nl: 'wat wordt geschat', personal: 'plain' },
    amount: { kind: 'text', en: 'amount', nl: 'bedrag of aantal', personal: 'plain' },
    basis: { kind: 'text', en: 'basis', nl: 'grondslag', personal: 'plain' },
    source: { kind: 'text', en: 'source', nl: 'bron', personal: 'quotes' },
    notedAt: { kind: 'text', en: 'recorded on', nl: 'vastgelegd op' },
    notedBy: { kind: 'text', en: 'recorded by', nl: 'vastgelegd door', personal: 'quotes' },
  },
})

export const resistanceTables = { objection, story, feedback, translation, estimate } as const
