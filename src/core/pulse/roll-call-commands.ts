/** The verbs of who worked in which system: a champion's roll-call, one's own weekly answer, a lead's statement about the old system. */
import { refuseBeyond, selfOf } from '#core/access/access-scope.ts'
import { addDays, daysBetween } from '#core/kernel/calendar.ts'
import { type At, type Change, command, put, remove, rows } from '#core/kernel/command.ts'
import { day, id, maybeText, nullable, oneOf, shape } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row } from '#core/kernel/rows.ts'
import { isAnswerable, lateDays } from '#core/pulse/pulse-week.ts'

export const usedWhat = ['new', 'old', 'away'] as const

const neededBy = (rolloutId: string, personId: string, weekOn: string) => ({
  parts: rows('participant', { rolloutId, personId }),
  people: rows('person', { personId }),
  said: rows('rollCall', { rolloutId, personId, weekOn }),
})

interface SaidRows {
  readonly parts: readonly Row<'participant'>[]
  readonly people: readonly Row<'person'>[]
  readonly said: readonly Row<'rollCall'>[]
}
interface Saying {
  readonly rolloutId: string
  readonly weekOn: string
  readonly used: (typeof usedWhat)[number] | null
}

/** Says it, anew or otherwise, or takes it back; what arrives later than its week counts for the last day of it. */
const saying = (
  { parts, people, said }: SaidRows,
  { used, ...week }: Saying,
  who: { readonly personId: string; readonly saidBy: string },
  at: At,
): Change[] => {
  const [person] = people
  if (!person) throw new Problem('access.notFound', {})
  const { locationId } = person
  refuseBeyond(at, { personId: who.personId, locationId })
  if (parts[0] && parts[0].excludedAt !== null) throw new Problem('access.notFound', {})
  if (!isAnswerable(week.weekOn, at.today)) throw new Problem('pulse.otherWeek', { weekOn: week.weekOn }, { field: 'weekOn' })
  const before = said.find(({ saidBy }) => saidBy === who.saidBy)
  if (used === null) return before ? [remove('rollCall', before)] : []
  const sunday = addDays(week.weekOn, 6)
  const saidOn = at.today < sunday ? at.today : sunday
  return [put('rollCall', { ...week, ...who, used, locationId, saidOn, recordedBy: at.by.name })]
}

const input = { rolloutId: id, weekOn: day, used: nullable(oneOf(usedWhat)) }

/** Answers the roll-call for somebody at one's location (ME-4). Problems: access.notFound, pulse.otherWeek. */
export const callRoll = command({
  name: 'pulse.callRoll',
  about:
    'Says in the roll-call what somebody at one’s location worked in this week: the new tool, still the old system, or not at work (ME-4).',
  may: 'place.help',
  input: shape({ ...input, personId: id }),
  needs: ({ rolloutId, personId, weekOn }) => neededBy(rolloutId, personId, weekOn),
  decide: (facts, { personId, ...given }, at) => saying(facts, given, { personId, saidBy: 'champion' }, at),
})

/** Says what one worked in oneself this week (ME-4). Problems: access.notFound, access.notAPerson, pulse.otherWeek. */
export const sayUsed = command({
  name: 'pulse.sayUsed',
  about: 'Says what one worked in oneself this week: the new tool, still the old system, or not at work (ME-4).',
  may: 'part.take',
  input: shape(input),
  needs: ({ rolloutId, weekOn }, at) => neededBy(rolloutId, at.by.personId ?? '', weekOn),
  decide: (facts, given, at) => saying(facts, given, { personId: selfOf(at), saidBy: 'self' }, at),
})

/** States what is still done only in the old system, where it has no usage data (GA-7). Problems: access.notFound, pulse.otherDay. */
export const stateOldUse = command({
  name: 'pulse.stateOldUse',
  about: 'States on a day what is still done only in the old system, or that nothing is, where it has no usage data (GA-7).',
  may: 'metrics.run',
  input: shape({ rolloutId: id, statedOn: day, stillThere: maybeText(300) }),
  needs: ({ rolloutId }) => ({ rollouts: rows('rollout', { rolloutId }) }),
  decide: ({ rollouts }, input, at) => {
    if (!rollouts[0]) throw new Problem('access.notFound', {})
    if (input.statedOn > at.today || daysBetween(input.statedOn, at.today) > lateDays)
      throw new Problem('pulse.otherDay', { on: input.statedOn }, { field: 'statedOn' })
    return [put('oldUse', { ...input, statedBy: at.by.name })]
  },
})
