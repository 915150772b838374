/** The verbs of people at a gate: change a check, approve, take the approval back (GA-1, GA-4). */
import { command, type Facts, put, remove, rows } from '#core/kernel/command.ts'
import { amount, boolean, id, maybeText, nullable, oneOf, shape, text, whole } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { StoredRow } from '#core/kernel/rows.ts'
import { settingsOf } from '#core/plan/settings.ts'
import { isHeldBack } from '#core/plan/waiting-starts.ts'
import type { GateCheck } from '#core/gates/default-gates.ts'
import type { ApprovalNeeds } from '#core/gates/gate.ts'
import { gatesOf } from '#core/gates/rollout-gates.ts'

const gateKey = { rolloutId: id, phaseKey: id }

/** What says which gates there are. */
export const gateNeeds = (rolloutId: string) => ({
  rollouts: rows('rollout', { rolloutId }),
  phases: rows('phase', { rolloutId }),
  changes: rows('gateCheck', { rolloutId }),
  gates: rows('gate', { rolloutId }),
})
export type GateFacts = Facts<ReturnType<typeof gateNeeds>>

/** The phase that a gate stands before, in a plan that is approved. Problems: access.notFound, gates.planNotApproved. */
export const phaseOf = ({ rollouts: [rollout], phases }: GateFacts, phaseKey: string): StoredRow<'phase'> => {
  const phase = phases.find((one) => one.phaseKey === phaseKey)
  if (!rollout || !phase) throw new Problem('access.notFound', {})
  if (rollout.approvedAt === null) throw new Problem('gates.planNotApproved', {})
  return phase
}

const limits: Readonly<Record<GateCheck['metric'], readonly [number, number]>> = {
  share: [0, 1],
  mean: [0, 10],
  nps: [-100, 100],
  number: [0, 1_000_000],
}

/**
 * Changes a check of a gate, with the reason; what is null is as it is by default, and a check of which all is null is as before (GA-1).
 * Problems: access.notFound, gates.unknownCheck, gates.thresholdRange, gates.noBasis, gates.noWindows.
 */
export const changeCheck = command({
  name: 'gates.changeCheck',
  about:
    'Changes a check of a gate, with the reason: kind, threshold, separate weeks, least number of answers, how old data may be, basis, or whether it counts; null is the default (GA-1, GA-3, GA-8).',
  may: 'gates.approve',
  input: shape({
    ...gateKey,
    checkKey: id,
    kind: nullable(oneOf(['guard', 'signal'])),
    threshold: nullable(amount(-100, 1_000_000)),
    windows: nullable(whole(1, 8)),
    minimum: nullable(whole(1, 1_000_000)),
    maxAgeDays: nullable(whole(1, 366)),
    basis: nullable(oneOf(['answered', 'sequence', 'certain'])),
    dryRun: nullable(boolean()),
    because: text(1000),
  }),
  needs: ({ rolloutId }) => gateNeeds(rolloutId),
  decide: (from, { rolloutId, phaseKey, checkKey, because, dryRun, ...asked }, at) => {
    const [rollout] = from.rollouts
    if (!rollout) throw new Problem('access.notFound', {})
    const gate = gatesOf(from.phases, settingsOf(rollout.settings).ticketsPerWeek, []).find((one) => one.phaseKey === phaseKey)
    if (!gate) throw new Problem('access.notFound', {})
    const check = gate.checks.find(({ key }) => key === checkKey)
    if (!check) throw new Problem('gates.unknownCheck', { check: checkKey }, { field: 'checkKey' })
    const [least, most] = limits[check.metric]
    if (asked.threshold !== null && (asked.threshold < least || asked.threshold > most))
      throw new Problem('gates.thresholdRange', { metric: check.metric, least, most }, { field: 'threshold' })
    if (asked.basis !== null && check.metric === 'number') throw new Problem('gates.noBasis', {}, { field: 'basis' })
    if (asked.windows !== null && asked.windows > 1 && check.source !== 'active')
      throw new Problem('gates.noWindows', {}, { field: 'windows' })
    const known = from.changes.find((row) => row.phaseKey === phaseKey && row.checkKey === checkKey)
    const changed = { ...asked, dryRun: dryRun === null ? null : Number(dryRun) }
    if (Object.values(changed).every((value) => value === null)) return known ? [remove('gateCheck', known)] : []
    return [put('gateCheck', { rolloutId, phaseKey, checkKey, ...changed, because, changedAt: at.now, changedBy: at.by.name })]
  },
})

/** What an approval passes over, by what it needs. */
const passedOver: Readonly<Record<ApprovalNeeds, string | null>> = { nothing: null, reason: 'signal', owner: 'guard' }

/** The phase with people before this one, where it is still to start. */
const notBegun = (phases: readonly StoredRow<'phase'>[], phase: StoredRow<'phase'>, today: string): StoredRow<'phase'> | undefined =>
  phases
    .filter(({ position, headCount, goLiveOn }) => position < phase.position && headCount > 0 && goLiveOn > today)
    .toSorted((a, b) => a.position - b.position)[0]

/**
 * Approves a gate: its phase starts on its day (GA-4). Problems: access.notFound, gates.planNotApproved, gates.alreadyLive,
 * gates.notEvaluated, gates.tooEarly, gates.reasonMissing, gates.ownerOnly.
 */
export const approveGate = command({
  name: 'gates.approve',
  about:
    'Approves the go/no-go check of a phase, so that it starts on its day; with a reason where a signal is not passed, by an owner with a reason where a guard fails or has no data (GA-4).',
  may: 'gates.approve',
  input: shape({ ...gateKey, because: maybeText(1000) }),
  needs: ({ rolloutId }) => gateNeeds(rolloutId),
  decide: (from, { phaseKey, because }, at) => {
    const phase = phaseOf(from, phaseKey)
    const gate = from.gates.find((row) => row.phaseKey === phaseKey)
    const before = gate?.approvedAt == null ? notBegun(from.phases, phase, at.today) : undefined
    if (before) throw new Problem('gates.tooEarly', { phase: before.phaseKey, on: before.goLiveOn })
    if (!gate)
      throw phase.goLiveOn <= at.today && !isHeldBack(from.gates, from.phases, phaseKey)
        ? new Problem('gates.alreadyLive', { on: phase.goLiveOn })
        : new Problem('gates.notEvaluated', {})
    if (gate.approvedAt !== null) return []
    const needs = gate.needs as ApprovalNeeds
    if (needs === 'owner' && !at.by.rights?.includes('gates.override')) throw new Problem('gates.ownerOnly', {})
    if (needs !== 'nothing' && because === null) throw new Problem('gates.reasonMissing', {}, { field: 'because' })
    return [
      put('gate', { ...gate, approvedAt: at.now, approvedBy: at.by.name, approvedBecause: because, overridden: passedOver[needs] }),
      ...(phase.waitsSinceOn === null ? [] : [put('phase', { ...phase, waitsSinceOn: null })]),
    ]
  },
  reverse: (_facts, { rolloutId, phaseKey }) => [{ name: 'gates.withdraw', input: { rolloutId, phaseKey } }],
})

export const notApproved = { approvedAt: null, approvedBy: null, approvedBecause: null, overridden: null } as const

/** Takes an approval back, as long as its phase has not started. Problems: access.notFound, gates.planNotApproved, gates.alreadyLive. */
export const withdrawApproval = command({
  name: 'gates.withdraw',
  about: 'Takes the approval of a go/no-go check back, as long as its phase has not started; the phase then waits again (GA-4).',
  may: 'gates.approve',
  input: shape(gateKey),
  needs: ({ rolloutId }) => gateNeeds(rolloutId),
  decide: (from, { phaseKey }, at) => {
    const phase = phaseOf(from, phaseKey)
    const gate = from.gates.find((row) => row.phaseKey === phaseKey)
    if (!gate) throw new Problem('access.notFound', {})
    if (gate.approvedAt === null) return []
    if (phase.goLiveOn <= at.today) throw new Problem('gates.alreadyLive', { on: phase.goLiveOn })
    return [put('gate', { ...gate, ...notApproved })]
  },
})
