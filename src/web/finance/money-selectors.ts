/** The budget and the return of the rollout in sight, computed from the rows that this device holds. */
import { computed } from '@preact/signals'
import { type Budget, type BudgetLine, budgetOf, type BudgetOptions, type MissingRate, slipCost, slipRates } from '#core/finance/budget.ts'
import { hoursSpent, trainingTime, type TrainingTime } from '#core/finance/measured-hours.ts'
import { type MeasuredRange, measuredReturn } from '#core/finance/measured-return.ts'
import type { Amount, Rate } from '#core/finance/money.ts'
import { budgetSplit, emptyReturn, type ReturnInput, returnParts } from '#core/finance/return-input.ts'
import { type Range, rolloutReturn, type RolloutReturn } from '#core/finance/rollout-return.ts'
import { impactFigures } from '#core/impact/impact-figures.ts'
import { isOfItsStage } from '#core/impact/impact-stage.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { figures } from '#web/sync/figures.ts'
import { all, now, one, rollout, today, where } from '#web/sync/store.ts'

export const rolloutId = computed(() => rollout.value?.rolloutId ?? '')
export const budgetRow = computed(() => where('budget', { rolloutId: rolloutId.value })[0])
export const lineRows = computed(() =>
  where('budgetLine', { rolloutId: rolloutId.value }).sort((one, other) => (one.lineId < other.lineId ? -1 : 1)),
)
export const rateRows = computed(() => [...all('exchangeRate')].sort((one, other) => (one.dayOn < other.dayOn ? 1 : -1)))

const asLine = (row: StoredRow<'budgetLine'>): BudgetLine => ({ ...row, kind: row.kind as BudgetLine['kind'] })
const asRate = ({ dayOn, fromCurrency, toCurrency, rate }: StoredRow<'exchangeRate'>): Rate => ({
  date: dayOn,
  from: fromCurrency,
  to: toCurrency,
  rate,
})

const optionsOf = (row: StoredRow<'budget'>): BudgetOptions => ({
  currency: row.currency,
  rates: rateRows.value.map(asRate),
  asOf: today.value,
  buffer: row.bufferPercent / 100,
  dearer: row.dearerPercent / 100,
  approved: row.approved,
})

export const budget = computed((): Budget | MissingRate | undefined =>
  budgetRow.value ? budgetOf(lineRows.value.map(asLine), optionsOf(budgetRow.value)) : undefined,
)

/** What it costs when the old system runs `days` longer; undefined without a budget, a rate, or a monthly price of the old system. */
export const costOfSlip = (days: number): Amount | undefined => {
  const row = budgetRow.value
  const cost = row && slipCost(lineRows.value.map(asLine), days, optionsOf(row))
  return cost && !('missing' in cost) && cost.gt(0) ? cost : undefined
}

/** The rates that cost stands on, with their days. */
export const ratesOfSlip = () => {
  const row = budgetRow.value
  return row ? slipRates(lineRows.value.map(asLine), optionsOf(row)) : []
}

/** What somebody entered. */
export const returnTyped = computed((): ReturnInput => {
  const kept = budgetRow.value?.returnOf
  return kept ? { ...emptyReturn, ...(JSON.parse(kept) as ReturnInput) } : emptyReturn
})

/** Everyone who takes part and the time of their training; in a large organisation the server sums both. */
const training = figures<TrainingTime | undefined>({
  table: 'participant',
  local: () =>
    trainingTime(
      {
        participants: where('participant', { rolloutId: rolloutId.value }),
        leftOn: (personId) => one('person', personId)?.leftOn ?? null,
        sessions: where('session', { rolloutId: rolloutId.value }),
        attendance: where('attendance', { rolloutId: rolloutId.value }),
      },
      today.value,
    ),
  path: () => `/api/training/time?${new URLSearchParams({ rollout: rolloutId.value })}`,
  unknown: undefined,
})

/** Where a measured figure comes from: measures taken before and after, sessions held, or help given. */
export type MeasuredFrom =
  | { readonly from: 'measures'; readonly names: readonly string[]; readonly isGuess: boolean }
  | { readonly from: 'sessions'; readonly sessions: number; readonly attended: number }
  | { readonly from: 'help'; readonly officeHours: number; readonly appointments: number }

export const measuredKeys = ['minutesSaved', 'errorsAvoided', 'trainingHours', 'championHours'] as const
export type MeasuredKey = (typeof measuredKeys)[number]
/** What was measured, where it was: before and after, in sessions held and in help given (RV-4, ME-7). */
export const measured = computed((): Record<MeasuredKey, (Range & { readonly source: MeasuredFrom }) | null> => {
  const of = { rolloutId: rolloutId.value }
  const goLives = new Map(where('participant', of).map(({ personId, goLiveOn }) => [personId, goLiveOn]))
  const readings = where('impactReading', of).filter((one) => isOfItsStage(one, goLives.get(one.personId ?? '')))
  const { minutesSaved, errorsAvoided } = measuredReturn(impactFigures(where('impactMeasure', of), readings))
  const { training: trained, champions } = hoursSpent(
    training.value ?? { people: 0, minutes: 0, sessions: 0, attended: 0 },
    { officeHours: where('officeHour', of), appointments: where('appointment', of) },
    now.value,
  )
  const taken = (range: MeasuredRange | null) =>
    range && { ...range, source: { from: 'measures', names: range.measures, isGuess: range.isGuess } as const }
  /** Hours were counted, not estimated: they have no range. */
  const counted = <S extends MeasuredFrom>(hours: number, source: S) => ({ low: hours, value: hours, high: hours, source })
  return {
    minutesSaved: taken(minutesSaved),
    errorsAvoided: taken(errorsAvoided),
    trainingHours: trained && counted(trained.hours, { from: 'sessions', ...trained }),
    championHours: champions && counted(champions.hours, { from: 'help', ...champions }),
  }
})
export const isMeasuredKey = (key: string): key is MeasuredKey => measuredKeys.some((one) => one === key)
/** A figure that was measured, and that nobody entered another value for. */
export const isFed = (key: string): key is MeasuredKey =>
  isMeasuredKey(key) && returnTyped.value[key] === null && measured.value[key] !== null

/** What the return counts: what somebody entered, and where they left it empty what was measured. */
export const returnKept = computed((): ReturnInput => {
  const typed = returnTyped.value
  const fed = (key: Exclude<MeasuredKey, 'championHours'>): ReturnInput[typeof key] => {
    const found = measured.value[key]
    return typed[key] ?? (found && { low: found.low, value: found.value, high: found.high, source: null })
  }
  return {
    ...typed,
    minutesSaved: fed('minutesSaved'),
    errorsAvoided: fed('errorsAvoided'),
    trainingHours: fed('trainingHours'),
    championHours: typed.championHours ?? measured.value.championHours?.value ?? null,
  }
})

export interface ReturnHere {
  readonly of: RolloutReturn
  readonly foreign: string | null
  readonly rate: number | null
  readonly dearer: number
  /** The return in local currency at a rate, for the line. */
  readonly netAt: (rate: number) => number
}

export const returnHere = computed((): ReturnHere | undefined => {
  const row = budgetRow.value
  // What a return is for so many people is not known before they are.
  if (!row || !training.value) return undefined
  const split = budgetSplit(lineRows.value.map(asLine), optionsOf(row))
  if ('missing' in split) return undefined
  const dearer = row.dearerPercent / 100
  const { facts, assumptions } = returnParts(returnKept.value, split, { people: training.value.people, dearer })
  const of = rolloutReturn(facts, assumptions)
  // The return is a straight line in the rate: two points are all of it.
  const rated = of.matters.find(({ key }) => key === 'exchangeRate')
  const netAt = (rate: number): number => {
    if (!rated) return of.net.toNumber()
    const [low, high] = [rated.atLow.toNumber(), rated.atHigh.toNumber()]
    return low + ((rate - rated.range.low) / (rated.range.high - rated.range.low)) * (high - low)
  }
  return { of, foreign: split.foreign, rate: split.rate, dearer, netAt }
})
