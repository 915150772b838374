/** The words of the forecast of a cohort (ME-10). */
import { catalogue } from '#core/kernel/words.ts'

export const forecastWords = catalogue({
  en: {
    band: ({ low, high }: { low: number; high: number }, f) =>
      `80% forecast: ${f.number(Math.round(low * 100))}–${f.percent(high)} on day 28`,
    said: ({ name, low, high }: { name: string; low: number; high: number }, f) =>
      `Forecast for ${name}: ${f.percent(low)} to ${f.percent(high)} on day 28`,
    cell: ({ low, high }: { low: number; high: number }, f) => `${f.percent(low)} to ${f.percent(high)} (forecast)`,
    meant: 'The band is meant to hold the outcome 8 times in 10.',
    score: ({ held, of }: { held: number; of: number }, f) =>
      of === 0
        ? 'No past forecast of this rollout can be scored yet.'
        : `In this rollout it held ${f.number(held)} of ${f.plural(of, { one: '1 time', other: '# times' })}.`,
    notYet: ({ name }: { name: string }) => `No forecast for ${name} yet: it takes 5 days and 3 active people.`,
  },
  nl: {
    band: ({ low, high }, f) => `80%-prognose: ${f.number(Math.round(low * 100))}–${f.percent(high)} op dag 28`,
    said: ({ name, low, high }, f) => `Prognose voor ${name}: ${f.percent(low)} tot ${f.percent(high)} op dag 28`,
    cell: ({ low, high }, f) => `${f.percent(low)} tot ${f.percent(high)} (prognose)`,
    meant: 'De uitkomst hoort 8 van de 10 keer binnen de band te vallen.',
    score: ({ held, of }, f) =>
      of === 0
        ? 'Er is nog geen eerdere prognose van deze uitrol om te toetsen.'
        : `In deze uitrol viel die er ${f.number(held)} van de ${f.plural(of, { one: '1 keer', other: '# keer' })} binnen.`,
    notYet: ({ name }) => `Nog geen prognose voor ${name}: daarvoor zijn 5 dagen en 3 actieve mensen nodig.`,
  },
})
