/** By which headings usage reports are recognised, and which columns hold people, days and numbers (ME-4). */

export type UsageSource =
  | 'microsoft365.activeUserDetail'
  | 'microsoft365.appUserDetail'
  | 'microsoft.teamsUserActivity'
  | 'google.workspaceUsers'
  | 'slack.memberAnalytics'
  | 'slack.workspaceAnalytics'
  | 'odoo.users'
  | 'zoom.users'
  | 'other'

/** A technical name of one word, such as `lastSignInDateTime`. */
const technical = /^[a-z][\w.]*[A-Z]\w*$/

/** A heading without its brackets, accents and capitals: `Last Sign In [READ ONLY]` is `last sign in`. */
export const plainHeading = (heading: string): string =>
  (technical.test(heading) ? heading.replace(/^.*\./, '').replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ') : heading)
    .replaceAll(/\[[^\]]*\]|\((?:utc|gmt)[^)]*\)/gi, '')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[\s_]+/g, ' ')
    .trim()
    .toLowerCase()

export const identityHeadings = [
  'user principal name, email address, email, e-mail, e-mail address, e-mailadres, mail, primary email, work email, login, user email, member email',
  'username, user name, gebruikersnaam, upn, adresse e-mail, correo electronico, correo, owner principal name, user, gebruiker',
  'identifiant, usuario, user id, id',
]
  .join(', ')
  .split(', ')
/** Columns of other addresses than that of the person whom the line is about. */
export const otherAddress = /manager|leidinggevende|recover|herstel|second|alternat|invited by|owner|approver|assist/
export const firstNameHeadings = 'first name, given name, voornaam, prenom'.split(', ')
export const lastNameHeadings = 'last name, surname, family name, achternaam, apellido, apellidos'.split(', ')
export const nameHeadings = 'display name, full name, name, naam, volledige naam, nom, nombre, real name, weergavenaam'.split(', ')
export const dayHeadings = [
  'last activity date, last active, last sign in, last sign-in, last login, last log in, last logged in, latest authentication, latest login',
  'latest connection, login date, last login time, last login date, last seen, last activity, last access, last used, last active date, last active on, most recent activity, laatst actief',
  'laatste activiteit, laatst ingelogd, laatste login, laatste aanmelding, laatst gezien, laatst gebruikt, derniere connexion, derniere activite',
  'ultimo acceso, ultima actividad, last sign in date time, date, day, datum, dag, activity date, activiteitsdatum, fecha, jour',
]
  .join(', ')
  .split(', ')
/** When somebody was seen last, in other words than those above. */
const lastDay =
  /^(?:datum (?:van )?|date (?:of )?(?:the )?|fecha (?:de )?)?(?:last|latest|most recent|laatste?|dernier|derniere|ultim[oa])\b/
const seenThen = /activi|active|actief|sign|log|seen|gezien|acces|acess|used?\b|gebruik|autent|authent|conn?e[cx]|verbind|aanmeld|sesion/
const otherThan = /activat|\b(?:ip|adres|address|version|versie|client|device|location|country|error|count|password|wachtwoord|changed?)\b/
/** Whether a heading says that its column holds when somebody was seen last. */
export const isLastDay = (column: string): boolean => lastDay.test(column) && seenThen.test(column) && !otherThan.test(column)
/** How often, in a table with a row for each day. */
export const countHeadings =
  'count, aantal, times, keren, logins, log ins, sessions, sessies, events, actions, acties, hits, visits, bezoeken, transactions, transacties'.split(
    ', ',
  )
export const dailyHeadings = new Set('date, day, datum, dag, activity date, activiteitsdatum, fecha, jour'.split(', '))
/** How many people were active on a day, without names. */
export const totalHeading = /^daily active (?:members|people|users)$/
export const appDay = /^(.+?) last activity date$/

/** The list of users of Odoo in its languages, and its export by technical names. */
const odooLogin = new Set('login, gebruikersnaam, identifiant, usuario, connexion, inicio de sesion'.split(', '))
const odooLast =
  /^(?:latest (?:authentication|connection|login)|laatste (?:authenticatie|verbinding)|derniere (?:authentification|connexion)|ultim[oa] (?:autentica\w+|conexion|inicio de sesion|acceso)|login date)$/
/** Columns of the report of Microsoft 365 apps that say on what somebody worked, and not with which app. */
export const platforms: ReadonlySet<string> = new Set(['windows', 'mac', 'mobile', 'web'])

/** Which report it is, by its plain headings. */
export const sourceOf = (columns: readonly string[]): UsageSource => {
  const has = (...wanted: string[]): boolean => wanted.every((one) => columns.includes(one))
  if (has('report refresh date') && columns.some((column) => appDay.test(column) && column !== 'last activity date'))
    return 'microsoft365.activeUserDetail'
  if (has('report refresh date', 'last activation date')) return 'microsoft365.appUserDetail'
  if (has('report refresh date', 'last activity date') && columns.some((column) => /chat message|call count|meeting/.test(column)))
    return 'microsoft.teamsUserActivity'
  if (has('last sign in') && columns.some((column) => column.startsWith('org unit path'))) return 'google.workspaceUsers'
  if (columns.includes('days active') && columns.some((column) => /last active|messages posted/.test(column)))
    return 'slack.memberAnalytics'
  if (has('date') && columns.some((column) => totalHeading.test(column))) return 'slack.workspaceAnalytics'
  if (columns.some((column) => odooLogin.has(column)) && columns.some((column) => odooLast.test(column))) return 'odoo.users'
  if (columns.some((column) => /^last (?:client version|login client)$/.test(column))) return 'zoom.users'
  return 'other'
}
