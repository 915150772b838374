/** The words of the shell and of what pages share; each page has its own words beside it. */
import { catalogue } from '#core/words.ts'

export const webWords = catalogue({
  en: {
    today: 'Today',
    plan: 'Plan',
    people: 'People',
    checklist: 'Checklist',
    settings: 'Settings',
    pages: 'Pages',
    skip: 'To the page',
    comesSoon: 'This page is being made.',
    notFound: 'There is no page at this address',
    toToday: 'Go to Today',
    starting: 'Opening…',
    loading: 'One moment…',
    inStep: 'In step',
    lastChange: ({ ago }: { ago: string }) => `last change ${ago}`,
    justNow: 'just now',
    sending: ({ count }: { count: number }, f) => f.plural(count, { one: 'Sending 1 change', other: 'Sending # changes' }),
    away: ({ time }: { time: string }) => `Offline since ${time}`,
    keptHere: ({ count }: { count: number }, f) =>
      count === 0
        ? 'everything here keeps working'
        : f.plural(count, { one: '1 change kept on this device', other: '# changes kept on this device' }),
    refusedCount: ({ count }: { count: number }, f) =>
      f.plural(count, { one: '1 change did not go through', other: '# changes did not go through' }),
    syncTitle: 'This device and the server',
    syncInStep: 'All that you did here has arrived at the server.',
    syncSending: ({ count }: { count: number }, f) =>
      f.plural(count, { one: '1 change is on its way.', other: '# changes are on their way.' }),
    syncAway: ({ count }: { count: number }, f) =>
      count === 0
        ? 'The server cannot be reached. Go on working: what you do is kept here and sent later, by itself.'
        : f.plural(count, {
            one: 'The server cannot be reached. 1 change is kept on this device and sent later, by itself.',
            other: 'The server cannot be reached. # changes are kept on this device and sent later, by themselves.',
          }),
    syncRefused: 'What did not go through',
    syncWaiting: 'On its way',
    tryAgain: 'Try again',
    discard: 'Discard',
    close: 'Close',
    cancel: 'Cancel',
    save: 'Save',
    back: 'Back',
    next: 'Next',
    add: 'Add',
    change: 'Change',
    remove: 'Remove',
    copy: 'Copy',
    copied: 'Copied.',
    saved: 'Saved.',
    yes: 'Yes',
    no: 'No',
    none: 'none',
    optional: 'may stay empty',
    search: 'Search',
    more: 'More',
    email: 'E-mail address',
    password: 'Password',
    language: 'Language',
    english: 'English',
    dutch: 'Nederlands',
    inputInvalid: ({ field }: { field: string }) =>
      field === ''
        ? 'Something in this form is not right. Look it over and try again.'
        : `“${field}” is not right. Look it over and try again.`,
    notReached: 'The server cannot be reached. Check the connection and try again.',
    refusedPlain: 'The server did not accept this. Try again, or ask the person who runs Uitrol here.',
    verdictPass: 'Pass',
    verdictHold: 'Hold',
    verdictFail: 'Fail',
    verdictNoData: 'No data',
    people_: ({ count }: { count: number }, f) => f.plural(count, { one: '1 person', other: '# people' }),
    places_: ({ count }: { count: number }, f) => f.plural(count, { one: '1 place', other: '# places' }),
    // What a preview shows before it happens.
    changesNothing: 'Nothing in the plan changes.',
    willChange: 'What will change',
    phaseMoves: ({ phase, from, to }: { phase: string; from: string; to: string }) => `${phase}: ${from} → ${to}`,
    siteMoves: ({ phase, place, from, to }: { phase: string; place: string; from: string; to: string }) =>
      `${phase} in ${place}: ${from} → ${to}`,
    phaseNew: ({ phase, to }: { phase: string; to: string }) => `${phase}: new, starts ${to}`,
    phaseGone: ({ phase }: { phase: string }) => `${phase}: no longer in the plan`,
    personMoves: ({ name, from, to }: { name: string; from: string; to: string }) => `${name}: ${from} → ${to}`,
    notInPlan: 'not in the plan',
    andMore: ({ count }: { count: number }, f) => f.plural(count, { one: 'and 1 more', other: 'and # more' }),
    peopleMove: ({ count }: { count: number }, f) => f.plural(count, { one: '1 person changes phase', other: '# people change phase' }),
    messagesMove: ({ count }: { count: number }, f) =>
      f.plural(count, { one: '1 message gets another day or other readers', other: '# messages get another day or other readers' }),
    sessionsMove: ({ count }: { count: number }, f) => f.plural(count, { one: '1 session changes', other: '# sessions change' }),
    buddiesMove: ({ count }: { count: number }, f) =>
      f.plural(count, { one: '1 person gets another buddy', other: '# people get another buddy' }),
    itemsMove: ({ count }: { count: number }, f) =>
      f.plural(count, { one: '1 checklist item gets another day', other: '# checklist items get another day' }),
    pagePrint: 'Print',
    signOut: 'Sign out',
    signedInAs: ({ name }: { name: string }) => `Signed in as ${name}`,
  },
  nl: {
    today: 'Vandaag',
    plan: 'Plan',
    people: 'Mensen',
    checklist: 'Checklist',
    settings: 'Instellingen',
    pages: 'Pagina’s',
    skip: 'Naar de pagina',
    comesSoon: 'Aan deze pagina wordt gewerkt.',
    notFound: 'Op dit adres is geen pagina',
    toToday: 'Naar Vandaag',
    starting: 'Bezig met openen…',
    loading: 'Een ogenblik…',
    inStep: 'Bijgewerkt',
    lastChange: ({ ago }) => `laatste wijziging ${ago}`,
    justNow: 'zojuist',
    sending: ({ count }, f) => f.plural(count, { one: '1 wijziging onderweg', other: '# wijzigingen onderweg' }),
    away: ({ time }) => `Zonder internet sinds ${time}`,
    keptHere: ({ count }, f) =>
      count === 0
        ? 'alles hier werkt gewoon door'
        : f.plural(count, { one: '1 wijziging bewaard op dit toestel', other: '# wijzigingen bewaard op dit toestel' }),
    refusedCount: ({ count }, f) => f.plural(count, { one: '1 wijziging ging niet door', other: '# wijzigingen gingen niet door' }),
    syncTitle: 'Dit toestel en de server',
    syncInStep: 'Alles wat je hier deed, is bij de server aangekomen.',
    syncSending: ({ count }, f) => f.plural(count, { one: '1 wijziging is onderweg.', other: '# wijzigingen zijn onderweg.' }),
    syncAway: ({ count }, f) =>
      count === 0
        ? 'De server is niet bereikbaar. Werk gerust door: wat je doet, wordt hier bewaard en later vanzelf verstuurd.'
        : f.plural(count, {
            one: 'De server is niet bereikbaar. 1 wijziging is op dit toestel bewaard en gaat later vanzelf.',
            other: 'De server is niet bereikbaar. # wijzigingen zijn op dit toestel bewaard en gaan later vanzelf.',
          }),
    syncRefused: 'Wat niet doorging',
    syncWaiting: 'Onderweg',
    tryAgain: 'Probeer opnieuw',
    discard: 'Weggooien',
    close: 'Sluiten',
    cancel: 'Annuleren',
    save: 'Bewaren',
    back: 'Terug',
    next: 'Verder',
    add: 'Toevoegen',
    change: 'Wijzigen',
    remove: 'Verwijderen',
    copy: 'Kopiëren',
    copied: 'Gekopieerd.',
    saved: 'Bewaard.',
    yes: 'Ja',
    no: 'Nee',
    none: 'geen',
    optional: 'mag leeg blijven',
    search: 'Zoeken',
    more: 'Meer',
    email: 'E-mailadres',
    password: 'Wachtwoord',
    language: 'Taal',
    english: 'English',
    dutch: 'Nederlands',
    inputInvalid: ({ field }) =>
      field === ''
        ? 'Er klopt iets niet in dit formulier. Kijk het na en probeer het opnieuw.'
        : `“${field}” klopt niet. Kijk het na en probeer het opnieuw.`,
    notReached: 'De server is niet bereikbaar. Kijk de verbinding na en probeer het opnieuw.',
    refusedPlain: 'De server nam dit niet aan. Probeer het opnieuw, of vraag het aan wie Uitrol hier beheert.',
    verdictPass: 'Goed',
    verdictHold: 'Wacht',
    verdictFail: 'Mis',
    verdictNoData: 'Onbekend',
    people_: ({ count }, f) => f.plural(count, { one: '1 persoon', other: '# mensen' }),
    places_: ({ count }, f) => f.plural(count, { one: '1 plaats', other: '# plaatsen' }),
    changesNothing: 'In het plan verandert niets.',
    willChange: 'Wat er verandert',
    phaseMoves: ({ phase, from, to }) => `${phase}: ${from} → ${to}`,
    siteMoves: ({ phase, place, from, to }) => `${phase} in ${place}: ${from} → ${to}`,
    phaseNew: ({ phase, to }) => `${phase}: nieuw, begint ${to}`,
    phaseGone: ({ phase }) => `${phase}: vervalt`,
    personMoves: ({ name, from, to }) => `${name}: ${from} → ${to}`,
    notInPlan: 'niet in het plan',
    andMore: ({ count }, f) => f.plural(count, { one: 'en nog 1', other: 'en nog #' }),
    peopleMove: ({ count }, f) =>
      f.plural(count, { one: '1 persoon gaat naar een andere fase', other: '# mensen gaan naar een andere fase' }),
    messagesMove: ({ count }, f) =>
      f.plural(count, {
        one: '1 bericht krijgt een andere dag of andere lezers',
        other: '# berichten krijgen een andere dag of andere lezers',
      }),
    sessionsMove: ({ count }, f) => f.plural(count, { one: '1 training verandert', other: '# trainingen veranderen' }),
    buddiesMove: ({ count }, f) =>
      f.plural(count, { one: '1 persoon krijgt een ander maatje', other: '# mensen krijgen een ander maatje' }),
    itemsMove: ({ count }, f) =>
      f.plural(count, { one: '1 punt van de checklist krijgt een andere dag', other: '# punten van de checklist krijgen een andere dag' }),
    pagePrint: 'Afdrukken',
    signOut: 'Afmelden',
    signedInAs: ({ name }) => `Aangemeld als ${name}`,
  },
})
