/** The words of the letters about signing in. */
import { catalogue } from '#core/kernel/words.ts'

export const mailWords = catalogue({
  en: {
    'signIn.subject': 'Sign in to Uitrol',
    'signIn.lead': 'Use this button to sign in. No password is needed.',
    'signIn.button': 'Sign in',
    'newPassword.subject': 'A new password for Uitrol',
    'newPassword.lead': 'Use this button to choose a new password. You will be signed out on all other devices.',
    'newPassword.button': 'Choose a new password',
    hello: ({ name }: { name: string }) => `Hello ${name},`,
    good: 'The link works once, on any device, for 15 minutes.',
    asked: ({ device, address, moment }: { device: string; address: string; moment: string }) =>
      `Requested on ${moment}, on ${device}, from the address ${address}.`,
    unknownDevice: 'an unknown device',
    notYou: 'Was that not you? Ignore this mail; without the link nobody can sign in.',
    orCopy: 'If the button does not work, copy this address into your browser:',
  },
  nl: {
    'signIn.subject': 'Aanmelden bij Uitrol',
    'signIn.lead': 'Met deze knop meld je je aan. Een wachtwoord is niet nodig.',
    'signIn.button': 'Aanmelden',
    'newPassword.subject': 'Een nieuw wachtwoord voor Uitrol',
    'newPassword.lead': 'Met deze knop kies je een nieuw wachtwoord. Op alle andere apparaten word je afgemeld.',
    'newPassword.button': 'Nieuw wachtwoord kiezen',
    hello: ({ name }) => `Hallo ${name},`,
    good: 'De link werkt één keer, op elk apparaat, 15 minuten lang.',
    asked: ({ device, address, moment }) => `Aangevraagd op ${moment}, vanaf ${device}, van het adres ${address}.`,
    unknownDevice: 'een onbekend apparaat',
    notYou: 'Was jij dat niet? Doe dan niets: zonder deze mail komt niemand binnen.',
    orCopy: 'Doet de knop het niet? Kopieer dan dit adres naar je browser:',
  },
})
