/** The verbs of the timeline: move a launch, mark days on which nothing starts. */
import { command, put, remove, type Reversal } from '#core/kernel/command.ts'
import { day, id, nullable, shape, text } from '#core/kernel/input.ts'
import { planNeeds } from '#core/plan/plan-facts.ts'
import { replan, replanIfDrafted, rolloutOf } from '#core/planning/replan.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row } from '#core/kernel/rows.ts'

export const moveDate = command({
  name: 'plan.moveDate',
  about: 'Moves the launch of a phase, and with it all that hangs on it; null gives the day back to the planner.',
  may: 'plan.run',
  aboutEveryone: true,
  input: shape({ rolloutId: id, phaseKey: id, to: nullable(day) }),
  needs: ({ rolloutId }) => planNeeds(rolloutId),
  decide: (from, { phaseKey, to }, at) => {
    rolloutOf(from)
    const phase = from.phases.find((row) => row.phaseKey === phaseKey)
    if (!phase) throw new Problem('access.notFound', {})
    if (phase.goLiveOn <= at.today) throw new Problem('plan.alreadyLive', { day: phase.goLiveOn })
    if (to !== null && to < at.today) throw new Problem('plan.moveIntoPast', { to, today: at.today }, { field: 'to' })
    // A day that is asked for now counts more than what a pause before put off.
    const anchored = { ...phase, anchorOn: to, notBeforeOn: null, waitsSinceOn: null }
    const isDelayed = (row: (typeof from.phaseSites)[number]): boolean => row.phaseKey === phaseKey && row.notBeforeOn !== null
    const freed = (row: (typeof from.phaseSites)[number]) => ({ ...row, notBeforeOn: null })
    const phases = from.phases.map((row) => (row === phase ? anchored : row))
    const phaseSites = from.phaseSites.map((row) => (isDelayed(row) ? freed(row) : row))
    const isDelayedAlone = (row: (typeof from.participants)[number]): boolean => row.phaseKey === phaseKey && row.notBeforeOn !== null
    const participants = from.participants.map((row) => (isDelayedAlone(row) ? { ...row, notBeforeOn: null } : row))
    return [
      put('phase', anchored),
      ...from.phaseSites.filter(isDelayed).map((row) => put('phaseSite', freed(row))),
      ...participants.filter((row, index) => row !== from.participants[index]).map((row) => put('participant', row)),
      ...replan({ ...from, phases, phaseSites, participants }, at),
    ]
  },
  reverse: ({ phases }, { rolloutId, phaseKey }) =>
    phases
      .filter((row) => row.phaseKey === phaseKey)
      .map(({ anchorOn }) => ({ name: 'plan.moveDate', input: { rolloutId, phaseKey, to: anchorOn } })),
})

const addedAgain = ({ rolloutId, freezeId, name, fromOn, toOn, locationId }: Row<'freeze'>): Reversal => ({
  name: 'plan.addFreeze',
  input: { rolloutId, freezeId, name, fromOn, toOn, locationId },
})

export const addFreeze = command({
  name: 'plan.addFreeze',
  about: 'Marks days on which nothing may start, for everyone or for one place; the plan moves around them (TL-3).',
  may: 'plan.run',
  aboutEveryone: true,
  input: shape({ rolloutId: id, freezeId: id, name: text(80), fromOn: day, toOn: day, locationId: nullable(id) }),
  needs: ({ rolloutId }) => planNeeds(rolloutId),
  decide: (from, input, at) => {
    rolloutOf(from)
    if (input.toOn < input.fromOn) throw new Problem('plan.freezeBackwards', { from: input.fromOn, to: input.toOn }, { field: 'toOn' })
    if (input.locationId !== null && !from.locations.some((row) => row.locationId === input.locationId))
      throw new Problem('access.notFound', {}, { field: 'locationId' })
    const organisationId = at.organisationId
    const others = from.freezes.filter((row) => row.freezeId !== input.freezeId)
    return [put('freeze', input), ...replanIfDrafted({ ...from, freezes: [...others, { ...input, organisationId, version: 0 }] }, at)]
  },
  reverse: ({ freezes }, { rolloutId, freezeId }) => {
    const before = freezes.find((row) => row.freezeId === freezeId)
    return [before ? addedAgain(before) : { name: 'plan.removeFreeze', input: { rolloutId, freezeId } }]
  },
})

export const removeFreeze = command({
  name: 'plan.removeFreeze',
  about: 'Takes a freeze window away; the plan moves back as far as it can.',
  may: 'plan.run',
  aboutEveryone: true,
  input: shape({ rolloutId: id, freezeId: id }),
  needs: ({ rolloutId }) => planNeeds(rolloutId),
  decide: (from, { freezeId }, at) => {
    rolloutOf(from)
    const freeze = from.freezes.find((row) => row.freezeId === freezeId)
    if (!freeze) throw new Problem('access.notFound', {})
    return [remove('freeze', freeze), ...replanIfDrafted({ ...from, freezes: from.freezes.filter((row) => row !== freeze) }, at)]
  },
  reverse: ({ freezes }, { freezeId }) => freezes.filter((row) => row.freezeId === freezeId).map(addedAgain),
})
