/** The training of the rollout at work, from the rows at hand. */
import { computed } from '@preact/signals'
import { frozenBy } from '#core/plan/pauses.ts'
import { f, voice } from '#web/base/language.ts'
import { pauses } from '#web/contingency/pause-selectors.ts'
import { personName } from '#web/people/person-name.ts'
import { all, now, rollout, where, zone } from '#web/sync/store.ts'
import { type SessionView, sessionViewsOf } from '#web/training/session-rows.ts'
import { trainingPageWords } from '#web/training/training-words.ts'
import { trainerNamed } from '#core/training/trainer.ts'

const words = voice(trainingPageWords)

export const rolloutId = computed(() => rollout.value?.rolloutId ?? '')

export const sessionViews = computed<readonly SessionView[]>(() =>
  sessionViewsOf(
    {
      sessions: where('session', { rolloutId: rolloutId.value }),
      attendees: where('attendee', { rolloutId: rolloutId.value }),
      places: all('location'),
      zone: zone.value,
    },
    now.value,
  ),
)

/** The keys of the sessions that wait in a pause (CO-3). */
const frozen = computed(() => {
  const of = { rolloutId: rolloutId.value }
  const rows = { phases: where('phase', of), phaseSites: where('phaseSite', of), sessions: where('session', of) }
  return new Set(
    pauses.value.flatMap((pause) => frozenBy(pause, rows, pause.pausedAt, zone.value).sessions.map(({ sessionKey }) => sessionKey)),
  )
})
export const isFrozen = ({ session }: Pick<SessionView, 'session'>): boolean => frozen.value.has(session.sessionKey)

export const nameOf = (personId: string | null): string => (personId === null ? '' : personName(personId))

/** The trainer of a session; the planner only counts them until the rollout lead names one. */
export const trainerName = (trainer: string): string => trainerNamed(trainer) ?? words('trainerMissing')

/** The place of a session in words, with its room where that says more. */
export const whereabouts = ({ session, place }: Pick<SessionView, 'session' | 'place'>): string => {
  if (place === null) return words(session.form === 'lowData' ? 'lowData' : 'online')
  return session.room === null || session.room === place
    ? place
    : session.room.startsWith(place)
      ? session.room
      : `${place}, ${session.room}`
}

/** "Thursday 26 November 14:00", at the place. */
export const whenLong = ({ day, session, zone: local }: SessionView): string =>
  words('nextDay', { day: f().day(day, 'long'), time: f().clock(session.startsAt, local) })

/** "Thu 26 Nov 14:00", at the place. */
export const whenShort = ({ session, zone: local }: Pick<SessionView, 'session' | 'zone'>): string => f().moment(session.startsAt, local)
