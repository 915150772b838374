/** The words of bringing in a staff list. */
import { catalogue } from '#core/kernel/words.ts'

export const peopleImportWords = catalogue({
  en: {
    title: 'Bring in a staff list',
    file: 'Staff list (CSV, TSV or Excel)',
    fileHint: 'As it comes out of your payroll or Microsoft 365. You see first what becomes of it.',
    found: ({ people, places }: { people: number; places: number }, f) =>
      `${f.plural(people, { one: '1 person', other: '# people' })}, ${f.plural(places, { one: '1 place', other: '# places' })}`,
    reading: 'Reading the list…',
    readAs: ({ source }: { source: string }) => `Read as: ${source}.`,
    whatNew: ({ added, changed, same }: { added: number; changed: number; same: number }, f) =>
      `${f.number(added)} new, ${f.number(changed)} changed, ${f.number(same)} as they were.`,
    columns: ({ used, all }: { used: number; all: number }) => `Columns: ${used} of ${all} used`,
    column: 'Column',
    becomes: 'Becomes',
    samples: 'For example',
    notUsed: 'not used',
    refused: ({ count }: { count: number }, f) => f.plural(count, { one: '1 row cannot go in', other: '# rows cannot go in' }),
    line: ({ line }: { line: number }) => `Line ${line}`,
    firstPeople: 'The first people',
    email: 'E-mail',
    gone: ({ count }: { count: number }, f) =>
      f.plural(count, { one: '1 person has left and is not planned', other: '# people have left and are not planned' }),
    places: 'New places',
    place: 'Place',
    country: 'Country',
    zone: 'Time zone',
    zoneGuessed: 'a guess: check it',
    leavers: ({ count }: { count: number }, f) =>
      f.plural(count, { one: '1 person is here but not on this list', other: '# people are here but not on this list' }),
    leaversAbout: 'Nobody is taken away by themselves. Tick who has left.',
    name: 'Name',
    department: 'Department',
    language: 'Language',
    bringIn: ({ count }: { count: number }, f) => f.plural(count, { one: 'Bring in 1 person', other: 'Bring in # people' }),
    broughtIn: ({ count }: { count: number }, f) => f.plural(count, { one: '1 person is in.', other: '# people are in.' }),
  },
  nl: {
    title: 'Personeelslijst inlezen',
    file: 'Personeelslijst (CSV, TSV of Excel)',
    fileHint: 'Zoals hij uit de loonadministratie of Microsoft 365 komt. Je ziet eerst wat ervan wordt.',
    found: ({ people, places }, f) =>
      `${f.plural(people, { one: '1 persoon', other: '# mensen' })}, ${f.plural(places, { one: '1 plaats', other: '# plaatsen' })}`,
    reading: 'De lijst wordt gelezen…',
    readAs: ({ source }) => `Gelezen als: ${source}.`,
    whatNew: ({ added, changed, same }, f) => `${f.number(added)} nieuw, ${f.number(changed)} veranderd, ${f.number(same)} zoals ze waren.`,
    columns: ({ used, all }) => `Kolommen: ${used} van ${all} gebruikt`,
    column: 'Kolom',
    becomes: 'Wordt',
    samples: 'Bijvoorbeeld',
    notUsed: 'niet gebruikt',
    refused: ({ count }, f) => f.plural(count, { one: '1 regel kan er niet in', other: '# regels kunnen er niet in' }),
    line: ({ line }) => `Regel ${line}`,
    firstPeople: 'De eerste mensen',
    email: 'E-mail',
    gone: ({ count }, f) =>
      f.plural(count, { one: '1 persoon is weg en wordt niet ingepland', other: '# mensen zijn weg en worden niet ingepland' }),
    places: 'Nieuwe plaatsen',
    place: 'Plaats',
    country: 'Land',
    zone: 'Tijdzone',
    zoneGuessed: 'een gok: kijk het na',
    leavers: ({ count }, f) =>
      f.plural(count, {
        one: '1 persoon is hier, maar staat niet op deze lijst',
        other: '# mensen zijn hier, maar staan niet op deze lijst',
      }),
    leaversAbout: 'Er verdwijnt niemand vanzelf. Vink aan wie weg is.',
    name: 'Naam',
    department: 'Afdeling',
    language: 'Taal',
    bringIn: ({ count }, f) => f.plural(count, { one: 'Neem 1 persoon op', other: 'Neem # mensen op' }),
    broughtIn: ({ count }, f) => f.plural(count, { one: '1 persoon staat erin.', other: '# mensen staan erin.' }),
  },
})
