/** What can be concluded from the figures of adoption, as `GET /api/adoption/conclusions` answers it (ME-12, ME-13, ME-14, ME-16). */
import { dayOf } from '#core/kernel/calendar.ts'
import type { CohortTrend } from '#core/metrics/cohort-trends.ts'
import type { EffectFound } from '#core/metrics/effect-panel.ts'
import type { FlowKind, Flows, NoFlows } from '#core/metrics/flows.ts'
import type { GoalVerdict } from '#core/metrics/goals.ts'
import type { WhatHelped } from '#core/metrics/what-helped.ts'

export interface GoalsTold {
  readonly all: readonly GoalVerdict[]
  readonly phases: readonly { readonly key: string | null; readonly goals: readonly GoalVerdict[] }[]
}

/** How many people a flow has; days are `YYYY-MM-DD`. */
export interface FlowsCounted {
  readonly week: string
  readonly weekBefore: string
  readonly everyone: number
  readonly lapsedNow: number
  readonly notLive: number
  readonly kinds: readonly { readonly kind: FlowKind; readonly count: number }[]
}
export type FlowsTold = { readonly noData: NoFlows } | FlowsCounted

/** The effect on questions a week, or on a measure; without the effects of single groups. */
export interface EffectTold extends Omit<EffectFound, 'effects' | 'method'> {
  readonly about: 'questions' | { readonly name: string; readonly unit: string }
}

export interface Conclusions {
  readonly asOf: string
  readonly goals: GoalsTold
  readonly flows: FlowsTold
  /** What the tool changed, estimated from the phases themselves. */
  readonly effects: readonly EffectTold[]
  /** Questions and training week by week, by cohort. */
  readonly trends: readonly CohortTrend[]
  readonly helped: WhatHelped | { readonly noData: 'grain' }
}

/** Flows as numbers of people. */
export const flowsCounted = (flows: Flows | NoFlows): FlowsTold => {
  if (typeof flows === 'string') return { noData: flows }
  const { week, weekBefore, people, everyone, lapsedNow, notLive } = flows
  return {
    week: dayOf(week),
    weekBefore: dayOf(weekBefore),
    everyone,
    lapsedNow,
    notLive,
    kinds: [...people].map(([kind, ids]) => ({ kind, count: ids.length })),
  }
}
