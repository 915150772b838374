/** The words for whoever no longer has access. */
import { catalogue } from '#core/kernel/words.ts'

export const withdrawnWords = catalogue({
  en: {
    title: 'You no longer have access here',
    titleOf: ({ organisation }: { organisation: string }) => `You no longer have access to ${organisation}`,
    removed: 'What was kept on this device has been removed, and so have changes that were still waiting to be sent.',
    whomToAsk: 'Is this not right? Ask the person who leads the rollout: they can send you a new personal link.',
    otherAccount: 'Sign in with another account',
  },
  nl: {
    title: 'Je hebt hier geen toegang meer',
    titleOf: ({ organisation }) => `Je hebt geen toegang meer tot ${organisation}`,
    removed: 'Wat op dit toestel bewaard werd, is weggehaald, ook wijzigingen die nog verstuurd moesten worden.',
    whomToAsk: 'Klopt dit niet? Vraag het aan wie de uitrol leidt: die kan je een nieuwe persoonlijke link sturen.',
    otherAccount: 'Aanmelden met een ander account',
  },
})
