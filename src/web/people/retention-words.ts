/** The words about how long things are kept. */
import { catalogue } from '#core/kernel/words.ts'

export const retentionWords = catalogue({
  en: {
    title: 'Data retention',
    text: 'The server removes personal data once a day after the period you choose here.',
    names: 'Names of former employees',
    never: 'Until erased by hand',
    daysAfter: ({ days }: { days: number }, f) =>
      f.plural(days, { one: '1 day after their last day', other: '# days after their last day' }),
    books: 'Ended sign-ins and used or expired links',
    days: ({ days }: { days: number }, f) => f.plural(days, { one: '1 day', other: '# days' }),
    nobodyDue: 'No names are due for erasure.',
    neverText: 'You can erase names yourself under “Former employees”.',
    due: ({ count }: { count: number }, f) =>
      f.plural(count, { one: '1 person would be erased within a day:', other: '# people would be erased within a day:' }),
    dueSaved: ({ count }: { count: number }, f) =>
      f.plural(count, { one: '1 person will be erased within a day:', other: '# people will be erased within a day:' }),
    more: ({ count }: { count: number }, f) => `and ${f.number(count)} more`,
    cannotUndo: 'Erased data cannot be restored, not even on the server.',
  },
  nl: {
    title: 'Bewaartermijnen',
    text: 'De server verwijdert eens per dag persoonsgegevens na de termijn die je hier kiest.',
    names: 'Namen van oud-medewerkers',
    never: 'Tot ze met de hand worden gewist',
    daysAfter: ({ days }, f) => f.plural(days, { one: '1 dag na hun laatste werkdag', other: '# dagen na hun laatste werkdag' }),
    books: 'Beëindigde aanmeldingen en gebruikte of verlopen links',
    days: ({ days }, f) => f.plural(days, { one: '1 dag', other: '# dagen' }),
    nobodyDue: 'Er hoeven geen namen gewist te worden.',
    neverText: 'Onder “Oud-medewerkers” wis je zelf namen.',
    due: ({ count }, f) =>
      f.plural(count, { one: '1 persoon zou binnen een dag gewist worden:', other: '# mensen zouden binnen een dag gewist worden:' }),
    dueSaved: ({ count }, f) =>
      f.plural(count, { one: '1 persoon wordt binnen een dag gewist:', other: '# mensen worden binnen een dag gewist:' }),
    more: ({ count }, f) => `en nog ${f.number(count)}`,
    cannotUndo: 'Gewiste gegevens komen niet terug, zelfs niet op de server.',
  },
})
