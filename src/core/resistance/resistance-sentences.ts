/** What the audit trail says of objections, stories, feedback and estimates; what was said in confidence is not repeated (RE-3). */
import type { Sentences } from '#core/trail/trail.ts'

export const resistanceSentences = {
  en: {
    'resistance.logObjection': () => 'Logged an objection',
    'resistance.answerObjection': () => 'Noted what was answered to an objection',
    'resistance.estimate': (t) =>
      t.has('amount') ? `Noted a figure for answers, by ${t.text('source')}` : 'Took a figure for answers back',
    'resistance.noteStory': (t) => (t.text('kind') === 'success' ? 'Noted a success' : 'Noted a quick win'),
    'resistance.consentToStory': (t) => (t.has('consent') ? 'Agreed to have a story told' : 'No longer agrees to have a story told'),
    'resistance.chooseStory': (t) => (t.has('chosen') ? 'Chose a story for the weekly update' : 'Left a story out of the weekly update'),
    'resistance.giveFeedback': () => 'Gave feedback',
    'resistance.answerFeedback': (t) => (t.has('adjusted') ? 'Changed something because of feedback' : 'Answered feedback'),
  },
  nl: {
    'resistance.logObjection': () => 'Noteerde een bezwaar',
    'resistance.answerObjection': () => 'Noteerde wat er op een bezwaar is geantwoord',
    'resistance.estimate': (t) =>
      t.has('amount') ? `Noteerde een cijfer voor antwoorden, van ${t.text('source')}` : 'Nam een cijfer voor antwoorden terug',
    'resistance.noteStory': (t) => (t.text('kind') === 'success' ? 'Noteerde een succes' : 'Noteerde een snelle winst'),
    'resistance.consentToStory': (t) =>
      t.has('consent') ? 'Vond goed dat een verhaal verteld wordt' : 'Vindt niet meer goed dat een verhaal verteld wordt',
    'resistance.chooseStory': (t) => (t.has('chosen') ? 'Koos een verhaal voor het weekbericht' : 'Liet een verhaal uit het weekbericht'),
    'resistance.giveFeedback': () => 'Gaf een terugmelding',
    'resistance.answerFeedback': (t) => (t.has('adjusted') ? 'Paste iets aan na een terugmelding' : 'Beantwoordde een terugmelding'),
  },
} as const satisfies Sentences
