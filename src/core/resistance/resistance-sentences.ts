/** What the audit trail says of objections, stories, feedback and estimates; what was said in confidence is not repeated (RE-3). */
import type { Sentences } from '#core/kernel/sentence.ts'

export const resistanceSentences = {
  en: {
    'resistance.logObjection': () => 'Logged an objection',
    'resistance.answerObjection': () => 'Answered an objection',
    'resistance.estimate': (t) => (t.has('amount') ? `Noted a figure for answers, by ${t.text('source')}` : 'Removed a figure for answers'),
    'resistance.noteStory': (t) => (t.text('kind') === 'success' ? 'Noted a success' : 'Noted a quick win'),
    'resistance.consentToStory': (t) => (t.has('consent') ? 'Agreed to share a story' : 'Withdrew consent to share a story'),
    'resistance.chooseStory': (t) => (t.has('chosen') ? 'Chose a story for the weekly update' : 'Left a story out of the weekly update'),
    'resistance.giveFeedback': () => 'Gave feedback',
    'resistance.answerFeedback': (t) => (t.has('adjusted') ? 'Changed something because of feedback' : 'Answered feedback'),
    'resistance.translate': (t) => (t.text('about') === 'story' ? 'Translated a story' : 'Translated feedback'),
  },
  nl: {
    'resistance.logObjection': () => 'Noteerde een bezwaar',
    'resistance.answerObjection': () => 'Beantwoordde een bezwaar',
    'resistance.estimate': (t) =>
      t.has('amount') ? `Noteerde een cijfer voor antwoorden, van ${t.text('source')}` : 'Verwijderde een cijfer voor antwoorden',
    'resistance.noteStory': (t) => (t.text('kind') === 'success' ? 'Noteerde een succes' : 'Noteerde een snel resultaat'),
    'resistance.consentToStory': (t) =>
      t.has('consent') ? 'Gaf toestemming om een verhaal te delen' : 'Trok de toestemming om een verhaal te delen in',
    'resistance.chooseStory': (t) => (t.has('chosen') ? 'Koos een verhaal voor het weekbericht' : 'Liet een verhaal uit het weekbericht'),
    'resistance.giveFeedback': () => 'Gaf feedback',
    'resistance.answerFeedback': (t) => (t.has('adjusted') ? 'Paste iets aan na feedback' : 'Beantwoordde feedback'),
    'resistance.translate': (t) => (t.text('about') === 'story' ? 'Vertaalde een verhaal' : 'Vertaalde feedback'),
  },
} as const satisfies Sentences
