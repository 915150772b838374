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

/** A heading without its brackets, accents and capitals: `Last Sign In [READ ONLY]` is `last sign in`. */
export const plainHeading = (heading: string): string =>
  heading
    .replaceAll(/\[[^\]]*\]|\((?:utc|gmt)[^)]*\)/gi, '')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[\s_]+/g, ' ')
    .trim()
    .toLowerCase()

export const identityHeadings = [
  'user principal name, email address, email, e-mail, e-mail address, e-mailadres, mail, primary email, work email, login, user email, member email',
  'username, user name, gebruikersnaam, upn, adresse e-mail, correo electronico, correo, user, gebruiker, user id, id',
]
  .join(', ')
  .split(', ')
export const nameHeadings = 'display name, full name, name, naam, volledige naam, nom, nombre, real name, weergavenaam'.split(', ')
export const dayHeadings = [
  'last activity date, last active, last sign in, last sign-in, last login, last log in, last logged in, latest authentication, latest login',
  'latest connection, last login time, last login date, last seen, last activity, last access, last used, last active date, last active on, most recent activity, laatst actief',
  'laatste activiteit, laatst ingelogd, laatste login, laatste aanmelding, laatst gezien, laatst gebruikt, derniere connexion, derniere activite',
  'ultimo acceso, ultima actividad, date, day, datum, dag, activity date, activiteitsdatum, fecha, jour',
]
  .join(', ')
  .split(', ')
export const dailyHeadings = new Set('date, day, datum, dag, activity date, activiteitsdatum, fecha, jour'.split(', '))
/** How many people were active on a day, without names. */
export const totalHeading = /^daily active (?:members|people|users)$/
export const appDay = /^(.+?) last activity date$/

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
  if (has('login', 'latest authentication')) return 'odoo.users'
  if (columns.some((column) => /^last (?:client version|login client)$/.test(column))) return 'zoom.users'
  return 'other'
}
