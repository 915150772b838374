/** The words of who helps whom. */
import { catalogue } from '#core/kernel/words.ts'

export const buddiesWords = catalogue({
  en: {
    title: ({ pairs }: { pairs: number }, f) => f.plural(pairs, { one: '1 person has a buddy.', other: '# people have a buddy.' }),
    titleMissing: ({ missing }: { missing: number }, f) =>
      f.plural(missing, { one: '1 person has no buddy yet.', other: '# people have no buddy yet.' }),
    titleNone: 'Nobody has a buddy yet',
    noneText: 'Buddies come with the plan: whoever starts later gets somebody who started before, in their own language.',
    over: ({ pairs, helpers }: { pairs: number; helpers: number }, f) =>
      `${f.plural(pairs, { one: '1 pair', other: '# pairs' })} · ${f.plural(helpers, { one: '1 person helps', other: '# people help' })}`,
    search: 'Search a name',
    person: 'Person',
    phase: 'Phase',
    buddy: 'Buddy',
    because: 'Because',
    helps: ({ count }: { count: number }) => `helps ${count}`,
    none: 'nobody',
    gone: 'no longer here',
    rematch: 'Find another',
    rematchTitle: ({ name }: { name: string }) => `Another buddy for ${name}`,
    byItself: 'Whoever fits best',
    who: 'Buddy',
    tellBoth: 'Both are told.',
    do: 'Pair them',
    done: ({ name, buddy }: { name: string; buddy: string }) => `${buddy} now helps ${name}.`,
    would: ({ buddy }: { buddy: string }) => `It becomes ${buddy}.`,
    nothing: 'No name fits',
  },
  nl: {
    title: ({ pairs }, f) => f.plural(pairs, { one: '1 persoon heeft een maatje.', other: '# mensen hebben een maatje.' }),
    titleMissing: ({ missing }, f) =>
      f.plural(missing, { one: '1 persoon heeft nog geen maatje.', other: '# mensen hebben nog geen maatje.' }),
    titleNone: 'Nog niemand heeft een maatje',
    noneText: 'Maatjes komen met het plan: wie later begint, krijgt iemand die eerder begon, in de eigen taal.',
    over: ({ pairs, helpers }, f) =>
      `${f.plural(pairs, { one: '1 paar', other: '# paren' })} · ${f.plural(helpers, { one: '1 persoon helpt', other: '# mensen helpen' })}`,
    search: 'Zoek een naam',
    person: 'Wie',
    phase: 'Fase',
    buddy: 'Maatje',
    because: 'Omdat',
    helps: ({ count }) => `helpt ${count}`,
    none: 'niemand',
    gone: 'werkt hier niet meer',
    rematch: 'Zoek een ander',
    rematchTitle: ({ name }) => `Een ander maatje voor ${name}`,
    byItself: 'Wie het beste past',
    who: 'Maatje',
    tellBoth: 'Ze krijgen het allebei te horen.',
    do: 'Koppelen',
    done: ({ name, buddy }) => `${buddy} helpt nu ${name}.`,
    would: ({ buddy }) => `Het wordt ${buddy}.`,
    nothing: 'Geen naam past',
  },
})
