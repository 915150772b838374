/** The words of the card on what is measured before and after. */
import { catalogue } from '#core/kernel/words.ts'

const unitEn: Readonly<Record<string, string>> = { minutes: 'min', errors: 'per 100', hours: 'h' }
const unitNl: Readonly<Record<string, string>> = { minutes: 'min', errors: 'per 100', hours: 'u' }
const inEnglish = (unit: string): string => unitEn[unit] ?? unit
const inDutch = (unit: string): string => unitNl[unit] ?? unit

export const baselineWords = catalogue({
  en: {
    title: 'Before and after',
    none: 'Nothing is measured yet. Describe what should get better, and take its baseline before the first go-live.',
    closed: 'No baseline was taken before the first go-live, so an improvement cannot be shown.',
    measure: 'Measure',
    before: 'Baseline',
    now: 'Now',
    notYet: 'not measured again yet',
    change: 'Change',
    savedWeek: 'Saved',
    frozen: ({ on, by }: { on: string; by: string | null }, f) => `Baseline frozen on ${f.day(on, 'long')} by ${by ?? '?'}.`,
    open: 'The baseline is open. It freezes automatically the day before the first go-live.',
    value: ({ mean, unit, count, estimated }: { mean: number; unit: string; count: number; estimated: boolean }, f) =>
      `${f.number(mean, 1)} ${inEnglish(unit)} (${estimated ? 'estimated' : f.plural(count, { one: '1 reading', other: '# readings' })})`,
    improved: ({ improvement, low, high }: { improvement: number; low: number | null; high: number | null }, f) =>
      low === null || high === null
        ? `${f.percent(improvement)} better, by estimate`
        : `${f.percent(improvement)} better (${f.percent(low)} to ${f.percent(high)})`,
    saved: ({ minutes }: { minutes: number }, f) => `${f.number(Math.round(minutes))}\u00a0min saved a week and person`,
    add: 'Add measure',
    addTitle: 'What should get better?',
    name: 'Name',
    nameHint: 'For example: make an offer',
    unit: 'Measured in',
    minutes: 'Minutes of a task',
    errors: 'Errors in 100',
    hours: 'Hours of a process',
    perWeek: 'Times a week and person',
    perWeekHint: 'Optional. With it, the minutes saved a week are shown.',
    save: 'Save',
    added: 'Measure saved',
    estimate: 'Add estimate',
    estimateTitle: 'Estimate',
    estimateText: 'An estimate counts only while nothing is measured. Give its range; your name stands beside it.',
    likely: 'Most likely',
    low: 'At least',
    high: 'At most',
    estimated: 'Estimate saved',
    file: 'Import readings',
    fileTitle: 'Import readings',
    fileText:
      'A file (CSV or XLSX) with a column “date” and a column “value”, one reading a line. A column “person” with e-mail addresses says whose each is; with it the effect of the tool can be estimated.',
    chooseFile: 'File',
    import: 'Import',
    imported: ({ count, known }: { count: number; known: number }, f) =>
      `${f.plural(count, { one: '1 reading imported', other: '# readings imported' })}${known > 0 ? `, ${f.plural(known, { one: '1 was there already', other: '# were there already' })}` : ''}`,
    freeze: 'Freeze baseline',
    freezeTitle: 'Freeze the baseline?',
    freezeText: 'From then on nothing of the baseline comes, changes or goes. This cannot be undone.',
    freezeDo: 'Freeze baseline',
    freezeDone: 'Baseline frozen',
  },
  nl: {
    title: 'Voor en na',
    none: 'Er wordt nog niets gemeten. Beschrijf wat beter moet worden, en doe de nulmeting vóór de eerste startdatum.',
    closed: 'Er is vóór de eerste startdatum geen nulmeting gedaan, dus een verbetering is niet te laten zien.',
    measure: 'Meting',
    before: 'Nulmeting',
    now: 'Nu',
    notYet: 'nog niet opnieuw gemeten',
    change: 'Verschil',
    savedWeek: 'Bespaard',
    frozen: ({ on, by }, f) => `Nulmeting vastgezet op ${f.day(on, 'long')} door ${by ?? '?'}.`,
    open: 'De nulmeting is nog open. Ze wordt automatisch vastgezet op de dag voor de eerste start.',
    value: ({ mean, unit, count, estimated }, f) =>
      `${f.number(mean, 1)} ${inDutch(unit)} (${estimated ? 'geschat' : f.plural(count, { one: '1 waarneming', other: '# waarnemingen' })})`,
    improved: ({ improvement, low, high }, f) =>
      low === null || high === null
        ? `${f.percent(improvement)} beter, naar schatting`
        : `${f.percent(improvement)} beter (${f.percent(low)} tot ${f.percent(high)})`,
    saved: ({ minutes }, f) => `${f.number(Math.round(minutes))}\u00a0min bespaard per week en persoon`,
    add: 'Meting toevoegen',
    addTitle: 'Wat moet er beter worden?',
    name: 'Naam',
    nameHint: 'Bijvoorbeeld: een offerte maken',
    unit: 'Gemeten in',
    minutes: 'Minuten van een taak',
    errors: 'Fouten per 100',
    hours: 'Uren van een proces',
    perWeek: 'Keer per week en persoon',
    perWeekHint: 'Optioneel. Hiermee zie je de bespaarde minuten per week.',
    save: 'Opslaan',
    added: 'Meting opgeslagen',
    estimate: 'Schatting toevoegen',
    estimateTitle: 'Schatting',
    estimateText: 'Een schatting telt alleen zolang er niets is gemeten. Geef de marge; je naam staat erbij.',
    likely: 'Meest waarschijnlijk',
    low: 'Minstens',
    high: 'Hoogstens',
    estimated: 'Schatting opgeslagen',
    file: 'Waarnemingen importeren',
    fileTitle: 'Waarnemingen importeren',
    fileText:
      'Een bestand (CSV of XLSX) met een kolom “datum” en een kolom “waarde”, één waarneming per regel. Een kolom “persoon” met e-mailadressen zegt van wie elke waarneming is; daarmee kan het effect van het systeem worden geschat.',
    chooseFile: 'Bestand',
    import: 'Importeren',
    imported: ({ count, known }, f) =>
      `${f.plural(count, { one: '1 waarneming geïmporteerd', other: '# waarnemingen geïmporteerd' })}${known > 0 ? `, ${f.plural(known, { one: '1 was er al', other: '# waren er al' })}` : ''}`,
    freeze: 'Nulmeting vastzetten',
    freezeTitle: 'Nulmeting vastzetten?',
    freezeText: 'Daarna komt er niets meer bij, verandert er niets en gaat er niets weg. Dit kun je niet ongedaan maken.',
    freezeDo: 'Nulmeting vastzetten',
    freezeDone: 'Nulmeting vastgezet',
  },
})
