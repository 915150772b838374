/** The words of the verbs that evaluate a file without a server: gate and return. */
import type { Format } from '#core/kernel/format.ts'
import type { ProblemKind } from '#core/kernel/problem.ts'
import { catalogue } from '#core/kernel/words.ts'
import type { NoRate } from '#core/finance/cash-flow.ts'
import type { Need, Verdict } from '#core/gates/check.ts'

const verdictEn: Readonly<Record<Verdict, string>> = { pass: 'Pass', hold: 'Hold', fail: 'Fail', 'no-data': 'No data' }
const verdictNl: Readonly<Record<Verdict, string>> = { pass: 'Goed', hold: 'Wacht', fail: 'Stop', 'no-data': 'Geen gegevens' }

const noRateEn: Readonly<Record<NoRate, string>> = {
  nothingPaid: 'nothing is paid in these flows',
  nothingGained: 'nothing comes in in these flows',
  several: 'more than one rate makes the present value zero',
  none: 'no rate makes the present value zero',
  tooIrregular: 'the flows change sign too often',
}
const noRateNl: Readonly<Record<NoRate, string>> = {
  nothingPaid: 'er wordt niets betaald in deze bedragen',
  nothingGained: 'er komt niets binnen in deze bedragen',
  several: 'meer dan één rentevoet maakt de contante waarde nul',
  none: 'geen rentevoet maakt de contante waarde nul',
  tooIrregular: 'de bedragen wisselen te vaak van teken',
}

const needEn = (need: Need, f: Format): string => {
  switch (need.code) {
    case 'none':
      return ''
    case 'data':
      return 'nothing was measured'
    case 'stale':
      return `the newest data is ${f.plural(need.days, { one: 'one day', other: '# days' })} old, more than the ${f.number(need.most)} allowed`
    case 'answers':
      return `${f.number(need.answers)} of at least ${f.number(need.least)} answers`
    case 'windows':
      return `passed in ${f.number(need.windows)} of ${f.plural(need.of, { one: '# window', other: '# windows' })}`
    case 'replies':
      return `at least ${f.plural(need.replies, { one: 'one more reply', other: '# more replies' })} needed`
    case 'better':
      return `${f.number(need.value, 2)} against ${f.number(need.threshold, 2)}`
  }
}
const needNl = (need: Need, f: Format): string => {
  switch (need.code) {
    case 'none':
      return ''
    case 'data':
      return 'er is niets gemeten'
    case 'stale':
      return `de nieuwste gegevens zijn ${f.plural(need.days, { one: 'één dag', other: '# dagen' })} oud; hoogstens ${f.number(need.most)} mag`
    case 'answers':
      return `${f.number(need.answers)} van minstens ${f.number(need.least)} antwoorden`
    case 'windows':
      return `gehaald in ${f.number(need.windows)} van ${f.plural(need.of, { one: '# periode', other: '# perioden' })}`
    case 'replies':
      return `nog minstens ${f.plural(need.replies, { one: 'één antwoord', other: '# antwoorden' })} nodig`
    case 'better':
      return `${f.number(need.value, 2)} tegenover ${f.number(need.threshold, 2)}`
  }
}

export const analysisWords = catalogue({
  en: {
    'help.gate': 'evaluate one go/no-go gate from a file',
    'help.gateFile': 'YAML or JSON with the checks; - for standard input',
    'help.return': 'calculate the return of a list of payments',
    'help.returnFile': 'YAML or JSON with the payments; - for standard input',
    'cli.notYaml': ({ line, reason }: { line: number; reason: string }) =>
      `Line ${line} is not valid YAML (${reason}). Correct the line and run the command again.`,
    'cli.rateMissing': ({ from, to, date }: { from: string; to: string; date: string }) =>
      `No exchange rate from ${from} to ${to} is known on or before ${date}. Add one under rates, with its date.`,
    'cli.tooManyAnswers': ({ key, answers, population }: { key: string; answers: number; population: number }) =>
      `The check ${key} has ${answers} answers for a population of ${population}. Correct the population, or remove the answers that were given twice.`,
    'gate.verdict': ({ verdict }: { verdict: Verdict }) => verdictEn[verdict],
    'gate.whole': ({ verdict }: { verdict: Verdict }) => `Go/no-go check: ${verdictEn[verdict]}`,
    'gate.dryRun': 'dry run, not counted',
    'gate.need': ({ need }: { need: Need }, f) => needEn(need, f),
    'gate.luck': ({ chance }: { chance: number }, f) => `chance of passing by luck: ${f.percent(chance)}`,
    'return.npv': ({ amount, currency }: { amount: `${number}`; currency: string }, f) => `Net present value: ${f.money(amount, currency)}`,
    'return.irr': ({ rate }: { rate: number }, f) => `Internal rate of return: ${f.percent(rate, 2)}`,
    'return.noIrr': ({ reason, roots }: { reason: NoRate; roots: readonly number[] }, f) =>
      `Internal rate of return: none, because ${noRateEn[reason]}${roots.length > 0 ? ` (${f.list(roots.map((root) => f.percent(root, 2)))})` : ''}`,
    'return.payback': ({ periods, unit }: { periods: number; unit: 'year' | 'month' }, f) =>
      `Payback: ${f.number(periods, 2)} ${unit === 'year' ? 'years' : 'months'}`,
    'return.noPayback': 'Payback: not within these payments',
    'return.roi': ({ share }: { share: number }, f) => `Return on investment: ${f.percent(share, 1)}`,
    'return.stress': ({ dearer }: { dearer: number }, f) => `With other currencies ${f.percent(dearer)} dearer:`,
  },
  nl: {
    'help.gate': 'beoordeel één go/no-go-moment uit een bestand',
    'help.gateFile': 'YAML of JSON met de controles; - voor standaardinvoer',
    'help.return': 'bereken het rendement van een lijst betalingen',
    'help.returnFile': 'YAML of JSON met de betalingen; - voor standaardinvoer',
    'cli.notYaml': ({ line, reason }) => `Regel ${line} is geen geldige YAML (${reason}). Verbeter de regel en probeer het opnieuw.`,
    'cli.rateMissing': ({ from, to, date }) =>
      `Er is geen wisselkoers van ${from} naar ${to} op of vóór ${date}. Voeg er een toe onder rates, met de datum.`,
    'cli.tooManyAnswers': ({ key, answers, population }) =>
      `De controle ${key} heeft ${answers} antwoorden voor ${population} mensen. Verbeter population, of haal dubbele antwoorden weg.`,
    'gate.verdict': ({ verdict }: { verdict: Verdict }) => verdictNl[verdict],
    'gate.whole': ({ verdict }: { verdict: Verdict }) => `Go/no-go-moment: ${verdictNl[verdict]}`,
    'gate.dryRun': 'proef, telt niet mee',
    'gate.need': ({ need }, f) => needNl(need, f),
    'gate.luck': ({ chance }, f) => `kans om door geluk te slagen: ${f.percent(chance)}`,
    'return.npv': ({ amount, currency }, f) => `Netto contante waarde: ${f.money(amount, currency)}`,
    'return.irr': ({ rate }, f) => `Interne rentevoet: ${f.percent(rate, 2)}`,
    'return.noIrr': ({ reason, roots }: { reason: NoRate; roots: readonly number[] }, f) =>
      `Interne rentevoet: geen, want ${noRateNl[reason]}${roots.length > 0 ? ` (${f.list(roots.map((root) => f.percent(root, 2)))})` : ''}`,
    'return.payback': ({ periods, unit }, f) => `Terugverdientijd: ${f.number(periods, 2)} ${unit === 'year' ? 'jaar' : 'maanden'}`,
    'return.noPayback': 'Terugverdientijd: niet binnen deze betalingen',
    'return.roi': ({ share }, f) => `Rendement op de investering: ${f.percent(share, 1)}`,
    'return.stress': ({ dearer }, f) => `Als andere valuta ${f.percent(dearer)} duurder worden:`,
  },
})

export const analysisProblems = {
  'cli.notYaml': 'unreadable',
  'cli.rateMissing': 'refused',
  'cli.tooManyAnswers': 'invalid',
} as const satisfies Record<string, ProblemKind>
