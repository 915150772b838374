/** The verbs of reviews: closing and reopening one, its lessons, and its actions with an owner and a day. */
import { command, put, remove, rows } from '#core/kernel/command.ts'
import { worksOn } from '#core/kernel/employment.ts'
import { boolean, day, id, maybeText, nullable, oneOf, shape, text } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row } from '#core/kernel/rows.ts'
import { zoneAt } from '#core/regional/at-location.ts'
import { completedOn, reviewDay, reviewMoments } from '#core/review/review-moments.ts'

export const lessonKinds = ['keep', 'change'] as const
export type LessonKind = (typeof lessonKinds)[number]

const moment = oneOf(reviewMoments)

/** Closes a review. Problems: access.notFound, review.notPlanned, review.closed, review.dayAhead, review.early. */
export const closeReview = command({
  name: 'review.close',
  about: 'Closes a review with the day on which it was held; before its day a reason is needed (RV-1, RV-2, RV-3).',
  may: 'plan.run',
  input: shape({ rolloutId: id, moment, heldOn: day, because: maybeText(300) }),
  needs: ({ rolloutId, moment: of }) => ({
    rollouts: rows('rollout', { rolloutId }),
    organisation: rows('organisation'),
    phases: rows('phase', { rolloutId }),
    oldSystems: rows('oldSystem', { rolloutId }),
    reviews: rows('review', { rolloutId, moment: of }),
  }),
  decide: ({ rollouts, organisation, phases, oldSystems, reviews: [known] }, input, at) => {
    if (!rollouts[0]) throw new Problem('access.notFound', {})
    if (known) throw new Problem('review.closed', { on: known.heldOn })
    const completed = completedOn({ phases, oldSystem: oldSystems[0], zone: zoneAt(organisation[0]) })
    if (completed === null) throw new Problem('review.notPlanned', {})
    if (input.heldOn > at.today) throw new Problem('review.dayAhead', { on: input.heldOn }, { field: 'heldOn' })
    const on = reviewDay(input.moment, completed)
    const isEarly = input.heldOn < on
    if (isEarly && input.because === null) throw new Problem('review.early', { on }, { field: 'because' })
    return [put('review', { ...input, because: isEarly ? input.because : null, closedAt: at.now, closedBy: at.by.name })]
  },
})

/** Opens a review again. Problem: review.notClosed. */
export const reopenReview = command({
  name: 'review.reopen',
  about: 'Opens a review again that was closed by mistake; its lessons and actions stay.',
  may: 'plan.run',
  input: shape({ rolloutId: id, moment }),
  needs: (input) => ({ reviews: rows('review', input) }),
  decide: ({ reviews: [known] }) => {
    if (!known) throw new Problem('review.notClosed', {})
    return [remove('review', known)]
  },
})

/** A lesson as it was recorded. */
const lessonNoted = ({ rolloutId, lessonId, moment: of, kind, text: said, source }: Row<'lesson'>) => ({
  name: 'review.noteLesson',
  input: { rolloutId, lessonId, moment: of, kind, text: said, source },
})

/** Records a lesson, or changes it. Problem: access.notFound. */
export const noteLesson = command({
  name: 'review.noteLesson',
  about: 'Records a lesson, or changes it: what to keep or to change in the next rollout, and what shows it (RV-1).',
  may: 'plan.run',
  input: shape({ rolloutId: id, lessonId: id, moment, kind: oneOf(lessonKinds), text: text(300), source: maybeText(200) }),
  needs: ({ rolloutId, lessonId }) => ({ rollouts: rows('rollout', { rolloutId }), lessons: rows('lesson', { rolloutId, lessonId }) }),
  decide: ({ rollouts }, input, at) => {
    if (!rollouts[0]) throw new Problem('access.notFound', {})
    return [put('lesson', { ...input, notedAt: at.now, notedBy: at.by.name })]
  },
  reverse: ({ lessons: [lesson] }, { rolloutId, lessonId }) => [
    lesson ? lessonNoted(lesson) : { name: 'review.removeLesson', input: { rolloutId, lessonId } },
  ],
})

/** Takes a lesson out. Problem: review.unknownLesson. */
export const removeLesson = command({
  name: 'review.removeLesson',
  about: 'Takes a lesson out that was recorded by mistake.',
  may: 'plan.run',
  input: shape({ rolloutId: id, lessonId: id }),
  needs: (input) => ({ lessons: rows('lesson', input) }),
  decide: ({ lessons: [known] }) => {
    if (!known) throw new Problem('review.unknownLesson', {})
    return [remove('lesson', known)]
  },
  reverse: ({ lessons }) => lessons.map(lessonNoted),
})

/** An action as it was recorded. */
const actionNoted = ({ rolloutId, actionId, moment: of, title, ownerId, dueOn }: Row<'reviewAction'>) => ({
  name: 'review.noteAction',
  input: { rolloutId, actionId, moment: of, title, ownerId, dueOn },
})

/** Records an action, or changes it. Problems: access.notFound, review.noOwner, people.unknownPerson, review.ownerLeft. */
export const noteAction = command({
  name: 'review.noteAction',
  about: 'Records an action that a review ends in, or changes it: what, who does it and by which day (RV-1, RV-2, RV-3).',
  may: 'plan.run',
  input: shape({ rolloutId: id, actionId: id, moment, title: text(200), ownerId: nullable(id), dueOn: day }),
  needs: ({ rolloutId, actionId, ownerId }) => ({
    rollouts: rows('rollout', { rolloutId }),
    actions: rows('reviewAction', { rolloutId, actionId }),
    people: rows('person', { personId: ownerId ?? '' }),
  }),
  decide: ({ rollouts, actions: [known], people: [owner] }, { ownerId, ...input }, at) => {
    if (!rollouts[0]) throw new Problem('access.notFound', {})
    if (ownerId === null) throw new Problem('review.noOwner', {}, { field: 'ownerId' })
    if (!owner) throw new Problem('people.unknownPerson', {}, { field: 'ownerId' })
    if (known?.ownerId !== ownerId && !worksOn(owner, at.today))
      throw new Problem('review.ownerLeft', { name: owner.name }, { field: 'ownerId' })
    return [put('reviewAction', { doneAt: null, doneBy: null, notedAt: at.now, notedBy: at.by.name, ...known, ...input, ownerId })]
  },
  reverse: ({ actions: [action] }, { rolloutId, actionId }) => [
    action ? actionNoted(action) : { name: 'review.removeAction', input: { rolloutId, actionId } },
  ],
})

const actionNeeds = ({ rolloutId, actionId }: { readonly rolloutId: string; readonly actionId: string }) => ({
  actions: rows('reviewAction', { rolloutId, actionId }),
})

/** Marks an action as done, or as open again. Problem: review.unknownAction. */
export const settleAction = command({
  name: 'review.settleAction',
  about: 'Marks an action of a review as done, or as open again.',
  may: 'plan.run',
  input: shape({ rolloutId: id, actionId: id, done: boolean() }),
  needs: (input) => actionNeeds(input),
  decide: ({ actions: [known] }, { done }, at) => {
    if (!known) throw new Problem('review.unknownAction', {})
    return [put('reviewAction', { ...known, ...(done ? { doneAt: at.now, doneBy: at.by.name } : { doneAt: null, doneBy: null }) })]
  },
  reverse: ({ actions }) =>
    actions.map(({ rolloutId, actionId, doneAt }) => ({
      name: 'review.settleAction',
      input: { rolloutId, actionId, done: doneAt !== null },
    })),
})

/** Takes an action out. Problem: review.unknownAction. */
export const removeAction = command({
  name: 'review.removeAction',
  about: 'Takes an action of a review out that was recorded by mistake.',
  may: 'plan.run',
  input: shape({ rolloutId: id, actionId: id }),
  needs: (input) => actionNeeds(input),
  decide: ({ actions: [known] }) => {
    if (!known) throw new Problem('review.unknownAction', {})
    return [remove('reviewAction', known)]
  },
  reverse: ({ actions }) => actions.map(actionNoted),
})

export const reviewCommands = [closeReview, reopenReview, noteLesson, removeLesson, noteAction, settleAction, removeAction] as const
