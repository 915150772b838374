/** The verbs of the rollout as a whole: begin, describe, choose, draft, agree, share. */
import { todayIn } from '#core/kernel/calendar.ts'
import { command, put, remove, rows } from '#core/kernel/command.ts'
import { amount, boolean, day, id, matching, maybeText, nullable, oneOf, optional, shape, text, tuple, whole } from '#core/kernel/input.ts'
import { planNeeds } from '#core/plan/plan-facts.ts'
import { baselineOf, slipsOf } from '#core/plan/slips.ts'
import { freshGate } from '#core/plan/waiting-starts.ts'
import { refuseFarStart } from '#core/planning/planner.ts'
import { liveSince, nextBeginning, replan, rolloutOf, withRollout } from '#core/planning/replan.ts'
import { Problem } from '#core/kernel/problem.ts'

const tool = {
  tool: text(80),
  benefit: maybeText(300),
  problem: maybeText(300),
  oldSystem: maybeText(80),
  complexity: oneOf(['simple', 'moderate', 'complex']),
  critical: boolean(),
  startOn: day,
}

export const startRollout = command({
  name: 'plan.startRollout',
  about: 'Begins a rollout of a tool: what, why, instead of what, and from which day.',
  may: 'plan.run',
  input: shape({ rolloutId: id, ...tool }),
  needs: ({ rolloutId }) => ({ rollouts: rows('rollout', { rolloutId }) }),
  decide: ({ rollouts }, { critical, ...input }, at) => {
    if (rollouts.length > 0) throw new Problem('plan.rolloutExists', {})
    if (input.startOn < at.today) throw new Problem('plan.startInPast', { start: input.startOn, today: at.today }, { field: 'startOn' })
    refuseFarStart(input.startOn, at.today)
    return [
      put('rollout', {
        ...input,
        critical: critical ? 1 : 0,
        approach: null,
        approachReason: null,
        approachBy: null,
        approachAt: null,
        settings: '{}',
        draftedAt: null,
        approvedAt: null,
        approvedBy: null,
      }),
    ]
  },
})

export const describeRollout = command({
  name: 'plan.describe',
  about: 'Changes what the rollout is about or when it should start; the plan follows.',
  may: 'plan.run',
  aboutEveryone: true,
  input: shape({ rolloutId: id, ...tool }),
  needs: ({ rolloutId }) => planNeeds(rolloutId),
  decide: (from, { critical, ...input }, at) => {
    const rollout = rolloutOf(from)
    if (input.startOn !== rollout.startOn) {
      const live = liveSince(from, at.today)
      if (live) throw new Problem('plan.alreadyLive', { day: live }, { field: 'startOn' })
      if (input.startOn < at.today) throw new Problem('plan.startInPast', { start: input.startOn, today: at.today }, { field: 'startOn' })
      refuseFarStart(input.startOn, at.today)
    }
    return withRollout(from, { ...rollout, ...input, critical: critical ? 1 : 0 }, at)
  },
  reverse: ({ rollouts }) =>
    rollouts.map(({ rolloutId, tool: name, benefit, problem, oldSystem, complexity, critical, startOn }) => ({
      name: 'plan.describe',
      input: { rolloutId, tool: name, benefit, problem, oldSystem, complexity, critical: critical === 1, startOn },
    })),
})

export const changeSettings = command({
  name: 'plan.changeSettings',
  about: 'Changes the figures the planner counts with: seats, champions, buddies, expected tickets.',
  may: 'plan.run',
  aboutEveryone: true,
  input: shape({
    rolloutId: id,
    settings: shape({
      seats: optional(whole(2, 500)),
      sessionMinutes: optional(whole(60, 90)),
      peoplePerChampion: optional(whole(1, 1000)),
      peoplePerBuddy: optional(whole(1, 50)),
      ticketsPerWeek: optional(tuple([amount(0, 100), amount(0, 100), amount(0, 100)])),
      ticketsPerHour: optional(amount(0.1, 100)),
      championHours: optional(amount(0, 40)),
      trainers: optional(whole(1, 1000)),
      weeksPerWave: optional(whole(1, 8)),
      presentShare: optional(amount(0.1, 1)),
    }),
  }),
  needs: ({ rolloutId }) => planNeeds(rolloutId),
  decide: (from, { settings }, at) => withRollout(from, { ...rolloutOf(from), settings: JSON.stringify(settings) }, at),
  reverse: ({ rollouts }) =>
    rollouts.map(({ rolloutId, settings }) => ({
      name: 'plan.changeSettings',
      input: { rolloutId, settings: JSON.parse(settings) as unknown },
    })),
})

export const draft = command({
  name: 'plan.draft',
  about: 'Makes the plan, or makes it anew after people, places or holidays changed; everyone stays where they are as far as possible.',
  may: 'plan.run',
  aboutEveryone: true,
  input: shape({ rolloutId: id }),
  needs: ({ rolloutId }) => planNeeds(rolloutId),
  decide: (from, _input, at) => {
    rolloutOf(from)
    return replan(from, at)
  },
  noChangeUntil: (from, { now }) => nextBeginning(from, now),
})

export const chooseApproach = command({
  name: 'plan.chooseApproach',
  about: 'Chooses all at once or in phases, against the advice if need be, with the reason; null follows the advice again (AP-3).',
  may: 'plan.run',
  aboutEveryone: true,
  input: shape({ rolloutId: id, approach: nullable(oneOf(['phased', 'big-bang'])), reason: maybeText(500) }),
  needs: ({ rolloutId }) => planNeeds(rolloutId),
  decide: (from, { approach, reason }, at) => {
    const rollout = rolloutOf(from)
    if (approach !== null && reason === null) throw new Problem('plan.reasonMissing', {}, { field: 'reason' })
    const live = liveSince(from, at.today)
    if (live) throw new Problem('plan.approachLive', { day: live })
    const chosen = approach === null
    return withRollout(
      from,
      {
        ...rollout,
        approach,
        approachReason: chosen ? null : reason,
        approachBy: chosen ? null : at.by.name,
        approachAt: chosen ? null : at.now,
      },
      at,
    )
  },
  // The days that were asked for come after it, because the phases they were asked for are back only then.
  reverse: ({ rollouts, phases }, { rolloutId }) => [
    ...rollouts.map(({ approach, approachReason }) => ({
      name: 'plan.chooseApproach',
      input: { rolloutId, approach, reason: approachReason },
    })),
    ...phases
      .toSorted((one, other) => one.position - other.position)
      .flatMap(({ phaseKey, anchorOn }) =>
        anchorOn === null ? [] : [{ name: 'plan.moveDate', input: { rolloutId, phaseKey, to: anchorOn } }],
      ),
  ],
})

export const approve = command({
  name: 'plan.approve',
  about:
    'Agrees to the plan: its days become the baseline against which every later slip shows; a phase that was to start today waits for its go/no-go check (TL-4, GA-1).',
  may: 'plan.run',
  input: shape({ rolloutId: id }),
  needs: ({ rolloutId }) => ({ rollouts: rows('rollout', { rolloutId }), phases: rows('phase', { rolloutId }) }),
  decide: (from, { rolloutId }, at) => {
    const rollout = rolloutOf(from)
    if (!rollout.draftedAt) throw new Problem('plan.notDrafted', {})
    if (rollout.approvedAt) throw new Problem('plan.alreadyApproved', { day: todayIn(at.zone, rollout.approvedAt) })
    return [
      put('rollout', { ...rollout, approvedAt: at.now, approvedBy: at.by.name }),
      ...baselineOf(from.phases).map((promised) => put('baseline', { rolloutId, ...promised })),
      ...from.phases
        .filter(({ goLiveOn }) => goLiveOn === at.today)
        .map(({ phaseKey }) => put('gate', freshGate(rolloutId, phaseKey, at.today))),
    ]
  },
})

export const setBaseline = command({
  name: 'plan.setBaseline',
  about: 'Makes the days of the plan as it is now the baseline, with the reason; the one before is kept beside it (TL-4).',
  may: 'plan.run',
  input: shape({ rolloutId: id, reason: text(500) }),
  needs: ({ rolloutId }) => ({
    rollouts: rows('rollout', { rolloutId }),
    phases: rows('phase', { rolloutId }),
    baseline: rows('baseline', { rolloutId }),
  }),
  decide: (from, { rolloutId, reason }, at) => {
    const rollout = rolloutOf(from)
    const { approvedAt, approvedBy } = rollout
    if (approvedAt === null || approvedBy === null) throw new Problem('plan.notApproved', {})
    const next = baselineOf(from.phases)
    const things = new Set(next.map(({ thing }) => thing))
    const slips = slipsOf(from.baseline, from.phases)
    const isSame = next.length === slips.length && slips.every(({ days }) => days === 0)
    if (isSame) throw new Problem('plan.baselineSame', { day: todayIn(at.zone, approvedAt) })
    return [
      put('pastBaseline', {
        rolloutId,
        replacedAt: at.now,
        replacedBy: at.by.name,
        because: reason,
        approvedAt,
        approvedBy,
        days: JSON.stringify(slips.map(({ thing, planned }) => ({ thing, plannedOn: planned }))),
      }),
      ...from.baseline.filter(({ thing }) => !things.has(thing)).map((gone) => remove('baseline', gone)),
      ...next.map((planned) => put('baseline', { rolloutId, ...planned })),
      put('rollout', { ...rollout, approvedAt: at.now, approvedBy: at.by.name }),
    ]
  },
})

export const shareCalendar = command({
  name: 'plan.shareCalendar',
  about: 'Opens a secret address under which calendar programmes read the rollout; only a hash of the secret is kept.',
  may: 'plan.share',
  input: shape({ linkId: id, rolloutId: id, name: text(80), secretHash: matching(/^[0-9a-f]{64}$/) }),
  needs: ({ rolloutId, linkId }) => ({ rollouts: rows('rollout', { rolloutId }), links: rows('calendarLink', { linkId }) }),
  decide: (from, input, at) => {
    rolloutOf(from)
    if (from.links.length > 0) throw new Problem('plan.linkExists', {})
    return [put('calendarLink', { ...input, createdAt: at.now, revokedAt: null })]
  },
})

export const unshareCalendar = command({
  name: 'plan.unshareCalendar',
  about: 'Closes a calendar address; whoever still uses it sees nothing any more.',
  may: 'plan.share',
  input: shape({ linkId: id }),
  needs: ({ linkId }) => ({ links: rows('calendarLink', { linkId }) }),
  decide: ({ links }, _input, at) => {
    const link = links[0]
    if (!link) throw new Problem('access.notFound', {})
    return [put('calendarLink', { ...link, revokedAt: link.revokedAt ?? at.now })]
  },
})
