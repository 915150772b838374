/** The verb of an imported survey: answers by name, and that somebody answered in an anonymous week. */
import { command, put, rows } from '#core/kernel/command.ts'
import { day, id, listOf, maybeText, shape, whole } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import { isAnonymousIn } from '#core/pulse/pulse-week.ts'
import { mostAnswers } from '#core/pulse/survey-answers.ts'

const score = whole(0, 10)
const who = { personId: id, weekOn: day, locationId: maybeText(200), answeredOn: day }

/**
 * Imports answers of a survey (ME-5): those by name, and of anonymous weeks only who answered. Whoever answered in a week already keeps
 * that answer. Problems: access.notFound, pulse.anonymousWeek, pulse.namedWeek.
 */
export const importAnswers = command({
  name: 'pulse.importAnswers',
  about: 'Imports answers to the weekly question from a survey; of anonymous weeks it says only who answered (ME-5).',
  may: 'metrics.run',
  aboutEveryone: true,
  inside: true,
  carriesList: true,
  input: shape({
    rolloutId: id,
    named: listOf(shape({ ...who, satisfied: score, recommend: score, remark: maybeText(300) }), mostAnswers),
    nameless: listOf(shape(who), mostAnswers),
  }),
  needs: ({ rolloutId }) => ({
    rollouts: rows('rollout', { rolloutId }),
    modes: rows('pulseMode', { rolloutId }),
    replies: rows('pulseReply', { rolloutId }),
  }),
  decide: ({ rollouts, modes, replies }, { rolloutId, named, nameless }) => {
    if (!rollouts[0]) throw new Problem('access.notFound', {})
    if (named.some(({ weekOn }) => isAnonymousIn(weekOn, modes))) throw new Problem('pulse.anonymousWeek', {})
    if (nameless.some(({ weekOn }) => !isAnonymousIn(weekOn, modes))) throw new Problem('pulse.namedWeek', {})
    const there = new Set(replies.map(({ personId, weekOn }) => `${personId} ${weekOn}`))
    const unanswered = <T extends { readonly personId: string; readonly weekOn: string }>(list: readonly T[]): T[] =>
      list.filter(({ personId, weekOn }) => !there.has(`${personId} ${weekOn}`))
    return [
      ...unanswered(named).map((one) => put('pulseReply', { rolloutId, ...one })),
      ...unanswered(nameless).map((one) => put('pulseReply', { rolloutId, ...one, satisfied: null, recommend: null, remark: null })),
    ]
  },
})
