/** What another threshold or number of weeks of one check would have said on every past day, and what happened afterwards (GA-6). */
import type { Verdict } from '#core/gates/check-shapes.ts'
import { type CheckChange, type Evaluation, evaluateGate } from '#core/gates/gate.ts'

/** One past day: the figure of the check, its verdict as it was, and with the change. */
export interface Look {
  readonly asOf: string
  readonly value: number | null
  readonly before: Verdict
  readonly after: Verdict
}

export interface WhatIf {
  /** The oldest first. */
  readonly looks: readonly Look[]
  /** The first day on which the check passed, and on which it would have passed. */
  readonly passedOn: string | null
  readonly wouldPassOn: string | null
  /** From the earlier of both days on: the lowest and the highest figure; null where there is none. */
  readonly afterwards: { readonly lowest: number; readonly highest: number } | null
  /** The verdict of the whole gate by the newest evaluation, as it is and with the change. */
  readonly gate: { readonly before: Verdict; readonly after: Verdict } | null
}

const changed = (evaluation: Evaluation, change: CheckChange): Evaluation => ({
  ...evaluation,
  checks: evaluation.checks.map((check) => (check.key === change.key ? { ...check, ...change } : check)),
})
const alone = (evaluation: Evaluation, key: string): Evaluation => ({
  ...evaluation,
  checks: evaluation.checks.filter((check) => check.key === key),
})

/**
 * Replays a changed check over past evaluations, the oldest first (GA-6). A check that an evaluation did not have is left out.
 *
 * @example whatIf(past, { key: 'active', threshold: 0.7 }).wouldPassOn // '2026-12-04'
 */
export const whatIf = (past: readonly Evaluation[], change: CheckChange): WhatIf => {
  const looks = past.flatMap((evaluation): Look[] => {
    const [before] = evaluateGate(alone(evaluation, change.key)).checks
    const [after] = evaluateGate(changed(alone(evaluation, change.key), change)).checks
    return before && after ? [{ asOf: evaluation.asOf, value: before.value, before: before.verdict, after: after.verdict }] : []
  })
  const passedOn = looks.find(({ before }) => before === 'pass')?.asOf ?? null
  const wouldPassOn = looks.find(({ after }) => after === 'pass')?.asOf ?? null
  const from = [passedOn, wouldPassOn].filter((day) => day !== null).toSorted()[0]
  const later = looks.filter(({ asOf, value }) => from !== undefined && asOf >= from && value !== null).map(({ value }) => value ?? 0)
  const newest = past.at(-1)
  return {
    looks,
    passedOn,
    wouldPassOn,
    afterwards:
      later.length === 0
        ? null
        : { lowest: later.reduce((one, other) => Math.min(one, other)), highest: later.reduce((one, other) => Math.max(one, other)) },
    gate: newest ? { before: evaluateGate(newest).verdict, after: evaluateGate(changed(newest, change)).verdict } : null,
  }
}
