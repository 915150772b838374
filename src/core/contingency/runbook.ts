/** The rollback runbook: whether it is written and drilled, how long going back takes, and until when it is possible (CO-4, CO-5). */
import { daysBetween } from '#core/kernel/calendar.ts'
import { note, type Note } from '#core/kernel/note.ts'
import type { Row } from '#core/kernel/rows.ts'

type Step = Pick<Row<'runbookStep'>, 'stepId' | 'position' | 'ownerId' | 'minutes'>
type Drill = Pick<Row<'drill'>, 'drillId' | 'revision' | 'startedAt' | 'endedAt' | 'worked'>

/** What the runbook of one rollout stands on. */
export interface RunbookRows<D extends Drill = Drill> {
  readonly runbook: Pick<Row<'runbook'>, 'revision' | 'noReturnOn'> | undefined
  readonly steps: readonly Step[]
  readonly drills: readonly D[]
}

/** What is still missing before the first launch, in the order in which it is done. */
export type RunbookLack = 'steps' | 'owners' | 'drill'

export interface RunbookStanding<D extends Drill = Drill> {
  readonly lacks: readonly RunbookLack[]
  /** Steps that nobody is named for. */
  readonly ownerless: number
  /** The sum of the expected minutes. */
  readonly expected: number
  /** The newest drill that counts: it worked, and no step has changed since. */
  readonly drill: D | undefined
  /** How many minutes that drill took. */
  readonly measured: number | null
}

/** Steps, or those of a drill or a rollback, in their order. */
export const stepsInOrder = <S extends Pick<Step, 'position' | 'stepId'>>(steps: readonly S[]): S[] =>
  steps.toSorted((a, b) => a.position - b.position || (a.stepId < b.stepId ? -1 : 1))

/** Whole minutes between two instants; null while one is missing. */
export const minutesTaken = (startedAt: string | null, endedAt: string | null): number | null =>
  startedAt === null || endedAt === null ? null : Math.max(0, Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 60_000))

/** Newest first. */
export const drillsInOrder = <D extends Pick<Drill, 'startedAt' | 'drillId'>>(drills: readonly D[]): D[] =>
  drills.toSorted((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt) || (a.drillId < b.drillId ? -1 : 1))

/**
 * How the runbook stands (CO-5): it is written when it has steps and each has an owner, and drilled when the newest drill that worked is
 * of the runbook as it is now.
 *
 * @example runbookStanding(rows).lacks // ['drill']
 */
export const runbookStanding = <D extends Drill>({ runbook, steps, drills }: RunbookRows<D>): RunbookStanding<D> => {
  const ownerless = steps.filter(({ ownerId }) => ownerId === null).length
  const drill = drillsInOrder(drills).find(
    ({ endedAt, worked, revision }) => endedAt !== null && worked === 1 && revision === runbook?.revision,
  )
  const isWritten = steps.length > 0
  return {
    lacks: [
      ...(isWritten ? [] : (['steps'] as const)),
      ...(ownerless > 0 ? (['owners'] as const) : []),
      ...(isWritten && drill ? [] : (['drill'] as const)),
    ],
    ownerless,
    expected: steps.reduce((sum, { minutes }) => sum + minutes, 0),
    drill,
    measured: drill ? minutesTaken(drill.startedAt, drill.endedAt) : null,
  }
}

export interface NoReturn {
  /** The last day on which going back is possible, YYYY-MM-DD. */
  readonly on: string
  readonly because: 'set' | 'contract' | 'off'
}

/**
 * The last day on which going back is possible (CO-5): the one that was set, else the end of the old contract, else the day on which the
 * old system is switched off; null where nothing ends.
 */
export const pointOfNoReturn = ({
  runbook,
  oldSystem,
  phases,
}: {
  readonly runbook: Pick<Row<'runbook'>, 'noReturnOn'> | undefined
  readonly oldSystem: Pick<Row<'oldSystem'>, 'contractEndsOn'> | undefined
  readonly phases: readonly Pick<Row<'phase'>, 'phaseKey' | 'goLiveOn'>[]
}): NoReturn | null => {
  if (runbook?.noReturnOn) return { on: runbook.noReturnOn, because: 'set' }
  if (oldSystem?.contractEndsOn) return { on: oldSystem.contractEndsOn, because: 'contract' }
  const off = phases.find(({ phaseKey }) => phaseKey === 'off')
  return off ? { on: off.goLiveOn, because: 'off' } : null
}

/** The sentence on top of the runbook. `today` is `YYYY-MM-DD`, `zone` the organisation's day of a drill is told by whoever says it. */
export const runbookHeading = (rows: RunbookRows, noReturn: NoReturn | null, today: string): Note => {
  const { lacks, ownerless, measured } = runbookStanding(rows)
  if (noReturn && daysBetween(noReturn.on, today) > 0) return note('contingency.runbook.over', { on: noReturn.on })
  if (lacks.includes('steps')) return note('contingency.runbook.none', {})
  if (lacks.includes('owners')) return note('contingency.runbook.ownerless', { count: ownerless })
  if (lacks.includes('drill'))
    return rows.drills.some(({ worked }) => worked === 1)
      ? note('contingency.runbook.changed', {})
      : note('contingency.runbook.undrilled', {})
  return note('contingency.runbook.ready', { minutes: measured ?? 0 })
}
