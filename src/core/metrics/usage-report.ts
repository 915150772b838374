/** Usage reports as tools export them: which report it is, who was active last on which day, and what cannot be used (ME-4). */
import type { Infer } from '#core/kernel/input.ts'
import {
  appDay,
  dailyHeadings,
  dayHeadings,
  identityHeadings,
  nameHeadings,
  plainHeading,
  sourceOf,
  totalHeading,
  type UsageSource,
} from '#core/metrics/usage-columns.ts'
import type { UsageGrain, usageMapping } from '#core/metrics/usage-source.ts'
import { dayOrderOf, readDay } from '#core/people/people-dates.ts'

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
  readonly account: 'active' | 'deleted' | 'suspended' | 'unlicensed' | 'guest'
  /** How often, where the report counts; else 1. */
  readonly count: number
  readonly workflow: string | null
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
  /** How many people were active on a day, in a report without names. */
  readonly totals: readonly { readonly line: number; readonly day: string; readonly count: number }[]
  /** Rows whose day cannot be read or lies in the future. */
  readonly refused: readonly { readonly line: number; readonly code: 'day' | 'future' | 'identity' | 'count'; readonly text: string }[]
}

export type UsageTrouble =
  | { readonly code: 'notAReport' }
  | { readonly code: 'columnGone'; readonly column: string }
  | { readonly code: 'concealed' }
  | { readonly code: 'noIdentity'; readonly columns: readonly string[] }
  | { readonly code: 'emptyColumn'; readonly column: string }
  | { readonly code: 'unknownApp'; readonly app: string; readonly apps: readonly string[] }
  | { readonly code: 'dayOrder'; readonly column: string; readonly example: string }

const never =
  /^(?:|-|–|n\/?a|none|null|never(?: logged in| signed in| used)?|nooit(?: ingelogd)?|jamais|nunca|(?:01[-/]01[-/]1970|1970[-/]01[-/]01).*|0)$/i
const hashed = /^[0-9a-f]{32,64}$/i
const yes = /^(?:true|yes|ja|1|oui|si|sí)$/i

const no = /^(?:false|no|nee|0|non)$/i

const accountOf = (cell: (heading: string) => string, identity: string, licences: readonly string[]): LastSeen['account'] => {
  if (identity.includes('#ext#') || /guest|gast/i.test(cell('account type') || cell('user type'))) return 'guest'
  if (yes.test(cell('is deleted')) || cell('deactivated date') !== '' || yes.test(cell('archived'))) return 'deleted'
  if (/suspend|deactivat|inactive|archived|blocked|opgeschort|geblokkeerd/i.test(cell('status'))) return 'suspended'
  return licences.length > 0 && licences.every((licence) => no.test(cell(licence))) ? 'unlicensed' : 'active'
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
  /** What each line tells, where the headings do not prove it. */
  readonly grain?: 'daily' | 'last-seen' | undefined
  /** Which columns hold what, where somebody said so; the headings then decide nothing. */
  readonly mapping?: Infer<typeof usageMapping> | undefined
}

/** How many people were active on each day, for a report without names. */
const readTotals = (
  columns: readonly string[],
  rows: readonly UsageRow[],
  today: string,
  order: 'day' | 'month',
): Pick<UsageReport, 'totals' | 'refused'> => {
  const [at, counted] = [columns.indexOf('date'), columns.findIndex((column) => totalHeading.test(column))]
  const totals: UsageReport['totals'][number][] = []
  const refused: UsageReport['refused'][number][] = []
  for (const { line, cells } of rows) {
    const [said = '', number = ''] = [cells[at], cells[counted]].map((cell) => (cell ?? '').trim())
    const day = readDay(said, order)
    if (said === '' && number === '') continue
    if (day === null || day > today) refused.push({ line, code: day === null ? 'day' : 'future', text: said })
    else if (!/^\d{1,7}$/.test(number)) refused.push({ line, code: 'count', text: number })
    else totals.push({ line, day, count: Number(number) })
  }
  return { totals, refused }
}

/**
 * Reads a usage report from its heading and rows (ME-4). What a whole report lacks is answered as a trouble: hashed identities,
 * no column with people or days, an empty column, days that could be read in two ways.
 */
export const readUsage = (
  headings: readonly string[],
  rows: readonly UsageRow[],
  { today, app, order: asked, grain: told, mapping }: UsageOptions,
): UsageReport | { readonly trouble: UsageTrouble } => {
  const columns = headings.map(plainHeading)
  const order = asked ?? mapping?.order ?? undefined
  const find = (wanted: readonly string[]): number => wanted.map((one) => columns.indexOf(one)).find((at) => at >= 0) ?? -1
  const mapped = (heading: string | null | undefined): number => (heading ? columns.indexOf(plainHeading(heading)) : -1)
  const gone = [mapping?.identity, mapping?.day, mapping?.count, mapping?.workflow].find((heading) => heading && mapped(heading) < 0)
  if (gone) return { trouble: { code: 'columnGone', column: gone } }
  const source = mapping ? 'other' : sourceOf(columns)
  const filled = (at: number): string[] => rows.map(({ cells }) => (cells[at] ?? '').trim()).filter((text) => text !== '')
  if (source === 'slack.workspaceAnalytics') {
    const days = dayOrderOf(filled(columns.indexOf('date')), order ?? 'day')
    return { source, grain: 'total', madeOn: null, apps: [], app: null, people: [], ...readTotals(columns, rows, today, days.order) }
  }
  // Of the columns that may name people, the one with addresses; else the first with anything in it.
  const named = identityHeadings.map((one) => columns.indexOf(one)).filter((at) => at >= 0)
  const names = find(nameHeadings)
  const recognised = named.find((at) => filled(at).some((text) => text.includes('@'))) ?? named.find((at) => filled(at).length > 0) ?? names
  const person = mapping ? mapped(mapping.identity) : recognised
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
  const single = mapping ? mapped(mapping.day) : find(dayHeadings)
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
  const licences = (app === undefined ? apps : chosen.map(({ name }) => name))
    .map((name) => `has ${name} license`)
    .filter((heading) => columns.includes(heading))
  const [counted, worked] = [mapped(mapping?.count), mapped(mapping?.workflow)]
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
    const number = counted < 0 ? '1' : (cells[counted] ?? '').trim()
    if (!/^\d{1,6}$/.test(number)) {
      refused.push({ line, code: 'count', text: number })
      continue
    }
    if (!isSound || number === '0') continue
    const workflow = worked < 0 ? null : (cells[worked] ?? '').trim().slice(0, 60) || null
    const name = names >= 0 && names !== person ? (cells[names] ?? '').trim() || null : null
    people.push({ line, identity, name, day: last, account: accountOf(cell, raw.toLowerCase(), licences), count: Number(number), workflow })
  }
  const isDaily = byApp.length === 0 && (dailyHeadings.has(columns[single] ?? '') || counted >= 0 || worked >= 0)
  const grain = source === 'other' && told ? told : isDaily ? 'daily' : 'last-seen'
  return { source, grain, madeOn, apps, app: app?.trim().toLowerCase() ?? null, people, totals: [], refused }
}
