/** What the door says. */
import type { ProblemKind } from '#core/problem.ts'
import { catalogue } from '#core/words.ts'

export const accessWords = catalogue({
  en: {
    'access.notFound': 'There is nothing here that you can open. Check the address, or ask the person who leads the rollout.',
    'access.signInFirst': 'Sign in first; your work on this device is kept.',
    'access.wrongPassword': 'That e-mail address and password do not belong together. Try again, or ask the owner for a new link.',
    'access.linkUsedUp': 'This link was used already or has expired. Ask the owner for a new one.',
    'access.passwordTooShort': ({ least }: { least: number }) => `Choose a password of at least ${least} characters; a short sentence is easy to remember.`,
    'access.tooManyTries': ({ seconds }: { seconds: number }) => `Too many tries. Wait ${seconds} seconds and try again.`,
    'access.foreignOrigin': 'This request came from another website and was not carried out. Open Uitrol itself and try again.',
  },
  nl: {
    'access.notFound': 'Hier is niets dat je kunt openen. Kijk het adres na, of vraag het aan wie de uitrol leidt.',
    'access.signInFirst': 'Meld je eerst aan; je werk op dit toestel blijft bewaard.',
    'access.wrongPassword': 'Dit e-mailadres en wachtwoord horen niet bij elkaar. Probeer het nog eens, of vraag de eigenaar om een nieuwe link.',
    'access.linkUsedUp': 'Deze link is al gebruikt of verlopen. Vraag de eigenaar om een nieuwe.',
    'access.passwordTooShort': ({ least }) => `Kies een wachtwoord van minstens ${least} tekens; een korte zin onthoud je makkelijk.`,
    'access.tooManyTries': ({ seconds }) => `Te veel pogingen. Wacht ${seconds} seconden en probeer het opnieuw.`,
    'access.foreignOrigin': 'Dit verzoek kwam van een andere website en is niet uitgevoerd. Open Uitrol zelf en probeer het opnieuw.',
  },
})

export const accessProblems = {
  'access.notFound': 'notFound',
  'access.signInFirst': 'notSignedIn',
  'access.wrongPassword': 'notSignedIn',
  'access.linkUsedUp': 'refused',
  'access.passwordTooShort': 'invalid',
  'access.tooManyTries': 'tooMany',
  'access.foreignOrigin': 'refused',
} as const satisfies Record<string, ProblemKind>
