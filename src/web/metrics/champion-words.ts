/** The words of a champion's people who are not active yet. */
import { catalogue } from '#core/kernel/words.ts'

export const championUseWords = catalogue({
  en: {
    title: ({ count, unknown }: { count: number; unknown: number }, f): string =>
      count === 0 && unknown > 0
        ? f.plural(unknown, { one: 'Not known whether 1 person is active', other: 'Not known whether # people are active' })
        : count === 0
          ? 'Everyone who has started is active'
          : f.plural(count, { one: '1 person is not active yet', other: '# people are not active yet' }),
    about: 'past their first week, at your location',
    all: 'All people',
    message: 'WhatsApp',
    messageTo: ({ name }: { name: string }) => `WhatsApp: ${name}`,
    text: ({ name, tool }: { name: string; tool: string }) =>
      `Hi ${name}, how is it going with ${tool}? Shall we look at it together this week?`,
    visited: 'Visited today',
    visitSaved: ({ name }: { name: string }) => `Visit to ${name} logged`,
    visitBefore: ({ on }: { on: string }, f) => `visited ${f.day(on, 'brief')}`,
    visit: 'Log a visit',
    visitOf: ({ name }: { name: string }) => `Log a visit: ${name}`,
    show: 'Show',
    heading: ({ place }: { place: string }) => `Adoption in ${place}`,
    over: ({ tool }: { tool: string }) => `${tool} · the people of your location`,
    unreached: 'The list needs a connection the first time.',
  },
  nl: {
    title: ({ count, unknown }, f): string =>
      count === 0 && unknown > 0
        ? f.plural(unknown, {
            one: 'Van 1 persoon is niet bekend of die actief is',
            other: 'Van # mensen is niet bekend of ze actief zijn',
          })
        : count === 0
          ? 'Iedereen die is begonnen, is actief'
          : f.plural(count, { one: '1 persoon is nog niet actief', other: '# mensen zijn nog niet actief' }),
    about: 'na de eerste week, op jouw locatie',
    all: 'Alle mensen',
    message: 'WhatsApp',
    messageTo: ({ name }) => `WhatsApp: ${name}`,
    text: ({ name, tool }) => `Dag ${name}, hoe gaat het met ${tool}? Zullen we er deze week samen naar kijken?`,
    visited: 'Vandaag bezocht',
    visitSaved: ({ name }) => `Bezoek aan ${name} genoteerd`,
    visitBefore: ({ on }, f) => `bezocht op ${f.day(on, 'brief')}`,
    visit: 'Bezoek noteren',
    visitOf: ({ name }) => `Bezoek noteren: ${name}`,
    show: 'Tonen',
    heading: ({ place }) => `Adoptie in ${place}`,
    over: ({ tool }) => `${tool} · de mensen van jouw locatie`,
    unreached: 'De lijst heeft de eerste keer een verbinding nodig.',
  },
})
