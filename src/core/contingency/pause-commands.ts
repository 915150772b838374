/** The verbs of a pause: freeze what an issue puts at risk, keep it frozen, and go on once the issue is fixed and stable (CO-3). */
import { todayIn } from '#core/kernel/calendar.ts'
import { withinReach } from '#core/access/access-scope.ts'
import { isStable, issueState } from '#core/contingency/issues.ts'
import { restartOf, type Shift, shiftChanges, shiftOf, zoneIn } from '#core/contingency/pause-shift.ts'
import { restartAfter, resumeClosed, stayedIn } from '#core/contingency/rollback.ts'
import { type At, type Change, command, type Facts, put, remove, rows } from '#core/kernel/command.ts'
import { id, nullable, oneOf, otherwise, shape } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { StoredRow } from '#core/kernel/rows.ts'
import { frozenBy, isDue, isOfEveryone, isWithin, pausedBy, type PauseScope } from '#core/plan/pauses.ts'
import { planNeeds } from '#core/plan/plan-facts.ts'
import { freshGate } from '#core/plan/waiting-starts.ts'
import { rolloutOf } from '#core/planning/replan.ts'

export const pauseScopes = ['person', 'location', 'phase', 'all'] as const
export type PauseScopeName = (typeof pauseScopes)[number]

/**
 * Pauses the rollout within a scope (CO-3): later go-lives, messages and sessions there wait, and the old system stays on for everyone. Of
 * one person that is their own go-live, their seats and what is sent to them.
 * Asks for few rows, so that a phone decides it without a connection. Problems: access.notFound,
 * contingency.pauseBeyond, scopeMissing, notOpen, minorContinues, alreadyPaused, pauseThere.
 */
export const pauseRollout = command({
  name: 'contingency.pause',
  about:
    'Pauses the rollout of a person, of a location, of a phase and those after it, or of everyone, because of a major or critical issue: later go-lives, messages and sessions wait, and the old system stays on (CO-3).',
  may: 'place.help',
  input: shape({
    rolloutId: id,
    pauseId: id,
    issueId: id,
    scope: oneOf(pauseScopes),
    personId: otherwise(nullable(id), null),
    locationId: nullable(id),
    phaseKey: nullable(id),
  }),
  needs: ({ rolloutId, issueId, personId, locationId, phaseKey }) => ({
    rollouts: rows('rollout', { rolloutId }),
    issues: rows('issue', { rolloutId, issueId }),
    pauses: rows('pause', { rolloutId }),
    people: rows('person', { personId: personId ?? '' }),
    locations: rows('location', { locationId: locationId ?? '' }),
    phases: rows('phase', { rolloutId, phaseKey: phaseKey ?? '' }),
  }),
  decide: (from, { scope, rolloutId, pauseId, issueId, ...asked }, at) => {
    rolloutOf(from)
    if ((scope === 'phase' || scope === 'all') && at.by.places != null) throw new Problem('contingency.pauseBeyond', {})
    const needed = ({ person: 'personId', location: 'locationId', phase: 'phaseKey', all: null } as const)[scope]
    if (needed !== null && asked[needed] === null)
      throw new Problem('contingency.scopeMissing', { scope: scope as 'phase' }, { field: needed })
    const [person] = from.people
    const covered: PauseScope = {
      personId: scope === 'person' ? asked.personId : null,
      locationId: scope === 'location' ? asked.locationId : scope === 'person' ? (person?.locationId ?? null) : null,
      phaseKey: scope === 'phase' ? asked.phaseKey : null,
    }
    const isThere = scope === 'all' || { person: from.people, location: from.locations, phase: from.phases }[scope].length > 0
    const [issue] = from.issues
    const isNear = (of: { readonly locationId: string | null }): boolean => of.locationId === null || withinReach(at, of)
    if (!isThere || !isNear(covered) || !issue || !isNear(issue)) throw new Problem('access.notFound', {})
    if (issueState(issue) !== 'open') throw new Problem('contingency.notOpen', {})
    if (issue.severity === 'minor') throw new Problem('contingency.minorContinues', {})
    const already = from.pauses.find((row) => row.endedAt === null && isWithin(covered, row))
    if (already) throw new Problem('contingency.alreadyPaused', { on: todayIn(at.zone, already.pausedAt) })
    if (from.pauses.some((row) => row.pauseId === pauseId)) throw new Problem('contingency.pauseThere', {})
    return [
      put('pause', {
        rolloutId,
        pauseId,
        issueId,
        ...covered,
        because: issue.title,
        pausedAt: at.now,
        pausedBy: at.by.name,
        shiftedDays: 0,
        endedAt: null,
        endedBy: null,
      }),
    ]
  },
})

const resumeNeeds = (rolloutId: string) => ({
  ...planNeeds(rolloutId),
  pauses: rows('pause', { rolloutId }),
  issues: rows('issue', { rolloutId }),
  rollbacks: rows('rollback', { rolloutId }),
  gates: rows('gate', { rolloutId }),
  states: rows('systemState', { rolloutId }),
})

/** Weekly updates whose week has gone by in a pause: nobody needs all of them at once afterwards. */
const goneBy = (from: Facts<ReturnType<typeof resumeNeeds>>, pause: StoredRow<'pause'>, today: string): StoredRow<'message'>[] =>
  from.messages.filter(
    (message) =>
      message.kind === 'update' &&
      message.queuedAt === null &&
      message.sendOn < today &&
      pausedBy([{ ...pause, endedAt: null }], message) !== undefined,
  )

/** Every start is decided again after a rollback: the first phase waits for its gate, and those after it for theirs (GA-1, CO-4). */
const gatesAgain = ({ gates, phases }: Facts<ReturnType<typeof resumeNeeds>>, { sites }: Shift, at: At): Change[] => {
  const again = new Set(sites.map(({ site }) => site.phaseKey))
  const first = phases.filter(({ phaseKey }) => again.has(phaseKey)).toSorted((a, b) => a.position - b.position)[0]
  return [
    ...gates.filter(({ phaseKey }) => phaseKey !== first?.phaseKey).map((row) => remove('gate', row)),
    ...(first ? [put('gate', freshGate(first.rolloutId, first.phaseKey, at.today))] : []),
  ]
}

/**
 * Ends a pause once its issue is fixed and stable; what is left moves by the working days that were lost (CO-3, TL-1). After a rollback
 * that ends in another try, whoever went back starts again, behind a gate (CO-4).
 * Problems: access.notFound, contingency.notFixed, notStable, rollbackUndecided, otherVendor, and what the planner raises.
 */
export const resumeRollout = command({
  name: 'contingency.resume',
  about:
    'Ends a pause once the issue is fixed and stable: what was frozen moves by the working days that were lost (CO-3, TL-1); after a rollback that is tried again, whoever went back gets a new first day behind a go/no-go check (CO-4).',
  may: 'plan.run',
  aboutEveryone: true,
  input: shape({ rolloutId: id, pauseId: id }),
  needs: ({ rolloutId }) => resumeNeeds(rolloutId),
  decide: (from, { pauseId }, at) => {
    rolloutOf(from)
    const pause = from.pauses.find((row) => row.pauseId === pauseId)
    if (!pause) throw new Problem('access.notFound', {})
    if (pause.endedAt !== null) return []
    const issue = from.issues.find(({ issueId }) => issueId === pause.issueId)
    if (issue && issue.fixedAt === null) throw new Problem('contingency.notFixed', {})
    if (issue && !isStable(issue, at.today)) throw new Problem('contingency.notStable', { on: issue.stableOn ?? at.today })
    const closed = resumeClosed(from.rollbacks)
    if (closed === 'undecided') throw new Problem('contingency.rollbackUndecided', {})
    if (closed === 'otherVendor') throw new Problem('contingency.otherVendor', {})
    const rollback = isOfEveryone(pause) ? restartAfter(from.rollbacks, pause.pausedAt) : undefined
    const restart = rollback && restartOf(from, pause, at)
    const ended = from.pauses.filter((row) => row.endedAt !== null)
    const shift = restart ?? shiftOf(from, pause, ended, { today: at.today }, at)
    const late = goneBy(from, pause, at.today)
    const messages = from.messages.filter((row) => !late.includes(row))
    // Every start is decided again, so none waits yet.
    const phases = restart ? from.phases.map((row) => ({ ...row, waitsSinceOn: null })) : from.phases
    return [
      put('pause', { ...pause, endedAt: at.now, endedBy: at.by.name, shiftedDays: pause.shiftedDays + shift.days }),
      ...late.map((row) => remove('message', row)),
      ...(rollback && restart ? gatesAgain(from, restart, at) : []),
      ...shiftChanges({ ...from, messages, phases }, shift, at, rollback && stayedIn(from.states, rollback)),
    ]
  },
})

/** Working days by which all moves when a session would be held today: the sessions of a phase lie in the week before it starts. */
const weekOfWork = 5

/** Moves on what is frozen and would happen today, so that no day of the plan ever says that it did. Problem: contingency.nothingDue. */
export const keepFrozen = command({
  name: 'contingency.keepFrozen',
  about: 'Moves on what is paused and would happen today; resuming counts the days that were moved already (CO-3).',
  may: 'plan.run',
  aboutEveryone: true,
  inside: true,
  input: shape({ rolloutId: id }),
  needs: ({ rolloutId }) => resumeNeeds(rolloutId),
  decide: (from, _input, at) => {
    rolloutOf(from)
    const zone = zoneIn(from)
    for (const pause of from.pauses) {
      if (pause.endedAt !== null) continue
      const due = isDue(frozenBy(pause, from, pause.pausedAt, zone), at.today, zone)
      if (!due.goLive && !due.session && !due.seat) continue
      // A seat in a session of today only falls to the others: nothing else moves for it.
      const days = due.session ? weekOfWork : due.goLive ? 1 : 0
      const shift = shiftOf(from, pause, [], { today: at.today, days }, at)
      return [put('pause', { ...pause, shiftedDays: pause.shiftedDays + days }), ...shiftChanges(from, shift, at)]
    }
    throw new Problem('contingency.nothingDue', {})
  },
})
