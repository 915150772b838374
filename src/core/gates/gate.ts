/** A go/no-go gate evaluated as a whole: its checks, who may promote it, and what another threshold would have said (GA-2 to GA-6). */
import type { CheckResult, Evidence, Verdict } from '#core/gates/check-shapes.ts'
import { evaluateCheck, gateVerdict } from '#core/gates/check.ts'
import type { GateCheck } from '#core/gates/default-gates.ts'

/** What is known for a check on a day; `forecastLow` is the lower bound of the share forecast for day 28, 0 to 1. */
export interface GateEvidence extends Evidence {
  readonly forecastLow: number | null
}

export interface GateCheckResult extends CheckResult {
  /** What let the check pass although its own figure does not: the forecast, or that the figure falls; null otherwise. */
  readonly passedBy: 'forecast' | 'falling' | null
}

/** One evaluation, with what it was made from: replaying it gives the same verdict (GA-6). */
export interface Evaluation {
  /** YYYY-MM-DD. */
  readonly asOf: string
  readonly checks: readonly GateCheck[]
  readonly evidence: Readonly<Record<string, GateEvidence>>
}

export interface GateResult {
  readonly verdict: Verdict
  readonly checks: readonly GateCheckResult[]
}

const nothing: GateEvidence = { population: 0, windows: [], locations: [], newest: null, forecastLow: null }

const otherGround = (check: GateCheck, evidence: GateEvidence, result: CheckResult): GateCheckResult['passedBy'] => {
  if (result.verdict !== 'hold' && result.verdict !== 'fail') return null
  if (check.forecastAtLeast !== null && evidence.forecastLow !== null && evidence.forecastLow >= check.forecastAtLeast - 1e-9)
    return 'forecast'
  const [before, now] = evidence.windows.slice(-2).map((window) => window.at(-1))
  return check.passesWhenFalling && before !== undefined && now !== undefined && now < before - 1e-9 ? 'falling' : null
}

/**
 * Evaluates a gate (GA-2, GA-3): each check on its evidence, and the worst verdict of those that count. Pure: the same evaluation
 * gives the same result at any time (GA-6). `level` is the confidence of the sequence, a probability.
 */
export const evaluateGate = ({ asOf, checks, evidence }: Evaluation, level = 0.95): GateResult => {
  const results = checks.map((check): GateCheckResult => {
    const known = evidence[check.key] ?? nothing
    const result = evaluateCheck(check, known, asOf, level)
    const passedBy = otherGround(check, known, result)
    return passedBy === null
      ? { ...result, passedBy }
      : { ...result, verdict: 'pass', needs: { code: 'none' }, settles: { soonest: 0, certainly: 0 }, passedBy }
  })
  return { verdict: gateVerdict(results), checks: results }
}

/** What an approval of a gate needs (GA-4): nothing more, a reason, or an owner with a reason. */
export type ApprovalNeeds = 'nothing' | 'reason' | 'owner'

/**
 * What whoever approves must bring (GA-4): a guard that fails or has no data is overridden by an owner alone, a signal that is not
 * passed with a reason. Checks of a dry run ask for nothing.
 */
export const approvalNeeds = (checks: readonly Pick<CheckResult, 'kind' | 'verdict' | 'dryRun'>[]): ApprovalNeeds => {
  const open = checks.filter(({ verdict, dryRun }) => !dryRun && verdict !== 'pass')
  if (open.some(({ kind }) => kind === 'guard')) return 'owner'
  return open.length > 0 ? 'reason' : 'nothing'
}

/** Another threshold, number of windows or basis for one check. */
export type CheckChange = Partial<Pick<GateCheck, 'threshold' | 'windows' | 'basis' | 'minimum' | 'dryRun'>> & { readonly key: string }

/** A past evaluation with the verdict it had and the one it would have had. */
export interface Replay {
  readonly asOf: string
  readonly before: Verdict
  readonly after: Verdict
}

/** "What if" (GA-6): every past evaluation, oldest first, with some checks changed. A key that no check has changes nothing. */
export const replay = (past: readonly Evaluation[], changes: readonly CheckChange[], level = 0.95): Replay[] =>
  past.map((evaluation) => ({
    asOf: evaluation.asOf,
    before: evaluateGate(evaluation, level).verdict,
    after: evaluateGate(
      {
        ...evaluation,
        checks: evaluation.checks.map((check) => ({ ...check, ...changes.find(({ key }) => key === check.key) })),
      },
      level,
    ).verdict,
  }))

/** The day on which a gate passes for the first time in a replay; null when it never does. */
export const firstPass = (replays: readonly Replay[], which: 'before' | 'after'): string | null =>
  replays.find((one) => one[which] === 'pass')?.asOf ?? null
