/** What to answer to the four common objections, with figures of this rollout or without any (RE-1). */
import type { ObjectionKind } from '#core/resistance/objections.ts'
import { note, type Note } from '#core/kernel/note.ts'
import type { Row } from '#core/kernel/rows.ts'

/** What an answer may claim; what is null nobody measured or estimated, and is left out. */
export interface PlaybookFacts {
  readonly rollout: Pick<Row<'rollout'>, 'tool' | 'benefit' | 'problem' | 'oldSystem'>
  readonly briefing: Pick<Row<'briefing'>, 'pilotGroup' | 'pilotResult'> | null
  readonly estimates: readonly Row<'estimate'>[]
  /** Minutes of training that each person gets; null while there is no session. */
  readonly trainingMinutes: number | null
  readonly currency: string
}

/** The figures that can be noted for the answers. */
export const estimateKinds = ['hoursSaved', 'problemHours', 'problemCost', 'easyAfterDays'] as const
export type EstimateKind = (typeof estimateKinds)[number]

/** Minutes of training of each phase: what most of its sessions last; null without any. */
export const trainingMinutesOf = (sessions: readonly Pick<Row<'session'>, 'minutes' | 'cancelledAt'>[]): number | null => {
  const counts = new Map<number, number>()
  for (const { minutes, cancelledAt } of sessions) if (cancelledAt === null) counts.set(minutes, (counts.get(minutes) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? null
}

/**
 * An answer as sentences in order (RE-1). A sentence whose figure nobody measured or estimated is not there; one with an estimate
 * says whose it is.
 *
 * @example playbookAnswer('noTime', facts).map((sentence) => sayNote('en', sentence)).join(' ')
 */
export const playbookAnswer = (kind: ObjectionKind, facts: PlaybookFacts): readonly Note[] => {
  const { rollout, briefing, trainingMinutes, currency } = facts
  const { tool, benefit, problem, oldSystem } = rollout
  const figure = (what: EstimateKind) => {
    const found = facts.estimates.find((one) => one.what === what)
    return found && { amount: found.amount, by: found.basis === 'measured' ? null : found.source }
  }
  const [saved, hours, cost, easy] = [figure('hoursSaved'), figure('problemHours'), figure('problemCost'), figure('easyAfterDays')]
  const costs = [
    ...(hours ? [note('resistance.answer.problemHours', hours)] : []),
    ...(cost ? [note('resistance.answer.problemCost', { ...cost, currency })] : []),
  ]
  const solves = benefit ? [note('resistance.answer.benefit', { tool, benefit })] : []
  const answers: Record<ObjectionKind, readonly Note[]> = {
    noTime: [
      note('resistance.answer.noTime', {}),
      ...(trainingMinutes === null ? [] : [note('resistance.answer.training', { minutes: trainingMinutes })]),
      ...(saved ? [note('resistance.answer.saved', saved)] : []),
      note('resistance.answer.helpNear', {}),
    ],
    oldWay: [
      note('resistance.answer.oldWay', { oldSystem }),
      ...(problem ? [note('resistance.answer.butProblem', { problem })] : []),
      ...costs,
      ...solves,
    ],
    tooComplicated: [
      note('resistance.answer.tooComplicated', {}),
      ...(briefing?.pilotResult ? [note('resistance.answer.pilot', { group: briefing.pilotGroup, result: briefing.pilotResult })] : []),
      ...(easy ? [note('resistance.answer.easyAfter', easy)] : []),
      note('resistance.answer.tryTogether', {}),
    ],
    whyChange: [
      ...(problem ? [note('resistance.answer.problem', { problem })] : [note('resistance.answer.whyAsk', {})]),
      ...costs,
      ...solves,
    ],
    other: [note('resistance.answer.other', {}), note('resistance.answer.helpNear', {})],
  }
  return answers[kind]
}
