/** Usage reports as tools export them: which report it is, who was active last on which day, and what cannot be used (ME-4). */
import type { Infer } from '#core/kernel/input.ts'
import {
  appDay,
  countHeadings,
  dailyHeadings,
  dayHeadings,
  firstNameHeadings,
  identityHeadings,
  isLastDay,
  lastNameHeadings,
  nameHeadings,
  otherAddress,
  plainHeading,
  platforms,
  sourceOf,
  totalHeading,
  type UsageSource,
} from '#core/metrics/usage-columns.ts'
import { type DayReading, isNever, readUsageDay } from '#core/metrics/usage-days-read.ts'
import { exampleOf } from '#core/metrics/day-order.ts'
import type { UsageGrain, usageMapping } from '#core/metrics/usage-source.ts'
import { dayOrderOf } from '#core/people/people-dates.ts'

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
  readonly refused: readonly {
    readonly line: number
    readonly code: 'day' | 'future' | 'identity' | 'count'
    readonly text: string
    /** The heading above it. */
    readonly column: string
  }[]
}

export type UsageTrouble =
  | { readonly code: 'notAReport' }
  | { readonly code: 'columnGone'; readonly column: string }
  | { readonly code: 'concealed' }
  | { readonly code: 'noIdentity'; readonly columns: readonly string[] }
  | { readonly code: 'emptyColumn'; readonly column: string }
  | { readonly code: 'unknownApp'; readonly app: string; readonly apps: readonly string[] }
  | { readonly code: 'dayOrder'; readonly column: string; readonly example: string }
  | { readonly code: 'madeInFuture'; readonly madeOn: string }
  | { readonly code: 'appPeriod'; readonly app: string; readonly days: number; readonly most: number }

const hashed = /^[0-9a-f]{32,64}$/i
const yes = /^(?:true|yes|ja|1|oui|si|sí)$/i

const no = /^(?:false|no|nee|0|non)$/i

const accountOf = (cell: (heading: string) => string, identity: string, licences: readonly string[]): LastSeen['account'] => {
  if (identity.includes('#ext#') || /guest|gast/i.test(cell('account type') || cell('user type'))) return 'guest'
  if (yes.test(cell('is deleted')) || cell('deactivated date') !== '' || yes.test(cell('archived'))) return 'deleted'
  const status = cell('status')
  if (/delet|remov|verwijderd/i.test(status)) return 'deleted'
  if (
    /suspend|deactivat|inacti|archived|blocked|disabled|opgeschort|geblokkeerd|uitgeschakeld/i.test(status) ||
    no.test(cell('account enabled'))
  )
    return 'suspended'
  const isUnlicensed = no.test(cell('is licensed')) || (licences.length > 0 && licences.every((licence) => no.test(cell(licence))))
  return isUnlicensed ? 'unlicensed' : 'active'
}

/** The address in a cell such as `Jan <jan@firm.sr>`, of a guest the real one: `jan_firm.sr#EXT#@host` is `jan@firm.sr`. */
const addressOf = (text: string): string => {
  const lower = text
    .trim()
    .toLowerCase()
    .replace(/^(?:mailto:|.*<(?=[^<>\s]+@))/, '')
    .replace(/(?<=@.*)>$/, '')
  const guest = /^(.+)_([^_]+)#ext#@/.exec(lower)
  return guest ? `${guest[1]}@${guest[2]}` : lower
}

export interface UsageOptions {
  /** No day of the report may lie after this one, `YYYY-MM-DD`. */
  readonly today: string
  /** Where moments become days; UTC where it is not said. */
  readonly zone?: string | undefined
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
  headings: readonly string[],
  columns: readonly string[],
  rows: readonly UsageRow[],
  reading: DayReading,
): Pick<UsageReport, 'totals' | 'refused'> => {
  const [at, counted] = [columns.indexOf('date'), columns.findIndex((column) => totalHeading.test(column))]
  const totals: UsageReport['totals'][number][] = []
  const refused: UsageReport['refused'][number][] = []
  for (const { line, cells } of rows) {
    const [said = '', number = ''] = [cells[at], cells[counted]].map((cell) => (cell ?? '').trim())
    const day = readUsageDay(said, reading)
    if (said === '' && number === '') continue
    if (day === null || day > reading.today)
      refused.push({ line, code: day === null ? 'day' : 'future', text: said, column: headings[at] ?? '' })
    else if (!/^\d{1,7}$/.test(number)) refused.push({ line, code: 'count', text: number, column: headings[counted] ?? '' })
    else totals.push({ line, day, count: Number(number) })
  }
  return { totals, refused }
}

/** A report that says whether somebody used an app within so many days tells who is active in a week where these are no more. */
const longestPeriod = 7

type CellsOf = (at: number) => readonly string[]

/** Of the columns that may name people the one with addresses, then any other of addresses, then the first with anything in it. */
const personColumn = (columns: readonly string[], filled: CellsOf): number => {
  const first = (wanted: readonly string[]): number[] =>
    wanted.flatMap((one) => columns.flatMap((column, at) => (column === one ? [at] : [])))
  const named = first(identityHeadings)
  const areAddresses = (at: number): boolean => filled(at).filter((text) => text.includes('@')).length * 2 > filled(at).length
  return (
    named.find((at) => filled(at).some((text) => text.includes('@'))) ??
    [...columns.keys()].find((at) => !otherAddress.test(columns[at] ?? '') && areAddresses(at)) ??
    named.find((at) => filled(at).length > 0) ??
    first(nameHeadings)[0] ??
    named[0] ??
    -1
  )
}

interface Apps {
  readonly names: readonly string[]
  /** Columns that hold when each app that counts was used last. */
  readonly days: readonly number[]
  /** The column that holds whether the app was used within the days of the report; -1 for none. */
  readonly used: number
}

/** How a report that covers several apps tells them apart. Troubles: unknownApp, appPeriod. */
const appsOf = (
  source: UsageSource,
  columns: readonly string[],
  filled: CellsOf,
  app: string | undefined,
): Apps | { trouble: UsageTrouble } => {
  const isByUse = source === 'microsoft365.appUserDetail'
  const found = columns.flatMap((column, at) => {
    if (source === 'microsoft365.activeUserDetail') {
      const name = appDay.exec(column)?.[1]
      return name === undefined ? [] : [{ name, at }]
    }
    const isApp = isByUse && !column.includes('(') && !platforms.has(column) && filled(at).length > 0
    return isApp && filled(at).every((text) => /^(?:yes|no)$/i.test(text)) ? [{ name: column, at }] : []
  })
  const names = found.map(({ name }) => name)
  if (app === undefined || found.length === 0) return { names, days: isByUse ? [] : found.map(({ at }) => at), used: -1 }
  const chosen = found.find(({ name }) => name === app.trim().toLowerCase())
  if (!chosen) return { trouble: { code: 'unknownApp', app, apps: names } }
  if (!isByUse) return { names, days: [chosen.at], used: -1 }
  const period = Number(filled(columns.indexOf('report period'))[0] ?? 0)
  if (period > longestPeriod) return { trouble: { code: 'appPeriod', app, days: period, most: longestPeriod } }
  return { names, days: [], used: chosen.at }
}

/**
 * Reads a usage report from its heading and rows (ME-4). What a whole report lacks is answered as a trouble: hashed identities,
 * no column with people or days, an empty column, days that could be read in two ways, a day of making that is still to come.
 */
export const readUsage = (
  headings: readonly string[],
  rows: readonly UsageRow[],
  { today, zone = 'UTC', app, order: asked, grain: told, mapping }: UsageOptions,
): UsageReport | { readonly trouble: UsageTrouble } => {
  const columns = headings.map(plainHeading)
  const order = asked ?? mapping?.order ?? undefined
  const find = (wanted: readonly string[]): number => wanted.map((one) => columns.indexOf(one)).find((at) => at >= 0) ?? -1
  const mapped = (heading: string | null | undefined): number => (heading ? columns.indexOf(plainHeading(heading)) : -1)
  const gone = [mapping?.identity, mapping?.day, mapping?.count, mapping?.workflow].find((heading) => heading && mapped(heading) < 0)
  if (gone) return { trouble: { code: 'columnGone', column: gone } }
  const source = mapping ? 'other' : sourceOf(columns)
  const looked = new Map<number, readonly string[]>()
  const filled: CellsOf = (at) => {
    let found = looked.get(at)
    if (!found) looked.set(at, (found = rows.map(({ cells }) => (cells[at] ?? '').trim()).filter((text) => text !== '')))
    return found
  }
  const isUtc = (at: number): boolean => /\b(?:utc|gmt)\b/i.test(headings[at] ?? '')
  /** How the days of some columns are read: what one of them proves holds for all. */
  const readingOf = (at: readonly number[]): Omit<DayReading, 'isUtc'> | { trouble: UsageTrouble } => {
    const days = at.flatMap(filled)
    const found = dayOrderOf(days, order ?? 'day')
    if (!found.assumed || order !== undefined) return { order: found.order, zone, today }
    return { trouble: { code: 'dayOrder', column: headings[at[0] ?? 0] ?? '', example: exampleOf(days) } }
  }
  if (source === 'slack.workspaceAnalytics') {
    const reading = readingOf([columns.indexOf('date')])
    if ('trouble' in reading) return reading
    const told = readTotals(headings, columns, rows, { ...reading, isUtc: isUtc(columns.indexOf('date')) })
    return { source, grain: 'total', madeOn: null, apps: [], app: null, people: [], ...told }
  }
  const person = mapping ? mapped(mapping.identity) : personColumn(columns, filled)
  if (person < 0) return { trouble: { code: 'noIdentity', columns: headings } }
  const identities = filled(person)
  if (identities.length === 0) return { trouble: { code: 'emptyColumn', column: headings[person] ?? '' } }
  if (identities.filter((text) => hashed.test(text)).length * 2 >= identities.length) return { trouble: { code: 'concealed' } }

  const apps = appsOf(source, columns, filled, app)
  if ('trouble' in apps) return apps
  const known = find(dayHeadings)
  const single = mapping ? mapped(mapping.day) : known >= 0 ? known : columns.findIndex(isLastDay)
  const dayColumns = apps.days.length > 0 ? apps.days : single < 0 ? [] : [single]
  if (dayColumns.length === 0) return { trouble: { code: 'notAReport' } }
  if (dayColumns.flatMap(filled).length === 0) return { trouble: { code: 'emptyColumn', column: headings[dayColumns[0] ?? 0] ?? '' } }
  const reading = readingOf(dayColumns)
  if ('trouble' in reading) return reading

  const madeOn =
    filled(columns.indexOf('report refresh date'))
      .map((text) => readUsageDay(text, { ...reading, isUtc: true }))
      .find((day) => day !== null) ?? null
  if (madeOn !== null && madeOn > today) return { trouble: { code: 'madeInFuture', madeOn } }
  const licences = (app === undefined ? apps.names : [app.trim().toLowerCase()])
    .map((name) => `has ${name} license`)
    .filter((heading) => columns.includes(heading))
  const isDaily = apps.days.length === 0 && dailyHeadings.has(columns[single] ?? '')
  const count = isDaily && source === 'other' ? find(countHeadings) : -1
  const counted = mapping ? mapped(mapping.count) : filled(count).every((text) => /^\d+$/.test(text)) ? count : -1
  if (counted >= 0 && filled(counted).length === 0) return { trouble: { code: 'emptyColumn', column: headings[counted] ?? '' } }
  const worked = mapped(mapping?.workflow)
  const names = find(nameHeadings)
  const parts = names >= 0 ? [names] : [find(firstNameHeadings), find(lastNameHeadings)]
  const people: LastSeen[] = []
  const refused: UsageReport['refused'][number][] = []
  for (const { line, cells: row } of rows) {
    const at = (place: number): string => (row[place] ?? '').trim()
    const cell = (heading: string): string => at(columns.indexOf(heading))
    const raw = at(person)
    if (raw === '') {
      if (row.some((one) => one.trim() !== '')) refused.push({ line, code: 'identity', text: '', column: headings[person] ?? '' })
      continue
    }
    const identity = addressOf(raw)
    let last: string | null = null
    let isSound = true
    for (const place of dayColumns) {
      const text = at(place)
      if (text === '' || isNever(text)) continue
      const day = readUsageDay(text, { ...reading, isUtc: isUtc(place) })
      if (day === null || day > today) {
        refused.push({ line, code: day === null ? 'day' : 'future', text, column: headings[place] ?? '' })
        isSound = false
      } else if (last === null || day > last) last = day
    }
    if (apps.used >= 0 && !yes.test(at(apps.used))) last = null
    const number = counted < 0 ? '1' : at(counted)
    if (!/^\d{1,6}$/.test(number)) {
      refused.push({ line, code: 'count', text: number, column: headings[counted] ?? '' })
      continue
    }
    if (!isSound || number === '0') continue
    const workflow = at(worked).slice(0, 60) || null
    const name = names === person ? null : parts.map(at).filter(Boolean).join(' ') || null
    people.push({ line, identity, name, day: last, account: accountOf(cell, raw.toLowerCase(), licences), count: Number(number), workflow })
  }
  const grain = source === 'other' && told ? told : isDaily || counted >= 0 || worked >= 0 ? 'daily' : 'last-seen'
  return { source, grain, madeOn, apps: apps.names, app: app?.trim().toLowerCase() ?? null, people, totals: [], refused }
}
