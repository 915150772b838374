/** What is said of the ways to sign in. */
import type { ProblemKind } from '#core/kernel/problem.ts'
import { catalogue } from '#core/kernel/words.ts'

export const signInWords = catalogue({
  en: {
    'access.passkeyUnfit':
      'This passkey is not known here, or its answer came too late. Try again, or sign in another way and add the passkey in Settings.',
    'access.passkeysFull': ({ most }: { most: number }) =>
      `You have ${most} passkeys already. Remove one you no longer use, then add this one.`,
    'access.passwordCommon':
      'This password is one of the first that attackers try. Choose a few words only you would combine, without names of people or the company.',
    'access.proveAgain': 'You signed in a while ago. Confirm with your password or a passkey, then change how you sign in.',
    'access.currentPasswordWrong': 'The current password is not right. Try again, or sign out and ask for a link by mail.',
    'access.mailedLinkUsedUp': 'This link was used already, or is older than 15 minutes. Ask for a new one on the sign-in page.',
    'access.companyUnknownPerson': 'Your company knows you, but your e-mail address is not known here. Ask the rollout lead to add you.',
    'access.companyOtherWay': 'This address belongs to a person who signs in another way. Sign in that way; if you cannot, ask an owner.',
    'access.companySeveral':
      'Your address is on the staff list of more than one organisation here. Ask your rollout lead for a personal link.',
    'access.companyUnverified':
      'Your company did not confirm your e-mail address. Ask the administrator of its sign-on to send “email_verified”.',
    'access.companyAway': 'The sign-on of your company cannot be reached. Try again in a moment, or sign in another way.',
    'access.companyBroken': 'The sign-in at your company was not completed. Start again from the sign-in page, in the same browser.',
  },
  nl: {
    'access.passkeyUnfit':
      'Deze toegangssleutel is hier niet bekend, of het antwoord kwam te laat. Probeer het opnieuw, of meld je anders aan en voeg de sleutel toe bij Instellingen.',
    'access.passkeysFull': ({ most }) =>
      `Je hebt al ${most} toegangssleutels. Verwijder er een die je niet meer gebruikt en voeg deze dan toe.`,
    'access.passwordCommon':
      'Dit wachtwoord is een van de eerste die aanvallers proberen. Kies een paar woorden die alleen jij combineert, zonder namen van mensen of het bedrijf.',
    'access.proveAgain':
      'Je hebt je een tijd geleden aangemeld. Bevestig met je wachtwoord of een toegangssleutel; daarna kun je wijzigen hoe je je aanmeldt.',
    'access.currentPasswordWrong': 'Het huidige wachtwoord klopt niet. Probeer het nog eens, of meld je af en vraag per mail om een link.',
    'access.mailedLinkUsedUp': 'Deze link is al gebruikt, of ouder dan 15 minuten. Vraag een nieuwe aan op de aanmeldpagina.',
    'access.companyUnknownPerson':
      'Je bedrijf kent je, maar je e-mailadres is hier niet bekend. Vraag de projectleider om je toe te voegen.',
    'access.companyOtherWay':
      'Dit adres staat in de personeelslijst bij iemand die zich hier anders aanmeldt. Meld je zo aan; lukt dat niet, vraag dan een eigenaar.',
    'access.companySeveral':
      'Je adres staat hier in de personeelslijst van meer dan één organisatie. Vraag wie je uitrol leidt om een persoonlijke link.',
    'access.companyUnverified':
      'Je bedrijf heeft je e-mailadres niet bevestigd. Vraag de beheerder van de aanmelding om “email_verified” mee te sturen.',
    'access.companyAway': 'De aanmelding van je bedrijf is niet bereikbaar. Probeer het zo opnieuw, of meld je op een andere manier aan.',
    'access.companyBroken': 'Het aanmelden bij je bedrijf is niet afgerond. Begin opnieuw vanaf de aanmeldpagina, in dezelfde browser.',
  },
})

export const signInProblems = {
  'access.passkeyUnfit': 'notSignedIn',
  'access.passkeysFull': 'refused',
  'access.passwordCommon': 'invalid',
  'access.proveAgain': 'refused',
  'access.currentPasswordWrong': 'refused',
  'access.mailedLinkUsedUp': 'refused',
  'access.companyUnknownPerson': 'refused',
  'access.companyOtherWay': 'refused',
  'access.companySeveral': 'refused',
  'access.companyUnverified': 'refused',
  'access.companyAway': 'refused',
  'access.companyBroken': 'refused',
} as const satisfies Record<string, ProblemKind>
