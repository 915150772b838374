/** A rollback: in which system each person works, how far its steps are, and what was decided after it (CO-4). */
import { todayIn } from '#core/kernel/calendar.ts'
import { note, type Note } from '#core/kernel/note.ts'
import type { Row } from '#core/kernel/rows.ts'

export const systemStates = ['old', 'both', 'new'] as const
export type SystemState = (typeof systemStates)[number]
export const decisions = ['retry', 'otherConfiguration', 'otherVendor'] as const
export type Decision = (typeof decisions)[number]

type Rollback = Pick<Row<'rollback'>, 'rollbackId' | 'decision' | 'decidedAt' | 'startedAt'>

/**
 * In which system somebody works (CO-4): as it was recorded since their first day, else the old one before that day, both while the old
 * system is on, and the new one once it is off. Days are days of `zone`.
 *
 * @example systemOf({ goLiveOn: '2026-11-16' }, undefined, { today: '2026-11-26', zone, isOff: false }) // 'both'
 */
export const systemOf = (
  { goLiveOn }: Pick<Row<'participant'>, 'goLiveOn'>,
  recorded: Pick<Row<'systemState'>, 'state' | 'notedAt'> | undefined,
  { today, zone, isOff }: { readonly today: string; readonly zone: string; readonly isOff: boolean },
): SystemState => {
  if (recorded && (goLiveOn === null || goLiveOn > today || todayIn(zone, recorded.notedAt) >= goLiveOn))
    return recorded.state as SystemState
  if (goLiveOn === null || goLiveOn > today) return 'old'
  return isOff ? 'new' : 'both'
}

/** The newest first; ids are made in the order of time. */
export const rollbacksInOrder = <R extends Rollback>(rollbacks: readonly R[]): R[] =>
  rollbacks.toSorted((a, b) => (a.startedAt === b.startedAt ? (a.rollbackId > b.rollbackId ? -1 : 1) : a.startedAt > b.startedAt ? -1 : 1))

/** The rollback that is not decided yet. */
export const openRollback = <R extends Rollback>(rollbacks: readonly R[]): R | undefined =>
  rollbacks.find(({ decision }) => decision === null)

/**
 * The rollback after which people start again when this pause ends: decided since the pause began, for another try or another
 * configuration (CO-4).
 */
export const restartAfter = <R extends Rollback>(rollbacks: readonly R[], pausedAt: string): R | undefined => {
  const [newest] = rollbacksInOrder(rollbacks)
  return newest && newest.startedAt >= pausedAt && (newest.decision === 'retry' || newest.decision === 'otherConfiguration')
    ? newest
    : undefined
}

/** Who works on in the new tool although others went back: as it was recorded since the rollback began. */
export const stayedIn = (
  states: readonly Pick<Row<'systemState'>, 'personId' | 'state' | 'notedAt'>[],
  { startedAt }: Pick<Rollback, 'startedAt'>,
): ReadonlySet<string> =>
  new Set(states.filter(({ state, notedAt }) => state !== 'old' && notedAt >= startedAt).map(({ personId }) => personId))

/** Whether the way to resume is closed: while a rollback is not decided, and once it was decided to go on with another vendor (CO-4). */
export const resumeClosed = (rollbacks: readonly Rollback[]): 'undecided' | 'otherVendor' | null => {
  if (openRollback(rollbacks)) return 'undecided'
  return rollbacksInOrder(rollbacks)[0]?.decision === 'otherVendor' ? 'otherVendor' : null
}

/** The sentence on top of a rollback. `steps` are its own, in order. */
export const rollbackHeading = (
  { decision }: Pick<Row<'rollback'>, 'decision'>,
  steps: readonly Pick<Row<'rollbackStep'>, 'title' | 'doneAt'>[],
): Note => {
  if (decision !== null) return note('contingency.rollback.decided', { decision: decision as Decision })
  const next = steps.findIndex(({ doneAt }) => doneAt === null)
  if (next === -1) return note('contingency.rollback.done', {})
  return note('contingency.rollback.step', { number: next + 1, of: steps.length, title: steps[next]?.title ?? '' })
}

/** What everyone who works in the new tool is told, before whoever leads writes it in their own way. */
export const rollbackText = (
  language: 'en' | 'nl',
  { tool, oldSystem, lost }: { readonly tool: string; readonly oldSystem: string; readonly lost: string },
): string =>
  (language === 'nl'
    ? [
        `We gaan voorlopig terug naar ${oldSystem}. Werk vanaf nu in ${oldSystem} en leg niets meer vast in ${tool}.`,
        lost,
        'Je ambassadeur helpt je, en je hoort van ons hoe het verdergaat.',
      ]
    : [
        `We are going back to ${oldSystem} for now. Work in ${oldSystem} from now on, and enter nothing more in ${tool}.`,
        lost,
        'Your champion helps you, and we will tell you how we go on.',
      ]
  )
    .filter((part) => part !== '')
    .join(' ')
