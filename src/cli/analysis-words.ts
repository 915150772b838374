/** The words of the verbs that evaluate a file without a server: measure, pulse, forecast, effect, gate and return. */
import type { NoForecast } from '#core/metrics/cohort-forecast.ts'
import type { Format } from '#core/kernel/format.ts'
import type { ProblemKind } from '#core/kernel/problem.ts'
import { catalogue } from '#core/kernel/words.ts'
import type { NoRate } from '#core/finance/cash-flow.ts'
import type { Need, Verdict } from '#core/gates/check-shapes.ts'
import type { GateReason } from '#core/metrics/adoption-share.ts'
import type { EffectRefusal } from '#core/metrics/effect.ts'

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

export interface Share {
  readonly active: number
  readonly eligible: number
  readonly share: number | null
}

const gateReasonEn: Readonly<Record<GateReason, string>> = {
  met: 'the goal is met',
  below: 'the goal is not met',
  stale: 'the newest data is older than 8 days',
  notDue: 'nobody is four weeks after go-live yet',
  nobody: 'there is nobody on the staff list',
}
const gateReasonNl: Readonly<Record<GateReason, string>> = {
  met: 'het doel is gehaald',
  below: 'het doel is niet gehaald',
  stale: 'de nieuwste gegevens zijn ouder dan 8 dagen',
  notDue: 'niemand is al vier weken na de startdatum',
  nobody: 'er staat niemand op de personeelslijst',
}

const refusedEn = (refused: EffectRefusal, f: Format): string => {
  switch (refused.code) {
    case 'tooFewTimes':
      return 'there is only one time, and a change needs two'
    case 'nobodyLive':
      return 'no unit goes live within these times'
    case 'nobodyToCompare':
      return 'no unit is left to compare with after the first go-live'
    case 'tooFewUnits':
      return `there are ${f.number(refused.live)} units that went live together and ${f.number(refused.compared)} to compare with; each side needs ${f.number(refused.least)}`
  }
}
const refusedNl = (refused: EffectRefusal, f: Format): string => {
  switch (refused.code) {
    case 'tooFewTimes':
      return 'er is maar één moment, en voor een verandering zijn er twee nodig'
    case 'nobodyLive':
      return 'niemand begint binnen deze momenten'
    case 'nobodyToCompare':
      return 'na de eerste start is er niemand meer om mee te vergelijken'
    case 'tooFewUnits':
      return `er zijn ${f.number(refused.live)} die samen begonnen en ${f.number(refused.compared)} om mee te vergelijken; aan elke kant zijn er ${f.number(refused.least)} nodig`
  }
}

export const analysisWords = catalogue({
  en: {
    'help.measure': 'count who was active, from usage reports',
    'help.measurePeople': 'staff list: everyone who is assigned',
    'help.usageFile':
      'usage report of Microsoft 365, Teams, Google Workspace, Slack, Odoo or any table with people and days; may be given again',
    'help.app': 'app to count, for reports that cover several',
    'help.measureAsOf': 'last day that counts (default: the day of the newest report)',
    'help.window': 'days in which a person must have been active',
    'help.goLive': 'day on which everyone started; who is less than 28 days after it is not due yet',
    'help.goal': 'percentage that should be active',
    'help.dates': 'day-first or month-first, where the report does not prove it',
    'measure.share': ({ active, eligible, share, low, high, asOf }: Share & { low: number; high: number; asOf: string }, f) =>
      `${f.number(active)} of ${f.number(eligible)} people active${share === null ? '' : ` (${f.percent(share)}; ${f.percent(low)} to ${f.percent(high)})`}, as of ${f.day(asOf, 'full')}`,
    'measure.gate': ({ verdict, reason }: { verdict: Verdict; reason: GateReason }) => `${verdictEn[verdict]}: ${gateReasonEn[reason]}`,
    'measure.group': ({ name, active, eligible }: Share & { name: string | null }, f) =>
      `${name ?? 'no location'}: ${f.number(active)} of ${f.number(eligible)}`,
    'measure.uncovered': ({ people }: { people: number }, f) =>
      f.plural(people, { one: 'One person is in no report.', other: '# people are in no report.' }),
    'measure.unknown': ({ rows }: { rows: number }, f) =>
      f.plural(rows, {
        one: 'One row is of a person who is not on the staff list; --json shows it.',
        other: '# rows are of people who are not on the staff list; --json shows them.',
      }),
    'measure.proposed': ({ rows }: { rows: number }, f) =>
      f.plural(rows, {
        one: 'One row has the name of a person on the list and another address; it was not counted.',
        other: '# rows have the name of a person on the list and another address; they were not counted.',
      }),
    'measure.refused': ({ rows }: { rows: number }, f) =>
      f.plural(rows, { one: 'One row could not be read; --json shows it.', other: '# rows could not be read; --json shows them.' }),
    'measure.anyApp': ({ apps }: { apps: readonly string[] }, f) =>
      `the report covers ${f.list(apps)}; activity in any of them was counted. Choose one with --app.`,
    'help.forecast': 'forecast a series of new adopters, or who is active on day 28 in each cohort',
    'help.series':
      'CSV or XLSX with the columns period and adopters, or cohort, person, live and used (one row for each day of use); - for standard input',
    'help.model': 'bass, logistic or auto (the better fit)',
    'help.horizon': 'how many periods to continue',
    'help.peopleTotal': 'how many people there are in all, if known',
    'help.effect': 'estimate what a change did, from groups that changed at different times',
    'help.panel': 'CSV or XLSX with one row for each unit and time; - for standard input',
    'help.outcome': 'column with the figure',
    'help.unit': 'column with the person or team',
    'help.time': 'column with the time, a number',
    'help.first': 'column with the first time after the change; empty or 0 for never',
    'help.compare': 'never (units that never change) or not-yet (all that have not changed yet)',
    'help.pulse': 'summarise the answers of a survey',
    'help.pulseFile': 'survey export: CSV or XLSX from Microsoft Forms, Google Forms or any other; - for standard input',
    'help.pulsePeople': 'staff list; then the number of people who did not answer is known',
    'help.pulseColumn': 'which column is what: "HEADER=satisfied", "HEADER=recommend", "HEADER=email"; may be given again',
    'cli.badWhole': ({ name, value, least, most }: { name: string; value: string; least: number; most: number }) =>
      `${name} takes a whole number from ${least} to ${most}, not “${value}”.`,
    'cli.columnMissing': ({ column, columns }: { column: string; columns: readonly string[] }, f) =>
      `There is no column “${column}”. The columns are ${f.list(columns.map((one) => `“${one}”`))}.`,
    'cli.notANumber': ({ column, text }: { column: string; text: string }) =>
      `“${text}” under “${column}” is not a number that fits there. Correct the cell and run the command again.`,
    'cli.cellEmpty': ({ column }: { column: string }) => `The cell under “${column}” is empty. Fill it in, or remove the row.`,
    'cli.rowTwice': ({ unit, time, line }: { unit: string; time: number; line: number }) =>
      `${unit} at ${time} is in the file twice, first on line ${line}. Remove one of the two rows.`,
    'cli.firstDiffers': ({ unit, column }: { unit: string; column: string }) =>
      `${unit} has two different values under “${column}”. Give each unit one first time.`,
    'cli.notADay': ({ column, text }: { column: string; text: string }) =>
      `“${text}” under “${column}” is not a day. Write it as 2027-01-31.`,
    'cli.seriesGap': ({ period }: { period: number }) => `Period ${period} is missing. Give each period once, with 0 where nobody started.`,
    'cli.seriesShort': ({ periods, least }: { periods: number; least: number }, f) =>
      `${f.plural(periods, { one: 'One period is', other: '# periods are' })} too few to fit a curve. At least ${least} are needed.`,
    'cli.seriesEmpty': 'Nobody started in any of these periods, so there is nothing to continue.',
    'cli.fewerThanAdopted': ({ people, adopted }: { people: number; adopted: number }) =>
      `--people ${people} is less than the ${adopted} who have started. Give the number of everyone.`,
    'cli.scoreOutside': ({ column, text }: { column: string; text: string }) =>
      `“${text}” under “${column}” is not a score from 0 to 10. Correct the cell, or choose another column with --column.`,
    'cli.noScores': ({ columns }: { columns: readonly string[] }, f) =>
      `No column of this survey looks like a score from 0 to 10 (${f.list(columns.map((one) => `“${one}”`))}). Name it with --column "HEADER=satisfied".`,
    'forecast.model': ({ model, parameters }: { model: string; parameters: readonly string[] }, f) => `${model}: ${f.list(parameters)}`,
    'forecast.point': ({ period, adopters, low, high }: { period: number; adopters: number; low: number; high: number }, f) =>
      `period ${period}: ${f.number(adopters, 1)} (${f.number(low, 1)} to ${f.number(high, 1)})`,
    'forecast.cohort': ({ cohort, day, low, high }: { cohort: string; day: number; low: number; high: number }, f) =>
      `${cohort}: ${f.percent(low)} to ${f.percent(high)} active on day ${day}`,
    'forecast.none': ({ cohort, reason }: { cohort: string; reason: NoForecast }): string =>
      `${cohort}: ${{ tooEarly: 'too early for a forecast', tooFewActive: 'too few active people for a forecast', measured: 'past day 28, measured' }[reason]}`,
    'forecast.backtest': ({ level, covered, of }: { level: number; covered: number; of: number }, f) =>
      `The ${f.percent(level)} band held in ${f.number(covered)} of ${f.number(of)} earlier forecasts.`,
    'effect.refused': ({ refused }: { refused: EffectRefusal }, f) => `No estimate: ${refusedEn(refused, f)}.`,
    'effect.overall': ({ figures }: { figures: string }) => `Effect after go-live: ${figures}`,
    'effect.since': ({ weeks, figures }: { weeks: number; figures: string }) => `  ${weeks} after go-live: ${figures}`,
    'effect.before': ({ weeks, figures }: { weeks: number; figures: string }) => `  ${weeks} before go-live: ${figures}`,
    'effect.caution': 'The groups were chosen, not drawn at random, so this is no proof.',
    'pulse.summary': ({ answers, mean }: { answers: number; mean: number | null }, f) =>
      `${f.plural(answers, { one: '# answer', other: '# answers' })}, mean ${mean === null ? 'not known' : f.number(mean, 1)}`,
    'pulse.nps': ({ nps, low, high }: { nps: number; low: number; high: number }, f) =>
      `NPS ${f.number(nps)} (${f.number(low)} to ${f.number(high)})`,
    'pulse.silent': ({ silent }: { silent: number }, f) =>
      f.plural(silent, { one: 'One person has not answered.', other: '# people have not answered.' }),
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
    'help.measure': 'tel wie actief was, uit gebruiksrapporten',
    'help.measurePeople': 'personeelslijst: iedereen die meedoet',
    'help.usageFile': 'gebruiksrapport van Microsoft 365, Teams, Google Workspace, Slack, Odoo of een tabel met mensen en dagen; mag vaker',
    'help.app': 'app die telt, bij rapporten over meerdere apps',
    'help.measureAsOf': 'laatste dag die telt (standaard: de dag van het nieuwste rapport)',
    'help.window': 'dagen waarin iemand actief moet zijn geweest',
    'help.goLive': 'dag waarop iedereen begon; wie nog geen 28 dagen verder is, is nog niet aan de beurt',
    'help.goal': 'percentage dat actief moet zijn',
    'help.dates': 'day-first of month-first, als het rapport het niet bewijst',
    'measure.share': ({ active, eligible, share, low, high, asOf }, f) =>
      `${f.number(active)} van ${f.number(eligible)} mensen actief${share === null ? '' : ` (${f.percent(share)}; ${f.percent(low)} tot ${f.percent(high)})`}, per ${f.day(asOf, 'full')}`,
    'measure.gate': ({ verdict, reason }: { verdict: Verdict; reason: GateReason }) => `${verdictNl[verdict]}: ${gateReasonNl[reason]}`,
    'measure.group': ({ name, active, eligible }, f) => `${name ?? 'zonder locatie'}: ${f.number(active)} van ${f.number(eligible)}`,
    'measure.uncovered': ({ people }, f) =>
      f.plural(people, { one: 'Eén persoon staat in geen enkel rapport.', other: '# mensen staan in geen enkel rapport.' }),
    'measure.unknown': ({ rows }, f) =>
      f.plural(rows, {
        one: 'Eén rij is van iemand die niet op de personeelslijst staat; --json toont hem.',
        other: '# rijen zijn van mensen die niet op de personeelslijst staan; --json toont ze.',
      }),
    'measure.proposed': ({ rows }, f) =>
      f.plural(rows, {
        one: 'Eén rij heeft de naam van iemand op de lijst en een ander adres; die telt niet mee.',
        other: '# rijen hebben de naam van iemand op de lijst en een ander adres; die tellen niet mee.',
      }),
    'measure.refused': ({ rows }, f) =>
      f.plural(rows, { one: 'Eén rij was niet te lezen; --json toont hem.', other: '# rijen waren niet te lezen; --json toont ze.' }),
    'measure.anyApp': ({ apps }, f) => `het rapport gaat over ${f.list(apps)}; activiteit in elk daarvan telt. Kies er een met --app.`,
    'help.forecast': 'voorspel een reeks nieuwe gebruikers, of wie er op dag 28 actief is in elke groep',
    'help.series':
      'CSV of XLSX met de kolommen period en adopters, of cohort, person, live en used (een rij voor elke dag van gebruik); - voor standaardinvoer',
    'help.model': 'bass, logistic of auto (wat het beste past)',
    'help.horizon': 'hoeveel perioden vooruit',
    'help.peopleTotal': 'hoeveel mensen er in totaal zijn, als dat bekend is',
    'help.effect': 'schat wat een verandering deed, uit groepen die op verschillende momenten begonnen',
    'help.panel': 'CSV of XLSX met één rij per eenheid en moment; - voor standaardinvoer',
    'help.outcome': 'kolom met het cijfer',
    'help.unit': 'kolom met de persoon of het team',
    'help.time': 'kolom met het moment, een getal',
    'help.first': 'kolom met het eerste moment na de verandering; leeg of 0 voor nooit',
    'help.compare': 'never (wie nooit verandert) of not-yet (wie nog niet veranderd is)',
    'help.pulse': 'vat de antwoorden van een enquête samen',
    'help.pulseFile': 'export van een enquête: CSV of XLSX uit Microsoft Forms, Google Forms of iets anders; - voor standaardinvoer',
    'help.pulsePeople': 'personeelslijst; dan is bekend hoeveel mensen niet antwoordden',
    'help.pulseColumn': 'welke kolom wat is: "KOP=satisfied", "KOP=recommend", "KOP=email"; mag vaker',
    'cli.badWhole': ({ name, value, least, most }) =>
      `Bij ${name} hoort een geheel getal van ${least} tot en met ${most}, niet “${value}”.`,
    'cli.columnMissing': ({ column, columns }: { column: string; columns: readonly string[] }, f) =>
      `Er is geen kolom “${column}”. De kolommen zijn ${f.list(columns.map((one) => `“${one}”`))}.`,
    'cli.notANumber': ({ column, text }) =>
      `“${text}” onder “${column}” is geen getal dat daar past. Verbeter de cel en probeer het opnieuw.`,
    'cli.cellEmpty': ({ column }) => `De cel onder “${column}” is leeg. Vul hem in, of haal de rij weg.`,
    'cli.rowTwice': ({ unit, time, line }) =>
      `${unit} op ${time} staat twee keer in het bestand, eerst op regel ${line}. Haal een van de twee rijen weg.`,
    'cli.firstDiffers': ({ unit, column }) =>
      `${unit} heeft twee verschillende waarden onder “${column}”. Geef elke eenheid één eerste moment.`,
    'cli.notADay': ({ column, text }) => `“${text}” onder “${column}” is geen dag. Schrijf hem als 2027-01-31.`,
    'cli.seriesGap': ({ period }) => `Periode ${period} ontbreekt. Geef elke periode één keer, met 0 als niemand begon.`,
    'cli.seriesShort': ({ periods, least }, f) =>
      `${f.plural(periods, { one: 'Eén periode is', other: '# perioden zijn' })} te weinig voor een kromme. Er zijn er minstens ${least} nodig.`,
    'cli.seriesEmpty': 'In geen van deze perioden begon iemand, dus er is niets om door te trekken.',
    'cli.fewerThanAdopted': ({ people, adopted }) =>
      `--people ${people} is minder dan de ${adopted} die al begonnen zijn. Geef het aantal van iedereen.`,
    'cli.scoreOutside': ({ column, text }) =>
      `“${text}” onder “${column}” is geen cijfer van 0 tot en met 10. Verbeter de cel, of kies een andere kolom met --column.`,
    'cli.noScores': ({ columns }: { columns: readonly string[] }, f) =>
      `Geen kolom van deze enquête lijkt op een cijfer van 0 tot en met 10 (${f.list(columns.map((one) => `“${one}”`))}). Noem hem met --column "KOP=satisfied".`,
    'forecast.model': ({ model, parameters }, f) => `${model}: ${f.list(parameters)}`,
    'forecast.point': ({ period, adopters, low, high }, f) =>
      `periode ${period}: ${f.number(adopters, 1)} (${f.number(low, 1)} tot ${f.number(high, 1)})`,
    'forecast.cohort': ({ cohort, day, low, high }, f) => `${cohort}: ${f.percent(low)} tot ${f.percent(high)} actief op dag ${day}`,
    'forecast.none': ({ cohort, reason }: { cohort: string; reason: NoForecast }): string =>
      `${cohort}: ${{ tooEarly: 'te vroeg voor een voorspelling', tooFewActive: 'te weinig actieve mensen voor een voorspelling', measured: 'voorbij dag 28, gemeten' }[reason]}`,
    'forecast.backtest': ({ level, covered, of }, f) =>
      `De marge van ${f.percent(level)} klopte in ${f.number(covered)} van ${f.number(of)} eerdere voorspellingen.`,
    'effect.refused': ({ refused }: { refused: EffectRefusal }, f) => `Geen schatting: ${refusedNl(refused, f)}.`,
    'effect.overall': ({ figures }) => `Effect na de start: ${figures}`,
    'effect.since': ({ weeks, figures }) => `  ${weeks} na de start: ${figures}`,
    'effect.before': ({ weeks, figures }) => `  ${weeks} vóór de start: ${figures}`,
    'effect.caution': 'De groepen zijn gekozen en niet geloot, dus dit is geen bewijs.',
    'pulse.summary': ({ answers, mean }, f) =>
      `${f.plural(answers, { one: '# antwoord', other: '# antwoorden' })}, gemiddeld ${mean === null ? 'onbekend' : f.number(mean, 1)}`,
    'pulse.nps': ({ nps, low, high }, f) => `NPS ${f.number(nps)} (${f.number(low)} tot ${f.number(high)})`,
    'pulse.silent': ({ silent }, f) =>
      f.plural(silent, { one: 'Eén persoon heeft niet geantwoord.', other: '# mensen hebben niet geantwoord.' }),
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
  'cli.badWhole': 'invalid',
  'cli.columnMissing': 'unreadable',
  'cli.notANumber': 'unreadable',
  'cli.cellEmpty': 'unreadable',
  'cli.rowTwice': 'unreadable',
  'cli.firstDiffers': 'unreadable',
  'cli.notADay': 'unreadable',
  'cli.seriesGap': 'unreadable',
  'cli.seriesShort': 'refused',
  'cli.seriesEmpty': 'refused',
  'cli.fewerThanAdopted': 'invalid',
  'cli.scoreOutside': 'unreadable',
  'cli.noScores': 'unreadable',
} as const satisfies Record<string, ProblemKind>
