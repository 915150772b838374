/** Days that the lead asked for, kept when the plan gets other phases: because the approach or the size changed. */
import type { Cohort } from '#core/plan/cohort.ts'
import type { PhaseKey, PlanFacts } from '#core/plan/plan.ts'
import { note, type Note } from '#core/kernel/note.ts'
import { Problem } from '#core/kernel/problem.ts'
import { type DatedPhase, schedulePhases } from '#core/plan/timeline.ts'

/** The phase of a new plan in which the people of an old one begin; undefined where none is the same. */
const heirOf = (phase: PhaseKey, before: readonly PhaseKey[], keys: readonly PhaseKey[]): PhaseKey | undefined => {
  if (keys.includes(phase)) return phase
  if (phase === before[0]) return keys[0]
  // A last phase that is cut into waves, or made whole again.
  if (phase === 'rest' && keys.includes('rest-1')) return 'rest-1'
  return phase === 'rest-1' && keys.includes('rest') ? 'rest' : undefined
}

/**
 * Dates cohorts with the days that the lead asked for (TL-1). Where the plan has other phases than before, a day goes to
 * the phase that takes the place of the one it was asked for: the same key, the first for the first, a wave for the whole.
 * A day that no phase can keep is a warning, so that a preview says what is lost. Raises what `schedulePhases` raises.
 *
 * @example scheduleAnchored({ ...facts, standing: ['early', 'core'], anchors: new Map([['early', day]]) }, bigBang).anchors.get('switch') // day
 */
export const scheduleAnchored = (
  facts: PlanFacts,
  cohorts: readonly Cohort[],
): { phases: DatedPhase[]; anchors: ReadonlyMap<PhaseKey, string>; warnings: Note[] } => {
  const keys = cohorts.toSorted((a, b) => a.position - b.position).map(({ key }) => key)
  const before = facts.standing ?? []
  const anchors = new Map<PhaseKey, string>()
  const lost: Note[] = []
  for (const [phase, day] of facts.anchors) {
    const heir = heirOf(phase, before, keys)
    if (heir !== undefined && (heir === phase || !facts.anchors.has(heir))) anchors.set(heir, day)
    else if (day >= facts.today) lost.push(note('plan.anchorLost', { phase, day }))
  }
  const isChanged = before.some((key) => !keys.includes(key))
  for (;;) {
    try {
      const { phases, warnings } = schedulePhases({ ...facts, anchors }, cohorts)
      return { phases, anchors, warnings: [...lost, ...warnings] }
    } catch (problem) {
      // A day that fitted between the old phases may come too early for the new ones.
      if (!isChanged || !(problem instanceof Problem) || problem.code !== 'plan.phaseOrder') throw problem
      const { phase, day } = problem.params as { phase: PhaseKey; day: string }
      anchors.delete(phase)
      lost.push(note('plan.anchorLost', { phase, day }))
    }
  }
}
