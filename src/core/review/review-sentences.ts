/** What the activity log says of reviews, lessons and actions. */
import type { Sentences, Told } from '#core/kernel/sentence.ts'

const momentsEn: Readonly<Record<string, string>> = { week1: 'week 1', month1: 'month 1', month3: 'month 3' }
const momentsNl: Readonly<Record<string, string>> = { week1: 'week 1', month1: 'maand 1', month3: 'maand 3' }
const stepsEn: Readonly<Record<string, string>> = { account: 'account', materials: 'materials', check: 'first weeks' }
const stepsNl: Readonly<Record<string, string>> = { account: 'account', materials: 'trainingsmateriaal', check: 'eerste weken' }
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
    'review.welcome': (t) => `Welcomed ${t.called('personId')}, who joined after the rollout`,
    'review.settleNewcomer': (t) =>
      `${t.has('done') ? 'Ticked' : 'Reopened'} the step “${stepsEn[t.text('step')] ?? t.text('step')}” of ${t.called('personId')}`,
  },
  nl: {
    'review.close': (t) => `Sloot de terugblik van ${momentIn(t, momentsNl)} af`,
    'review.reopen': (t) => `Opende de terugblik van ${momentIn(t, momentsNl)} opnieuw`,
    'review.noteLesson': (t) => `Legde het leerpunt “${t.text('text')}” vast`,
    'review.removeLesson': () => 'Verwijderde een leerpunt',
    'review.noteAction': (t) => `Wees de actie “${t.text('title')}” toe aan ${t.called('ownerId')}`,
    'review.settleAction': (t) => (t.has('done') ? 'Vinkte een actie uit een terugblik af' : 'Opende een actie uit een terugblik opnieuw'),
    'review.removeAction': () => 'Verwijderde een actie uit een terugblik',
    'review.welcome': (t) => `Verwelkomde ${t.called('personId')}, die na de uitrol begon`,
    'review.settleNewcomer': (t) =>
      `${t.has('done') ? 'Vinkte' : 'Heropende'} de stap “${stepsNl[t.text('step')] ?? t.text('step')}” van ${t.called('personId')}${t.has('done') ? ' af' : ''}`,
  },
} as const satisfies Sentences
