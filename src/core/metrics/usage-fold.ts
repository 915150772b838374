/** Folds lines of usage into counts per person, day, system and workflow, and says of each line that cannot be taken why (ME-4). */
import { dayNumber } from '#core/kernel/calendar.ts'
import { identityOf } from '#core/metrics/usage-identity.ts'
import type { UsageSystem } from '#core/metrics/usage-source.ts'

/** What can be wrong with a line. */
export const lineFaults = [
  'notALine',
  'field',
  'noPerson',
  'unknownPerson',
  'noDay',
  'badDay',
  'future',
  'tooOld',
  'badSystem',
  'badWorkflow',
  'tooManyWorkflows',
  'badCount',
] as const
export type LineFault = (typeof lineFaults)[number]

/** A line that was not taken: its number in the batch from 1, why, and the value that is wrong. */
export interface RefusedLine {
  readonly line: number
  readonly code: LineFault
  readonly text: string
}

/** What has to be known of a person. */
export interface UsagePerson {
  /** Below 2^20; stands for the person while lines are folded. */
  readonly slot: number
  /** IANA zone in which their days are counted. */
  readonly zone: string
  /** Their go-live as a count of days; 0 where there is none. */
  readonly goLive: number
}

export interface UsageFacts {
  /** Whose an identity is, in lower case and without spaces around. */
  readonly personOf: (identity: string) => UsagePerson | undefined
  /** The day (a count since 1970) of an instant (milliseconds) in a zone. */
  readonly dayAt: (instant: number, zone: string) => number
  /** The instant at which the lines arrived, in milliseconds. */
  readonly now: number
  /** The number of a workflow, from 1 to `mostWorkflows`; undefined when there would be too many. */
  readonly workflowOf: (name: string) => number | undefined
  /** For lines that name none. */
  readonly system: UsageSystem
  readonly workflow: string | null
}

export interface FoldedLines {
  /** Counts by `foldKey`. */
  readonly counts: ReadonlyMap<number, number>
  readonly taken: number
  readonly refused: readonly RefusedLine[]
  /** Lines taken of days before the person's own go-live, and of days that figures were shown for already. */
  readonly early: number
  readonly late: number
  /** The newest day, a count; 0 where nothing was taken. */
  readonly newest: number
}

export const mostWorkflows = 1000
const workflowStep = 1024
/** Older lines are refused: they are of no rollout that runs. */
export const oldestDays = 730
/** A line of a day further back than this is called late: figures are no data after it (ME-3). */
export const lateAfterDays = 8
const mostCount = 1_000_000

/** One number for a person's slot, day, system (0 new, 1 old) and workflow (0 for none): below 2^53. */
export const foldKey = (slot: number, day: number, system: number, workflow: number): number =>
  ((slot * 65_536 + day) * 2 + system) * workflowStep + workflow

/** The parts of a key, in the order in which `foldKey` takes them. */
export const unfoldKey = (key: number): readonly [slot: number, day: number, system: number, workflow: number] => {
  const workflow = key % workflowStep
  const rest = (key - workflow) / workflowStep
  const system = rest % 2
  const dated = (rest - system) / 2
  const day = dated % 65_536
  return [(dated - day) / 65_536, day, system, workflow]
}

const days = new Map<string, number>()
/** A day as a count; NaN for what is no day. */
const dayIn = (text: string): number => {
  let day = days.get(text)
  if (day !== undefined) return day
  day = /^\d{4}-\d\d-\d\d$/.test(text) ? dayNumber(text) : Number.NaN
  if (!Number.isNaN(day) && new Date(day * 86_400_000).toISOString().slice(0, 10) !== text) day = Number.NaN
  if (days.size > 5000) days.clear()
  days.set(text, day)
  return day
}

const instantShape = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)$/

/** Control characters and halves of surrogate pairs, which no database keeps. */
const unwritable = /[\p{Cc}\p{Cs}]/u

const shown = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 80).toWellFormed()

/** Whether a value was left out: a cell of a CSV file that is empty counts as left out. */
const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === ''

/**
 * Folds lines `{ person, day | at, system?, workflow?, count? }`. The order of lines changes nothing but the order of refusals.
 *
 * @example foldLines([{ person: 'Anita@x.sr', day: '2027-01-28' }], facts).taken // 1
 */
export const foldLines = (lines: readonly unknown[], facts: UsageFacts): FoldedLines => {
  const counts = new Map<number, number>()
  const refused: RefusedLine[] = []
  const todays = new Map<string, number>()
  let [taken, early, late, newest] = [0, 0, 0, 0]
  const todayOf = (zone: string): number => {
    let today = todays.get(zone)
    if (today === undefined) todays.set(zone, (today = facts.dayAt(facts.now, zone)))
    return today
  }

  const faultOf = (line: unknown): readonly [LineFault, unknown] | null => {
    if (typeof line !== 'object' || line === null || Array.isArray(line)) return ['notALine', line]
    let person: unknown
    let day: unknown
    let at: unknown
    let system: unknown
    let workflow: unknown
    let count: unknown
    for (const field in line) {
      const value = (line as Record<string, unknown>)[field]
      if (field === 'person') person = value
      else if (field === 'day') day = value
      else if (field === 'at') at = value
      else if (field === 'workflow') workflow = value
      else if (field === 'system') system = value
      else if (field === 'count') count = value
      else return ['field', field]
    }
    if (typeof person !== 'string' || person === '') return ['noPerson', person]
    const someone = facts.personOf(person) ?? facts.personOf(identityOf(person))
    if (!someone) return ['unknownPerson', person]
    let number: number
    if (!isAbsent(day)) number = typeof day === 'string' ? dayIn(day) : Number.NaN
    else if (isAbsent(at)) return ['noDay', '']
    else number = typeof at === 'string' && instantShape.test(at) ? facts.dayAt(Date.parse(at), someone.zone) : Number.NaN
    const said = isAbsent(day) ? at : day
    if (Number.isNaN(number)) return ['badDay', said]
    const today = todayOf(someone.zone)
    if (number > today) return ['future', said]
    if (number < today - oldestDays) return ['tooOld', said]
    const ofSystem = isAbsent(system) ? facts.system : system
    if (ofSystem !== 'new' && ofSystem !== 'old') return ['badSystem', system]
    const named = isAbsent(workflow) ? facts.workflow : workflow
    let ofWorkflow: number | undefined = 0
    if (named !== null) {
      if (typeof named !== 'string' || named.length > 60 || unwritable.test(named)) return ['badWorkflow', named]
      ofWorkflow = facts.workflowOf(named)
      if (ofWorkflow === undefined) return ['tooManyWorkflows', named]
    }
    const times = isAbsent(count) ? 1 : typeof count === 'string' && /^\d{1,7}$/.test(count) ? Number(count) : count
    if (typeof times !== 'number' || !Number.isInteger(times) || times < 1 || times > mostCount) return ['badCount', count]
    const key = foldKey(someone.slot, number, ofSystem === 'old' ? 1 : 0, ofWorkflow)
    counts.set(key, (counts.get(key) ?? 0) + times)
    taken++
    if (number < someone.goLive) early++
    if (number < today - lateAfterDays) late++
    if (number > newest) newest = number
    return null
  }

  for (let index = 0; index < lines.length; index++) {
    const fault = faultOf(lines[index])
    if (fault) refused.push({ line: index + 1, code: fault[0], text: shown(fault[1]) })
  }
  return { counts, taken, refused, early, late, newest }
}
