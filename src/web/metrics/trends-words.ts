/** The words of questions and training by cohort. */
import { catalogue } from '#core/kernel/words.ts'
import type { Trend } from '#core/support/ticket-figures.ts'

export const trendsWords = catalogue({
  en: {
    title: 'Questions and training',
    about: 'Questions are counted to each person who was active in the week, or who had started where that is not known.',
    none: 'No cohort has people yet.',
    cohort: 'Cohort',
    week: 'Week to',
    questions: 'Questions per person',
    trained: 'Trained',
    perPerson: ({ perPerson }: { perPerson: number | null }, f) =>
      perPerson === null ? 'Not started' : `${f.number(perPerson, 2)} questions per person`,
    trainedOf: ({ trained, of }: { trained: number; of: number }, f) => `${f.number(trained)} of ${f.number(of)} trained`,
    trend: ({ trend }: { trend: Trend }): string =>
      ({ falling: 'Falling', steady: 'Steady', rising: 'Rising', unknown: 'No trend yet' })[trend],
    questionsSaid: ({ name, weeks }: { name: string; weeks: readonly string[] }) => `${name}, questions per person by week: ${weeks.join(', ')}`, // prettier-ignore
    trainedSaid: ({ name, weeks }: { name: string; weeks: readonly string[] }) => `${name}, trained by week: ${weeks.join(', ')}`,
  },
  nl: {
    title: 'Vragen en training',
    about: 'Vragen zijn geteld per persoon die in die week actief was, of die begonnen was waar dat niet bekend is.',
    none: 'Nog geen groep heeft mensen.',
    cohort: 'Groep',
    week: 'Week tot en met',
    questions: 'Vragen per persoon',
    trained: 'Getraind',
    perPerson: ({ perPerson }, f) => (perPerson === null ? 'Niet begonnen' : `${f.number(perPerson, 2)} vragen per persoon`),
    trainedOf: ({ trained, of }, f) => `${f.number(trained)} van de ${f.number(of)} getraind`,
    trend: ({ trend }: { trend: Trend }): string =>
      ({ falling: 'Daalt', steady: 'Gelijk', rising: 'Stijgt', unknown: 'Nog geen trend' })[trend],
    questionsSaid: ({ name, weeks }) => `${name}, vragen per persoon per week: ${weeks.join(', ')}`,
    trainedSaid: ({ name, weeks }) => `${name}, getraind per week: ${weeks.join(', ')}`,
  },
})
