/** What is said about money. */
import type { ProblemKind } from '#core/kernel/problem.ts'
import { catalogue } from '#core/kernel/words.ts'

type Pair = { from: string; to: string; day: string }

export const financeWords = catalogue({
  en: {
    'finance.noBudget': 'This rollout has no budget yet. Choose the currency of the budget first.',
    'finance.currencyFixed': ({ currency }: { currency: string }) =>
      `An amount in ${currency} was approved, so the budget stays in ${currency}. Withdraw the approval first to change the currency.`,
    'finance.unknownLine': 'This budget line does not exist any more. Nothing was changed.',
    'finance.unknownRate': 'There is no exchange rate of that day any more. Nothing was changed.',
    'finance.paidLater': ({ day }: { day: string }, f) =>
      `${f.day(day, 'full')} lies in the future. Leave “Paid on” empty until it is paid.`,
    'finance.sameCurrency': ({ currency, day }: { currency: string; day: string }, f) =>
      `The rate of ${f.day(day, 'full')} goes from ${currency} to ${currency}. Choose two different currencies.`,
    'finance.zeroRate': ({ from, to, day }: Pair, f) =>
      `The rate of ${f.day(day, 'full')} from ${from} to ${to} is zero. Enter how many ${to} one ${from} costs.`,
    'finance.rateLater': ({ day }: { day: string }, f) => `${f.day(day, 'full')} lies in the future. Enter rates up to today.`,
    'finance.badRange': 'The low value must not be above the value, and the high value not below it. Correct the three.',
    'finance.badShare': 'The useful share of saved time lies between 0 and 1 (0 % and 100 %). Correct the range.',
    'finance.badRateLine': ({ line }: { line: number }) =>
      `Line ${line} is not a rate. Write day, from, to and rate, such as 2026-12-10;USD;SRD;37.79.`,
    'finance.noRates': 'There are no rates in this list. Write one on each line: day, from, to and rate.',
  },
  nl: {
    'finance.noBudget': 'Deze uitrol heeft nog geen budget. Kies eerst de valuta van het budget.',
    'finance.currencyFixed': ({ currency }) =>
      `Er is een bedrag in ${currency} goedgekeurd, dus het budget blijft in ${currency}. Trek eerst de goedkeuring in om de valuta te wijzigen.`,
    'finance.unknownLine': 'Deze budgetregel bestaat niet meer. Er is niets gewijzigd.',
    'finance.unknownRate': 'Er is geen wisselkoers van die dag meer. Er is niets gewijzigd.',
    'finance.paidLater': ({ day }, f) => `${f.day(day, 'full')} ligt in de toekomst. Laat “Betaald op” leeg tot het betaald is.`,
    'finance.sameCurrency': ({ currency, day }, f) =>
      `De koers van ${f.day(day, 'full')} gaat van ${currency} naar ${currency}. Kies twee verschillende valuta.`,
    'finance.zeroRate': ({ from, to, day }, f) =>
      `De koers van ${f.day(day, 'full')} van ${from} naar ${to} is nul. Vul in hoeveel ${to} één ${from} kost.`,
    'finance.rateLater': ({ day }, f) => `${f.day(day, 'full')} ligt in de toekomst. Voer koersen tot en met vandaag in.`,
    'finance.badRange': 'De lage waarde mag niet boven de waarde liggen, en de hoge niet eronder. Verbeter de drie.',
    'finance.badShare': 'Het nuttige deel van de bespaarde tijd ligt tussen 0 en 1 (0 % en 100 %). Verbeter de waarden.',
    'finance.badRateLine': ({ line }) => `Regel ${line} is geen koers. Schrijf dag, van, naar en koers, zoals 2026-12-10;USD;SRD;37,79.`,
    'finance.noRates': 'Er staan geen koersen in deze lijst. Schrijf er één per regel: dag, van, naar en koers.',
  },
})

export const financeProblems = {
  'finance.noBudget': 'conflict',
  'finance.currencyFixed': 'conflict',
  'finance.unknownLine': 'notFound',
  'finance.unknownRate': 'notFound',
  'finance.paidLater': 'invalid',
  'finance.sameCurrency': 'invalid',
  'finance.zeroRate': 'invalid',
  'finance.rateLater': 'invalid',
  'finance.badRange': 'invalid',
  'finance.badShare': 'invalid',
  'finance.badRateLine': 'invalid',
  'finance.noRates': 'invalid',
} as const satisfies Record<string, ProblemKind>
