/** How far each phase is, as the weekly update tells it: started, trained, active (CM-3); in the groups of a sponsor's page (ME-8). */
import type { LetterRows } from '#core/communication/letter-facts.ts'
import type { Reader } from '#core/communication/recipients.ts'
import { daysBetween } from '#core/kernel/calendar.ts'
import { dueAfterDays } from '#core/metrics/adoption-share.ts'
import { figuresOf } from '#core/metrics/figures.ts'
import { goalNeeds } from '#core/metrics/goals.ts'
import { canStandTogether, smallestGroup, toldShare } from '#core/metrics/small-groups.ts'
import { settingsOf } from '#core/plan/settings.ts'
import { trainedOf } from '#core/training/completion.ts'

/** A share as readers may know it, who see no names: nothing of fewer than five people, else a band (ME-8). */
const told = (part: number | null, of: number | null) => (part === null || of === null ? ('unknown' as const) : toldShare(part, of))

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/** How far each phase is, or small ones together, counted once for all readers. */
export const progressOf = (
  { rollouts, phases, sessions, attendances, goals, toldPhases }: LetterRows,
  everyone: ReadonlyMap<string, Reader>,
  today: string,
) => {
  const trained = trainedOf(sessions, attendances, settingsOf(rollouts[0]?.settings ?? '{}').presentShare)
  const used = new Map(goals.filter(({ goal }) => goal === 'active').map((row) => [row.phaseKey, row]))
  const members = Map.groupBy(everyone.values(), ({ participant }) => participant?.phaseKey ?? null)
  const counted = phases
    .toSorted((a, b) => a.position - b.position)
    .map((phase) => ({ ...phase, headCount: members.get(phase.phaseKey)?.length ?? 0 }))
  return figuresOf(counted, toldPhases).map(({ phaseKeys, goLiveOn: goLive, headCount }) => {
    const own = counted.filter(({ phaseKey }) => phaseKeys.includes(phaseKey))
    const people = own.flatMap(
      ({ phaseKey, goLiveOn }) =>
      (members.get(phaseKey) ?? []).map(({ person, participant }) => ({ personId: person.personId, from: participant?.goLiveOn ?? goLiveOn })), // prettier-ignore
    )
    const known = people.some(({ personId }) => trained.has(personId))
    const done = people.filter(({ personId }) => trained.get(personId) === 'complete').length
    // Nothing is known of a phase that has not begun, and nothing needs to be.
    const begun = own.filter(({ goLiveOn }) => goLiveOn <= today).map(({ phaseKey }) => used.get(phaseKey))
    const isKnown = begun.length > 0 && begun.every((row) => row && row.active !== null && row.covered !== null)
    const covered = isKnown ? sum(begun.map((row) => row?.covered ?? 0)) : null
    const use = told(isKnown ? sum(begun.map((row) => row?.active ?? 0)) : null, covered)
    return {
      phases: phaseKeys,
      goLive,
      hasBegun: begun.length > 0,
      /** Those of them that have not begun, each with its day, or the day that was planned while the start waits for a decision. */
      starts: own.flatMap(({ phaseKey, goLiveOn, waitsSinceOn }) =>
        goLiveOn <= today ? [] : [{ phase: phaseKey, goLive: goLiveOn, planned: waitsSinceOn }],
      ),
      /** Null where they are too few to tell more than the day. */
      people: headCount,
      started: toldShare(people.filter(({ from }) => from <= today).length, people.length),
      trained: told(known ? done : null, people.length),
      use,
      /** What a verdict on everyone's use may not give away; not told itself. */
      part: {
        of: covered ?? people.length,
        share: use === 'unknown' ? null : use,
        due: people.filter(({ from }) => daysBetween(from, today) >= dueAfterDays).length,
      },
    }
  })
}

export type PhaseProgress = ReturnType<typeof progressOf>[number]

/** Whether the verdict on everyone's use can be told beside the progress of the phases (ME-8, ME-16). */
export const canTellUse = (progress: readonly PhaseProgress[]): boolean => {
  const parts = progress.map(({ part }) => part)
  return sum(parts.map(({ due }) => due)) >= smallestGroup && canStandTogether(parts, goalNeeds.active)
}
