/** The words of a member's own training: my seat, other times, who helps, what to read. */
import { catalogue } from '#core/kernel/words.ts'

export const memberTrainingWords = catalogue({
  en: {
    training: 'Your training',
    none: 'Your training is not scheduled yet.',
    online: 'online',
    lowData: 'online, little data',
    agenda: 'Programme',
    minutes: ({ count }: { count: number }) => `${count}\u00a0min`,
    seatYours: 'You have a seat.',
    asked: 'Request sent. Once you are online you see whether there is a seat.',
    waiting: ({ place }: { place: number | null }): string =>
      place === null || place < 1
        ? 'You are on the waiting list.'
        : place === 1
          ? 'You are first on the waiting list.'
          : `You are number ${place} on the waiting list.`,
    hearIt: 'You will hear as soon as a seat is free.',
    cannot: 'I cannot come',
    cannotTitle: ({ when }: { when: string }) => `Give up your seat on ${when}?`,
    cannotText: 'Your seat goes to someone else. You can choose another session.',
    why: 'Reason',
    whyHint: 'Optional',
    cannotDo: 'I cannot come',
    stopWaiting: 'Leave waiting list',
    saidNo: ({ when }: { when: string }) => `You gave up your seat on ${when}.`,
    chooseOther: 'Choose another session below.',
    cancelled: ({ when }: { when: string }) => `The session on ${when} is cancelled.`,
    waitsInPause: ({ when }: { when: string }) =>
      `Your session on ${when} does not take place: the rollout is paused. The new time will be shown here.`,
    wasThere: 'You attended.',
    wasShort: ({ minutes, all }: { minutes: number; all: number }) =>
      `You attended ${minutes} of ${all} minutes. Choose another session to complete your training.`,
    missed: 'You did not attend. Choose another session.',
    others: 'Other sessions',
    othersNone: 'There are no other sessions.',
    free: ({ count }: { count: number }, f) => f.plural(count, { one: '1 seat free', other: '# seats free' }),
    full: ({ waiting }: { waiting: number }, f) =>
      waiting === 0 ? 'full' : `full, ${f.plural(waiting, { one: '1 waiting', other: '# waiting' })}`,
    signUp: 'Book a seat',
    wait: 'Join waiting list',
    noted: 'Your seat was released.',
    calendar: 'Add to calendar',
    link: 'Open meeting',
    inEn: 'in English',
    inNl: 'in Dutch',
  },
  nl: {
    training: 'Jouw training',
    none: 'Jouw training is nog niet ingepland.',
    online: 'online',
    lowData: 'online, weinig data',
    agenda: 'Programma',
    minutes: ({ count }) => `${count}\u00a0min`,
    seatYours: 'Je hebt een plaats.',
    asked: 'Aanvraag verstuurd. Zodra je online bent, zie je of er een plaats is.',
    waiting: ({ place }) =>
      place === null || place < 1
        ? 'Je staat op de wachtlijst.'
        : place === 1
          ? 'Je staat bovenaan de wachtlijst.'
          : `Je bent nummer ${place} op de wachtlijst.`,
    hearIt: 'Je hoort het zodra er een plaats vrij is.',
    cannot: 'Ik kan niet',
    cannotTitle: ({ when }) => `Kun je niet op ${when}?`,
    cannotText: 'Iemand anders krijgt je plaats. Je kunt een andere sessie kiezen.',
    why: 'Reden',
    whyHint: 'Optioneel',
    cannotDo: 'Ik kan niet',
    stopWaiting: 'Van wachtlijst af',
    saidNo: ({ when }) => `Je kunt niet op ${when}.`,
    chooseOther: 'Kies hieronder een andere sessie.',
    cancelled: ({ when }) => `De sessie op ${when} gaat niet door.`,
    waitsInPause: ({ when }) => `Je sessie op ${when} gaat niet door: de uitrol is gepauzeerd. De nieuwe tijd zie je dan hier.`,
    wasThere: 'Je was erbij.',
    wasShort: ({ minutes, all }) => `Je was er ${minutes} van de ${all} minuten bij. Kies nog een sessie om je training af te ronden.`,
    missed: 'Je was er niet. Kies een andere sessie.',
    others: 'Andere sessies',
    othersNone: 'Er zijn geen andere sessies.',
    free: ({ count }, f) => f.plural(count, { one: 'nog 1 plaats vrij', other: 'nog # plaatsen vrij' }),
    full: ({ waiting }, f) => (waiting === 0 ? 'vol' : `vol, ${f.plural(waiting, { one: '1 wacht', other: '# wachten' })}`),
    signUp: 'Plaats reserveren',
    wait: 'Op de wachtlijst',
    noted: 'Je plaats is vrijgegeven.',
    calendar: 'Zet in agenda',
    link: 'Vergadering openen',
    inEn: 'in het Engels',
    inNl: 'in het Nederlands',
  },
})
