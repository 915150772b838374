/** How the weeks are cut for a company's size, and how many people a phase may hold. */
import type { Approach, PhaseKey, PlanPerson, Shape } from '#core/plan/plan.ts'

/** A phase of a shape before anyone is in it. */
export interface PhaseSlot {
  readonly key: PhaseKey
  /** 1-based week of go-live. */
  readonly week: number
  readonly weeks: number
}

/** The fewest and the most people that a phase should hold. */
export interface Band {
  readonly least: number
  readonly most: number
}

const slots: Record<Shape, readonly PhaseSlot[]> = {
  solo: [{ key: 'switch', week: 1, weeks: 1 }],
  small: [
    { key: 'week-1', week: 1, weeks: 1 },
    { key: 'week-2', week: 2, weeks: 1 },
    { key: 'full', week: 3, weeks: 1 },
    { key: 'off', week: 4, weeks: 1 },
  ],
  growing: [
    { key: 'pilot', week: 1, weeks: 2 },
    { key: 'department-1', week: 3, weeks: 2 },
    { key: 'department-2', week: 5, weeks: 2 },
    { key: 'everyone', week: 7, weeks: 2 },
    { key: 'off', week: 9, weeks: 1 },
  ],
  phased: [
    { key: 'early', week: 1, weeks: 2 },
    { key: 'core', week: 3, weeks: 2 },
    { key: 'rest', week: 5, weeks: 2 },
    { key: 'off', week: 7, weeks: 1 },
  ],
  // The goal counts people from day 28 after their go-live (GA-7), so nothing can be off before week 5.
  'big-bang': [
    { key: 'switch', week: 1, weeks: 4 },
    { key: 'off', week: 5, weeks: 1 },
  ],
}

/** The phases of a shape in the order of their go-lives (PH-1, PH-6); waves of `rest` are cut later. */
export const slotsOf = (shape: Shape): readonly PhaseSlot[] => slots[shape]

/** Whether people can be in a phase of this shape; waves count as theirs. */
export const holdsPeople = (shape: Shape, key: PhaseKey): boolean =>
  (shape === 'phased' && /^rest-[1-9]\d*$/.test(key)) || (key !== 'off' && key !== 'full' && slots[shape].some((slot) => slot.key === key))

/**
 * The people a phase may hold for a share of the head count, whole numbers inside the share wherever there is one,
 * and at least one (PH-3, PH-4).
 *
 * @example bandOf(26, 10, 20) // { least: 3, most: 5 }
 */
export const bandOf = (headCount: number, leastPercent: number, mostPercent: number): Band => {
  const most = Math.max(1, Math.floor((headCount * mostPercent) / 100))
  return { least: Math.min(most, Math.max(1, Math.ceil((headCount * leastPercent) / 100))), most }
}

/**
 * How many people a phase should hold; undefined where any number will do (PH-3, PH-4, PH-6).
 *
 * @example bandFor('core', 100) // { least: 30, most: 40 }
 */
export const bandFor = (key: PhaseKey, headCount: number): Band | undefined => {
  if (key === 'early' || key === 'pilot') return bandOf(headCount, 10, 20)
  if (key === 'core') return bandOf(headCount, 30, 40)
  if (key === 'week-1') return { least: Math.floor(headCount / 2), most: Math.ceil(headCount / 2) }
  return undefined
}

const bySize = (headCount: number): Shape => (headCount <= 10 ? 'small' : headCount <= 25 ? 'growing' : 'phased')

/**
 * The shape of a rollout: by head count (PH-6, PH-1), or everyone on one day.
 *
 * Once people are fixed in phases of a plan (pinned, or live), a joiner more or less does not cut all weeks anew: the
 * shape they are fixed in stays (PH-10).
 *
 * @example shapeOf([...twenty], 'phased') // 'growing'
 */
export const shapeOf = (people: readonly PlanPerson[], approach: Approach): Shape => {
  const headCount = people.length
  if (headCount === 1) return 'solo'
  if (approach === 'big-bang') return headCount <= 3 ? 'solo' : 'big-bang'
  const fitting = bySize(headCount)
  const standing = (['small', 'growing', 'phased'] as const).find(
    (shape) =>
      people.some(({ pinned }) => pinned !== null && holdsPeople(shape, pinned)) &&
      people.filter(({ current }) => current !== null && holdsPeople(shape, current)).length * 2 > headCount,
  )
  return standing ?? fitting
}
