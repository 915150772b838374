/** The reviews of the rollout at work: their days, lessons and actions, and the lessons of the rollouts before it. */
import { computed } from '@preact/signals'
import { daysBetween } from '#core/kernel/calendar.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import type { NewcomerTold } from '#core/review/handover-parts.ts'
import { completedOn, momentNamed, type ReviewMoment, reviewsOf } from '#core/review/review-moments.ts'
import { type StepAt, stepsDue, stepsOf } from '#core/review/newcomers.ts'
import { worksOn } from '#core/kernel/employment.ts'
import { peopleById } from '#web/sync/borrowed.ts'
import { mayI } from '#web/sync/signed-in.ts'
import { all, isAbsent, ownZone, placesById, rollout, today, where } from '#web/sync/store.ts'

export const rolloutId = computed(() => rollout.value?.rolloutId ?? '')

export const completed = computed(() =>
  completedOn({
    phases: where('phase', { rolloutId: rolloutId.value }),
    oldSystem: where('oldSystem', { rolloutId: rolloutId.value })[0],
    zone: ownZone.value,
  }),
)
/** Every start has happened: whoever joins now gets their own small rollout (RV-5). */
export const isComplete = computed(() => completed.value !== null && completed.value <= today.value)
export const isSwitchedOff = computed(() => where('oldSystem', { rolloutId: rolloutId.value })[0]?.switchedOffAt != null)
const held = computed(() => where('review', { rolloutId: rolloutId.value }))
/** The three reviews; none while there is no plan. */
export const reviews = computed(() => (completed.value === null ? [] : reviewsOf(completed.value, held.value, today.value)))
export const heldReview = (moment: ReviewMoment): StoredRow<'review'> | undefined => held.value.find((one) => one.moment === moment)

const byTime = (one: StoredRow<'lesson'>, other: StoredRow<'lesson'>): number => (one.notedAt < other.notedAt ? -1 : 1)
export const lessons = computed(() => where('lesson', { rolloutId: rolloutId.value }).toSorted(byTime))
/** Lessons of other rollouts of the organisation, the newest first. */
export const lessonsBefore = (except: string): readonly StoredRow<'lesson'>[] =>
  [...all('lesson')].filter((one) => one.rolloutId !== except).toSorted((one, other) => byTime(other, one))

/** Open actions first, by their day; what is done comes last. */
export const actions = computed(() =>
  where('reviewAction', { rolloutId: rolloutId.value }).toSorted(
    (one, other) =>
      Number(one.doneAt !== null) - Number(other.doneAt !== null) ||
      daysBetween(other.dueOn, one.dueOn) ||
      (one.actionId < other.actionId ? -1 : 1),
  ),
)

export const addressOf = { week1: '/reviews/week-1', month1: '/reviews/month-1', month3: '/reviews/month-3' } as const
export const handoverPath = '/reviews/handover'
export const momentOf = (moment: string): ReviewMoment => momentNamed(moment) ?? 'week1'

export interface NewcomerDue {
  readonly newcomer: StoredRow<'newcomer'>
  readonly name: string
  readonly step: StepAt
}

/** Newcomers who work here, with what is known of their steps; a champion is not told who is whose buddy. */
const newcomers = computed(() => {
  const knowsBuddies = mayI('plan.run') && !isAbsent('buddy')
  return where('newcomer', { rolloutId: rolloutId.value }).flatMap((newcomer) => {
    const of = { rolloutId: newcomer.rolloutId, personId: newcomer.personId }
    const person = peopleById.value.get(of.personId)
    if (!person || !worksOn(person, today.value)) return []
    const hasBuddy = !knowsBuddies || where('buddy', of).length > 0
    return [{ newcomer, person, knowsBuddies, facts: { newcomer, hasBuddy, easeOn: where('atEase', of).map(({ saidOn }) => saidOn) } }]
  })
})

/** Of each newcomer the step that is asked for first; champions see those of their locations (RV-5). */
export const newcomersDue = computed((): readonly NewcomerDue[] =>
  newcomers.value.flatMap(({ newcomer, person: { name }, facts }) => {
    const [step] = stepsDue(facts, today.value)
    return step ? [{ newcomer, name, step }] : []
  }),
)

/** Each newcomer with their steps, whoever began last first. */
export const newcomersHere = computed((): readonly NewcomerTold[] =>
  newcomers.value
    .map(({ newcomer, person: { personId, name }, knowsBuddies, facts }) => ({
      personId,
      name,
      location: placesById.value.get(newcomer.locationId ?? '')?.name ?? null,
      startsOn: newcomer.startsOn,
      buddy: null,
      steps: stepsOf(facts, today.value).filter(({ step }) => knowsBuddies || step !== 'buddy'),
      checkNote: newcomer.checkNote,
    }))
    .toSorted((one, other) => (one.startsOn > other.startsOn ? -1 : one.startsOn < other.startsOn ? 1 : one.name < other.name ? -1 : 1)),
)
