/** One check of a go/no-go gate: what it asks, what is known, and its verdict (GA-1, GA-2, GA-3, GA-8). */
import { daysBetween } from '#core/kernel/calendar.ts'
import {
  type Bounds,
  certainBounds,
  meanJustBelow,
  repliesUntilAbove,
  type Scale,
  sequenceBounds,
} from '#core/gates/confidence-sequence.ts'
import { chanceOfLuck } from '#core/gates/luck.ts'

export type Verdict = 'pass' | 'hold' | 'fail' | 'no-data'
export type CheckKind = 'guard' | 'signal'
export type Metric = 'share' | 'mean' | 'nps' | 'number'
export type Compare = '>=' | '>' | '<=' | '<'
/** On which ground answers of a part decide for the whole (GA-8). */
export type Basis = 'answered' | 'sequence' | 'certain'

export interface Check {
  readonly key: string
  readonly kind: CheckKind
  readonly metric: Metric
  readonly compare: Compare
  readonly threshold: number
  /** Null: *answered* up to 40 people, *sequence* above. */
  readonly basis: Basis | null
  /** How many separate windows have to pass in a row (GA-3). */
  readonly windows: number
  /** The least number of answers; never more than there are people. */
  readonly minimum: number
  readonly maxAgeDays: number
  /** Shown, and not counted (GA-3). */
  readonly dryRun: boolean
}

/** What was measured for a check: values in the order in which they came. */
export interface Evidence {
  /** How many people the check is about. */
  readonly population: number
  /** One list a window, the newest last: 0 or 1 for a share, 0 to 10 for a mean or an NPS, one value for a number. */
  readonly windows: readonly (readonly number[])[]
  /** For each location how many answered, of how many; empty when that is not known. */
  readonly locations: readonly (readonly [answered: number, of: number])[]
  /** The day of the newest data, YYYY-MM-DD; null when there is none. */
  readonly newest: string | null
}

/** Why a check does not pass, as a code with numbers; said by the words of the chapter. */
export type Need =
  | { readonly code: 'none' }
  | { readonly code: 'data' }
  | { readonly code: 'stale'; readonly days: number; readonly most: number }
  | { readonly code: 'answers'; readonly answers: number; readonly least: number }
  | { readonly code: 'windows'; readonly windows: number; readonly of: number }
  | { readonly code: 'replies'; readonly replies: number }
  | { readonly code: 'better'; readonly value: number; readonly threshold: number }

export interface CheckResult {
  readonly key: string
  readonly kind: CheckKind
  readonly verdict: Verdict
  /** The figure of the newest window: a share 0 to 1, a mean 0 to 10, an NPS -100 to 100, or the number itself. */
  readonly value: number | null
  readonly needs: Need
  readonly basis: Basis | null
  /** How many more replies can settle it at the soonest, and how many settle it whatever they say; null where no reply can. */
  readonly settles: { readonly soonest: number | null; readonly certainly: number | null }
  /** The chance of passing by luck as configured, for a share (GA-8). */
  readonly luck: number | null
  readonly dryRun: boolean
}

/** Up to this many people the figure of those who answered decides, once enough did (GA-8). */
export const answeredUpTo = 40
const enoughAnswered = 0.8
const enoughForSequence = 0.5
const enoughAtLocation = 0.5
const smallestLocation = 3

/** Values as they are averaged, and how the average is shown. */
interface Measure {
  readonly scale: Scale
  readonly valueOf: (answer: number) => number
  readonly shown: (mean: number) => number
}
const measures: Readonly<Record<Exclude<Metric, 'number'>, Measure>> = {
  share: { scale: { least: 0, most: 1, step: 1 }, valueOf: (answer) => answer, shown: (mean) => mean },
  mean: { scale: { least: 0, most: 10, step: 1 }, valueOf: (answer) => answer, shown: (mean) => mean },
  // Promoters count 100, detractors -100: the mean is the NPS.
  nps: {
    scale: { least: -100, most: 100, step: 100 },
    valueOf: (answer) => (answer >= 9 ? 100 : answer <= 6 ? -100 : 0),
    shown: (mean) => mean,
  },
}

const meets = (value: number, compare: Compare, threshold: number): boolean => {
  const slack = 1e-9
  if (compare === '>=') return value >= threshold - slack
  if (compare === '>') return value > threshold + slack
  if (compare === '<=') return value <= threshold + slack
  return value < threshold - slack
}
const wantsMore = (compare: Compare): boolean => compare === '>=' || compare === '>'
const isStrict = (compare: Compare): boolean => compare === '>' || compare === '<'

/** The basis by default: *answered* up to 40 people, *sequence* above (GA-8). */
export const defaultBasis = (population: number): Basis => (population <= answeredUpTo ? 'answered' : 'sequence')

/** What is known of one window: whether the check is met, not met, or not settled yet. */
type Settled = 'met' | 'unmet' | 'open'

const mirror = ({ least, most, step }: Scale): Scale => ({ least: -most, most: -least, step })

/**
 * After how many more replies, all as good as can be, values clear a threshold by the confidence sequence; null when `most` are not
 * enough. Below a threshold is the mirrored question.
 */
const clearsAfter = (
  values: readonly number[],
  population: number,
  { compare, threshold }: Check,
  level: number,
  scale: Scale,
  most: number,
): number | null => {
  const strict = isStrict(compare)
  if (wantsMore(compare))
    return repliesUntilAbove(values, population, meanJustBelow(threshold, strict, population, scale), level, scale, most)
  const turned = mirror(scale)
  const below = meanJustBelow(-threshold, strict, population, turned)
  return repliesUntilAbove(
    values.map((value) => -value),
    population,
    below,
    level,
    turned,
    most,
  )
}

/** How many must have answered before the figure of those who answered decides (GA-8). */
const repliesWanted = (population: number, answered: number, locations: Evidence['locations']): number => {
  const overall = Math.max(0, Math.ceil(enoughAnswered * population - 1e-9) - answered)
  const byLocation = locations
    .filter(([, of]) => of >= smallestLocation)
    .reduce((total, [here, of]) => total + Math.max(0, Math.ceil(of * enoughAtLocation - 1e-9) - here), 0)
  return Math.max(overall, byLocation)
}

const meanOf = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0) / values.length

/** Decides one window of answers on a basis (GA-8). */
const settle = (
  values: readonly number[],
  { population, locations }: Pick<Evidence, 'population' | 'locations'>,
  check: Check,
  basis: Basis,
  level: number,
  scale: Scale,
): Settled => {
  if (values.length >= population) return meets(meanOf(values), check.compare, check.threshold) ? 'met' : 'unmet'
  const certain = certainBounds(values, population, scale)
  const [worst, best] = wantsMore(check.compare) ? [certain.low, certain.high] : [certain.high, certain.low]
  if (meets(worst, check.compare, check.threshold)) return 'met'
  if (!meets(best, check.compare, check.threshold)) return 'unmet'
  if (basis === 'certain' || values.length === 0) return 'open'
  if (basis === 'answered') {
    if (repliesWanted(population, values.length, locations) > 0) return 'open'
    return meets(meanOf(values), check.compare, check.threshold) ? 'met' : 'unmet'
  }
  if (values.length < Math.ceil(enoughForSequence * population - 1e-9)) return 'open'
  return clearsAfter(values, population, check, level, scale, 0) === null ? 'open' : 'met'
}

/** The smallest number of replies, all as good as can be, after which the check could be met; null when none could do it. */
const soonest = (values: readonly number[], evidence: Evidence, check: Check, basis: Basis, level: number, scale: Scale): number | null => {
  const silent = evidence.population - values.length
  const good = wantsMore(check.compare) ? scale.most : scale.least
  // Once enough have answered the sequence is looked at as it grows; before that, and on the other bases, only sums and counts decide.
  const cleared = basis === 'sequence' ? clearsAfter(values, evidence.population, check, level, scale, silent) : null
  const least = Math.ceil(enoughForSequence * evidence.population - 1e-9) - values.length
  const isMet = (replies: number): boolean => {
    if (cleared !== null && replies >= Math.max(cleared, least)) return true
    return (
      settle(
        [...values, ...Array.from({ length: replies }, () => good)],
        // Where they sit is not known beforehand; the replies of the locations that are short come first.
        { population: evidence.population, locations: fillShort(evidence.locations, replies) },
        check,
        basis === 'sequence' && replies < silent ? 'certain' : basis,
        level,
        scale,
      ) === 'met'
    )
  }
  if (!isMet(silent)) return null
  let [low, high] = [0, silent]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (isMet(middle)) high = middle
    else low = middle + 1
  }
  return low
}

const fillShort = (locations: Evidence['locations'], replies: number): Evidence['locations'] => {
  let left = replies
  return locations.map(([here, of]) => {
    const wanted = of >= smallestLocation ? Math.max(0, Math.ceil(of * enoughAtLocation - 1e-9) - here) : 0
    const given = Math.min(left, wanted)
    left -= given
    return [here + given, of] as const
  })
}

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
  const certainly = isOpen
    ? basis === 'answered'
      ? Math.min(silent, Math.max(1, repliesWanted(population, values.length, evidence.locations)))
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

/** What the mean of everyone can be, whatever the silent say and by the confidence sequence, in units of the metric (GA-8). */
export interface DrawnBounds {
  readonly certain: Bounds
  readonly sequence: Bounds
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
