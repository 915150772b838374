/** What is said about measures before and after. */
import type { ProblemKind } from '#core/kernel/problem.ts'
import { catalogue } from '#core/kernel/words.ts'

export const impactWords = catalogue({
  en: {
    'impact.frozen': ({ on, first }: { on: string; first: string | null }, f) =>
      `The baseline was frozen on ${f.day(on, 'full')}, so nothing of it changes. Measure again ${first === null ? 'after the first go-live' : `from ${f.day(first, 'long')} on`}.`,
    'impact.begun': ({ first }: { first: string }, f) =>
      `The first go-live was on ${f.day(first, 'full')}, so a baseline cannot be frozen any more. What was measured before that day still counts as the baseline.`,
    'impact.closed':
      'A new measure needs a baseline, and the time for it is over: it is frozen, or the first go-live has been. Use one of the measures there are.',
    'impact.unitFixed': ({ name }: { name: string }) =>
      `“${name}” has readings already, so its unit stays. Remove the readings first, or describe another measure.`,
    'impact.unknownMeasure': 'This measure does not exist. Choose one from the list, or describe it first.',
    'impact.unknownReading': 'This reading does not exist any more. Look at the list of readings.',
    'impact.there': 'This reading was saved before. Nothing was changed.',
    'impact.future': ({ on }: { on: string }, f) => `${f.day(on, 'full')} lies in the future. Choose the day on which it was measured.`,
    'impact.badRange': 'The estimate must lie between its lowest and its highest value. Correct one of the three.',
    'impact.notTimed': 'Errors are counted, not timed. Choose a measure in minutes or hours.',
    'impact.nothingMeasured': 'There is no reading to freeze yet. Time a task, import readings or record an estimate first.',
    'impact.noColumns': ({ columns }: { columns: readonly string[] }, f) =>
      `The file needs a column “date” and a column “value”; it has ${f.list(columns.map((one) => `“${one}”`))}. Rename two of them and import it again.`,
    'impact.badLine': ({ line, text }: { line: number; text: string }) =>
      `Line ${line} cannot be read: “${text}”. It takes a day (2027-01-28) and a number from 0. Nothing was imported; correct the line and import the file again.`,
    'impact.unknownPerson': ({ line, text }: { line: number; text: string }) =>
      `Line ${line} is of “${text}”, which is nobody’s e-mail address or alias on the list. Nothing was imported; correct the line, or leave the person empty.`,
    'impact.tooMany': ({ most }: { most: number }, f) =>
      `An import takes at most ${f.number(most)} readings. Import the rest as a second file.`,
  },
  nl: {
    'impact.frozen': ({ on, first }, f) =>
      `De nulmeting is vastgezet op ${f.day(on, 'full')}, dus daarin verandert niets meer. Meet opnieuw ${first === null ? 'na de eerste startdatum' : `vanaf ${f.day(first, 'long')}`}.`,
    'impact.begun': ({ first }, f) =>
      `De eerste start was op ${f.day(first, 'full')}, dus een nulmeting kan niet meer worden vastgezet. Wat vóór die dag is gemeten, telt nog steeds als nulmeting.`,
    'impact.closed':
      'Een nieuwe meting heeft een nulmeting nodig, en de tijd daarvoor is voorbij: die is vastgezet, of de eerste start is geweest. Gebruik een meting die er al is.',
    'impact.unitFixed': ({ name }) =>
      `Van “${name}” zijn er al waarnemingen, dus de eenheid blijft. Verwijder eerst de waarnemingen, of beschrijf een andere meting.`,
    'impact.unknownMeasure': 'Deze meting bestaat niet. Kies er een uit de lijst, of beschrijf haar eerst.',
    'impact.unknownReading': 'Deze waarneming bestaat niet meer. Kijk in de lijst met waarnemingen.',
    'impact.there': 'Deze waarneming was al opgeslagen. Er is niets gewijzigd.',
    'impact.future': ({ on }, f) => `${f.day(on, 'full')} ligt in de toekomst. Kies de dag waarop is gemeten.`,
    'impact.badRange': 'De schatting moet tussen de laagste en de hoogste waarde liggen. Verbeter een van de drie.',
    'impact.notTimed': 'Fouten worden geteld en niet geklokt. Kies een meting in minuten of uren.',
    'impact.nothingMeasured': 'Er is nog niets om vast te zetten. Klok een taak, importeer waarnemingen of leg een schatting vast.',
    'impact.noColumns': ({ columns }: { columns: readonly string[] }, f) =>
      `Het bestand heeft een kolom “datum” en een kolom “waarde” nodig; er staat ${f.list(columns.map((one) => `“${one}”`))}. Hernoem er twee en importeer het opnieuw.`,
    'impact.badLine': ({ line, text }) =>
      `Regel ${line} is niet te lezen: “${text}”. Er hoort een dag (2027-01-28) en een getal vanaf 0 te staan. Er is niets geïmporteerd; verbeter de regel en importeer het bestand opnieuw.`,
    'impact.unknownPerson': ({ line, text }) =>
      `Regel ${line} is van “${text}”, en niemand op de lijst heeft dat als e-mailadres of alias. Er is niets geïmporteerd; verbeter de regel, of laat de persoon leeg.`,
    'impact.tooMany': ({ most }, f) => `Een import heeft hoogstens ${f.number(most)} waarnemingen. Importeer de rest als tweede bestand.`,
  },
})

export const impactProblems = {
  'impact.frozen': 'conflict',
  'impact.begun': 'refused',
  'impact.closed': 'refused',
  'impact.unitFixed': 'conflict',
  'impact.unknownMeasure': 'notFound',
  'impact.unknownReading': 'notFound',
  'impact.unknownPerson': 'refused',
  'impact.there': 'conflict',
  'impact.future': 'refused',
  'impact.badRange': 'invalid',
  'impact.notTimed': 'refused',
  'impact.nothingMeasured': 'refused',
  'impact.noColumns': 'unreadable',
  'impact.badLine': 'refused',
  'impact.tooMany': 'tooLarge',
} as const satisfies Record<string, ProblemKind>
