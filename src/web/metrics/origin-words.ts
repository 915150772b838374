/** The words of where a figure comes from: its sources, their age, and who is not covered (ME-3). */
import { catalogue } from '#core/kernel/words.ts'

export const originWords = catalogue({
  en: {
    source: 'Source',
    sourceOf: ({ title }: { title: string }) => `Source: ${title}`,
    title: ({ title }: { title: string }) => `Where this comes from: ${title}`,
    figureOf: ({ figure, title }: { figure: string; title: string }) => `${title}: ${figure}`,
    staffList: 'Staff list and plan',
    weeklyQuestion: 'Question of the week',
    readings: ({ name }: { name: string }) => `Readings: ${name}`,
    readingsMade: ({ count }: { count: number }, f) => f.plural(count, { one: '1 reading', other: '# readings' }),
    budget: 'Budget',
    budgetAbout: 'licences with a monthly price',
    helpLog: 'Read messages, sessions, visits, office hours and answered objections',
    statement: ({ by }: { by: string }) => `Statement by ${by}`,
    dataTo: ({ on }: { on: string }, f) => `data to ${f.day(on, 'brief')}`,
    answersTo: ({ on }: { on: string }, f) => `newest answer ${f.day(on, 'brief')}`,
    today: 'as of now',
    noData: 'no data',
    none: 'No source has data yet.',
    nameless: 'It has no names, so nobody knows who is counted.',
    uncovered: ({ count, of }: { count: number; of: number }, f) =>
      count === 0
        ? `Covers all ${f.number(of)} people.`
        : `Not covered: ${f.number(count)} of ${f.plural(of, { one: '1 person', other: '# people' })}. They count as not known.`,
    silent: ({ count, of }: { count: number; of: number }, f) =>
      count === 0
        ? 'Everyone answered.'
        : `No answer: ${f.number(count)} of ${f.plural(of, { one: '1 person', other: '# people' })} who were asked.`,
    askSource: 'Import a newer report, or ask who sends it',
    who: 'Who?',
    close: 'Close',
  },
  nl: {
    source: 'Bron',
    sourceOf: ({ title }) => `Bron: ${title}`,
    title: ({ title }) => `Waar dit vandaan komt: ${title}`,
    figureOf: ({ figure, title }) => `${title}: ${figure}`,
    staffList: 'Personeelslijst en plan',
    weeklyQuestion: 'Vraag van de week',
    readings: ({ name }) => `Waarnemingen: ${name}`,
    readingsMade: ({ count }, f) => f.plural(count, { one: '1 waarneming', other: '# waarnemingen' }),
    budget: 'Begroting',
    budgetAbout: 'licenties met een prijs per maand',
    helpLog: 'Gelezen berichten, sessies, bezoeken, inloopuren en beantwoorde bezwaren',
    statement: ({ by }) => `Verklaring van ${by}`,
    dataTo: ({ on }, f) => `gegevens tot ${f.day(on, 'brief')}`,
    answersTo: ({ on }, f) => `nieuwste antwoord ${f.day(on, 'brief')}`,
    today: 'van vandaag',
    noData: 'geen gegevens',
    none: 'Nog geen bron heeft gegevens.',
    nameless: 'Er staan geen namen in, dus is niet bekend wie er is geteld.',
    uncovered: ({ count, of }, f) =>
      count === 0
        ? `Gaat over alle ${f.number(of)} mensen.`
        : `Niet in een bron: ${f.number(count)} van de ${f.plural(of, { one: '1 persoon', other: '# mensen' })}. Van hen is het niet bekend.`,
    silent: ({ count, of }, f) =>
      count === 0
        ? 'Iedereen heeft geantwoord.'
        : `Geen antwoord: ${f.number(count)} van de ${f.plural(of, { one: '1 persoon', other: '# mensen' })} aan wie het is gevraagd.`,
    askSource: 'Importeer een nieuwer rapport, of vraag het wie het stuurt',
    who: 'Wie?',
    close: 'Sluiten',
  },
})
