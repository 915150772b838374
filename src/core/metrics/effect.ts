/** What the tool changed, estimated from the phases themselves: whoever is not live yet is the comparison (ME-13). */
import { largest } from '#core/kernel/many.ts'
import { normalQuantile, studentQuantile } from '#core/metrics/quantiles.ts'

/** One figure of one unit (a person or a team) at one time. */
export interface Observation {
  readonly unit: string
  readonly time: number
  readonly outcome: number
}

export interface Panel {
  readonly observations: readonly Observation[]
  /** The first time at which a unit was live; a unit that is not here was never live. */
  readonly firstLive: ReadonlyMap<string, number>
}

/** With whom those who are live are compared: units that never go live, or all that are not live yet. */
export type Comparison = 'never' | 'not-yet'

export interface GroupTimeEffect {
  readonly first: number
  readonly time: number
  readonly estimate: number
  readonly standardError: number
  /** How many units went live then, and with how many they are compared. */
  readonly units: number
  readonly compared: number
}

export interface AggregatedEffect {
  readonly estimate: number
  readonly standardError: number
  readonly low: number
  readonly high: number
}
export interface EffectBySince extends AggregatedEffect {
  /** Times since the first live one; below zero before it. */
  readonly weeks: number
}

export type EffectRefusal =
  | { readonly code: 'tooFewTimes' }
  | { readonly code: 'nobodyLive' }
  | { readonly code: 'nobodyToCompare' }
  | { readonly code: 'tooFewUnits'; readonly live: number; readonly compared: number; readonly least: number }

export interface EffectResult {
  readonly method: {
    readonly estimator: 'Callaway and Sant’Anna (2021), group-time averages without covariates'
    readonly comparison: Comparison
    readonly basePeriod: 'varying'
    readonly standardErrors: 'analytic'
    readonly interval: 'pointwise' | 'pointwise, Student’s t'
    readonly level: number
  }
  readonly effects: readonly GroupTimeEffect[]
  readonly byWeeksSince: readonly EffectBySince[]
  /** The mean of all effects after go-live, weighted by the size of the groups; null when refused. */
  readonly overall: AggregatedEffect | null
  /** The times before go-live: how far the groups moved apart already. Never a proof that they would not have later. */
  readonly before: readonly EffectBySince[]
  readonly refused: EffectRefusal | null
}

/** Below this many units on a side nothing is estimated (ME-13). */
export const leastUnits = 10
const level = 0.95

interface Cell extends GroupTimeEffect {
  /** The influence of each unit on the estimate, by its index; zero where it has none. */
  readonly influence: Float64Array
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** The rows of a panel by unit and time. */
const tabulate = ({ observations, firstLive }: Panel) => {
  const times = [...new Set(observations.map(({ time }) => time))].sort((one, other) => one - other)
  const outcomes = new Map<string, Map<number, number>>()
  for (const { unit, time, outcome } of observations) {
    const row = outcomes.get(unit) ?? new Map<number, number>()
    row.set(time, outcome)
    outcomes.set(unit, row)
  }
  const [start = 0] = times
  // Who was live from the start on has no time before, and is no comparison either.
  const units = [...outcomes.keys()].filter((unit) => (firstLive.get(unit) ?? Infinity) > start).sort()
  return { times, units, outcomes, first: units.map((unit) => firstLive.get(unit) ?? Infinity) }
}

type Table = ReturnType<typeof tabulate>

/** What can be asked of an estimate beside whom it compares with. */
export interface EffectOptions {
  /** Below this many units on a side nothing is estimated. */
  readonly least?: number
  /** Times before go-live that are left out on both sides, because people prepare for it. */
  readonly anticipation?: number
  /** Whether bounds allow for few units: Student's t with one degree of freedom fewer than the smaller side has units. */
  readonly isSmall?: boolean
}
type Settled = Required<EffectOptions> & { readonly comparison: Comparison }

/** The effect for those who went live at `first`, at a time, against a base: the change of theirs less that of the others. */
const cellOf = (
  { units, outcomes, first }: Table,
  group: number,
  time: number,
  base: number,
  { comparison, anticipation }: Settled,
): Cell | null => {
  const live: number[] = []
  const others: number[] = []
  const changes = new Float64Array(units.length)
  for (const [at, unit] of units.entries()) {
    const row = outcomes.get(unit)
    const [after, before] = [row?.get(time), row?.get(base)]
    if (after === undefined || before === undefined) continue
    changes[at] = after - before
    const own = first[at] ?? Infinity
    if (own === group) live.push(at)
    else if (comparison === 'never' ? own === Infinity : own - anticipation > Math.max(time, base)) others.push(at)
  }
  if (live.length === 0 || others.length === 0) return null
  const changeOf = (side: readonly number[]): number => mean(side.map((at) => changes[at] ?? 0))
  const [ofLive, ofOthers] = [changeOf(live), changeOf(others)]
  const influence = new Float64Array(units.length)
  let squares = 0
  for (const at of live) influence[at] = (units.length / live.length) * ((changes[at] ?? 0) - ofLive)
  for (const at of others) influence[at] = (-units.length / others.length) * ((changes[at] ?? 0) - ofOthers)
  for (const value of influence) squares += value * value
  return {
    first: group,
    time,
    estimate: ofLive - ofOthers,
    standardError: Math.sqrt(squares) / units.length,
    units: live.length,
    compared: others.length,
    influence,
  }
}

/** A weighted mean of cells; the weights are the sizes of the groups, whose own uncertainty is included. */
const aggregate = (cells: readonly Cell[], { units, first }: Table, isSmall: boolean): AggregatedEffect => {
  const shareOf = (group: number): number => first.filter((own) => own === group).length / units.length
  const shares = cells.map(({ first: group }) => shareOf(group))
  const total = shares.reduce((sum, share) => sum + share, 0)
  const estimate = cells.reduce((sum, cell, at) => sum + (cell.estimate * (shares[at] ?? 0)) / total, 0)
  const weighted = cells.reduce((sum, cell, at) => sum + cell.estimate * (shares[at] ?? 0), 0)
  let squares = 0
  for (const [unit, own] of first.entries()) {
    let influence = 0
    let [numerator, denominator] = [0, 0]
    for (const [at, cell] of cells.entries()) {
      const share = shares[at] ?? 0
      influence += ((cell.influence[unit] ?? 0) * share) / total
      const surplus = (own === cell.first ? 1 : 0) - share
      numerator += surplus * cell.estimate
      denominator += surplus
    }
    influence += numerator / total - (denominator * weighted) / (total * total)
    squares += influence * influence
  }
  const standardError = Math.sqrt(squares) / units.length
  const live = first.filter((own) => cells.some(({ first: group }) => group === own)).length
  const side = Math.min(live, largest(cells.map(({ compared }) => compared)))
  const quantile = isSmall ? studentQuantile((1 + level) / 2, Math.max(1, side - 1)) : normalQuantile((1 + level) / 2)
  const half = quantile * standardError
  return { estimate, standardError, low: estimate - half, high: estimate + half }
}

/**
 * Staggered difference-in-differences after Callaway and Sant'Anna (2021), without covariates: the effect for each group that went
 * live together at each time, with a varying base (the last time before go-live; before go-live the time before), analytic standard
 * errors and pointwise 95 % intervals (ME-13). Times just before go-live can be left out (`anticipation`). Refused under ten units on a side, or when nobody is left to compare with.
 * Phases are chosen and not drawn, so this cannot be proof.
 */
export const estimateEffect = (
  panel: Panel,
  comparison: Comparison,
  { least = leastUnits, anticipation = 0, isSmall = false }: EffectOptions = {},
): EffectResult => {
  const method = {
    estimator: 'Callaway and Sant’Anna (2021), group-time averages without covariates',
    comparison,
    basePeriod: 'varying',
    standardErrors: 'analytic',
    interval: isSmall ? 'pointwise, Student’s t' : 'pointwise',
    level,
  } as const
  const refuse = (refused: EffectRefusal): EffectResult => ({ method, effects: [], byWeeksSince: [], overall: null, before: [], refused })
  const table = tabulate(panel)
  const { times, first } = table
  if (times.length < 2) return refuse({ code: 'tooFewTimes' })
  const groups = [...new Set(first)].filter((group) => group !== Infinity && group <= (times.at(-1) ?? 0)).sort((one, other) => one - other)
  if (groups.length === 0) return refuse({ code: 'nobodyLive' })
  // The last time before go-live of which the group tells anything.
  const baseOf = (group: number): number | undefined => {
    const members = table.units.filter((_, at) => first[at] === group)
    return times.findLast((one) => one < group - anticipation && members.some((unit) => table.outcomes.get(unit)?.has(one)))
  }
  const all = groups.flatMap((group) => {
    const known = baseOf(group)
    return times.slice(1).flatMap((time, at) => {
      if (time < group && time >= group - anticipation) return []
      const base = time >= group ? known : times[at]
      return base === undefined ? [] : (cellOf(table, group, time, base, { comparison, least, anticipation, isSmall }) ?? [])
    })
  })
  const isAfter = ({ first: group, time }: Cell): boolean => time >= group
  if (!all.some(isAfter)) return refuse({ code: 'nobodyToCompare' })
  const cells = all.filter(({ units, compared }) => units >= least && compared >= least)
  const after = cells.filter(isAfter)
  if (after.length === 0) {
    const most = (of: 'units' | 'compared'): number => largest(all.filter(isAfter).map((cell) => cell[of]))
    return refuse({ code: 'tooFewUnits', live: most('units'), compared: most('compared'), least })
  }
  const sinceOf = ({ first: group, time }: Cell): number => times.indexOf(time) - times.findIndex((one) => one >= group)
  const bySince = (some: readonly Cell[]): EffectBySince[] =>
    [...new Set(some.map(sinceOf))]
      .sort((one, other) => one - other)
      .map((weeks) => ({ weeks, ...aggregate(some.filter((cell) => sinceOf(cell) === weeks), table, isSmall) })) // prettier-ignore
  return {
    method,
    effects: cells.map(({ influence: _, ...effect }) => effect),
    byWeeksSince: bySince(after),
    overall: aggregate(after, table, isSmall),
    before: bySince(cells.filter((cell) => !isAfter(cell))),
    refused: null,
  }
}
