/** The verdict of one check of a go/no-go gate, and of all of them together (GA-1, GA-2, GA-3, GA-8). */
import { daysBetween } from '#core/kernel/calendar.ts'
import type { Check, CheckKind, CheckResult, DrawnBounds, Evidence, Need, Verdict } from '#core/gates/check-shapes.ts'
import { defaultBasis, meanOf, measures, meets, repliesWanted, settle, soonest, wantsMore } from '#core/gates/check-settlement.ts'
import { certainBounds, sequenceBounds } from '#core/gates/confidence-sequence.ts'
import { chanceOfLuck } from '#core/gates/luck.ts'

const severity: readonly Verdict[] = ['pass', 'hold', 'no-data', 'fail']

/** The worst of several verdicts: fail, then no data, then hold, then pass (GA-3). */
export const worstOf = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.reduce<Verdict>((worst, verdict) => (severity.indexOf(verdict) > severity.indexOf(worst) ? verdict : worst), 'pass')

/** What is not met: a guard fails, a signal holds (GA-2). */
const unmet = (kind: CheckKind): Verdict => (kind === 'guard' ? 'fail' : 'hold')
/** What is not settled: a signal waits for it, and a guard has too little to stop or to let pass (GA-2). */
const unsettled = (kind: CheckKind): Verdict => (kind === 'guard' ? 'no-data' : 'hold')

const nothingKnown = (check: Check, needs: Need, luck: number | null): CheckResult => ({
  key: check.key,
  kind: check.kind,
  verdict: 'no-data',
  value: null,
  needs,
  basis: null,
  settles: { soonest: null, certainly: null },
  luck,
  dryRun: check.dryRun,
})

const ofNumber = (check: Check, value: number): CheckResult => {
  const isMet = meets(value, check.compare, check.threshold)
  return {
    ...nothingKnown(check, isMet ? { code: 'none' } : { code: 'better', value, threshold: check.threshold }, null),
    verdict: isMet ? 'pass' : unmet(check.kind),
    value,
    settles: isMet ? { soonest: 0, certainly: 0 } : { soonest: null, certainly: null },
  }
}

/**
 * Evaluates a check on a day (GA-2, GA-3, GA-8): data that is missing, older than `maxAgeDays` or too little is "no data"; a guard
 * that is breached fails, a signal that is not met or not settled yet holds. `asOf` is YYYY-MM-DD, `level` a probability.
 */
export const evaluateCheck = (check: Check, evidence: Evidence, asOf: string, level = 0.95): CheckResult => {
  const { population } = evidence
  const newest = evidence.windows.at(-1) ?? []
  const luck =
    check.metric === 'share' && population > 0 && wantsMore(check.compare)
      ? chanceOfLuck({ people: population, threshold: check.threshold, windows: check.windows })
      : null
  if (newest.length === 0 || evidence.newest === null) return nothingKnown(check, { code: 'data' }, luck)
  const age = daysBetween(evidence.newest, asOf)
  if (age > check.maxAgeDays) return nothingKnown(check, { code: 'stale', days: age, most: check.maxAgeDays }, luck)
  if (check.metric === 'number') return ofNumber(check, newest.at(-1) ?? 0)

  const { scale, valueOf, shown } = measures[check.metric]
  const basis = check.basis ?? defaultBasis(population)
  const values = newest.map(valueOf)
  const least = Math.min(check.minimum, population)
  const known = { ...nothingKnown(check, { code: 'none' }, luck), value: shown(meanOf(values)), basis }
  if (values.length < least) return { ...known, needs: { code: 'answers', answers: values.length, least } }

  const settled = evidence.windows.slice(-check.windows).map((window) => settle(window.map(valueOf), evidence, check, basis, level, scale))
  const verdicts = settled.map((one): Verdict => (one === 'met' ? 'pass' : one === 'unmet' ? unmet(check.kind) : unsettled(check.kind)))
  const missing = check.windows - settled.length
  const verdict = worstOf(missing > 0 ? [...verdicts, 'no-data'] : verdicts)
  const silent = Math.max(0, population - values.length)
  const isOpen = settled.at(-1) === 'open'
  const first = isOpen ? soonest(values, evidence, check, basis, level, scale) : settled.at(-1) === 'met' ? 0 : null
  // Fewer replies than the soonest ones settle nothing for certain.
  const certainly = isOpen
    ? basis === 'answered'
      ? Math.min(silent, Math.max(1, first ?? 0, repliesWanted(population, values.length, evidence.locations)))
      : silent
    : 0
  return {
    ...known,
    verdict,
    needs:
      settled.at(-1) === 'unmet'
        ? { code: 'better', value: known.value, threshold: check.threshold }
        : isOpen
          ? { code: 'replies', replies: first ?? certainly }
          : missing > 0
            ? { code: 'windows', windows: settled.length, of: check.windows }
            : verdict === 'pass'
              ? { code: 'none' }
              : { code: 'windows', windows: settled.filter((one) => one === 'met').length, of: check.windows },
    settles: { soonest: first, certainly: certainly },
  }
}

/** The bounds that are drawn beside the figure of a check of answers; null for a number, and where nothing is known. */
export const boundsOf = (
  { metric }: Pick<Check, 'metric'>,
  { population, windows }: Pick<Evidence, 'population' | 'windows'>,
  level = 0.95,
): DrawnBounds | null => {
  const newest = windows.at(-1) ?? []
  if (metric === 'number' || newest.length === 0) return null
  const { scale, valueOf } = measures[metric]
  const values = newest.map(valueOf)
  return { certain: certainBounds(values, population, scale), sequence: sequenceBounds(values, population, level, scale) }
}

/** The verdict of a gate: the worst of its checks, without those of a dry run (GA-3); a gate without a counted check has no data. */
export const gateVerdict = (results: readonly CheckResult[]): Verdict => {
  const counted = results.filter(({ dryRun }) => !dryRun)
  return counted.length === 0 ? 'no-data' : worstOf(counted.map(({ verdict }) => verdict))
}
