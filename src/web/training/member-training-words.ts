/** The words of a member's own training: my seat, other times, who helps, what to read. */
import { catalogue } from '#core/kernel/words.ts'

export const memberTrainingWords = catalogue({
  en: {
    training: 'Your training',
    none: 'No day for your training is planned yet.',
    at: ({ from, to, place }: { from: string; to: string; place: string }) => `${from}–${to}, ${place}`,
    online: 'online',
    lowData: 'online, little data',
    agenda: 'How the time is spent',
    minutes: ({ count }: { count: number }) => `${count} min`,
    seatYours: 'Your seat is kept.',
    asked: 'Asked. Once this phone has a connection you see whether there is a seat.',
    waiting: ({ place }: { place: number | null }): string =>
      place === null || place < 1
        ? 'You wait for a seat.'
        : place === 1
          ? 'You wait for a seat; the first that comes free is yours.'
          : `You wait for a seat; ${place - 1} wait before you.`,
    hearIt: 'You hear it as soon as there is one.',
    cannot: 'I cannot come',
    cannotTitle: ({ when }: { when: string }) => `You cannot come on ${when}?`,
    cannotText: 'Somebody else gets the seat. You can choose another time.',
    why: 'Why',
    whyHint: 'May stay empty.',
    cannotDo: 'I cannot come',
    stopWaiting: 'I no longer wait',
    saidNo: ({ when }: { when: string }) => `You cannot come on ${when}.`,
    chooseOther: 'Choose another time below.',
    cancelled: ({ when }: { when: string }) => `The training on ${when} does not take place.`,
    wasThere: 'You were there.',
    wasShort: ({ minutes, all }: { minutes: number; all: number }) =>
      `You were there for ${minutes} of ${all} minutes. Take another time to be complete.`,
    missed: 'You were not there. Take another time.',
    others: 'Other times',
    othersNone: 'There is no other time.',
    free: ({ count }: { count: number }, f) => f.plural(count, { one: '1 seat free', other: '# seats free' }),
    full: ({ waiting }: { waiting: number }, f) =>
      waiting === 0 ? 'full' : `full, ${f.plural(waiting, { one: '1 waits', other: '# wait' })}`,
    signUp: 'Take a seat',
    wait: 'Wait for a seat',
    noted: 'Noted. The seat goes to somebody else.',
    calendar: 'Add to my calendar',
    link: 'Open the meeting',
    inEn: 'in English',
    inNl: 'in Dutch',
  },
  nl: {
    training: 'Jouw training',
    none: 'Er is nog geen dag voor jouw training.',
    at: ({ from, to, place }) => `${from}–${to}, ${place}`,
    online: 'online',
    lowData: 'online, weinig data',
    agenda: 'Hoe de tijd verdeeld is',
    minutes: ({ count }) => `${count} min`,
    seatYours: 'Er is een plek voor je.',
    asked: 'Gevraagd. Zodra je telefoon internet heeft, zie je of er een plek is.',
    waiting: ({ place }) =>
      place === null || place < 1
        ? 'Je wacht op een plek.'
        : place === 1
          ? 'Je wacht op een plek; de eerste die vrijkomt is voor jou.'
          : `Je wacht op een plek; er ${place === 2 ? 'wacht 1' : `wachten ${place - 1}`} voor je.`,
    hearIt: 'Je hoort het zodra er een is.',
    cannot: 'Ik kan niet',
    cannotTitle: ({ when }) => `Kun je niet op ${when}?`,
    cannotText: 'Iemand anders krijgt je plek. Je kunt een andere tijd kiezen.',
    why: 'Waarom',
    whyHint: 'Mag leeg blijven.',
    cannotDo: 'Ik kan niet',
    stopWaiting: 'Ik wacht niet meer',
    saidNo: ({ when }) => `Je kunt niet op ${when}.`,
    chooseOther: 'Kies hieronder een andere tijd.',
    cancelled: ({ when }) => `De training op ${when} gaat niet door.`,
    wasThere: 'Je was erbij.',
    wasShort: ({ minutes, all }) => `Je was er ${minutes} van de ${all} minuten bij. Kies nog een tijd om compleet te zijn.`,
    missed: 'Je was er niet. Kies een andere tijd.',
    others: 'Andere tijden',
    othersNone: 'Er is geen andere tijd.',
    free: ({ count }, f) => f.plural(count, { one: 'nog 1 plek vrij', other: 'nog # plekken vrij' }),
    full: ({ waiting }, f) => (waiting === 0 ? 'vol' : `vol, ${f.plural(waiting, { one: '1 wacht', other: '# wachten' })}`),
    signUp: 'Neem een plek',
    wait: 'Wacht op een plek',
    noted: 'Genoteerd. Iemand anders krijgt je plek.',
    calendar: 'Zet in mijn agenda',
    link: 'Open de vergadering',
    inEn: 'in het Engels',
    inNl: 'in het Nederlands',
  },
})
