/** The verbs of the runbook and its drills: steps, their order, the point of no return, and a drill by the clock (CO-4, CO-5). */
import { stepsInOrder } from '#core/contingency/runbook.ts'
import { type At, type Change, command, put, remove, rows } from '#core/kernel/command.ts'
import { boolean, day, id, instant, maybeText, nullable, shape, text, whole } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row, StoredRow } from '#core/kernel/rows.ts'

export const mostSteps = 100
/** Clocks of devices differ: a moment so far ahead of the server's is still taken, in milliseconds. */
const clockTolerance = 10 * 60_000

const runbookNeeds = ({ rolloutId }: { readonly rolloutId: string }) => ({
  rollouts: rows('rollout', { rolloutId }),
  runbooks: rows('runbook', { rolloutId }),
  steps: rows('runbookStep', { rolloutId }),
})

interface RunbookFacts {
  readonly rollouts: readonly unknown[]
  readonly runbooks: readonly StoredRow<'runbook'>[]
}

const nothingSet = { noReturnOn: null, noReturnBecause: null }

/** The runbook after a change of its steps: drills of what it was before no longer count (CO-5). */
const revised = ({ runbooks: [known] }: RunbookFacts, rolloutId: string, at: At): Change =>
  put('runbook', {
    ...nothingSet,
    ...known,
    rolloutId,
    revision: (known?.revision ?? 0) + 1,
    changedAt: at.now,
    changedBy: at.by.name,
  })

const needRollout = ({ rollouts }: Pick<RunbookFacts, 'rollouts'>): void => {
  if (rollouts.length === 0) throw new Problem('access.notFound', {})
}

/** Adds a step at the end, or changes one. Problems: access.notFound, contingency.tooManySteps. */
export const keepStep = command({
  name: 'contingency.keepStep',
  about: 'Adds a step to the rollback runbook, or changes it: what to do, who does it, how many minutes it takes (CO-4).',
  may: 'plan.run',
  input: shape({ rolloutId: id, stepId: id, title: text(140), how: maybeText(2000), ownerId: nullable(id), minutes: whole(1, 2880) }),
  needs: (input) => ({ ...runbookNeeds(input), people: rows('person', { personId: input.ownerId ?? '' }) }),
  decide: (from, input, at) => {
    needRollout(from)
    if (input.ownerId !== null && from.people.length === 0) throw new Problem('access.notFound', {})
    const before = from.steps.find(({ stepId }) => stepId === input.stepId)
    if (!before && from.steps.length >= mostSteps) throw new Problem('contingency.tooManySteps', { most: mostSteps })
    const position = before?.position ?? (stepsInOrder(from.steps).at(-1)?.position ?? 0) + 1
    return [put('runbookStep', { ...input, position }), revised(from, input.rolloutId, at)]
  },
})

/** Puts a step at another place. Problem: access.notFound. */
export const moveStep = command({
  name: 'contingency.moveStep',
  about: 'Puts a step of the rollback runbook at another place; the others keep their order.',
  may: 'plan.run',
  input: shape({ rolloutId: id, stepId: id, to: whole(1, mostSteps) }),
  needs: (input) => runbookNeeds(input),
  decide: (from, { rolloutId, stepId, to }, at) => {
    const step = from.steps.find((one) => one.stepId === stepId)
    if (!step) throw new Problem('access.notFound', {})
    const others = stepsInOrder(from.steps.filter((one) => one !== step))
    const moved = others
      .toSpliced(to - 1, 0, step)
      .flatMap((one, index) => (one.position === index + 1 ? [] : [{ ...one, position: index + 1 }]))
    return moved.length === 0 ? [] : [...moved.map((one) => put('runbookStep', one)), revised(from, rolloutId, at)]
  },
})

/** Takes a step out. Problem: access.notFound. */
export const removeStep = command({
  name: 'contingency.removeStep',
  about: 'Takes a step out of the rollback runbook.',
  may: 'plan.run',
  input: shape({ rolloutId: id, stepId: id }),
  needs: (input) => runbookNeeds(input),
  decide: (from, { rolloutId, stepId }, at) => {
    const step = from.steps.find((one) => one.stepId === stepId)
    if (!step) throw new Problem('access.notFound', {})
    return [remove('runbookStep', step), revised(from, rolloutId, at)]
  },
})

/** Says until when going back is possible. Problem: access.notFound. */
export const setNoReturn = command({
  name: 'contingency.setNoReturn',
  about:
    'Sets the last day on which going back is possible, with the reason; null goes back to the contract’s end or the switch-off (CO-5).',
  may: 'plan.run',
  input: shape({ rolloutId: id, noReturnOn: nullable(day), because: maybeText(300) }),
  needs: (input) => runbookNeeds(input),
  decide: (from, { rolloutId, noReturnOn, because }, at) => {
    needRollout(from)
    const known = from.runbooks[0] ?? { rolloutId, revision: 0, changedAt: at.now, changedBy: at.by.name }
    return [put('runbook', { ...known, noReturnOn, noReturnBecause: noReturnOn === null ? null : because })]
  },
})

const drillKey = { rolloutId: id, drillId: id }

const drillNeeds = ({ rolloutId, drillId }: { readonly rolloutId: string; readonly drillId: string }) => ({
  drills: rows('drill', { rolloutId, drillId }),
  timed: rows('drillStep', { rolloutId, drillId }),
})

/** The drill that is under way. Problems: access.notFound, contingency.drillOver. */
const openDrill = ({ drills: [drill] }: { readonly drills: readonly StoredRow<'drill'>[] }): StoredRow<'drill'> => {
  if (!drill) throw new Problem('access.notFound', {})
  if (drill.endedAt !== null) throw new Problem('contingency.drillOver', {})
  return drill
}

const notAhead = (moment: string | null, at: At): void => {
  if (moment !== null && Date.parse(moment) > Date.parse(at.now) + clockTolerance) throw new Problem('contingency.momentAhead', {})
}

/** Starts a drill of the runbook as it is now. Problems: access.notFound, contingency.nothingToDrill, drillUnderWay, momentAhead. */
export const startDrill = command({
  name: 'contingency.startDrill',
  about: 'Starts a drill of the rollback runbook; each step is then timed by the clock of whoever holds it (CO-5).',
  may: 'place.help',
  input: shape({ ...drillKey, startedAt: instant }),
  needs: ({ rolloutId }) => ({ ...runbookNeeds({ rolloutId }), drills: rows('drill', { rolloutId }) }),
  decide: (from, { rolloutId, drillId, startedAt }, at) => {
    needRollout(from)
    notAhead(startedAt, at)
    const [runbook] = from.runbooks
    if (!runbook || from.steps.length === 0) throw new Problem('contingency.nothingToDrill', {})
    if (from.drills.some((drill) => drill.endedAt === null || drill.drillId === drillId)) throw new Problem('contingency.drillUnderWay', {})
    return [
      put('drill', {
        rolloutId,
        drillId,
        revision: runbook.revision,
        startedAt,
        startedBy: at.by.name,
        endedAt: null,
        endedBy: null,
        worked: null,
        note: null,
      }),
      ...stepsInOrder(from.steps).map(({ stepId, title, minutes }, index) =>
        put('drillStep', { rolloutId, drillId, stepId, title, minutes, position: index + 1, startedAt: null, endedAt: null }),
      ),
    ]
  },
})

/** Notes when a step of a drill began and ended. Problems: access.notFound, contingency.drillOver, momentAhead, endsBeforeStart. */
export const timeStep = command({
  name: 'contingency.timeStep',
  about: 'Notes the moments at which a step of a drill was started and stopped, as the device saw them; null takes one back (CO-5).',
  may: 'place.help',
  input: shape({ ...drillKey, stepId: id, startedAt: nullable(instant), endedAt: nullable(instant) }),
  needs: (input) => drillNeeds(input),
  decide: (from, { stepId, startedAt, endedAt }, at) => {
    openDrill(from)
    const step = from.timed.find((one) => one.stepId === stepId)
    if (!step) throw new Problem('access.notFound', {})
    notAhead(startedAt, at)
    notAhead(endedAt, at)
    if (endedAt !== null && (startedAt === null || Date.parse(endedAt) < Date.parse(startedAt)))
      throw new Problem('contingency.endsBeforeStart', {})
    return [put('drillStep', { ...step, startedAt, endedAt })]
  },
})

const untimed = (steps: readonly Pick<Row<'drillStep'>, 'endedAt'>[]): number => steps.filter(({ endedAt }) => endedAt === null).length

/** Ends a drill. One that worked has a time for every step. Problems: access.notFound, contingency.drillOver, stepsUntimed, momentAhead. */
export const endDrill = command({
  name: 'contingency.endDrill',
  about: 'Ends a drill and says whether it worked; only one that worked, with every step timed, counts before the launch (CO-5).',
  may: 'place.help',
  input: shape({ ...drillKey, endedAt: instant, worked: boolean(), note: maybeText(2000) }),
  needs: (input) => drillNeeds(input),
  decide: (from, { endedAt, worked, note }, at) => {
    const drill = openDrill(from)
    notAhead(endedAt, at)
    if (Date.parse(endedAt) < Date.parse(drill.startedAt)) throw new Problem('contingency.endsBeforeStart', {})
    const count = untimed(from.timed)
    if (worked && count > 0) throw new Problem('contingency.stepsUntimed', { count })
    return [put('drill', { ...drill, endedAt, endedBy: at.by.name, worked: worked ? 1 : 0, note })]
  },
})

export const runbookCommands = [keepStep, moveStep, removeStep, setNoReturn, startDrill, timeStep, endDrill] as const
