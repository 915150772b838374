/** What the activity log says of budgets, exchange rates and the return. */
import type { Sentences } from '#core/kernel/sentence.ts'

export const financeSentences = {
  en: {
    'finance.describeBudget': (t) => `Set up the budget in ${t.text('currency')}`,
    'finance.approveBudget': (t) => (t.has('amount') ? `Noted ${t.text('amount')} as approved` : 'Withdrew the approval of the budget'),
    'finance.keepLine': (t) => `Saved the budget line “${t.text('name')}”`,
    'finance.removeLine': () => 'Removed a budget line',
    'finance.keepRates': () => 'Entered exchange rates',
    'finance.removeRate': (t) => `Removed the rate of ${t.text('dayOn')} from ${t.text('fromCurrency')} to ${t.text('toCurrency')}`,
    'finance.keepReturn': () => 'Changed the assumptions of the return',
  },
  nl: {
    'finance.describeBudget': (t) => `Stelde het budget in ${t.text('currency')} in`,
    'finance.approveBudget': (t) =>
      t.has('amount') ? `Noteerde ${t.text('amount')} als goedgekeurd` : 'Trok de goedkeuring van het budget in',
    'finance.keepLine': (t) => `Sloeg de budgetregel “${t.text('name')}” op`,
    'finance.removeLine': () => 'Verwijderde een budgetregel',
    'finance.keepRates': () => 'Voerde wisselkoersen in',
    'finance.removeRate': (t) => `Verwijderde de koers van ${t.text('dayOn')} van ${t.text('fromCurrency')} naar ${t.text('toCurrency')}`,
    'finance.keepReturn': () => 'Wijzigde de aannames van het rendement',
  },
} as const satisfies Sentences
