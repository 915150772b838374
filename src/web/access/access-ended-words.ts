/** The words for whoever no longer has access. */
import { catalogue } from '#core/kernel/words.ts'

export const withdrawnWords = catalogue({
  en: {
    title: 'You no longer have access here',
    titleOf: ({ organisation }: { organisation: string }) => `You no longer have access to ${organisation}`,
    removed: 'The data on this device has been removed, including changes that were not sent yet.',
    whomToAsk: 'Is this not right? Ask the rollout lead for a new personal link.',
    otherAccount: 'Sign in with another account',
  },
  nl: {
    title: 'Je hebt hier geen toegang meer',
    titleOf: ({ organisation }) => `Je hebt geen toegang meer tot ${organisation}`,
    removed: 'De gegevens op dit apparaat zijn verwijderd, ook wijzigingen die nog verstuurd moesten worden.',
    whomToAsk: 'Klopt dit niet? Vraag de projectleider om een nieuwe persoonlijke link.',
    otherAccount: 'Aanmelden met een ander account',
  },
})
