/** What is said about the weekly question, the question whether one is at ease, and the roll-call. */
import type { ProblemKind } from '#core/kernel/problem.ts'
import { catalogue } from '#core/kernel/words.ts'

export const pulseWords = catalogue({
  en: {
    'pulse.otherWeek': ({ weekOn }: { weekOn: string }, f) =>
      `The week of ${f.day(weekOn, 'long')} takes no answer: it must be this week or one of the last five, by its Monday. Answer the question of this week.`,
    'pulse.otherDay': ({ on }: { on: string }, f) =>
      `${f.day(on, 'full')} lies ahead, or more than five weeks back. Choose a day of the last five weeks.`,
    'pulse.notAsked': ({ from }: { from: string | null }, f) =>
      from === null
        ? 'The question of the week starts after the first day with the new tool, and that day is not known yet.'
        : `The question of the week is asked from ${f.day(from, 'long')} until five weeks after the old system is switched off. Nothing was saved.`,
    'pulse.answeredBefore': ({ weekOn }: { weekOn: string }, f) =>
      `The question of the week of ${f.day(weekOn, 'long')} is answered already. The next one comes next week.`,
    'pulse.anonymousWeek':
      'This week’s question is anonymous now, and your answer was not saved with your name. Reload the page and answer again.',
    'pulse.namedWeek': 'This week’s question is not anonymous, and your answer was not saved. Reload the page and answer again.',
    'pulse.modeSame': ({ anonymous }: { anonymous: boolean }): string =>
      anonymous
        ? 'The question of the week is anonymous already. Nothing was changed.'
        : 'The question of the week is answered by name already. Nothing was changed.',
    'pulse.remindedBefore': ({ weekOn }: { weekOn: string }, f) =>
      `People were reminded of the question of the week of ${f.day(weekOn, 'long')} already. Wait for next week.`,
    'pulse.easeNotAsked': ({ from }: { from: string | null }, f) =>
      from === null
        ? 'This is asked from two weeks after the first day with the new tool, and that day is not known yet.'
        : `This is asked from ${f.day(from, 'long')}: two weeks after the first day, then once a month. Nothing was saved.`,
    'pulse.saidThemselves': ({ on }: { on: string }, f) =>
      `On ${f.day(on, 'long')} they answered this themselves, and that counts. Nothing was changed.`,
    'pulse.linkEnded': 'This link to the question of the week no longer works. Ask your champion for a new one.',
    'pulse.noScores': ({ columns }: { columns: readonly string[] }, f) =>
      `The survey needs two questions with answers from 0 to 10: how satisfied people are, and whether they would recommend the tool. Its columns are ${f.list(columns.map((one) => `“${one}”`))}.`,
    'pulse.badScore': ({ line, column, text }: { line: number; column: string; text: string }) =>
      `Line ${line} has “${text}” under “${column}”; a score is a whole number from 0 to 10. Nothing was imported. Correct the line and import the file again.`,
    'pulse.badTime': ({ column, text }: { column: string; text: string }) =>
      `“${text}” under “${column}” is not a day up to today. Nothing was imported. Correct it, or remove the column and import the answers of this week.`,
    'pulse.tooManyAnswers': ({ most }: { most: number }, f) =>
      `An import takes at most ${f.number(most)} answers. Import the rest as a second file.`,
    'pulse.noNames': ({ count }: { count: number }, f) =>
      `${f.plural(count, { one: 'One answer does', other: '# answers do' })} not say who gave it, and the question of the week is answered by name. Nothing was imported. Let the survey record e-mail addresses, or choose anonymous answers first.`,
  },
  nl: {
    'pulse.otherWeek': ({ weekOn }, f) =>
      `De week van ${f.day(weekOn, 'long')} is niet te beantwoorden: het moet deze week zijn of een van de laatste vijf, met de maandag ervan. Beantwoord de vraag van deze week.`,
    'pulse.otherDay': ({ on }, f) =>
      `${f.day(on, 'full')} moet nog komen of is meer dan vijf weken geleden. Kies een dag uit de laatste vijf weken.`,
    'pulse.notAsked': ({ from }, f) =>
      from === null
        ? 'De vraag van de week begint na de eerste dag met het nieuwe systeem, en die dag is nog niet bekend.'
        : `De vraag van de week komt vanaf ${f.day(from, 'long')} tot vijf weken nadat het oude systeem is uitgezet. Er is niets opgeslagen.`,
    'pulse.answeredBefore': ({ weekOn }, f) =>
      `De vraag van de week van ${f.day(weekOn, 'long')} is al beantwoord. De volgende komt volgende week.`,
    'pulse.anonymousWeek':
      'De vraag van deze week is nu anoniem, en je antwoord is niet met je naam opgeslagen. Laad de pagina opnieuw en antwoord nog een keer.',
    'pulse.namedWeek':
      'De vraag van deze week is niet anoniem, en je antwoord is niet opgeslagen. Laad de pagina opnieuw en antwoord nog een keer.',
    'pulse.modeSame': ({ anonymous }): string =>
      anonymous
        ? 'De vraag van de week is al anoniem. Er is niets gewijzigd.'
        : 'De vraag van de week is al op naam. Er is niets gewijzigd.',
    'pulse.remindedBefore': ({ weekOn }, f) =>
      `Voor de week van ${f.day(weekOn, 'long')} zijn mensen al herinnerd. Wacht tot volgende week.`,
    'pulse.easeNotAsked': ({ from }, f) =>
      from === null
        ? 'Deze vraag komt twee weken na de eerste dag met het nieuwe systeem, en die dag is nog niet bekend.'
        : `Deze vraag komt vanaf ${f.day(from, 'long')}: twee weken na de eerste dag en daarna elke maand. Er is niets opgeslagen.`,
    'pulse.saidThemselves': ({ on }, f) => `Op ${f.day(on, 'long')} gaf de persoon zelf antwoord, en dat telt. Er is niets gewijzigd.`,
    'pulse.linkEnded': 'Deze link naar de vraag van de week werkt niet meer. Vraag je ambassadeur om een nieuwe.',
    'pulse.noScores': ({ columns }: { columns: readonly string[] }, f) =>
      `De enquête heeft twee vragen nodig met antwoorden van 0 tot 10: hoe tevreden mensen zijn, en of ze het systeem zouden aanraden. De kolommen zijn ${f.list(columns.map((one) => `“${one}”`))}.`,
    'pulse.badScore': ({ line, column, text }) =>
      `Regel ${line} heeft “${text}” onder “${column}”; een cijfer is een geheel getal van 0 tot 10. Er is niets geïmporteerd. Verbeter de regel en importeer het bestand opnieuw.`,
    'pulse.badTime': ({ column, text }) =>
      `“${text}” onder “${column}” is geen dag tot en met vandaag. Er is niets geïmporteerd. Verbeter dit, of haal de kolom weg en importeer de antwoorden van deze week.`,
    'pulse.tooManyAnswers': ({ most }, f) =>
      `Een import heeft hoogstens ${f.number(most)} antwoorden. Importeer de rest als tweede bestand.`,
    'pulse.noNames': ({ count }, f) =>
      `${f.plural(count, { one: 'Eén antwoord zegt', other: '# antwoorden zeggen' })} niet van wie het is, en de vraag van de week is op naam. Er is niets geïmporteerd. Laat de enquête e-mailadressen vastleggen, of kies eerst voor anonieme antwoorden.`,
  },
})

export const pulseProblems = {
  'pulse.otherWeek': 'refused',
  'pulse.otherDay': 'refused',
  'pulse.notAsked': 'refused',
  'pulse.answeredBefore': 'conflict',
  'pulse.anonymousWeek': 'conflict',
  'pulse.namedWeek': 'conflict',
  'pulse.modeSame': 'conflict',
  'pulse.remindedBefore': 'conflict',
  'pulse.easeNotAsked': 'refused',
  'pulse.saidThemselves': 'conflict',
  'pulse.linkEnded': 'notFound',
  'pulse.noScores': 'unreadable',
  'pulse.badScore': 'refused',
  'pulse.badTime': 'refused',
  'pulse.tooManyAnswers': 'tooLarge',
  'pulse.noNames': 'refused',
} as const satisfies Record<string, ProblemKind>
