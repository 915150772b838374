/** The words of who helps whom. */
import { catalogue } from '#core/kernel/words.ts'

export const buddiesWords = catalogue({
  en: {
    title: ({ pairs }: { pairs: number }, f) => f.plural(pairs, { one: '1 person has a buddy.', other: '# people have a buddy.' }),
    titleMissing: ({ missing }: { missing: number }, f) =>
      f.plural(missing, { one: '1 person has no buddy yet.', other: '# people have no buddy yet.' }),
    titleNone: 'No buddies yet',
    noneText: 'Buddies come with the plan: people who start later get a buddy who started earlier and speaks their language.',
    over: ({ pairs, helpers }: { pairs: number; helpers: number }, f) =>
      `${f.plural(pairs, { one: '1 pair', other: '# pairs' })} · ${f.plural(helpers, { one: '1 person helps', other: '# people help' })}`,
    person: 'Person',
    phase: 'Phase',
    buddy: 'Buddy',
    because: 'Reason',
    helps: ({ count }: { count: number }) => `helps ${count}`,
    none: 'none',
    gone: 'no longer here',
    rematch: 'Change buddy',
    rematchTitle: ({ name }: { name: string }) => `Another buddy for ${name}`,
    byItself: 'Best match',
    who: 'Buddy',
    tellBoth: 'Both get a notification.',
    noOthers: ({ name }: { name: string }) =>
      `Nobody else who starts earlier and speaks the language of ${name} can take one more. Raise the number of people per buddy in the plan settings, or move someone to an earlier phase.`,
    noPilots: ({ name }: { name: string }) =>
      `No pilot user who speaks the language of ${name} can take one more. Mark someone else as a pilot user, or raise the number of people per buddy in the plan settings.`,
    do: 'Change buddy',
    done: ({ name, buddy }: { name: string; buddy: string }) => `${buddy} is now the buddy of ${name}.`,
    would: ({ buddy }: { buddy: string }) => `New buddy: ${buddy}.`,
  },
  nl: {
    title: ({ pairs }, f) => f.plural(pairs, { one: '1 persoon heeft een maatje.', other: '# mensen hebben een maatje.' }),
    titleMissing: ({ missing }, f) =>
      f.plural(missing, { one: '1 persoon heeft nog geen maatje.', other: '# mensen hebben nog geen maatje.' }),
    titleNone: 'Nog geen maatjes',
    noneText: 'Maatjes komen met het plan: wie later begint, krijgt iemand die eerder begon, in de eigen taal.',
    over: ({ pairs, helpers }, f) =>
      `${f.plural(pairs, { one: '1 paar', other: '# paren' })} · ${f.plural(helpers, { one: '1 persoon helpt', other: '# mensen helpen' })}`,
    person: 'Persoon',
    phase: 'Fase',
    buddy: 'Maatje',
    because: 'Reden',
    helps: ({ count }) => `helpt ${count}`,
    none: 'geen',
    gone: 'werkt hier niet meer',
    rematch: 'Ander maatje',
    rematchTitle: ({ name }) => `Een ander maatje voor ${name}`,
    byItself: 'Beste keuze',
    who: 'Maatje',
    tellBoth: 'Ze krijgen allebei bericht.',
    noOthers: ({ name }) =>
      `Niemand anders die eerder begint en de taal van ${name} spreekt, kan er nog iemand bij hebben. Verhoog het aantal mensen per maatje in de planinstellingen, of laat iemand eerder beginnen.`,
    noPilots: ({ name }) =>
      `Geen pilotgebruiker die de taal van ${name} spreekt, kan er nog iemand bij hebben. Geef nog iemand op als pilotgebruiker, of verhoog het aantal mensen per maatje in de planinstellingen.`,
    do: 'Koppelen',
    done: ({ name, buddy }) => `${buddy} is nu het maatje van ${name}.`,
    would: ({ buddy }) => `Nieuw maatje: ${buddy}.`,
  },
})
