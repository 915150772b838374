/** The weeks of a plan as columns, and which of them each phase takes. */
import { dayNumber, dayOf, mondayOf } from '#core/kernel/calendar.ts'
import type { Telling } from '#files/plan/plan-in-language.ts'

export interface Weeks {
  /** The Monday of each week. */
  readonly columns: readonly string[]
  readonly firstDay: number
  readonly rows: readonly {
    readonly key: string
    readonly name: string
    readonly goLive: string
    readonly ends: string
    readonly people: number
    readonly from: number
    readonly to: number
  }[]
}

/** From the week of the first message or go-live to the week of the last message or the end of the last phase. */
export const weeksOf = ({ plan, phase }: Telling): Weeks => {
  const starts = [
    ...plan.phases.map(({ goLive }) => goLive),
    ...plan.messages.map(({ sendOn }) => sendOn),
    ...plan.checklist.map(({ due }) => due),
  ]
  const ends = [...plan.phases.map((one) => (one.ends > one.goLive ? one.ends : one.goLive)), ...plan.messages.map(({ sendOn }) => sendOn)]
  const earliest = starts.reduce((least, day) => (day < least ? day : least), starts[0] ?? '1970-01-01')
  const latest = ends.reduce((most, day) => (day > most ? day : most), ends[0] ?? earliest)
  const firstDay = mondayOf(dayNumber(earliest))
  const weekOf = (day: string): number => Math.floor((dayNumber(day) - firstDay) / 7)
  return {
    firstDay,
    columns: Array.from({ length: weekOf(latest) + 1 }, (_, week) => dayOf(firstDay + week * 7)),
    rows: plan.phases.map((one) => ({
      key: one.key,
      name: phase(one.key),
      goLive: one.goLive,
      ends: one.ends > one.goLive ? one.ends : one.goLive,
      people: one.people.length,
      from: weekOf(one.goLive),
      to: weekOf(one.ends > one.goLive ? one.ends : one.goLive),
    })),
  }
}
