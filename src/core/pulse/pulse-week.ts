/** When somebody is asked the weekly question and whether they are at ease, and whether a week is anonymous (ME-5, GA-7). */
import { addDays, dayNumber, dayOf, daysBetween, mondayOf, weekday } from '#core/kernel/calendar.ts'
import type { Row } from '#core/kernel/rows.ts'

/** Days after one's own go-live from which on one is asked the weekly question: there is something to answer about by then. */
export const firstAskedAfterDays = 3
/** Days that the question is asked after the old system was switched off: long enough for the review of the first month (RV-2). */
export const askedAfterOffDays = 35
/** A device without a connection may bring an answer so many days after its week began. */
export const lateDays = 35
/** Days after one's own go-live of the first question whether one is at ease, and days until it is asked again (GA-7). */
export const atEaseAfterDays = 14
export const atEaseEveryDays = 30

/** The Monday of the week of a day. */
export const weekOf = (day: string): string => dayOf(mondayOf(dayNumber(day)))

/** Whether text names a Monday on which a week begins that an answer can be of: this week's or, from a device that was away, an earlier one. */
export const isAnswerable = (weekOn: string, today: string): boolean =>
  weekday(dayNumber(weekOn)) === 1 && weekOn <= today && daysBetween(weekOn, today) <= lateDays

/**
 * The last day on which the weekly question is asked; null while the old system has no day on which it is switched off.
 *
 * @example lastAskedOn([{ phaseKey: 'off', goLiveOn: '2027-03-01' }]) // '2027-04-05'
 */
export const lastAskedOn = (phases: readonly Pick<Row<'phase'>, 'phaseKey' | 'goLiveOn'>[]): string | null => {
  const off = phases.find(({ phaseKey }) => phaseKey === 'off')
  return off ? addDays(off.goLiveOn, askedAfterOffDays) : null
}

/** The first day on which somebody with this go-live is asked. */
export const firstAskedOn = (goLiveOn: string): string => addDays(goLiveOn, firstAskedAfterDays)

/** The last day on which somebody with this go-live is asked: whoever joined after the rollout has their own first weeks (RV-5). */
const lastAskedFor = (goLiveOn: string, lastOn: string | null): string | null => {
  const own = addDays(goLiveOn, askedAfterOffDays)
  return lastOn === null || lastOn > own ? lastOn : own
}

/** Whether somebody is asked the weekly question in the week of this Monday: once in each week from the first day to the last (ME-5). */
export const isAskedIn = (weekOn: string, goLiveOn: string | null, lastOn: string | null): boolean => {
  if (goLiveOn === null) return false
  const last = lastAskedFor(goLiveOn, lastOn)
  return firstAskedOn(goLiveOn) <= addDays(weekOn, 6) && (last === null || weekOn <= last)
}

/** Whether answers of the week of this Monday are anonymous: as it was last chosen for that week or before (ME-5). */
export const isAnonymousIn = (weekOn: string, modes: readonly Pick<Row<'pulseMode'>, 'fromOn' | 'anonymous'>[]): boolean => {
  const [last] = modes.filter(({ fromOn }) => fromOn <= weekOn).toSorted((a, b) => (a.fromOn < b.fromOn ? 1 : -1))
  return last?.anonymous === 1
}

/** The day from which somebody can be asked whether they are at ease: day 14, then a month after their last answer; null without a go-live. */
export const nextAtEaseOn = (goLiveOn: string | null, answers: readonly Pick<Row<'atEase'>, 'saidOn'>[]): string | null => {
  if (goLiveOn === null) return null
  const last = answers.reduce<string | null>((latest, { saidOn }) => (latest === null || saidOn > latest ? saidOn : latest), null)
  return last === null ? addDays(goLiveOn, atEaseAfterDays) : addDays(last, atEaseEveryDays)
}

export type Question = 'pulse' | 'atEase' | 'used'

/** The questions that wait for somebody, the weekly one first; each goes away once it is answered (ME-5, GA-7, ME-4). */
export const questionsFor = (
  mine: {
    readonly rolloutId: string
    readonly participant: Pick<Row<'participant'>, 'goLiveOn' | 'excludedAt'> | undefined
    readonly phases: readonly Pick<Row<'phase'>, 'phaseKey' | 'goLiveOn'>[]
    readonly replies: readonly Pick<Row<'pulseReply'>, 'weekOn'>[]
    readonly ease: readonly Pick<Row<'atEase'>, 'saidOn' | 'saidBy'>[]
    readonly said: readonly Pick<Row<'rollCall'>, 'weekOn' | 'saidBy'>[]
  },
  today: string,
): readonly Question[] => {
  const goLiveOn = mine.participant?.goLiveOn ?? null
  if (goLiveOn === null || mine.participant?.excludedAt != null) return []
  const week = weekOf(today)
  const lastOn = lastAskedFor(goLiveOn, lastAskedOn(mine.phases))
  if (lastOn !== null && week > lastOn) return []
  // What a champion recorded for them does not keep them from saying it themselves.
  const nextOn = nextAtEaseOn(goLiveOn, mine.ease.filter(({ saidBy }) => saidBy === 'self')) // prettier-ignore
  const isDue: Readonly<Record<Question, boolean>> = {
    pulse: firstAskedOn(goLiveOn) <= today && !mine.replies.some(({ weekOn }) => weekOn === week),
    atEase: nextOn !== null && nextOn <= today,
    used: goLiveOn <= today && !mine.said.some(({ weekOn, saidBy }) => weekOn === week && saidBy === 'self'),
  }
  return (['pulse', 'atEase', 'used'] as const).filter((question) => isDue[question])
}
