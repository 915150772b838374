/** Reports of who was in an online meeting, as Microsoft Teams and Zoom give them: read into people with the times they were there (TR-6). */
import { largest } from '#core/kernel/many.ts'
import { Problem } from '#core/kernel/problem.ts'
import {
  type DayOrder,
  durationOf,
  factOf,
  type Heading,
  headingOf,
  isComing,
  isWaiting,
  momentOf,
  ordersOf,
} from '#core/training/attendance-cells.ts'

/** From and to, in milliseconds of a clock on the wall (as if it were UTC): reports say no zone. */
export type Span = readonly [from: number, to: number]

export interface Participant {
  readonly name: string
  /** In lower case; null where the report has none. */
  readonly email: string | null
  /** The times they were there, in order, without overlap: two joins at once count once. */
  readonly spans: readonly Span[]
  /** Minutes of which the report does not say when. */
  readonly loose: number
  /** How many times they came in. */
  readonly joins: number
}

export interface AttendanceReport {
  readonly source: 'teams' | 'zoom'
  readonly title: string | null
  /** First and last moment of the meeting, on the clock of whoever made the report; null where it does not say. */
  readonly span: Span | null
  /** The same moments, where days and months could also be read the other way round. */
  readonly otherSpan: Span | null
  readonly participants: readonly Participant[]
}

/** More lines than any meeting has. */
const mostLines = 20_000
const mostCells = 60
const mostSigns = 10_000_000
const mostParticipants = 5000

/** Text as rows of cells: quotes as CSV has them, the delimiter that parts most of the first lines. */
const rowsOf = (text: string): string[][] => {
  if (text.length > mostSigns) throw new Problem('training.reportTooLong', {})
  const top = text.slice(0, 5000)
  const count = (sign: string): number => top.split(sign).length
  const delimiter = count('\t') > 3 ? '\t' : count(';') > count(',') ? ';' : ','
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const endCell = (): void => {
    if (row.length < mostCells) row.push(cell.trim())
    cell = ''
  }
  const endRow = (): void => {
    endCell()
    rows.push(row)
    row = []
    if (rows.length > mostLines) throw new Problem('training.reportTooLong', {})
  }
  for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at < text.length; at++) {
    const sign = text[at] ?? ''
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text[at + 1] === '"') cell += text[++at] ?? ''
      else quoted = false
    } else if (sign === '"' && cell === '') quoted = true
    else if (sign === delimiter) endCell()
    else if (sign === '\n') endRow()
    else if (sign !== '\r') cell += sign
  }
  if (cell !== '' || row.length > 0) endRow()
  return rows
}

interface Line {
  readonly [column: string]: string | undefined
}
interface Part {
  readonly headings: readonly (Heading | undefined)[]
  readonly lines: readonly Line[]
}

const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell === '')

/** The tables of a report, each under its headings, and what it says of the meeting before and between them. */
const partsOf = (rows: readonly string[][]): { parts: Part[]; facts: Map<string, string> } => {
  const parts: Part[] = []
  const facts = new Map<string, string>()
  const keep = (fact: string | undefined, value: string | undefined): void => {
    if (fact !== undefined && value && !facts.has(fact)) facts.set(fact, value)
  }
  let open: { headings: (Heading | undefined)[]; lines: Line[] } | undefined
  for (const [index, row] of rows.entries()) {
    if (isBlank(row)) {
      open = undefined
      continue
    }
    const about = row.map(factOf)
    if (about.includes('title') && about.filter((one) => one !== undefined).length > 1) {
      // Zoom puts what it says of the meeting in two lines of their own.
      about.forEach((fact, column) => keep(fact, rows[index + 1]?.[column]))
      open = undefined
      continue
    }
    const headings = row.map(headingOf)
    const known = new Set(headings)
    if (
      (known.has('name') || known.has('firstName')) &&
      (known.has('minutes') || known.has('seconds') || known.has('join') || known.has('action'))
    ) {
      parts.push((open = { headings, lines: [] }))
      continue
    }
    if (!open) {
      keep(factOf(row[0] ?? ''), row[1])
      continue
    }
    const line: Record<string, string> = {}
    open.headings.forEach((heading, column) => {
      const value = row[column]
      if (heading !== undefined && value && line[heading] === undefined) line[heading] = value
    })
    line['name'] ??= [line['firstName'], line['lastName']].filter((part) => part !== undefined).join(' ')
    if (line['name'] !== '') open.lines.push(line)
  }
  return { parts, facts }
}

/** Day first or month first: as the whole file can be read, `null` where both can. */
const orderOf = (cells: readonly string[]): DayOrder | null => {
  let orders: readonly DayOrder[] = ['dmy', 'mdy']
  for (const cell of cells) {
    const here = ordersOf(cell)
    const left = orders.filter((one) => here.includes(one))
    if (left.length > 0) orders = left
  }
  return orders.length === 1 ? (orders[0] ?? null) : null
}

/** Spans in order, those that touch or overlap as one. */
export const merged = (spans: readonly Span[]): Span[] => {
  const out: [number, number][] = []
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = out.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else out.push([from, to])
  }
  return out
}

/**
 * The minutes somebody was there, whatever number of lines they have: overlapping times once, others added, never more than the session took.
 *
 * @example minutesThere([{ spans: [[0, 600_000], [300_000, 900_000]], loose: 0 }], 80) // 15
 */
export const minutesThere = (lines: readonly Pick<Participant, 'spans' | 'loose'>[], sessionMinutes: number): number => {
  const timed = merged(lines.flatMap(({ spans }) => spans)).reduce((sum, [from, to]) => sum + (to - from), 0) / 60_000
  const loose = lines.reduce((sum, one) => sum + one.loose, 0)
  return Math.min(sessionMinutes, Math.round((timed + loose) * 10) / 10)
}

interface Gathered {
  name: string
  email: string | null
  spans: Span[]
  loose: number
  joins: number
}

const addressOf = ({ email, upn }: Line): string | null => {
  const found = [email, upn].find((one) => one !== undefined && /^[^\s@]+@[^\s@]+$/.test(one))
  return found === undefined ? null : found.slice(0, 320).toLowerCase()
}

/** The people of one table, by address, else by name. */
const gathered = ({ headings, lines }: Part, order: DayOrder): Map<string, Gathered> => {
  const people = new Map<string, Gathered>()
  const open = new Map<string, number>()
  const column = headings.includes('minutes') ? 'minutes' : 'seconds'
  for (const line of lines) {
    const name = (line['name'] ?? '').slice(0, 200)
    const email = addressOf(line)
    const key = email ?? `\n${name.toLowerCase()}`
    let one = people.get(key)
    if (!one) {
      people.set(key, (one = { name, email, spans: [], loose: 0, joins: 0 }))
      if (people.size > mostParticipants) throw new Problem('training.reportTooLong', {})
    }
    // Time in the waiting room is no attendance.
    if (isWaiting(line['waiting'], line['status'])) continue
    if (line['action'] !== undefined) {
      const moment = momentOf(line['moment'] ?? '', order)
      if (moment === undefined) continue
      const came = open.get(key)
      if (isComing(line['action'])) {
        one.joins += 1
        if (came === undefined) open.set(key, moment)
      } else if (came !== undefined) {
        if (moment > came) one.spans.push([came, moment])
        open.delete(key)
      }
      continue
    }
    one.joins += 1
    const [from, to] = [momentOf(line['join'] ?? '', order), momentOf(line['leave'] ?? '', order)]
    const told = durationOf(line[column] ?? '', column)
    // First join and last leave can lie far apart: where a length is told that is shorter, there was a gap somewhere between.
    if (
      from !== undefined &&
      to !== undefined &&
      to > from &&
      to - from <= 86_400_000 &&
      (told === undefined || told * 60_000 >= to - from - 90_000)
    )
      one.spans.push([from, to])
    else one.loose += told ?? 0
  }
  // Whoever never left was there until the last of them went.
  const end = largest([...[...people.values()].flatMap(({ spans }) => spans.map((span) => span[1])), ...open.values()])
  for (const [key, came] of open) if (end > came) people.get(key)?.spans.push([came, end])
  return people
}

/** The table with every single join, where the report has one: it appears more often than the people in it. */
const isSingle = ({ headings, lines }: Part): boolean =>
  (headings.includes('join') && headings.includes('leave')) || (headings.includes('action') && lines.length > 0)

/**
 * Reads a report of Microsoft Teams (tabs and sections, or the older kinds) of Zoom or of Google Meet (with or without a head about the meeting), in English,
 * Dutch, French or Spanish (TR-6). Problems: `training.noReport` where it is none, `training.reportTooLong`.
 *
 * @example readReport(text).participants[0] // { name: 'Ann Lee', email: 'ann@x.sr', spans: [[…]], loose: 0, joins: 2 }
 */
export const readReport = (text: string): AttendanceReport => {
  const rows = rowsOf(text)
  const { parts, facts } = partsOf(rows)
  const filled = parts.filter(({ lines }) => lines.length > 0)
  if (filled.length === 0) throw new Problem('training.noReport', {})
  const moments = [
    facts.get('starts'),
    facts.get('ends'),
    ...filled.flatMap(({ lines }) => lines.slice(0, 500).flatMap((line) => [line['join'], line['leave'], line['moment']])),
  ].filter((cell) => cell !== undefined)
  const settled = orderOf(moments)
  const order = settled ?? (/\d\s*[ap]\.?m/i.test(moments.join(' ')) ? 'mdy' : 'dmy')
  // The last table is the most exact one: each single join. Who is not in it is taken from the one before.
  const single = filled.findLast(isSingle)
  const people = new Map<string, Gathered>()
  for (const part of [...(single ? [single] : []), ...filled])
    for (const [key, one] of gathered(part, order)) {
      const nameless = one.email === null ? undefined : people.get(`\n${one.name.toLowerCase()}`)
      // One table knows the address and another the times: both speak of the same person.
      if (nameless && nameless.email === null && part !== single) nameless.email = one.email
      else if (!people.has(key)) people.set(key, one)
    }
  const participants = [...people.values()].map((one): Participant => ({
    ...one,
    spans: merged(one.spans),
    joins: one.spans.length + one.loose === 0 ? one.joins : Math.max(1, one.joins),
  }))
  const spanIn = (as: DayOrder): Span | null => {
    const [from, to] = [momentOf(facts.get('starts') ?? '', as), momentOf(facts.get('ends') ?? '', as)]
    if (from !== undefined && to !== undefined && to >= from) return [from, to]
    const seen = moments.map((cell) => momentOf(cell, as)).filter((moment) => moment !== undefined)
    if (seen.length === 0) return null
    return seen.reduce<Span>(([first, last], moment) => [Math.min(first, moment), Math.max(last, moment)], [Infinity, -Infinity])
  }
  const other = settled === null ? spanIn(order === 'dmy' ? 'mdy' : 'dmy') : null
  const span = spanIn(order)
  return {
    source: sourceOf(text, rows),
    title: facts.get('title')?.slice(0, 300) ?? null,
    span,
    otherSpan: other !== null && span !== null && other[0] !== span[0] ? other : null,
    participants,
  }
}

/** Zoom speaks of original names, guests and minutes; all else is Teams. */
const sourceOf = (text: string, rows: readonly string[][]): 'teams' | 'zoom' => {
  const heads = rows.slice(0, 40).flat().join('\n')
  return /original name|oorspronkelijke naam|\btopic\b|user email|\(minut/i.test(heads) && !text.slice(0, 5000).includes('\t')
    ? 'zoom'
    : 'teams'
}
