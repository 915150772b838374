/** What the audit trail says of calls for help, their tiers and the answers. */
import type { Sentences, Told } from '#core/trail/trail.ts'

/** The beginning of what somebody wrote. */
const short = (t: Told, field: string): string => {
  const words = t.text(field).replace(/\s+/g, ' ').trim()
  return words.length > 80 ? `${words.slice(0, 79).trimEnd()}…` : words
}

export const supportSentences = {
  en: {
    'support.ask': (t) => `Asked for help: “${short(t, 'question')}”`,
    'support.askFor': (t) => `Asked for help for ${t.called('personId')}: “${short(t, 'question')}”`,
    'support.solvedByArticle': (t) => `Found an answer alone: “${short(t, 'question')}”`,
    'support.solvedIt': () => 'Said that a question of their own is solved',
    'support.say': (t) => `Said of a question: “${short(t, 'text')}”`,
    'support.withdraw': () => 'Took a question back',
    'support.reopen': () => 'Said that a question is not solved after all',
    'support.solve': (t) => `Answered a question: “${short(t, 'answer')}”`,
    'support.up': (t) =>
      t.has('because')
        ? `Brought a question to tier ${t.text('to')}: ${short(t, 'because')}`
        : `Brought a question to tier ${t.text('to')}`,
    'support.goUp': () => 'A question that nobody answered in time went one tier up',
    'support.askVendor': (t) => (t.has('reference') ? `Asked the vendor, reference ${t.text('reference')}` : 'Asked the vendor'),
    'support.noteVendor': (t) => `Noted what the vendor answered: “${short(t, 'text')}”`,
    'support.nameTier': (t) => `Said who stands behind tier ${t.text('tier')} of support`,
    'support.writeArticle': (t) => `Wrote the answer “${t.text('title')}”`,
    'support.withdrawArticle': () => 'Took an answer back that no longer holds',
  },
  nl: {
    'support.ask': (t) => `Vroeg om hulp: “${short(t, 'question')}”`,
    'support.askFor': (t) => `Vroeg om hulp voor ${t.called('personId')}: “${short(t, 'question')}”`,
    'support.solvedByArticle': (t) => `Vond zelf een antwoord: “${short(t, 'question')}”`,
    'support.solvedIt': () => 'Gaf aan dat een eigen vraag is opgelost',
    'support.say': (t) => `Zei bij een vraag: “${short(t, 'text')}”`,
    'support.withdraw': () => 'Trok een vraag in',
    'support.reopen': () => 'Gaf aan dat een vraag toch niet is opgelost',
    'support.solve': (t) => `Beantwoordde een vraag: “${short(t, 'answer')}”`,
    'support.up': (t) =>
      t.has('because')
        ? `Bracht een vraag naar stap ${t.text('to')}: ${short(t, 'because')}`
        : `Bracht een vraag naar stap ${t.text('to')}`,
    'support.goUp': () => 'Een vraag die niemand op tijd beantwoordde, ging een stap verder',
    'support.askVendor': (t) =>
      t.has('reference') ? `Vroeg het aan de leverancier, kenmerk ${t.text('reference')}` : 'Vroeg het aan de leverancier',
    'support.noteVendor': (t) => `Noteerde wat de leverancier antwoordde: “${short(t, 'text')}”`,
    'support.nameTier': (t) => `Gaf aan wie achter stap ${t.text('tier')} van de hulp staat`,
    'support.writeArticle': (t) => `Schreef het antwoord “${t.text('title')}”`,
    'support.withdrawArticle': () => 'Trok een antwoord in dat niet meer klopt',
  },
} as const satisfies Sentences
