/** The verb of the question whether somebody can do their work with the new tool (GA-7). */
import { refuseBeyond, selfOf } from '#core/access/access-scope.ts'
import { type At, command, put, rows } from '#core/kernel/command.ts'
import { day, id, oneOf, shape } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row } from '#core/kernel/rows.ts'
import { daysBetween } from '#core/kernel/calendar.ts'
import { lateDays, nextAtEaseOn } from '#core/pulse/pulse-week.ts'

export const easeAnswers = ['yes', 'partly', 'no'] as const
export type EaseAnswer = (typeof easeAnswers)[number]

const neededBy = (rolloutId: string, personId: string) => ({
  parts: rows('participant', { rolloutId, personId }),
  people: rows('person', { personId }),
  answers: rows('atEase', { rolloutId, personId }),
})

interface EaseRows {
  readonly parts: readonly Row<'participant'>[]
  readonly people: readonly Row<'person'>[]
  readonly answers: readonly Row<'atEase'>[]
}

const answerOf = (
  { parts, people, answers }: EaseRows,
  input: { readonly rolloutId: string; readonly saidOn: string; readonly answer: EaseAnswer },
  { personId, saidBy }: { readonly personId: string; readonly saidBy: 'self' | 'champion' },
  at: At,
): Row<'atEase'> => {
  const [person] = people
  const [part] = parts
  if (!person) throw new Problem('access.notFound', {})
  const locationId = person.locationId
  refuseBeyond(at, { personId, locationId })
  // A champion's device has nobody else's part; the server, which has, decides.
  if (part && part.excludedAt !== null) throw new Problem('access.notFound', {})
  if (input.saidOn > at.today || daysBetween(input.saidOn, at.today) > lateDays)
    throw new Problem('pulse.otherDay', { on: input.saidOn }, { field: 'saidOn' })
  // What somebody says themselves counts over what was recorded for them, and the same day may be corrected.
  const before = answers.filter(({ saidOn, saidBy: by }) => saidOn !== input.saidOn && !(saidBy === 'self' && by === 'champion'))
  const from = part ? nextAtEaseOn(part.goLiveOn, before) : input.saidOn
  if (from === null || input.saidOn < from) throw new Problem('pulse.easeNotAsked', { from })
  const sameDay = answers.find(({ saidOn }) => saidOn === input.saidOn)
  if (saidBy === 'champion' && sameDay?.saidBy === 'self') throw new Problem('pulse.saidThemselves', { on: input.saidOn })
  return { ...input, personId, locationId, saidBy, recordedBy: at.by.name }
}

const input = { rolloutId: id, saidOn: day, answer: oneOf(easeAnswers) }

/** Says whether one can do one's work with the new tool (GA-7). Problems: access.notFound, pulse.otherDay, pulse.easeNotAsked. */
export const sayEase = command({
  name: 'pulse.sayEase',
  about: 'Says whether one can do one’s work with the new tool: yes, partly or no; from day 14, then monthly (GA-7).',
  may: 'part.take',
  input: shape(input),
  needs: ({ rolloutId }, at) => neededBy(rolloutId, at.by.personId ?? ''),
  decide: (facts, given, at) => [put('atEase', answerOf(facts, given, { personId: selfOf(at), saidBy: 'self' }, at))],
})

/** Records the answer of somebody at one's location, marked as recorded (GA-7). Problems: as `pulse.sayEase`, and pulse.saidThemselves. */
export const recordEase = command({
  name: 'pulse.recordEase',
  about: 'Records for somebody at one’s location whether they can do their work with the new tool; it is marked as recorded (GA-7).',
  may: 'place.help',
  input: shape({ ...input, personId: id }),
  needs: ({ rolloutId, personId }) => neededBy(rolloutId, personId),
  decide: (facts, { personId, ...given }, at) => [put('atEase', answerOf(facts, given, { personId, saidBy: 'champion' }, at))],
})
