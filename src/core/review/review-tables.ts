/** The reviews of a rollout that were held, the lessons from them, and the actions they end in (RV-1, RV-2, RV-3). */
import { table } from '#core/kernel/table.ts'

const review = table('review', {
  about: 'A review that was held: week1, month1 or month3 after the rollout was complete, on which day, and why before its day.',
  label: { en: 'Review', nl: 'Terugblik' },
  readers: 'leads',
  key: ['rolloutId', 'moment'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    moment: { kind: 'text', en: 'moment', nl: 'moment', personal: 'plain' },
    heldOn: { kind: 'text', en: 'held on', nl: 'gehouden op' },
    because: { kind: 'text?', en: 'why before its day', nl: 'waarom eerder', personal: 'quotes' },
    closedAt: { kind: 'text', en: 'closed on', nl: 'afgesloten op' },
    closedBy: { kind: 'text', en: 'closed by', nl: 'afgesloten door', personal: 'quotes' },
  },
})

const lesson = table('lesson', {
  about: 'A lesson of a review: what to keep, or what to change next time; every later rollout of the organisation shows it.',
  label: { en: 'Lesson', nl: 'Leerpunt' },
  readers: 'leads',
  key: ['rolloutId', 'lessonId'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    lessonId: { kind: 'text', en: 'lesson', nl: 'leerpunt' },
    moment: { kind: 'text', en: 'review', nl: 'terugblik', personal: 'plain' },
    kind: { kind: 'text', en: 'keep or change', nl: 'behouden of veranderen', personal: 'plain' },
    text: { kind: 'text', en: 'text', nl: 'tekst', personal: 'quotes' },
    source: { kind: 'text?', en: 'source', nl: 'bron', personal: 'quotes' },
    notedAt: { kind: 'text', en: 'recorded on', nl: 'vastgelegd op' },
    notedBy: { kind: 'text', en: 'recorded by', nl: 'vastgelegd door', personal: 'quotes' },
  },
})

const reviewAction = table('reviewAction', {
  about: 'An action that a review ends in: what, who does it, by which day, and when it was done.',
  label: { en: 'Action of a review', nl: 'Actie uit een terugblik' },
  readers: 'leads',
  key: ['rolloutId', 'actionId'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    actionId: { kind: 'text', en: 'action', nl: 'actie' },
    moment: { kind: 'text', en: 'review', nl: 'terugblik', personal: 'plain' },
    title: { kind: 'text', en: 'action', nl: 'actie', personal: 'quotes' },
    ownerId: { kind: 'text', en: 'assigned to', nl: 'toegewezen aan' },
    dueOn: { kind: 'text', en: 'due on', nl: 'klaar op' },
    doneAt: { kind: 'text?', en: 'done on', nl: 'gedaan op' },
    doneBy: { kind: 'text?', en: 'done by', nl: 'gedaan door', personal: 'quotes' },
    notedAt: { kind: 'text', en: 'recorded on', nl: 'vastgelegd op' },
    notedBy: { kind: 'text', en: 'recorded by', nl: 'vastgelegd door', personal: 'quotes' },
  },
})

export const reviewTables = { review, lesson, reviewAction } as const
