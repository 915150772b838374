/** What the activity log says of issues and pauses. */
import type { Sentences } from '#core/kernel/sentence.ts'

export const contingencySentences = {
  en: {
    'contingency.openIssue': (t) => `Opened an issue: ${t.text('title')}`,
    'contingency.changeIssue': (t) => `Changed an issue: ${t.text('title')}`,
    'contingency.fixIssue': (t) => `Recorded a fix: ${t.text('fix')}`,
    'contingency.closeIssue': () => 'Closed an issue',
    'contingency.reopenIssue': () => 'Reopened an issue',
  },
  nl: {
    'contingency.openIssue': (t) => `Meldde een probleem: ${t.text('title')}`,
    'contingency.changeIssue': (t) => `Wijzigde een probleem: ${t.text('title')}`,
    'contingency.fixIssue': (t) => `Legde een oplossing vast: ${t.text('fix')}`,
    'contingency.closeIssue': () => 'Sloot een probleem af',
    'contingency.reopenIssue': () => 'Heropende een probleem',
  },
} as const satisfies Sentences
