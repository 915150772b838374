/** What the door says. */
import type { ProblemKind } from '#core/kernel/problem.ts'
import { catalogue } from '#core/kernel/words.ts'

/** What a field takes, by name; the catalogue knows how to say each, with its limit where there is one. */
export type Expectation =
  | 'present'
  | 'missing'
  | 'missingOrNull'
  | 'known'
  | 'text'
  | 'plainText'
  | 'shorter'
  | 'longer'
  | 'number'
  | 'whole'
  | 'above'
  | 'atLeast'
  | 'atMost'
  | 'yesOrNo'
  | 'list'
  | 'fewer'
  | 'shallow'
  | 'group'
  | 'choice'
  | 'day'
  | 'email'
  | 'json'
  | 'form'

/** What a setting of the server takes. */
export type SettingShape =
  | 'port'
  | 'host'
  | 'folder'
  | 'database'
  | 'webAddress'
  | 'mailAddress'
  | 'encodedAddress'
  | 'logLevel'
  | 'proxy'
  | 'networks'
  | 'sender'
  | 'issuer'
  | 'clientId'
  | 'secret'
  | 'shortText'
  | 'claim'
  | 'roleMapping'
  | 'megabytes'
  | 'copies'
  | 'yesNo'

const settingInEnglish: Record<SettingShape, string> = {
  port: 'a port number from 0 to 65535',
  host: 'the name or address of a network interface, such as 127.0.0.1',
  folder: 'the path of a folder',
  database: 'an address that starts with postgres:// or sqlite:',
  webAddress: 'a web address that starts with https:// or http://, without a path',
  mailAddress: 'an address that starts with smtp:// or smtps:// and names a mail server',
  encodedAddress:
    'an address in which # / ? @ and % of the user name and password are encoded: # as %23, / as %2F, ? as %3F, @ as %40 and % as %25',
  logLevel: 'silent, error, warn, info or debug',
  proxy: 'no, or the addresses or networks of the proxies in front with commas between them, such as 127.0.0.1 or 10.0.0.5, 172.18.0.0/16',
  networks: 'addresses or networks with commas between them, such as 127.0.0.1, 172.18.0.0/16',
  sender: 'an e-mail address, with or without a name before it: Uitrol <uitrol@example.com>',
  issuer: 'a web address that starts with https:// (on this machine also http://), without ? or #',
  clientId: 'the client id that the sign-on gave, once UITROL_OIDC_ISSUER is set',
  secret: 'the client secret that the sign-on gave',
  shortText: 'a name of at most 60 characters',
  claim: 'the name of a claim, without spaces',
  megabytes: 'a whole number of megabytes from 1 to 9999',
  copies: 'a whole number from 0 to 365',
  roleMapping: 'roles with the values that give them, such as owner=uitrol-admins,lead=uitrol-leads',
  yesNo: 'yes or no',
}

const settingInDutch: Record<SettingShape, string> = {
  port: 'een poortnummer van 0 tot en met 65535',
  host: 'de naam of het adres van een netwerkkaart, zoals 127.0.0.1',
  folder: 'het pad van een map',
  database: 'een adres dat begint met postgres:// of sqlite:',
  webAddress: 'een webadres dat begint met https:// of http://, zonder pad',
  mailAddress: 'een adres dat begint met smtp:// of smtps:// en een mailserver noemt',
  encodedAddress:
    'een adres waarin # / ? @ en % van de gebruikersnaam en het wachtwoord gecodeerd zijn: # als %23, / als %2F, ? als %3F, @ als %40 en % als %25',
  logLevel: 'silent, error, warn, info of debug',
  proxy: 'no, of de adressen of netwerken van de proxy’s die ervoor staan met komma’s ertussen, zoals 127.0.0.1 of 10.0.0.5, 172.18.0.0/16',
  networks: 'adressen of netwerken met komma’s ertussen, zoals 127.0.0.1, 172.18.0.0/16',
  sender: 'een e-mailadres, met of zonder naam ervoor: Uitrol <uitrol@example.com>',
  issuer: 'een webadres dat begint met https:// (op dit apparaat ook http://), zonder ? of #',
  clientId: 'het client-id dat de aanmelding gaf, zodra UITROL_OIDC_ISSUER is ingesteld',
  secret: 'het client-secret dat de aanmelding gaf',
  shortText: 'een naam van hoogstens 60 tekens',
  claim: 'de naam van een claim, zonder spaties',
  megabytes: 'een heel getal van 1 tot en met 9999, in megabytes',
  copies: 'een heel getal van 0 tot en met 365',
  roleMapping: 'rollen met de waarde die ze geeft, zoals owner=uitrol-admins,lead=uitrol-leads',
  yesNo: 'yes of no',
}

/** `also`: further fields of the same group that are missing. */
type BadInput = { field: string; expected: Expectation; limit?: string | number; also?: readonly string[] }

const takesInEnglish = ({ expected, limit }: BadInput): string =>
  ({
    present: 'it has to be filled in',
    missing: 'it is missing',
    missingOrNull: 'it is missing; give a value, or null',
    known: 'this field is not known here; leave it out',
    text: 'it takes text',
    plainText: 'the text does not have the form that fits here',
    shorter: `it takes at most ${limit} characters`,
    longer: `it takes at least ${limit} characters`,
    number: 'it takes a number',
    whole: 'it takes a whole number',
    above: `it takes more than ${limit}`,
    atLeast: `it takes ${limit} or more`,
    atMost: `it takes ${limit} or less`,
    yesOrNo: 'it takes true or false',
    list: 'it takes a list',
    fewer: `it takes at most ${limit} entries`,
    shallow: `it may be nested at most ${limit} levels deep`,
    group: 'it takes a group of named values',
    choice: `it takes one of ${limit}`,
    day: 'it takes a day that exists, written as 2026-11-30',
    email: 'it takes an e-mail address',
    json: 'it takes well-formed JSON',
    form: 'it takes a form with a file',
  })[expected]

const takesInDutch = ({ expected, limit }: BadInput): string =>
  ({
    present: 'dit moet ingevuld zijn',
    missing: 'dit ontbreekt',
    missingOrNull: 'dit ontbreekt; geef een waarde, of null',
    known: 'dit veld is hier niet bekend; laat het weg',
    text: 'hier hoort tekst',
    plainText: 'de tekst heeft niet de vorm die hier past',
    shorter: `hier passen hoogstens ${limit} tekens`,
    longer: `hier horen minstens ${limit} tekens`,
    number: 'hier hoort een getal',
    whole: 'hier hoort een heel getal',
    above: `hier hoort meer dan ${limit}`,
    atLeast: `hier hoort ${limit} of meer`,
    atMost: `hier hoort ${limit} of minder`,
    yesOrNo: 'hier hoort true of false',
    list: 'hier hoort een lijst',
    fewer: `hier passen hoogstens ${limit} regels`,
    shallow: `het mag hoogstens ${limit} niveaus diep zijn`,
    group: 'hier hoort een groep waarden met namen',
    choice: `kies een van ${limit}`,
    day: 'hier hoort een bestaande dag, geschreven als 2026-11-30',
    email: 'hier hoort een e-mailadres',
    json: 'hier hoort geldige JSON',
    form: 'hier hoort een formulier met een bestand',
  })[expected]

export const accessWords = catalogue({
  en: {
    'access.notFound': 'You cannot open this, or it does not exist. Check the address, or ask the rollout lead.',
    'access.signInFirst': ({ withToken }: { withToken: boolean }): string =>
      withToken
        ? 'This API token is wrong, expired or revoked, or may not open this address: see /api.'
        : 'Sign in first; your work on this device is saved.',
    'access.wrongPassword': 'The e-mail address or password is wrong. Try again, or ask the owner for a new link.',
    'access.linkUsedUp': 'This link has been used or has expired. Ask the owner for a new link.',
    'access.passwordTooShort': ({ least }: { least: number }) =>
      `Choose a password of at least ${least} characters; a short sentence is easy to remember.`,
    'access.tooManyTries': ({ seconds }: { seconds: number }) => `Too many attempts. Wait ${seconds} seconds and try again.`,
    'access.foreignOrigin': 'This request came from another website and was not carried out. Open Uitrol itself and try again.',
    'access.badInput': (values: BadInput, { list }) =>
      `${values.field === '' ? 'What was sent does not fit' : `“${values.field}” does not fit`}: ${takesInEnglish(values)}.${values.also ? ` Also missing: ${list(values.also)}.` : ''} Correct it and send it again.`,
    'access.notAPerson':
      'You are not on the staff list, so this cannot be saved under your name. Ask the owner to link your account to your name under “Users”.',
    'access.idTaken': 'A different change was already sent with this id. Use a new id and send it again.',
    'access.tooLarge': ({ limit }: { limit: string }) => `This is more than fits in one go; at most ${limit}. Send it in parts.`,
    'access.badSetting': ({ name, takes }: { name: string; takes: SettingShape }) =>
      `The setting ${name} has a value that cannot be used: it takes ${settingInEnglish[takes]}. Change it and start again.`,
    'access.portTaken': ({ host, port }: { host: string; port: number }) =>
      `Something else already listens on ${host}, port ${port}. Stop it, or choose another port with PORT.`,
    'access.fault': ({ faultId }: { faultId: string }) =>
      `Something went wrong and nothing was changed. Try again; if the problem stays, give the administrator of Uitrol this number: ${faultId}.`,
    'access.kind.refused': 'Refused',
    'access.kind.conflict': 'Changed meanwhile',
    'access.kind.unreadable': 'Cannot be read',
    'access.kind.invalid': 'Not valid',
    'access.kind.notFound': 'Not found',
    'access.kind.notSignedIn': 'Not signed in',
    'access.kind.tooLarge': 'Too large',
    'access.kind.tooMany': 'Too many attempts',
    'access.kind.fault': 'Error',
  },
  nl: {
    'access.notFound': 'Dit bestaat niet of je hebt geen toegang. Controleer het adres, of vraag de projectleider.',
    'access.signInFirst': ({ withToken }) =>
      withToken
        ? 'Deze API-sleutel klopt niet, is verlopen of ingetrokken, of mag dit adres niet openen: zie /api.'
        : 'Meld je eerst aan; je werk op dit apparaat is opgeslagen.',
    'access.wrongPassword': 'Het e-mailadres of wachtwoord klopt niet. Probeer het opnieuw, of vraag de eigenaar om een nieuwe link.',
    'access.linkUsedUp': 'Deze link is al gebruikt of verlopen. Vraag de eigenaar om een nieuwe link.',
    'access.passwordTooShort': ({ least }) => `Kies een wachtwoord van minstens ${least} tekens; een korte zin onthoud je makkelijk.`,
    'access.tooManyTries': ({ seconds }) => `Te veel pogingen. Wacht ${seconds} seconden en probeer het opnieuw.`,
    'access.foreignOrigin': 'Dit verzoek kwam van een andere website en is niet uitgevoerd. Open Uitrol zelf en probeer het opnieuw.',
    'access.badInput': (values, { list }) =>
      `${values.field === '' ? 'Wat gestuurd is, past niet' : `“${values.field}” past niet`}: ${takesInDutch(values)}.${values.also ? ` Ook dit ontbreekt: ${list(values.also)}.` : ''} Verbeter het en stuur het opnieuw.`,
    'access.notAPerson':
      'Je staat niet op de personeelslijst, dus dit kan niet onder jouw naam worden opgeslagen. Vraag de eigenaar je account aan je naam te koppelen onder “Gebruikers”.',
    'access.idTaken': 'Er is al een andere wijziging met dit id gestuurd. Gebruik een nieuw id en stuur hem opnieuw.',
    'access.tooLarge': ({ limit }) => `Dit is te veel voor één keer; hoogstens ${limit}. Stuur het in delen.`,
    'access.badSetting': ({ name, takes }: { name: string; takes: SettingShape }) =>
      `De instelling ${name} heeft een waarde die niet kan: hier hoort ${settingInDutch[takes]}. Pas hem aan en start opnieuw.`,
    'access.portTaken': ({ host, port }) =>
      `Er luistert al iets anders op ${host}, poort ${port}. Stop dat, of kies een andere poort met PORT.`,
    'access.fault': ({ faultId }) =>
      `Er ging iets mis en er is niets gewijzigd. Probeer het opnieuw; blijft het, geef dan dit nummer door aan de beheerder van Uitrol: ${faultId}.`,
    'access.kind.refused': 'Geweigerd',
    'access.kind.conflict': 'Intussen gewijzigd',
    'access.kind.unreadable': 'Niet te lezen',
    'access.kind.invalid': 'Niet geldig',
    'access.kind.notFound': 'Niet gevonden',
    'access.kind.notSignedIn': 'Niet aangemeld',
    'access.kind.tooLarge': 'Te groot',
    'access.kind.tooMany': 'Te veel pogingen',
    'access.kind.fault': 'Fout',
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
  'access.badInput': 'invalid',
  'access.idTaken': 'conflict',
  'access.notAPerson': 'refused',
  'access.tooLarge': 'tooLarge',
  'access.badSetting': 'invalid',
  'access.portTaken': 'refused',
  'access.fault': 'fault',
} as const satisfies Record<string, ProblemKind>
