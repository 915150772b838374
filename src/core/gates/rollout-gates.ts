/** The gates of a rollout: derived from its plan, with the checks that were changed (GA-1). */
import type { Row } from '#core/kernel/rows.ts'
import type { Basis, CheckKind } from '#core/gates/check-shapes.ts'
import { defaultGates, type Gate, type GateCheck } from '#core/gates/default-gates.ts'

type Phase = Pick<Row<'phase'>, 'phaseKey' | 'position' | 'goLiveOn' | 'headCount'>
type ChangedCheck = Omit<Row<'gateCheck'>, 'because' | 'changedAt' | 'changedBy' | 'rolloutId'>

const changedBy = (check: GateCheck, changes: readonly ChangedCheck[]): GateCheck => {
  const changed = changes.find(({ checkKey }) => checkKey === check.key)
  if (!changed) return check
  return {
    ...check,
    kind: (changed.kind as CheckKind | null) ?? check.kind,
    threshold: changed.threshold ?? check.threshold,
    windows: changed.windows ?? check.windows,
    minimum: changed.minimum ?? check.minimum,
    maxAgeDays: changed.maxAgeDays ?? check.maxAgeDays,
    basis: (changed.basis as Basis | null) ?? check.basis,
    dryRun: changed.dryRun === null ? check.dryRun : changed.dryRun === 1,
  }
}

/**
 * The gates of a plan as it is now, in the order of its phases. They follow the plan; only what somebody changed is kept, so that a gate
 * survives every update of the plan (GA-1).
 */
export const gatesOf = (
  phases: readonly Phase[],
  ticketsPerWeek: readonly [number, number, number],
  changes: readonly ChangedCheck[],
): Gate[] =>
  defaultGates(
    phases.toSorted((a, b) => a.position - b.position).map(({ phaseKey, goLiveOn, headCount }) => ({ key: phaseKey, goLiveOn, headCount })),
    ticketsPerWeek,
  ).map((gate) => ({
    ...gate,
    checks: gate.checks.map((check) =>
      changedBy(
        check,
        changes.filter(({ phaseKey }) => phaseKey === gate.phaseKey),
      ),
    ),
  }))
