/** The words of coming in by a personal link. */
import { catalogue } from '#core/kernel/words.ts'

export const personalLinkWords = catalogue({
  en: {
    inviteTitle: ({ name }: { name: string }) => `Hello. Are you ${name}?`,
    inviteText: 'One tap and you see your day, your training and who helps you. This link then works on this phone only.',
    itsMe: ({ name }: { name: string }) => `This is me, ${name}`,
    notMe: 'Not you? Close this page, and tell the sender.',
    inviteNone: 'This link does not work',
    inviteShort: 'Part of the link is missing. Open the whole link again from the message you received.',
  },
  nl: {
    inviteTitle: ({ name }) => `Dag. Ben jij ${name}?`,
    inviteText: 'Eén tik en je ziet jouw dag, jouw training en wie je helpt. Daarna werkt deze link alleen op deze telefoon.',
    itsMe: ({ name }) => `Dit ben ik, ${name}`,
    notMe: 'Ben jij dit niet? Sluit deze pagina en zeg het tegen de afzender.',
    inviteNone: 'Deze link werkt niet',
    inviteShort: 'Een deel van de link ontbreekt. Open de hele link nog eens uit het bericht dat je kreeg.',
  },
})
