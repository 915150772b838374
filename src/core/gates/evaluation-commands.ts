/** The verbs of the server at a gate: store an evaluation with its inputs, and keep a phase waiting whose gate is not approved (GA-4, GA-6). */
import { shiftChanges, shiftOf, zoneIn } from '#core/contingency/pause-shift.ts'
import { addDays } from '#core/kernel/calendar.ts'
import { type At, type Change, command, type Facts, put, rows } from '#core/kernel/command.ts'
import { amount, day, id, listOf, matching, nullable, shape, tuple, whole } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { StoredRow } from '#core/kernel/rows.ts'
import { noticeTo } from '#core/notices/notice.ts'
import { coversSite } from '#core/plan/pauses.ts'
import { planNeeds } from '#core/plan/plan-facts.ts'
import { settingsOf } from '#core/plan/settings.ts'
import { isHeldBack, startThatWaits } from '#core/plan/waiting-starts.ts'
import { rolloutOf } from '#core/planning/replan.ts'
import type { Verdict } from '#core/gates/check-shapes.ts'
import { approvalNeeds, evaluateGate } from '#core/gates/gate.ts'
import { gateNeeds, notApproved, phaseOf } from '#core/gates/gate-commands.ts'
import { evaluationOf, windowPattern, writtenInputs } from '#core/gates/gate-inputs.ts'
import { gatesOf } from '#core/gates/rollout-gates.ts'

const mostPeople = 1_000_000
const people = whole(0, mostPeople)

const evaluateNeeds = (rolloutId: string, phaseKey: string, today: string) => ({
  ...gateNeeds(rolloutId),
  evaluations: rows('gateEvaluation', { rolloutId, phaseKey, asOfOn: today }),
  leads: rows('membership', { role: 'lead' }),
  owners: rows('membership', { role: 'owner' }),
})

/** Days before a start from which a change of verdict is told: its preparation has begun by then (CH-1). */
const nearDays = 14

/** Whoever can act at a gate, of those who can be told. */
const whoActs = ({ leads, owners }: Pick<Facts<ReturnType<typeof evaluateNeeds>>, 'leads' | 'owners'>): readonly string[] =>
  [...new Set([...leads, ...owners].flatMap(({ personId }) => personId ?? []))].toSorted()

/** Tells whoever can act that the verdict is another one, or that an approval fell. */
const tell = (
  at: At,
  { rolloutId, phaseKey, verdict }: StoredRow<'gate'>,
  code: 'gates.notice.verdict' | 'gates.notice.lapsed',
  persons: readonly string[],
): Change[] =>
  persons.map((personId, n) =>
    noticeTo(at, n, {
      personId,
      rolloutId,
      code,
      params: { phase: phaseKey, verdict: verdict as Verdict },
      path: `/gates/${encodeURIComponent(phaseKey)}`,
    }),
  )

/**
 * Stores an evaluation with its inputs, one for each day (GA-6), and how the gate stands by it. An approval falls when a guard fails that it
 * did not pass over. Problems: access.notFound, gates.planNotApproved, gates.nothingNew.
 */
export const evaluate = command({
  name: 'gates.evaluate',
  about:
    'Stores an evaluation of a go/no-go check with the figures that it was made from, and tells who can act of a change of verdict (GA-2, GA-6).',
  may: 'plan.run',
  inside: true,
  carriesList: true,
  input: shape({
    rolloutId: id,
    phaseKey: id,
    evidence: listOf(
      shape({
        key: id,
        population: people,
        windows: listOf(matching(windowPattern), 60),
        locations: listOf(tuple([people, people]), 100_000),
        newest: nullable(day),
        forecastLow: nullable(amount(0, 1)),
      }),
      100,
    ),
  }),
  needs: ({ rolloutId, phaseKey }, at) => evaluateNeeds(rolloutId, phaseKey, at.today),
  decide: (from, { rolloutId, phaseKey, evidence }, at) => {
    const phase = phaseOf(from, phaseKey)
    const before = from.gates.find((row) => row.phaseKey === phaseKey)
    const isOver = phase.goLiveOn <= at.today && !isHeldBack(from.gates, from.phases, phaseKey)
    const { ticketsPerWeek } = settingsOf(rolloutOf(from).settings)
    const gate = gatesOf(from.phases, ticketsPerWeek, from.changes).find((one) => one.phaseKey === phaseKey)
    if (isOver || !gate) throw new Problem('gates.nothingNew', {})
    const inputs = writtenInputs(gate.checks, Object.fromEntries(evidence.map(({ key, ...one }) => [key, one])))
    if (from.evaluations.some((row) => row.inputs === inputs)) throw new Problem('gates.nothingNew', {})
    const { verdict, checks } = evaluateGate(evaluationOf({ asOfOn: at.today, inputs }))
    const lapses =
      before !== undefined &&
      before.approvedAt !== null &&
      before.overridden !== 'guard' &&
      checks.some((check) => !check.dryRun && check.kind === 'guard' && check.verdict === 'fail')
    const isChanged = before?.verdict !== verdict
    const isNear = phase.goLiveOn <= addDays(at.today, nearDays)
    const row = {
      ...notApproved,
      ...before,
      ...(lapses ? notApproved : {}),
      rolloutId,
      phaseKey,
      verdict,
      verdictOn: isChanged ? at.today : (before?.verdictOn ?? at.today),
      holding: JSON.stringify(checks.filter((check) => !check.dryRun && check.verdict !== 'pass').map(({ key }) => key)),
      needs: approvalNeeds(checks),
      evaluatedOn: at.today,
    }
    const told = { organisationId: at.organisationId, version: 0, ...row }
    return [
      put('gate', row),
      put('gateEvaluation', { rolloutId, phaseKey, asOfOn: at.today, evaluatedAt: at.now, verdict, inputs }),
      ...(!isNear
        ? []
        : lapses
          ? tell(at, told, 'gates.notice.lapsed', whoActs(from))
          : before && isChanged && before.approvedAt === null
            ? tell(at, told, 'gates.notice.verdict', whoActs(from))
            : []),
    ]
  },
})

/**
 * Moves a phase on by a working day, and what hangs on it, when its day comes without the approval of its gate (GA-4, TL-1). Sessions that
 * were set by hand stay where they are. Problems: access.notFound, gates.nothingWaits, and what the planner raises.
 */
export const keepWaiting = command({
  name: 'gates.keepWaiting',
  about: 'Moves the start of a phase on by a working day when its day comes and its go/no-go check is not approved (GA-4, TL-1).',
  may: 'plan.run',
  aboutEveryone: true,
  inside: true,
  input: shape({ rolloutId: id }),
  needs: ({ rolloutId }) => ({
    ...planNeeds(rolloutId),
    pauses: rows('pause', { rolloutId }),
    gates: rows('gate', { rolloutId }),
  }),
  decide: (from, _input, at) => {
    rolloutOf(from)
    const zone = zoneIn(from)
    const waiting = startThatWaits(from, at.today, zone)
    if (!waiting) throw new Problem('gates.nothingWaits', {})
    // The first day that passes is the one that everybody was told.
    const phases = from.phases.map((row) =>
      row.phaseKey === waiting.phaseKey ? { ...row, waitsSinceOn: row.waitsSinceOn ?? row.goLiveOn } : row,
    )
    const plan = { ...from, phases }
    const shift = shiftOf(plan, waiting, [], { today: at.today, days: 1 }, at)
    // What a pause holds as well moves only once: resuming counts the day that was moved already (CO-3).
    const moved = new Set(shift.sites.map(({ site }) => `${site.phaseKey} ${site.goLiveOn}`))
    const isMoved = ({ personId, ...scope }: StoredRow<'pause'>): boolean =>
      personId === null
        ? shift.sites.some(({ site }) => coversSite({ ...scope, personId }, from.phases)(site))
        : from.participants.some((one) => one.personId === personId && moved.has(`${one.phaseKey} ${one.goLiveOn}`))
    const paused = from.pauses.filter((pause) => pause.endedAt === null && (shift.off !== null || isMoved(pause)))
    return [
      ...paused.map((pause) => put('pause', { ...pause, shiftedDays: pause.shiftedDays + 1 })),
      ...shiftChanges(plan, { ...shift, sessions: [], missed: [] }, at),
    ]
  },
})
