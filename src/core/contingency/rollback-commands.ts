/** The verbs of a rollback: start it, tick its steps, record who works where, tell everyone, and decide how to go on (CO-4, CM-10). */
import { todayIn } from '#core/kernel/calendar.ts'
import { withinReach } from '#core/access/access-scope.ts'
import { issueState } from '#core/contingency/issues.ts'
import { decisions, openRollback, systemStates } from '#core/contingency/rollback.ts'
import { pointOfNoReturn, stepsInOrder } from '#core/contingency/runbook.ts'
import { type At, command, put, rows } from '#core/kernel/command.ts'
import { worksOn } from '#core/kernel/employment.ts'
import { boolean, id, listOf, nullable, oneOf, shape, text } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { StoredRow } from '#core/kernel/rows.ts'
import { noticeTo } from '#core/notices/notice.ts'
import { isOfEveryone } from '#core/plan/pauses.ts'

const rollbackKey = { rolloutId: id, rollbackId: id }
const words = { textEn: text(2000), textNl: text(2000) }

/**
 * Starts a rollback because of a critical issue: the steps of the runbook as it is now, and a pause of everyone, so that what is queued
 * waits (CO-4, CM-10). Problems: access.notFound, contingency.notOpen, notCritical, noRunbook, noWayBack, rollbackUnderWay.
 */
export const startRollback = command({
  name: 'contingency.startRollback',
  about:
    'Starts a rollback because of a critical issue: the runbook’s steps are carried out, everyone’s rollout pauses, and a message in both languages is ready to approve (CO-4, CM-10).',
  may: 'plan.run',
  input: shape({ ...rollbackKey, issueId: id, pauseId: id, lost: text(2000), ...words }),
  needs: ({ rolloutId, issueId }) => ({
    rollouts: rows('rollout', { rolloutId }),
    issues: rows('issue', { rolloutId, issueId }),
    steps: rows('runbookStep', { rolloutId }),
    runbooks: rows('runbook', { rolloutId }),
    oldSystems: rows('oldSystem', { rolloutId }),
    phases: rows('phase', { rolloutId, phaseKey: 'off' }),
    pauses: rows('pause', { rolloutId }),
    rollbacks: rows('rollback', { rolloutId }),
  }),
  decide: (from, { pauseId, ...input }, at) => {
    const { rolloutId, rollbackId, issueId } = input
    const [issue] = from.issues
    if (from.rollouts.length === 0 || !issue) throw new Problem('access.notFound', {})
    if (issueState(issue) !== 'open') throw new Problem('contingency.notOpen', {})
    if (issue.severity !== 'critical') throw new Problem('contingency.notCritical', {})
    if (from.steps.length === 0) throw new Problem('contingency.noRunbook', {})
    const end = pointOfNoReturn({ runbook: from.runbooks[0], oldSystem: from.oldSystems[0], phases: from.phases })
    if (end && end.on < at.today) throw new Problem('contingency.noWayBack', { on: end.on })
    if (openRollback(from.rollbacks) || from.rollbacks.some((row) => row.rollbackId === rollbackId))
      throw new Problem('contingency.rollbackUnderWay', {})
    const isPaused = from.pauses.some((pause) => pause.endedAt === null && isOfEveryone(pause))
    return [
      put('rollback', {
        ...input,
        startedAt: at.now,
        startedBy: at.by.name,
        approvedAt: null,
        approvedBy: null,
        decision: null,
        decisionBecause: null,
        decidedAt: null,
        decidedBy: null,
      }),
      ...stepsInOrder(from.steps).map(({ stepId, title, how, ownerId, minutes }, index) =>
        put('rollbackStep', {
          rolloutId,
          rollbackId,
          stepId,
          title,
          how,
          ownerId,
          minutes,
          position: index + 1,
          doneAt: null,
          doneBy: null,
        }),
      ),
      ...(isPaused
        ? []
        : [
            put('pause', {
              rolloutId,
              pauseId,
              issueId,
              personId: null,
              locationId: null,
              phaseKey: null,
              because: issue.title,
              pausedAt: at.now,
              pausedBy: at.by.name,
              shiftedDays: 0,
              endedAt: null,
              endedBy: null,
            }),
          ]),
    ]
  },
})

const rollbackNeed = ({ rolloutId, rollbackId }: { readonly rolloutId: string; readonly rollbackId: string }) => ({
  rollbacks: rows('rollback', { rolloutId, rollbackId }),
})

/** The rollback that a command is about, while it is not decided. Problems: access.notFound, contingency.rollbackDecided. */
const openOne = (
  { rollbacks: [rollback] }: { readonly rollbacks: readonly StoredRow<'rollback'>[] },
  at: Pick<At, 'zone'>,
): StoredRow<'rollback'> => {
  if (!rollback) throw new Problem('access.notFound', {})
  if (rollback.decidedAt !== null) throw new Problem('contingency.rollbackDecided', { on: todayIn(at.zone, rollback.decidedAt) })
  return rollback
}

/** Ticks a step, or takes the tick back. Problems: access.notFound, contingency.rollbackDecided. */
export const tickStep = command({
  name: 'contingency.tickStep',
  about: 'Notes that a step of a rollback is done, by whom and when; or that it is not, after all (CO-4).',
  may: 'place.help',
  input: shape({ ...rollbackKey, stepId: id, done: boolean() }),
  needs: (input) => ({
    ...rollbackNeed(input),
    steps: rows('rollbackStep', { rolloutId: input.rolloutId, rollbackId: input.rollbackId, stepId: input.stepId }),
  }),
  decide: (from, { done }, at) => {
    openOne(from, at)
    const [step] = from.steps
    if (!step) throw new Problem('access.notFound', {})
    if ((step.doneAt !== null) === done) return []
    return [put('rollbackStep', { ...step, doneAt: done ? at.now : null, doneBy: done ? at.by.name : null })]
  },
})

/** Records in which system somebody, or everyone at a location, works from now on. Problem: access.notFound, also beyond reach. */
export const noteSystem = command({
  name: 'contingency.noteSystem',
  about: 'Records in which system (old, both, new) a person, or everyone at a location, works from now on (CO-4).',
  may: 'place.help',
  input: shape({ rolloutId: id, personId: nullable(id), locationId: nullable(id), state: oneOf(systemStates) }),
  needs: ({ rolloutId, personId, locationId }) => ({
    rollouts: rows('rollout', { rolloutId }),
    people: personId === null ? rows('person', { locationId: locationId ?? '' }) : rows('person', { personId }),
  }),
  decide: (from, { rolloutId, state }, at) => {
    const people = from.people.filter((person) => worksOn(person, at.today) && withinReach(at, person))
    if (from.rollouts.length === 0 || people.length === 0) throw new Problem('access.notFound', {})
    return people.map(({ personId, locationId }) =>
      put('systemState', { rolloutId, personId, locationId, state, notedAt: at.now, notedBy: at.by.name }),
    )
  },
})

/** Writes what everyone is told. Problems: access.notFound, contingency.rollbackDecided, contingency.rollbackTold. */
export const writeRollbackText = command({
  name: 'contingency.writeRollbackText',
  about: 'Writes what everyone who works in the new tool is told of a rollback, in both languages (CO-4, RG-3).',
  may: 'communication.run',
  input: shape({ ...rollbackKey, ...words }),
  needs: (input) => rollbackNeed(input),
  decide: (from, { textEn, textNl }, at) => {
    const rollback = openOne(from, at)
    if (rollback.approvedAt !== null) throw new Problem('contingency.rollbackTold', { on: todayIn(at.zone, rollback.approvedAt) })
    return [put('rollback', { ...rollback, textEn, textNl })]
  },
})

/** Approves it: the server then tells everyone who works in the new tool. Problems: access.notFound, contingency.rollbackDecided. */
export const approveRollbackText = command({
  name: 'contingency.approveRollbackText',
  about: 'Approves what is told of a rollback; everyone who works in the new tool then gets it, whatever is paused (CO-4, CM-10).',
  may: 'communication.run',
  input: shape(rollbackKey),
  needs: (input) => rollbackNeed(input),
  decide: (from, _input, at) => {
    const rollback = openOne(from, at)
    return rollback.approvedAt === null ? [put('rollback', { ...rollback, approvedAt: at.now, approvedBy: at.by.name })] : []
  },
})

/** People who are told in one command. */
export const mostTold = 500

/** The notice of a rollback to one person: one each, however often it is asked for. */
export const rollbackNoticeId = (rollbackId: string, personId: string): string => `${rollbackId}.${personId}`

/** Tells people of a rollback whose message is approved. Problems: access.notFound, contingency.rollbackDecided, contingency.notTold. */
export const tellRollback = command({
  name: 'contingency.tellRollback',
  about: 'Tells people what was approved to be told of a rollback, each in their own language (CO-4).',
  may: 'plan.run',
  inside: true,
  carriesList: true,
  input: shape({ ...rollbackKey, personIds: listOf(id, mostTold) }),
  needs: (input) => rollbackNeed(input),
  decide: (from, { rolloutId, rollbackId, personIds }, at) => {
    const { approvedAt, textEn, textNl } = openOne(from, at)
    if (approvedAt === null || textEn === null || textNl === null) throw new Problem('contingency.notTold', {})
    return personIds.map((personId, n) => {
      const told = noticeTo(at, n, { personId, rolloutId, code: 'contingency.notice.rollback', params: { en: textEn, nl: textNl } })
      return put('notice', { ...(told.row as StoredRow<'notice'>), noticeId: rollbackNoticeId(rollbackId, personId) })
    })
  },
})

/** Decides how to go on, once every step is done. Problems: access.notFound, contingency.rollbackDecided, contingency.stepsOpen. */
export const decideRollback = command({
  name: 'contingency.decideRollback',
  about:
    'Records the decision after a rollback with its reason: retry, another configuration, or another vendor; it opens or closes the way to resume (CO-4).',
  may: 'plan.run',
  input: shape({ ...rollbackKey, decision: oneOf(decisions), because: text(2000) }),
  needs: (input) => ({
    ...rollbackNeed(input),
    steps: rows('rollbackStep', { rolloutId: input.rolloutId, rollbackId: input.rollbackId }),
  }),
  decide: (from, { decision, because }, at: At) => {
    const rollback = openOne(from, at)
    const count = from.steps.filter(({ doneAt }) => doneAt === null).length
    if (count > 0) throw new Problem('contingency.stepsOpen', { count })
    return [put('rollback', { ...rollback, decision, decisionBecause: because, decidedAt: at.now, decidedBy: at.by.name })]
  },
})

export const rollbackCommands = [
  startRollback,
  tickStep,
  noteSystem,
  writeRollbackText,
  approveRollbackText,
  tellRollback,
  decideRollback,
] as const
