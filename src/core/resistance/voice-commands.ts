/** The verbs of what people tell us: quick wins and successes with their consent, feedback and what was done about it. */
import { refuseBeyond, selfOf, withinReach } from '#core/access/access-scope.ts'
import { command, put, rows } from '#core/kernel/command.ts'
import { noticeTo } from '#core/notices/notice.ts'
import { boolean, id, language, nullable, oneOf, optional, shape, text } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'

/**
 * Notes a quick win or a success (CM-11): one's own, or as champion that of somebody at one's place, or of the place.
 * Without consent it is kept and told to nobody. Problems: access.notFound, access.notAPerson.
 */
export const noteStory = command({
  name: 'resistance.noteStory',
  about: 'Notes a quick win or a success, one’s own or that of somebody near, and whether they agree to have it told.',
  may: 'part.take',
  input: shape({
    rolloutId: id,
    storyId: id,
    personId: nullable(id),
    locationId: nullable(id),
    kind: oneOf(['quickWin', 'success']),
    text: text(500),
    language: optional(language),
    consent: boolean(),
  }),
  needs: ({ rolloutId, storyId, personId }, at) => ({
    rollouts: rows('rollout', { rolloutId }),
    stories: rows('story', { rolloutId, storyId }),
    people: rows('person', { personId: personId ?? at.by.personId ?? '' }),
  }),
  decide: ({ rollouts, stories, people }, { personId, locationId, consent, language: spoken = null, ...input }, at) => {
    if (rollouts.length === 0) throw new Problem('access.notFound', {})
    // Of a place and of nobody by name: for who helps there. Everybody else tells of themselves.
    const nameless = personId === null && locationId !== null && withinReach(at, { locationId })
    const whose = nameless ? null : (personId ?? selfOf(at))
    const person = whose === null ? undefined : people[0]
    if (whose !== null && !person) throw new Problem('access.notFound', {})
    if (person) refuseBeyond(at, { personId: person.personId, locationId: person.locationId })
    if (stories.length > 0) throw new Problem('resistance.storyThere', {})
    return [
      put('story', {
        ...input,
        language: spoken,
        personId: whose,
        locationId: person ? person.locationId : locationId,
        notedAt: at.now,
        notedBy: at.by.name,
        consentAt: consent ? at.now : null,
        chosenAt: null,
        toldIn: null,
      }),
    ]
  },
})

/**
 * Agrees to have a story told, or takes that back. Whose story it is agrees themselves; others near may only take it back for them
 * (CM-11). Problems: access.notFound, resistance.othersConsent.
 */
export const consentToStory = command({
  name: 'resistance.consentToStory',
  about: 'Agrees to have a story told, or takes that back; what has been told stays told.',
  may: 'part.take',
  input: shape({ rolloutId: id, storyId: id, consent: boolean() }),
  needs: ({ rolloutId, storyId }) => ({ stories: rows('story', { rolloutId, storyId }) }),
  decide: ({ stories }, { consent }, at) => {
    const story = stories[0]
    if (!story) throw new Problem('access.notFound', {})
    refuseBeyond(at, story)
    if (consent && story.personId !== null && story.personId !== at.by.personId) throw new Problem('resistance.othersConsent', {})
    return [put('story', { ...story, consentAt: consent ? (story.consentAt ?? at.now) : null, chosenAt: consent ? story.chosenAt : null })]
  },
})

export const chooseStory = command({
  name: 'resistance.chooseStory',
  about: 'Takes a story up for the next weekly update, or leaves it out; only with the consent of whose it is.',
  may: 'communication.run',
  input: shape({ rolloutId: id, storyId: id, chosen: boolean() }),
  needs: ({ rolloutId, storyId }) => ({ stories: rows('story', { rolloutId, storyId }) }),
  decide: ({ stories }, { chosen }, at) => {
    const story = stories[0]
    if (!story) throw new Problem('access.notFound', {})
    if (chosen && story.consentAt === null) throw new Problem('resistance.noConsent', {})
    return [put('story', { ...story, chosenAt: chosen ? (story.chosenAt ?? at.now) : null })]
  },
})

export const giveFeedback = command({
  name: 'resistance.giveFeedback',
  about: 'Tells those who run the rollout something; every piece gets an answer or an adjustment.',
  may: 'part.take',
  input: shape({ rolloutId: id, feedbackId: id, text: text(1000), language: optional(language) }),
  needs: ({ rolloutId, feedbackId }, at) => ({
    rollouts: rows('rollout', { rolloutId }),
    feedback: rows('feedback', { rolloutId, feedbackId }),
    people: rows('person', { personId: at.by.personId ?? '' }),
  }),
  decide: ({ rollouts, feedback, people }, { language: spoken = null, ...input }, at) => {
    const personId = selfOf(at)
    if (rollouts.length === 0) throw new Problem('access.notFound', {})
    if (feedback.length > 0) throw new Problem('resistance.feedbackThere', {})
    return [
      put('feedback', {
        ...input,
        language: spoken,
        personId,
        locationId: people[0]?.locationId ?? null,
        givenAt: at.now,
        state: 'open',
        answer: null,
        answeredAt: null,
        answeredBy: null,
        toldIn: null,
      }),
    ]
  },
})

/** Answers a piece of feedback, or says what was changed because of it; whoever gave it is told (RE-5). */
export const answerFeedback = command({
  name: 'resistance.answerFeedback',
  about: 'Answers feedback, or says what was changed because of it; whoever gave it is told.',
  may: 'place.help',
  input: shape({ rolloutId: id, feedbackId: id, answer: text(1000), adjusted: boolean() }),
  needs: ({ rolloutId, feedbackId }) => ({ feedback: rows('feedback', { rolloutId, feedbackId }) }),
  decide: ({ feedback }, { rolloutId, answer, adjusted }, at) => {
    const given = feedback[0]
    if (!given) throw new Problem('access.notFound', {})
    refuseBeyond(at, { locationId: given.locationId })
    return [
      put('feedback', { ...given, answer, state: adjusted ? 'adjusted' : 'answered', answeredAt: at.now, answeredBy: at.by.name }),
      noticeTo(at, 0, {
        personId: given.personId,
        rolloutId,
        code: adjusted ? 'resistance.notice.adjusted' : 'resistance.notice.answered',
        params: { said: given.text, answer, by: at.by.name },
        path: '/',
      }),
    ]
  },
})
