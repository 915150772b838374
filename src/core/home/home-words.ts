/** The sentences of a champion's day, in every language. */
import { catalogue } from '#core/kernel/words.ts'

export const homeWords = catalogue({
  en: {
    'home.champion.questions': ({ name, questions }: { name: string; questions: number }, f) =>
      `Hi ${name}. ${f.plural(questions, { one: '1 question needs your answer.', other: '# questions need your answer.' })}`,
    'home.champion.toTell': ({ name, people }: { name: string; people: number }, f) =>
      `Hi ${name}. ${f.plural(people, { one: '1 person still needs to be told in person.', other: '# people still need to be told in person.' })}`,
    'home.champion.starting': ({ name, people, on }: { name: string; people: number; on: string }, f) =>
      `Hi ${name}. ${f.plural(people, { one: '1 of your people starts', other: '# of your people start' })} on ${f.day(on)}.`,
    'home.champion.calm': ({ name }: { name: string }) => `Hi ${name}. Nobody is waiting for you.`,
  },
  nl: {
    'home.champion.questions': ({ name, questions }, f) =>
      `Dag ${name}. ${f.plural(questions, { one: '1 vraag wacht op je antwoord.', other: '# vragen wachten op je antwoord.' })}`,
    'home.champion.toTell': ({ name, people }, f) =>
      `Dag ${name}. ${f.plural(people, { one: '1 persoon moet het nog persoonlijk horen.', other: '# mensen moeten het nog persoonlijk horen.' })}`,
    'home.champion.starting': ({ name, people, on }, f) =>
      `Dag ${name}. ${f.plural(people, { one: '1 van jouw mensen begint', other: '# van jouw mensen beginnen' })} op ${f.day(on)}.`,
    'home.champion.calm': ({ name }) => `Dag ${name}. Niemand wacht op je.`,
  },
})
