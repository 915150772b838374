/** What people object to, what goes well, what they tell us, and the figures an answer may claim. */
import { table } from '#core/kernel/table.ts'

export const objectionTable = table('objection', {
  about:
    'An objection: whose (or nobody’s name), which kind (noTime, oldWay, tooComplicated, whyChange, other), in whose words, what was answered and what came of it (open, cameRound, adjusted, stays). Confidential (RE-1, RE-3).',
  key: ['rolloutId', 'objectionId'],
  columns: {
    rolloutId: 'text',
    objectionId: 'text',
    personId: 'text?',
    locationId: 'text?',
    kind: 'text',
    words: 'text?',
    response: 'text?',
    outcome: 'text',
    loggedAt: 'text',
    loggedBy: 'text',
    answeredAt: 'text?',
    answeredBy: 'text?',
  },
  speaksOf: { location: 'locationId' },
})

export const storyTable = table('story', {
  about:
    'A quick win or a success (kind: quickWin, success), in whose words; consentAt when they agreed to share it, chosenAt when it is to be told, toldIn the message that told it (CM-11).',
  key: ['rolloutId', 'storyId'],
  columns: {
    rolloutId: 'text',
    storyId: 'text',
    personId: 'text?',
    locationId: 'text?',
    kind: 'text',
    text: 'text',
    notedAt: 'text',
    notedBy: 'text',
    consentAt: 'text?',
    chosenAt: 'text?',
    toldIn: 'text?',
  },
  speaksOf: { person: 'personId', location: 'locationId' },
})

export const feedbackTable = table('feedback', {
  about:
    'What somebody told us, and what we said or did about it (state: open, answered, adjusted); toldIn the message that told it (RE-5).',
  key: ['rolloutId', 'feedbackId'],
  columns: {
    rolloutId: 'text',
    feedbackId: 'text',
    personId: 'text',
    locationId: 'text?',
    text: 'text',
    givenAt: 'text',
    state: 'text',
    answer: 'text?',
    answeredAt: 'text?',
    answeredBy: 'text?',
    toldIn: 'text?',
  },
  speaksOf: { person: 'personId', location: 'locationId' },
})

export const estimateTable = table('estimate', {
  about:
    'A figure that an answer may claim (hoursSaved a person and week, problemHours a week, problemCost a month, easyAfterDays), measured or estimated, and by whom (RE-1).',
  key: ['rolloutId', 'what'],
  columns: { rolloutId: 'text', what: 'text', amount: 'text', basis: 'text', source: 'text', notedAt: 'text', notedBy: 'text' },
})
