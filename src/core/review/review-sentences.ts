/** What the activity log says of reviews, lessons and actions. */
import type { Sentences, Told } from '#core/kernel/sentence.ts'

const momentsEn: Readonly<Record<string, string>> = { week1: 'week 1', month1: 'month 1', month3: 'month 3' }
const momentsNl: Readonly<Record<string, string>> = { week1: 'week 1', month1: 'maand 1', month3: 'maand 3' }
const momentIn = (t: Told, moments: Readonly<Record<string, string>>): string => moments[t.text('moment')] ?? t.text('moment')

export const reviewSentences = {
  en: {
    'review.close': (t) => `Closed the review of ${momentIn(t, momentsEn)}`,
    'review.reopen': (t) => `Reopened the review of ${momentIn(t, momentsEn)}`,
    'review.noteLesson': (t) => `Recorded the lesson “${t.text('text')}”`,
    'review.removeLesson': () => 'Removed a lesson',
    'review.noteAction': (t) => `Assigned the action “${t.text('title')}” to ${t.called('ownerId')}`,
    'review.settleAction': (t) => (t.has('done') ? 'Marked an action of a review as done' : 'Reopened an action of a review'),
    'review.removeAction': () => 'Removed an action of a review',
  },
  nl: {
    'review.close': (t) => `Sloot de terugblik van ${momentIn(t, momentsNl)} af`,
    'review.reopen': (t) => `Opende de terugblik van ${momentIn(t, momentsNl)} opnieuw`,
    'review.noteLesson': (t) => `Legde het leerpunt ‘${t.text('text')}’ vast`,
    'review.removeLesson': () => 'Verwijderde een leerpunt',
    'review.noteAction': (t) => `Wees de actie ‘${t.text('title')}’ toe aan ${t.called('ownerId')}`,
    'review.settleAction': (t) => (t.has('done') ? 'Vinkte een actie uit een terugblik af' : 'Opende een actie uit een terugblik opnieuw'),
    'review.removeAction': () => 'Verwijderde een actie uit een terugblik',
  },
} as const satisfies Sentences
