/** The words about how long things are kept. */
import { catalogue } from '#core/kernel/words.ts'

export const retentionWords = catalogue({
  en: {
    title: 'How long things are kept',
    text: 'What is personal need not stay for ever. The server looks once a day and keeps to what you choose here.',
    names: 'Names of people who left',
    never: 'Until somebody takes them out',
    daysAfter: ({ days }: { days: number }, f) =>
      f.plural(days, { one: '1 day after their last day', other: '# days after their last day' }),
    books: 'Ended sign-ins and used or expired links',
    days: ({ days }: { days: number }, f) => f.plural(days, { one: '1 day', other: '# days' }),
    nobodyDue: 'Nobody is due: of everyone who left longer ago, nothing is known any more.',
    neverText: 'You can take names out yourself under “People who left”.',
    due: ({ count }: { count: number }, f) =>
      f.plural(count, { one: '1 person would be forgotten within a day:', other: '# people would be forgotten within a day:' }),
    dueSaved: ({ count }: { count: number }, f) =>
      f.plural(count, { one: '1 person is forgotten within a day:', other: '# people are forgotten within a day:' }),
    more: ({ count }: { count: number }, f) => `and ${f.number(count)} more`,
    cannotUndo: 'What is taken out cannot be brought back, not even on the machine of the server.',
  },
  nl: {
    title: 'Hoe lang iets bewaard blijft',
    text: 'Wat persoonlijk is, hoeft niet altijd te blijven. De server kijkt eens per dag en houdt zich aan wat je hier kiest.',
    names: 'Namen van wie vertrokken is',
    never: 'Tot iemand ze weghaalt',
    daysAfter: ({ days }, f) => f.plural(days, { one: '1 dag na hun laatste werkdag', other: '# dagen na hun laatste werkdag' }),
    books: 'Beëindigde aanmeldingen en gebruikte of verlopen links',
    days: ({ days }, f) => f.plural(days, { one: '1 dag', other: '# dagen' }),
    nobodyDue: 'Niemand is aan de beurt: van iedereen die langer weg is, is niets meer bekend.',
    neverText: 'Onder ‘Wie vertrokken is’ haal je zelf namen weg.',
    due: ({ count }, f) =>
      f.plural(count, { one: '1 persoon zou binnen een dag vergeten worden:', other: '# mensen zouden binnen een dag vergeten worden:' }),
    dueSaved: ({ count }, f) =>
      f.plural(count, { one: '1 persoon wordt binnen een dag vergeten:', other: '# mensen worden binnen een dag vergeten:' }),
    more: ({ count }, f) => `en nog ${f.number(count)}`,
    cannotUndo: 'Wat weg is, komt niet terug, zelfs niet op de machine van de server.',
  },
})
