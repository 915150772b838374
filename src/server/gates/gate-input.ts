/** What a gate asks of a chapter: the figures for one of its checks, or null where nothing is known (GA-2). */
import type { CheckSource, GateCheck } from '#core/gates/default-gates.ts'
import type { GateEvidence } from '#core/gates/gate.ts'
import { daysBetween } from '#core/kernel/calendar.ts'
import type { StoredRow } from '#core/kernel/rows.ts'
import { staleAfterDays } from '#core/metrics/adoption-share.ts'
import type { Database } from '#server/db/database.ts'
import type { PulseOn } from '#server/pulse/pulse-queries.ts'

/** The gate that is asked about, and when. */
export interface GateQuestion {
  readonly database: Database
  readonly organisationId: string
  readonly rolloutId: string
  /** The phase that the gate stands before. */
  readonly phaseKey: string
  /** The day of that phase, YYYY-MM-DD. */
  readonly dueOn: string
  readonly phases: readonly StoredRow<'phase'>[]
  /** The day in the organisation's zone, and the instant. */
  readonly today: string
  readonly now: string
  /** Counts what people answered on a day. */
  readonly pulseOn: PulseOn
}

export type GateInput = (question: GateQuestion, check: GateCheck) => Promise<GateEvidence | null>
/** What a chapter can tell, by the source of a check. */
export type GateInputs = Partial<Readonly<Record<CheckSource, GateInput>>>

const readFor = new WeakMap<object, Map<string, Promise<unknown>>>()

/** What several checks of one question stand on is read once for all of them. */
export const readOnce = <T>(question: object, what: string, read: () => Promise<T>): Promise<T> => {
  const known = readFor.get(question) ?? new Map<string, Promise<unknown>>()
  readFor.set(question, known)
  const found = known.get(what) ?? read()
  known.set(what, found)
  return found as Promise<T>
}

/** Whether something tells of these days, and not of a time that has passed (ME-3). */
export const isFresh = (told: GateEvidence | null | undefined, { today }: Pick<GateQuestion, 'today'>): told is GateEvidence =>
  told?.newest != null && daysBetween(told.newest, today) <= staleAfterDays

/** A single number that is known today. */
export const numberToday = (value: number, { today }: Pick<GateQuestion, 'today'>): GateEvidence => ({
  population: 0,
  windows: [[value]],
  locations: [],
  newest: today,
  forecastLow: null,
})
