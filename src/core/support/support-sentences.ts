/** What the audit trail says of calls for help, their tiers and the answers. */
import type { Sentences, Told } from '#core/kernel/sentence.ts'

/** The beginning of what somebody wrote. */
const short = (t: Told, field: string): string => {
  const words = t.text(field).replace(/\s+/g, ' ').trim()
  return words.length > 80 ? `${words.slice(0, 79).trimEnd()}…` : words
}

export const supportSentences = {
  en: {
    'support.ask': (t) => `Asked for help: “${short(t, 'question')}”`,
    'support.askFor': (t) => `Asked for help for ${t.called('personId')}: “${short(t, 'question')}”`,
    'support.solvedByArticle': (t) => `Found a help article alone: “${short(t, 'question')}”`,
    'support.solvedIt': () => 'Marked their own question as solved',
    'support.say': (t) => `Replied to a question: “${short(t, 'text')}”`,
    'support.withdraw': () => 'Withdrew a question',
    'support.reopen': () => 'Reopened a question',
    'support.solve': (t) => `Answered a question: “${short(t, 'answer')}”`,
    'support.up': (t) =>
      t.has('because')
        ? `Escalated a question to level ${t.text('to')}: ${short(t, 'because')}`
        : `Escalated a question to level ${t.text('to')}`,
    'support.goUp': () => 'Escalated an overdue question one level',
    'support.askVendor': (t) => (t.has('reference') ? `Asked the vendor, reference ${t.text('reference')}` : 'Asked the vendor'),
    'support.noteVendor': (t) => `Noted the vendor’s answer: “${short(t, 'text')}”`,
    'support.nameTier': (t) => `Changed who is responsible for support level ${t.text('tier')}`,
    'support.writeArticle': (t) => `Saved the help article “${t.text('title')}”`,
    'support.withdrawArticle': () => 'Withdrew an outdated help article',
  },
  nl: {
    'support.ask': (t) => `Vroeg om hulp: “${short(t, 'question')}”`,
    'support.askFor': (t) => `Vroeg om hulp voor ${t.called('personId')}: “${short(t, 'question')}”`,
    'support.solvedByArticle': (t) => `Vond zelf een hulpartikel: “${short(t, 'question')}”`,
    'support.solvedIt': () => 'Markeerde een eigen vraag als opgelost',
    'support.say': (t) => `Reageerde op een vraag: “${short(t, 'text')}”`,
    'support.withdraw': () => 'Trok een vraag in',
    'support.reopen': () => 'Heropende een vraag',
    'support.solve': (t) => `Beantwoordde een vraag: “${short(t, 'answer')}”`,
    'support.up': (t) =>
      t.has('because')
        ? `Zette een vraag door naar niveau ${t.text('to')}: ${short(t, 'because')}`
        : `Zette een vraag door naar niveau ${t.text('to')}`,
    'support.goUp': () => 'Zette een vraag die over tijd was een niveau door',
    'support.askVendor': (t) =>
      t.has('reference') ? `Vroeg het aan de leverancier, kenmerk ${t.text('reference')}` : 'Vroeg het aan de leverancier',
    'support.noteVendor': (t) => `Noteerde het antwoord van de leverancier: “${short(t, 'text')}”`,
    'support.nameTier': (t) => `Wijzigde wie verantwoordelijk is voor niveau ${t.text('tier')} van de hulp`,
    'support.writeArticle': (t) => `Sloeg het hulpartikel “${t.text('title')}” op`,
    'support.withdrawArticle': () => 'Trok een verouderd hulpartikel in',
  },
} as const satisfies Sentences
