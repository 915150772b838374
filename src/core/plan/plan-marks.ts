/** The marks on the timeline that are neither phase nor message nor session: gates, exports of the old system, the point of no return. */
import { largest } from '#core/kernel/many.ts'
import { dayNumber, dayOf, mondayOf } from '#core/kernel/calendar.ts'
import type { PlanFacts, PlannedMark } from '#core/plan/plan.ts'
import { calendarsOf, type DatedPhase, lastOpenDay } from '#core/plan/timeline.ts'

/**
 * The marks of a plan: a gate on the working day before each phase from the second on (GA-1); while the old system runs an
 * export on the last working day of every week, and the day after which there is no way back (CO-5).
 *
 * @example planMarks(facts, phases).filter(({ kind }) => kind === 'gate').length // phases.length - 1
 */
export const planMarks = (
  facts: Pick<PlanFacts, 'locations' | 'holidays' | 'freezes' | 'oldSystem'>,
  phases: readonly Pick<DatedPhase, 'key' | 'goLive' | 'ends'>[],
): PlannedMark[] => {
  const open = new Set(calendarsOf(facts).values())
  const gates = phases.slice(1).map(({ key, goLive }): PlannedMark => ({
    kind: 'gate',
    phase: key,
    on: dayOf(lastOpenDay(open, dayNumber(goLive) - 1)),
  }))
  const first = phases[0]
  const off = phases.find(({ key }) => key === 'off')
  if (!first || facts.oldSystem === null) return gates

  const exports: PlannedMark[] = []
  const firstDay = dayNumber(first.goLive)
  const lastDay = off ? dayNumber(off.goLive) - 1 : largest(phases.map(({ ends }) => dayNumber(ends)))
  for (let monday = mondayOf(firstDay); monday <= lastDay; monday += 7) {
    const on = lastOpenDay(open, Math.min(monday + 4, lastDay))
    if (on < Math.max(monday, firstDay)) continue
    const running = phases.findLast(({ goLive }) => dayNumber(goLive) <= on) ?? first
    exports.push({ kind: 'export', phase: running.key, on: dayOf(on) })
  }
  return [...gates, ...exports, ...(off ? [{ kind: 'noWayBack', phase: 'off', on: off.goLive } as const] : [])]
}
