/** What the activity log says of issues and pauses. */
import { phaseCalled } from '#core/plan/phase-name.ts'
import type { Sentences } from '#core/kernel/sentence.ts'

export const contingencySentences = {
  en: {
    'contingency.openIssue': (t) => `Opened an issue: ${t.text('title')}`,
    'contingency.changeIssue': (t) => `Changed an issue: ${t.text('title')}`,
    'contingency.fixIssue': (t) => `Recorded a fix: ${t.text('fix')}`,
    'contingency.closeIssue': () => 'Closed an issue',
    'contingency.reopenIssue': () => 'Reopened an issue',
    'contingency.pause': (t, f) => {
      const what = { person: t.called('personId'), location: t.called('locationId'), phase: phaseCalled(t.text('phaseKey'), f), all: '' }[
        t.text('scope') as 'all'
      ]
      return what ? `Paused the rollout of ${what}` : 'Paused the rollout for everyone'
    },
    'contingency.resume': () => 'Resumed the rollout',
    'contingency.keepFrozen': () => 'Moved on what is paused and would have happened that day',
  },
  nl: {
    'contingency.openIssue': (t) => `Meldde een probleem: ${t.text('title')}`,
    'contingency.changeIssue': (t) => `Wijzigde een probleem: ${t.text('title')}`,
    'contingency.fixIssue': (t) => `Legde een oplossing vast: ${t.text('fix')}`,
    'contingency.closeIssue': () => 'Sloot een probleem af',
    'contingency.reopenIssue': () => 'Heropende een probleem',
    'contingency.pause': (t, f) => {
      const what = { person: t.called('personId'), location: t.called('locationId'), phase: phaseCalled(t.text('phaseKey'), f), all: '' }[
        t.text('scope') as 'all'
      ]
      return what ? `Pauzeerde de uitrol van ${what}` : 'Pauzeerde de uitrol voor iedereen'
    },
    'contingency.resume': () => 'Hervatte de uitrol',
    'contingency.keepFrozen': () => 'Schoof op wat gepauzeerd is en die dag zou zijn gebeurd',
  },
} as const satisfies Sentences
