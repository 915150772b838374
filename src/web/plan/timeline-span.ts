/** Where things stand on the timeline: weeks as columns, days as shares of the width. */
import { largest, smallest } from '#core/kernel/many.ts'
import { dayNumber, dayOf, mondayOf } from '#core/kernel/calendar.ts'
import type { Row } from '#core/registry/tables.ts'

export interface Span {
  /** The Mondays of the columns, as counts of days. */
  readonly weeks: readonly number[]
  /** Where a day (a count) begins, as a share of the width; outside the span, its nearest end. */
  at(day: number): number
}

/** The weeks from the first thing that happens to the week after the last. */
export const spanOf = (days: readonly string[], today: string): Span => {
  const counts = days.map(dayNumber)
  const first = mondayOf(smallest(counts))
  const last = mondayOf(largest(counts))
  const now = dayNumber(today)
  // Today is worth a column or two, not a year of empty ones.
  const from = now < first && first - now < 28 ? mondayOf(now) : first
  const length = Math.max(4, Math.round((last - from) / 7) + 1)
  return {
    weeks: Array.from({ length }, (_, week) => from + week * 7),
    at: (day) => Math.min(1, Math.max(0, (day - from) / (length * 7))),
  }
}

export type MarkKind = 'message' | 'training' | 'gate' | 'export' | 'noWayBack'

/** What happens in one week of one phase, counted per kind. */
export interface WeekMarks {
  readonly monday: number
  readonly marks: readonly { kind: MarkKind; count: number; days: readonly string[] }[]
}

const order: readonly MarkKind[] = ['message', 'training', 'gate', 'export', 'noWayBack']

/** The phase in whose row something without a phase stands: the last one begun by then. */
const rowOf = (phases: readonly Pick<Row<'phase'>, 'phaseKey' | 'goLiveOn'>[], day: string): string =>
  phases.findLast((phase) => phase.goLiveOn <= day)?.phaseKey ?? phases[0]?.phaseKey ?? ''

/** The marks of every phase, by week: messages, sessions, gates, exports of the old system. */
export const marksOf = (
  phases: readonly Pick<Row<'phase'>, 'phaseKey' | 'goLiveOn'>[],
  messages: readonly Row<'message'>[],
  sessions: readonly Row<'session'>[],
  others: readonly { kind: MarkKind; phase: string; on: string }[],
): ReadonlyMap<string, readonly WeekMarks[]> => {
  const found = new Map<string, Map<number, Map<MarkKind, string[]>>>()
  const add = (phase: string, kind: MarkKind, day: string): void => {
    const weeks = found.get(phase) ?? new Map<number, Map<MarkKind, string[]>>()
    const monday = mondayOf(dayNumber(day))
    const week = weeks.get(monday) ?? new Map<MarkKind, string[]>()
    week.set(kind, [...(week.get(kind) ?? []), day])
    weeks.set(monday, week)
    found.set(phase, weeks)
  }
  for (const message of messages) add(message.phaseKey ?? rowOf(phases, message.sendOn), 'message', message.sendOn)
  for (const session of sessions) add(session.phaseKey, 'training', session.startsAt.slice(0, 10))
  for (const { kind, phase, on } of others) add(phase, kind, on)
  return new Map(
    [...found].map(([phase, weeks]) => [
      phase,
      [...weeks].map(([monday, kinds]) => ({
        monday,
        marks: order.flatMap((kind) => {
          const days = kinds.get(kind)
          return days ? [{ kind, count: days.length, days: days.toSorted() }] : []
        }),
      })),
    ]),
  )
}

/** Closed stretches: each freeze, and each run of holidays, as first day and the day after the last (counts). */
export const closedStretches = (
  holidays: readonly { day: string }[],
  freezes: readonly Pick<Row<'freeze'>, 'fromOn' | 'toOn' | 'name'>[],
): { from: number; until: number; name: string }[] => [
  ...freezes.map((freeze) => ({ from: dayNumber(freeze.fromOn), until: dayNumber(freeze.toOn) + 1, name: freeze.name })),
  ...[...new Set(holidays.map(({ day }) => dayNumber(day)))].map((day) => ({ from: day, until: day + 1, name: dayOf(day) })),
]
