/** The verbs of the weekly question: answering it, noting that it was answered, choosing whether it is anonymous, reminding the silent. */
import { selfOf } from '#core/access/access-scope.ts'
import { type At, command, put, rows } from '#core/kernel/command.ts'
import { addDays } from '#core/kernel/calendar.ts'
import { boolean, day, id, listOf, maybeText, shape, whole } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row } from '#core/kernel/rows.ts'
import { noticeTo } from '#core/notices/notice.ts'
import { firstAskedOn, isAnonymousIn, isAnswerable, isAskedIn, lastAskedOn, weekOf } from '#core/pulse/pulse-week.ts'

/** Most people reminded by one command. */
export const mostReminded = 1000

const score = whole(0, 10)

interface AskedRows {
  readonly parts: readonly Row<'participant'>[]
  readonly phases: readonly Row<'phase'>[]
  readonly people: readonly Row<'person'>[]
  readonly replies: readonly Row<'pulseReply'>[]
  readonly modes: readonly Row<'pulseMode'>[]
}

const neededBy = (rolloutId: string, personId: string, weekOn: string) => ({
  parts: rows('participant', { rolloutId, personId }),
  phases: rows('phase', { rolloutId }),
  people: rows('person', { personId }),
  replies: rows('pulseReply', { rolloutId, personId, weekOn }),
  modes: rows('pulseMode', { rolloutId }),
})

/** The row of an answer that may be given; refused for a week that is over long ago, somebody who is not asked, and a second answer. */
const replyOf = (
  { parts, phases, people, replies }: AskedRows,
  { rolloutId, personId, weekOn }: { readonly rolloutId: string; readonly personId: string; readonly weekOn: string },
  at: At,
): Row<'pulseReply'> => {
  const [part] = parts
  if (!part || part.excludedAt !== null) throw new Problem('access.notFound', {})
  if (!isAnswerable(weekOn, at.today)) throw new Problem('pulse.otherWeek', { weekOn }, { field: 'weekOn' })
  if (!isAskedIn(weekOn, part.goLiveOn, lastAskedOn(phases)))
    throw new Problem('pulse.notAsked', { from: part.goLiveOn === null ? null : firstAskedOn(part.goLiveOn) })
  if (replies.length > 0) throw new Problem('pulse.answeredBefore', { weekOn })
  const locationId = people[0]?.locationId ?? null
  return { rolloutId, personId, weekOn, locationId, answeredOn: at.today, satisfied: null, recommend: null, remark: null }
}

/** Answers the weekly question by name (ME-5). Problems: access.notFound, pulse.otherWeek, pulse.notAsked, pulse.answeredBefore, pulse.anonymousWeek. */
export const answerPulse = command({
  name: 'pulse.answer',
  about:
    'Answers the weekly question: how satisfied, whether one would recommend the tool (0 to 10), and one free line; once a week (ME-5).',
  may: 'part.take',
  input: shape({ rolloutId: id, weekOn: day, satisfied: score, recommend: score, remark: maybeText(300) }),
  needs: ({ rolloutId, weekOn }, at) => neededBy(rolloutId, at.by.personId ?? '', weekOn),
  decide: (facts, { satisfied, recommend, remark, ...of }, at) => {
    const reply = replyOf(facts, { ...of, personId: selfOf(at) }, at)
    if (isAnonymousIn(of.weekOn, facts.modes)) throw new Problem('pulse.anonymousWeek', {})
    return [put('pulseReply', { ...reply, satisfied, recommend, remark })]
  },
})

/** Notes that somebody answered in an anonymous week; the answer is kept beside it, without a link (ME-5). Problems: as `pulse.answer`, and pulse.namedWeek. */
export const noteAnswered = command({
  name: 'pulse.noteAnswered',
  about: 'Notes that somebody answered the weekly question in an anonymous week; says nothing of the answer (ME-5).',
  may: 'part.take',
  inside: true,
  input: shape({ rolloutId: id, weekOn: day }),
  needs: ({ rolloutId, weekOn }, at) => neededBy(rolloutId, at.by.personId ?? '', weekOn),
  decide: (facts, input, at) => {
    const reply = replyOf(facts, { ...input, personId: selfOf(at) }, at)
    if (!isAnonymousIn(input.weekOn, facts.modes)) throw new Problem('pulse.namedWeek', {})
    return [put('pulseReply', reply)]
  },
})

/**
 * Chooses whether the weekly question is anonymous: from next Monday on, so that a week stays as it was when people answered it;
 * before anybody is asked, from this Monday on. Answers that were given stay as they are. Problems: access.notFound, pulse.modeSame.
 */
export const chooseMode = command({
  name: 'pulse.chooseMode',
  about:
    'Chooses whether the weekly question is anonymous, from next Monday on; answers that were given stay as they are, named or without a name (ME-5).',
  may: 'metrics.run',
  input: shape({ rolloutId: id, anonymous: boolean() }),
  needs: ({ rolloutId }) => ({
    rollouts: rows('rollout', { rolloutId }),
    phases: rows('phase', { rolloutId }),
    modes: rows('pulseMode', { rolloutId }),
  }),
  decide: ({ rollouts, phases, modes }, { rolloutId, anonymous }, at) => {
    if (!rollouts[0]) throw new Problem('access.notFound', {})
    const week = weekOf(at.today)
    const isUnderWay = phases.some(({ goLiveOn }) => firstAskedOn(goLiveOn) <= addDays(week, 6))
    const fromOn = isUnderWay ? addDays(week, 7) : week
    if (isAnonymousIn(fromOn, modes) === anonymous) throw new Problem('pulse.modeSame', { anonymous })
    return [put('pulseMode', { rolloutId, fromOn, anonymous: anonymous ? 1 : 0 })]
  },
})

/** Reminds those who have not answered, once a week; `more` while not all of them fitted (ME-5). Problems: access.notFound, pulse.remindedBefore. */
export const remindSilent = command({
  name: 'pulse.remind',
  about: 'Reminds those who have not answered the weekly question, once in its week (ME-5).',
  may: 'metrics.run',
  inside: true,
  input: shape({ rolloutId: id, weekOn: day, people: listOf(id, mostReminded), more: boolean() }),
  needs: ({ rolloutId, weekOn }) => ({
    rollouts: rows('rollout', { rolloutId }),
    rounds: rows('pulseRound', { rolloutId, weekOn }),
  }),
  decide: ({ rollouts, rounds }, { rolloutId, weekOn, people, more }, at) => {
    const [rollout] = rollouts
    if (!rollout) throw new Problem('access.notFound', {})
    const [round] = rounds
    const through = round?.throughId ?? ''
    if (round && (round.throughId === null || people.some((personId) => personId <= through)))
      throw new Problem('pulse.remindedBefore', { weekOn })
    const throughId = more ? (people.at(-1) ?? null) : null
    return [
      put('pulseRound', { rolloutId, weekOn, reminded: (round?.reminded ?? 0) + people.length, throughId, remindedAt: at.now }),
      ...people.map((personId, n) =>
        noticeTo(at, n, { personId, rolloutId, code: 'pulse.notice.reminder', params: { tool: rollout.tool }, path: '/' }),
      ),
    ]
  },
})
