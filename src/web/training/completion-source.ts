/** Training completion and who is missing, of the rollout at work: from the rows at hand or from the server. */
import { computed } from '@preact/signals'
import { settingsOf } from '#core/plan/settings.ts'
import { completionOf } from '#core/training/completion.ts'
import type { Missing, MissingQuery, PhaseCompletion } from '#core/training/phase-completion.ts'
import { everyone } from '#web/people/people-list.ts'
import { figures } from '#web/sync/figures.ts'
import type { ListSource } from '#web/sync/list-source.ts'
import { mayI } from '#web/sync/signed-in.ts'
import { rollout, today, where } from '#web/sync/store.ts'
import type { SessionView } from '#web/training/session-rows.ts'
import { nameOf, rolloutId, sessionViews } from '#web/training/training-selectors.ts'

/** What is coming for each person: their next seat, whether they wait, whether they said no. */
const comings = computed(() => {
  const coming = new Map<string, string>()
  const waits = new Set<string>()
  const excused = new Set<string>()
  for (const { session, stage, seated, waiting, apologies } of sessionViews.value) {
    for (const { personId } of apologies) excused.add(personId)
    if (stage !== 'toCome') continue
    for (const { personId } of seated) if (!coming.has(personId)) coming.set(personId, session.sessionKey)
    for (const { personId } of waiting) waits.add(personId)
  }
  return { coming, waits, excused }
})

const cohorts = computed(() =>
  completionOf(
    {
      rolloutId: rolloutId.value,
      participants: everyone.value.flatMap(({ part }) => part ?? []),
      phases: where('phase', { rolloutId: rolloutId.value }),
      sessions: where('session', { rolloutId: rolloutId.value }),
      attendance: where('attendance', { rolloutId: rolloutId.value }),
      people: everyone.value.map(({ person }) => person),
      seatedAhead: new Set(comings.value.coming.keys()),
    },
    settingsOf(rollout.value?.settings ?? '{}').presentShare,
    today.value,
  ).filter(({ assigned }) => assigned > 0),
)

/** A champion's device has no rows of others' parts in the plan: the server counts those at their locations. */
const isPartial = (): boolean => !mayI('training.run')

/** How far each phase is; for a champion at their locations. */
export const completion = figures<readonly PhaseCompletion[]>({
  table: 'participant',
  isPartial,
  local: () => cohorts.value,
  path: () => `/api/training/completion?${new URLSearchParams({ rollout: rolloutId.value })}`,
  unknown: [],
})

const bySession = computed(() => new Map(sessionViews.value.map((shown) => [shown.session.sessionKey, shown])))
/** A session by its key. */
export const sessionViewOf = (sessionKey: string): SessionView | undefined => bySession.value.get(sessionKey)

/** Who of a phase is not trained yet, by name. */
export const missingSource: ListSource<MissingQuery, Missing> = {
  table: 'participant',
  isPartial,
  local: ({ phaseKey }) => {
    const { coming, waits, excused } = comings.value
    const missing = cohorts.value.find((cohort) => cohort.phaseKey === phaseKey)?.missing ?? []
    return missing
      .map(({ personId, state }) => ({
        personId,
        name: nameOf(personId),
        state,
        next: coming.get(personId) ?? null,
        waits: waits.has(personId),
        excused: excused.has(personId),
      }))
      .toSorted((one, other) => one.name.localeCompare(other.name))
  },
  path: ({ rolloutId: rolloutHere, phaseKey }) => `/api/training/missing?${new URLSearchParams({ rollout: rolloutHere, phase: phaseKey })}`,
}
