/** The verbs of who goes when: pin a person to a phase, leave one out. */
import { type At, command, nearby, put } from '#core/kernel/command.ts'
import { id, nullable, shape, text } from '#core/kernel/input.ts'
import { isMilestone } from '#core/plan/phase-guide.ts'
import { planNeeds } from '#core/plan/plan-facts.ts'
import { type Pin, pinAlone, pinNeeds, type PinRows, pinRows } from '#core/planning/pin-alone.ts'
import { replan, rolloutOf } from '#core/planning/replan.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { StoredRow } from '#core/kernel/rows.ts'

/** The participant as they are to be. Problems: `plan.notDrafted`, `access.notFound`, `plan.personAlreadyLive`, `plan.cannotPin`, `plan.alreadyLive`. */
const pinnedIn = (from: PinRows, { personId, phaseKey }: Pin, at: At): StoredRow<'participant'> => {
  const rollout = rolloutOf(from)
  if (!rollout.draftedAt) throw new Problem('plan.notDrafted', {})
  const person = from.people.find((row) => row.personId === personId)
  const part = from.participants.find((row) => row.personId === personId)
  if (!person || !part) throw new Problem('access.notFound', {})
  if (part.goLiveOn !== null && part.goLiveOn <= at.today)
    throw new Problem('plan.personAlreadyLive', { name: person.name, day: part.goLiveOn })
  if (phaseKey === null) return { ...part, pinnedAt: null, pinnedBy: null }
  const phase = from.phases.find((row) => row.phaseKey === phaseKey)
  if (isMilestone(phaseKey) || !phase) throw new Problem('plan.cannotPin', {}, { field: 'phaseKey' })
  if (phase.goLiveOn <= at.today) throw new Problem('plan.alreadyLive', { day: phase.goLiveOn }, { field: 'phaseKey' })
  return { ...part, phaseKey, pinnedAt: at.now, pinnedBy: at.by.name }
}

/**
 * Keeps a person in a phase, or lets go of them (PH-10). Beyond few people only what the pin touches changes, where that holds (`pinAlone`); else
 * the plan is made anew around it.
 */
export const pin = command({
  name: 'plan.pin',
  about: 'Keeps a person in a phase whatever a replan would do; null lets go.',
  may: 'plan.run',
  aboutEveryone: true,
  nearby: nearby({
    needs: pinNeeds,
    decide: (facts, input: Pin, at) => {
      const from = pinRows(facts)
      return pinAlone(from, pinnedIn(from, input, at), at)
    },
  }),
  input: shape({ rolloutId: id, personId: id, phaseKey: nullable(id) }),
  needs: ({ rolloutId }) => planNeeds(rolloutId),
  decide: (from, input, at) => {
    const pinned = pinnedIn(from, input, at)
    const participants = from.participants.map((row) => (row.personId === pinned.personId ? pinned : row))
    return pinAlone(from, pinned, at) ?? [put('participant', pinned), ...replan({ ...from, participants }, at)]
  },
  reverse: ({ participants }, { rolloutId, personId }) =>
    participants
      .filter((row) => row.personId === personId)
      .map(({ pinnedAt, phaseKey }) => ({
        name: 'plan.pin',
        input: { rolloutId, personId, phaseKey: pinnedAt === null ? null : phaseKey },
      })),
})

export const exclude = command({
  name: 'plan.exclude',
  about: 'Leaves a person out of the rollout, with the reason; null takes them in again.',
  may: 'plan.run',
  aboutEveryone: true,
  input: shape({ rolloutId: id, personId: id, because: nullable(text(300)) }),
  needs: ({ rolloutId }) => planNeeds(rolloutId),
  decide: (from, { personId, because }, at) => {
    const rollout = rolloutOf(from)
    if (!rollout.draftedAt) throw new Problem('plan.notDrafted', {})
    const part = from.participants.find((row) => row.personId === personId)
    if (!part) throw new Problem('access.notFound', {})
    const changed = { ...part, excludedAt: because === null ? null : at.now, excludedBecause: because }
    return [
      put('participant', changed),
      ...replan({ ...from, participants: from.participants.map((row) => (row === part ? changed : row)) }, at),
    ]
  },
  reverse: ({ participants }, { rolloutId, personId }) =>
    participants
      .filter((row) => row.personId === personId)
      .map(({ excludedBecause }) => ({ name: 'plan.exclude', input: { rolloutId, personId, because: excludedBecause } })),
})
