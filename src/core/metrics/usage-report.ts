/** Usage reports as tools export them: which report it is, who was active last on which day, and what cannot be used (ME-4). */
import { dayOrderOf, readDay } from '#core/people/people-dates.ts'

/** What a report can tell: the last day of each person, or rows for each day. */
export type UsageGrain = 'last-seen' | 'daily'

export type UsageSource =
  | 'microsoft365.activeUserDetail'
  | 'microsoft365.appUserDetail'
  | 'microsoft.teamsUserActivity'
  | 'google.workspaceUsers'
  | 'slack.memberAnalytics'
  | 'odoo.users'
  | 'other'

export interface UsageRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** When somebody was seen last; null is never, as far as the report reaches. */
export interface LastSeen {
  readonly line: number
  /** An address in lower case, or a name where the report has no addresses. */
  readonly identity: string
  readonly name: string | null
  readonly day: string | null
  /** What the report says of the account: such a row is no sign that somebody may use the tool. */
  readonly account: 'active' | 'deleted' | 'suspended' | 'guest'
}

export interface UsageReport {
  readonly source: UsageSource
  readonly grain: UsageGrain
  /** The day that the report was made for, where it says so. */
  readonly madeOn: string | null
  /** Apps that the report tells apart; `app` is the one that was read, null for any of them. */
  readonly apps: readonly string[]
  readonly app: string | null
  readonly people: readonly LastSeen[]
  /** Rows whose day cannot be read or lies in the future. */
  readonly refused: readonly { readonly line: number; readonly code: 'day' | 'future' | 'identity'; readonly text: string }[]
}

export type UsageTrouble =
  | { readonly code: 'notAReport' }
  | { readonly code: 'concealed' }
  | { readonly code: 'noIdentity'; readonly columns: readonly string[] }
  | { readonly code: 'emptyColumn'; readonly column: string }
  | { readonly code: 'unknownApp'; readonly app: string; readonly apps: readonly string[] }
  | { readonly code: 'dayOrder'; readonly column: string; readonly example: string }

/** A heading without its brackets, accents and capitals: `Last Sign In [READ ONLY]` is `last sign in`. */
const plain = (heading: string): string =>
  heading
    .replaceAll(/\[[^\]]*\]|\((?:utc|gmt)[^)]*\)/gi, '')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[\s_]+/g, ' ')
    .trim()
    .toLowerCase()

const identityHeadings = [
  'user principal name, email address, email, e-mail, e-mail address, e-mailadres, mail, primary email, work email, login, user email, member email',
  'username, user name, gebruikersnaam, upn, adresse e-mail, correo electronico, correo, user, gebruiker, user id, id',
]
  .join(', ')
  .split(', ')
const nameHeadings = 'display name, full name, name, naam, volledige naam, nom, nombre, real name, weergavenaam'.split(', ')
const dayHeadings = [
  'last activity date, last active, last sign in, last sign-in, last login, last log in, last logged in, latest authentication, latest login',
  'latest connection, last seen, last activity, last access, last used, last active date, last active on, most recent activity, laatst actief',
  'laatste activiteit, laatst ingelogd, laatste login, laatste aanmelding, laatst gezien, laatst gebruikt, derniere connexion, derniere activite',
  'ultimo acceso, ultima actividad, date, day, datum, dag, activity date, activiteitsdatum, fecha, jour',
]
  .join(', ')
  .split(', ')
const dailyHeadings = new Set('date, day, datum, dag, activity date, activiteitsdatum, fecha, jour'.split(', '))
const appDay = /^(.+?) last activity date$/

const sourceOf = (columns: readonly string[]): UsageSource => {
  const has = (...wanted: string[]): boolean => wanted.every((one) => columns.includes(one))
  if (has('report refresh date') && columns.some((column) => appDay.test(column) && column !== 'last activity date'))
    return 'microsoft365.activeUserDetail'
  if (has('report refresh date', 'last activation date')) return 'microsoft365.appUserDetail'
  if (has('report refresh date', 'last activity date') && columns.some((column) => /chat message|call count|meeting/.test(column)))
    return 'microsoft.teamsUserActivity'
  if (has('last sign in') && columns.some((column) => column.startsWith('org unit path'))) return 'google.workspaceUsers'
  if (columns.includes('days active') && columns.some((column) => /last active|messages posted/.test(column)))
    return 'slack.memberAnalytics'
  if (has('login', 'latest authentication')) return 'odoo.users'
  return 'other'
}

const never =
  /^(?:|-|–|n\/?a|none|null|never(?: logged in| signed in| used)?|nooit(?: ingelogd)?|jamais|nunca|(?:01[-/]01[-/]1970|1970[-/]01[-/]01).*|0)$/i
const hashed = /^[0-9a-f]{32,64}$/i
const yes = /^(?:true|yes|ja|1|oui|si|sí)$/i

const accountOf = (cell: (heading: string) => string, identity: string): LastSeen['account'] => {
  if (identity.includes('#ext#') || /guest|gast/i.test(cell('account type') || cell('user type'))) return 'guest'
  if (yes.test(cell('is deleted')) || cell('deactivated date') !== '' || yes.test(cell('archived'))) return 'deleted'
  return /suspend|deactivat|inactive|archived|blocked|opgeschort|geblokkeerd/i.test(cell('status')) ? 'suspended' : 'active'
}

/** The real address behind a guest's: `jan_firm.sr#EXT#@host` is `jan@firm.sr`. */
const addressOf = (text: string): string => {
  const lower = text.trim().toLowerCase()
  const guest = /^(.+)_([^_]+)#ext#@/.exec(lower)
  return guest ? `${guest[1]}@${guest[2]}` : lower
}

export interface UsageOptions {
  /** No day of the report may lie after this one, `YYYY-MM-DD`. */
  readonly today: string
  readonly app?: string | undefined
  /** Which of day and month comes first, where the column does not prove it. */
  readonly order?: 'day' | 'month' | undefined
}

/**
 * Reads a usage report from its heading and rows (ME-4). What a whole report lacks is answered as a trouble: hashed identities,
 * no column with people or days, an empty column, days that could be read in two ways.
 */
export const readUsage = (
  headings: readonly string[],
  rows: readonly UsageRow[],
  { today, app, order }: UsageOptions,
): UsageReport | { readonly trouble: UsageTrouble } => {
  const columns = headings.map(plain)
  const find = (wanted: readonly string[]): number => wanted.map((one) => columns.indexOf(one)).find((at) => at >= 0) ?? -1
  const source = sourceOf(columns)
  const filled = (at: number): string[] => rows.map(({ cells }) => (cells[at] ?? '').trim()).filter((text) => text !== '')
  // Of the columns that may name people, the one with addresses; else the first with anything in it.
  const named = identityHeadings.map((one) => columns.indexOf(one)).filter((at) => at >= 0)
  const names = find(nameHeadings)
  const person = named.find((at) => filled(at).some((text) => text.includes('@'))) ?? named.find((at) => filled(at).length > 0) ?? names
  if (person < 0) return { trouble: { code: 'noIdentity', columns: headings } }
  const identities = filled(person)
  if (identities.length === 0) return { trouble: { code: 'emptyColumn', column: headings[person] ?? '' } }
  if (identities.filter((text) => hashed.test(text)).length * 2 >= identities.length) return { trouble: { code: 'concealed' } }

  const byApp = columns.flatMap((column, at) => {
    const [, name] = source === 'microsoft365.activeUserDetail' ? (appDay.exec(column) ?? []) : []
    return name === undefined ? [] : [{ name, at }]
  })
  const chosen = app === undefined ? byApp : byApp.filter(({ name }) => name === app.trim().toLowerCase())
  const apps = byApp.map(({ name }) => name)
  if (app !== undefined && byApp.length > 0 && chosen.length === 0) return { trouble: { code: 'unknownApp', app, apps } }
  const single = find(dayHeadings)
  const dayColumns = byApp.length > 0 ? chosen.map(({ at }) => at) : single < 0 ? [] : [single]
  if (dayColumns.length === 0) return { trouble: { code: 'notAReport' } }
  const days = dayColumns.flatMap(filled)
  if (days.length === 0) return { trouble: { code: 'emptyColumn', column: headings[dayColumns[0] ?? 0] ?? '' } }
  const found = dayOrderOf(days, order ?? 'day')
  if (found.assumed && order === undefined) {
    const example = days.find((text) => /^\d{1,2}[-/.]\d{1,2}[-/.]/.test(text)) ?? ''
    return { trouble: { code: 'dayOrder', column: headings[dayColumns[0] ?? 0] ?? '', example } }
  }

  const refresh = columns.indexOf('report refresh date')
  const madeOn =
    refresh < 0
      ? null
      : (filled(refresh)
          .map((text) => readDay(text, found.order))
          .find((day) => day !== null) ?? null)
  const people: LastSeen[] = []
  const refused: UsageReport['refused'][number][] = []
  for (const { line, cells } of rows) {
    const cell = (heading: string): string => (cells[columns.indexOf(heading)] ?? '').trim()
    const raw = (cells[person] ?? '').trim()
    if (raw === '') {
      if (cells.some((one) => one.trim() !== '')) refused.push({ line, code: 'identity', text: '' })
      continue
    }
    const identity = addressOf(raw)
    let last: string | null = null
    let isSound = true
    for (const at of dayColumns) {
      const text = (cells[at] ?? '').trim()
      if (never.test(text)) continue
      const day = readDay(text, found.order)
      if (day === null || day > today) {
        refused.push({ line, code: day === null ? 'day' : 'future', text })
        isSound = false
      } else if (last === null || day > last) last = day
    }
    if (!isSound) continue
    const name = names >= 0 && names !== person ? (cells[names] ?? '').trim() || null : null
    people.push({ line, identity, name, day: last, account: accountOf(cell, raw.toLowerCase()) })
  }
  const grain = byApp.length === 0 && dailyHeadings.has(columns[single] ?? '') ? 'daily' : 'last-seen'
  return { source, grain, madeOn, apps, app: app?.trim().toLowerCase() ?? null, people, refused }
}
