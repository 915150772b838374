/** What Today stands on, from the rows at hand or from the server: what holds the next go-live, how ready it is, and what needs whoever looks. */
import { computed } from '@preact/signals'
import { nextPhase, todayList } from '#core/checklist/today.ts'
import { isNextPaused, launchHolds, type LaunchFacts, type Readiness, readinessOf } from '#core/home/launch.ts'
import { type Need, needsNow } from '#core/home/needs.ts'
import { messages, outlook, rolloutId, tallies } from '#web/communication/message-counts.ts'
import { undelivered } from '#web/communication/undelivered-source.ts'
import { summary } from '#web/people/people-source.ts'
import { dataPaidByPeople, plansDue } from '#web/contingency/offline-plan-selectors.ts'
import { due } from '#web/contingency/old-system-selectors.ts'
import { standing } from '#web/contingency/runbook-selectors.ts'
import { actions, isComplete, newcomersDue, reviews } from '#web/review/review-selectors.ts'
import { queue } from '#web/support/support-waiting.ts'
import { mayI, me } from '#web/sync/signed-in.ts'
import { all, now, rollout, today, where } from '#web/sync/store.ts'
import { completion } from '#web/training/completion-source.ts'

export const phases = computed(() => where('phase', { rolloutId: rolloutId.value }).sort((a, b) => a.position - b.position))
export const items = computed(() => where('checklistItem', { rolloutId: rolloutId.value }))
export const next = computed(() => nextPhase(phases.value, today.value))

const facts = computed<LaunchFacts>(() => ({
  today: today.value,
  now: now.value,
  isApproved: rollout.value?.approvedAt != null,
  phases: phases.value,
  sites: where('phaseSite', { rolloutId: rolloutId.value }),
  items: items.value,
  messages: messages.value,
  tallies: tallies.value,
  pauses: where('pause', { rolloutId: rolloutId.value }).filter(({ endedAt }) => endedAt === null),
  gates: where('gate', { rolloutId: rolloutId.value }),
  sessions: where('session', { rolloutId: rolloutId.value }),
  officeHours: where('officeHour', { rolloutId: rolloutId.value }),
  completion: mayI('training.run') ? completion.value : [],
  championsAt: summary.value && new Set(summary.value.championsAt),
  runbookLacks: standing.value.lacks,
}))

/** Everyone of the next phase waits in a pause. */
export const paused = computed(() => isNextPaused(facts.value))
export const holds = computed(() => launchHolds(facts.value))
export const readiness = computed<readonly Readiness[]>(() => (next.value ? readinessOf(next.value, facts.value) : []))

/** Everything that needs whoever is here, the most urgent first. */
export const needs = computed<readonly Need[]>(() => {
  const actor = me.value?.actor
  if (phases.value.length === 0) return []
  return needsNow({
    ...facts.value,
    runs: mayI('plan.run'),
    helps: mayI('place.help'),
    tasks: todayList(items.value, today.value, { personId: actor?.personId ?? null, role: actor?.role ?? 'member' }),
    outlook: outlook.value,
    queue: queue.value,
    backups: me.value?.backups,
    withoutHttps: me.value?.isWithoutHttps === true,
    undelivered: mayI('communication.run') ? undelivered.value.total : 0,
    newcomers: summary.value?.outsidePlan ?? 0,
    isComplete: isComplete.value,
    newcomersDue: newcomersDue.value,
    refusedFiles: all('usageRefusal').filter((file) => file.settledAt === null && (file.rolloutId ?? rolloutId.value) === rolloutId.value),
    exportDue: due.value,
    offlineDue: plansDue.value,
    paidByPeople: dataPaidByPeople.value,
    reviews: reviews.value,
    reviewActions: actions.value,
  })
})
