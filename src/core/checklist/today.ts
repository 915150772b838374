/** What matters today: the tasks of each person, and the sentence on top. */
import type { Role } from '#core/access/access.ts'
import { addDays, daysBetween } from '#core/kernel/calendar.ts'
import { note, type Note } from '#core/kernel/note.ts'
import type { Row } from '#core/kernel/rows.ts'

type Item = Row<'checklistItem'>
type PhaseDay = Pick<Row<'phase'>, 'phaseKey' | 'position' | 'goLiveOn' | 'headCount' | 'waitsSinceOn'>

export interface TodayList<I extends Item = Item> {
  /** Due before today and still open, the oldest first. */
  readonly late: readonly I[]
  readonly dueToday: readonly I[]
  /** Due in the next seven days. */
  readonly coming: readonly I[]
}

/** Days ahead that count as coming. */
const comingDays = 7

const seesAll: readonly Role[] = ['owner', 'lead']

const byDue = (a: Item, b: Item): number => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.itemKey < b.itemKey ? -1 : 1)

/**
 * The open items that are someone's: late, due today, coming in the next seven days (CH-3). Owner and lead see everyone's.
 *
 * @example todayList(items, '2026-11-30', { personId: 'sherida', role: 'champion' }).late.length // 1
 */
export const todayList = <I extends Item>(
  items: readonly I[],
  today: string,
  who: { readonly personId: string | null; readonly role: Role },
): TodayList<I> => {
  const until = addDays(today, comingDays)
  const all = seesAll.includes(who.role)
  const mine = items
    .filter((item) => item.state === 'open' && item.dueOn <= until && (all || (who.personId !== null && item.ownerId === who.personId)))
    .toSorted(byDue)
  return {
    late: mine.filter(({ dueOn }) => dueOn < today),
    dueToday: mine.filter(({ dueOn }) => dueOn === today),
    coming: mine.filter(({ dueOn }) => dueOn > today),
  }
}

/** The phase that starts next, today included. */
export const nextPhase = <P extends Pick<PhaseDay, 'goLiveOn' | 'position'>>(phases: readonly P[], today: string): P | undefined =>
  phases.filter(({ goLiveOn }) => goLiveOn >= today).toSorted((a, b) => a.position - b.position)[0]

const lateOnes = <I extends Item>(items: readonly I[], today: string): I[] =>
  items.filter(({ state, dueOn }) => state === 'open' && dueOn < today)

/**
 * The sentence on top of Today: which start comes next and what stands in its way, or that all is done (CH-3).
 *
 * @example headline({ tool, oldSystem, phases, items, holds: 1, paused: false, warnings, today }) // said: "Phase 2 starts Monday. One thing holds it."
 */
export const headline = ({
  tool,
  oldSystem,
  phases,
  items,
  holds,
  paused,
  warnings,
  today,
}: {
  readonly tool: string
  readonly oldSystem: string | null
  readonly phases: readonly PhaseDay[]
  readonly items: readonly Item[]
  /** How many things stand in the way of the next start; see launch.ts. */
  readonly holds: number
  /** Everyone of the next start waits in a pause (CO-3). */
  readonly paused: boolean
  readonly warnings: readonly unknown[]
  readonly today: string
}): Note => {
  if (phases.length === 0) return note('checklist.headline.noPlan', { tool })
  const late = lateOnes(items, today)
  const next = nextPhase(phases, today)
  if (!next) return note('checklist.headline.done', { tool, late: late.length })
  const standing = {
    on: next.goLiveOn,
    inDays: daysBetween(today, next.goLiveOn),
    holds,
    late: late.filter(({ phaseKey }) => phaseKey !== next.phaseKey).length,
    remarks: warnings.length,
  }
  if (next.waitsSinceOn !== null && !paused)
    return note('checklist.headline.waits', {
      position: next.position,
      system: next.phaseKey === 'off' ? (oldSystem ?? '') : null,
      since: next.waitsSinceOn,
      ...standing,
    })
  if (next.phaseKey === 'off') return note('checklist.headline.off', { system: oldSystem, ...standing })
  if (next.headCount === 0) return note('checklist.headline.full', { tool, ...standing })
  if (paused) return note('checklist.headline.paused', { position: next.position, ...standing })
  return note('checklist.headline.phase', { position: next.position, ...standing })
}
