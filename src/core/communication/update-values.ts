/** What fills the places of a weekly update: progress, goals, stories, the most asked questions, and what was done with feedback (CM-3). */
import type { fillWords } from '#core/communication/fill-words.ts'
import type { LetterRows } from '#core/communication/letter-facts.ts'
import type { PlaceName } from '#core/communication/merge-fields.ts'
import { canTellUse, type PhaseProgress, progressOf } from '#core/communication/phase-progress.ts'
import type { Reader } from '#core/communication/recipients.ts'
import { ofFeedback, ofStory, toldFor } from '#core/communication/told-in-language.ts'
import { feedbackFor, storiesFor } from '#core/communication/tell-in-person.ts'
import type { Language } from '#core/kernel/language.ts'
import type { Row } from '#core/kernel/rows.ts'
import type { speak } from '#core/kernel/words.ts'
import { goalKeys } from '#core/metrics/goals.ts'
import { smallestGroup } from '#core/metrics/small-groups.ts'

export type Message = Pick<Row<'message'>, 'messageKey' | 'kind' | 'phaseKey' | 'locationId'>

export type Say = ReturnType<typeof speak<typeof fillWords.en>>

/** For what one language says to one reader, or to a group. */
export interface Telling {
  readonly say: Say
  readonly language: Language
  readonly message: Message
  readonly reader: Reader | null
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** At most so many characters of what somebody wrote, so that a message stays short. */
const quoteLength = 300
const shortened = (text: string): string => {
  // By characters: half of one that takes two units is no text any more.
  const characters = [...text]
  return characters.length > quoteLength
    ? `${characters
        .slice(0, quoteLength)
        .join('')
        .replace(/\s+\S*$/, '')} …`
    : text
}

/** How many of the most asked questions an update answers. */
const questionCount = 3

type UpdatePlace = Extract<PlaceName, 'progress' | 'goals' | 'stories' | 'questions' | 'said'>

/** Gives what fills each place of an update, for the rows as they stand on a day; '' where there is nothing to say. */
export const updateValues = (
  rows: LetterRows,
  everyone: ReadonlyMap<string, Reader>,
  names: ReadonlyMap<string, string>,
  today: string,
): Record<UpdatePlace, (telling: Telling) => string | null> => {
  const rollout = rows.rollouts[0]
  let counted: readonly PhaseProgress[] | undefined
  const progressNow = (): readonly PhaseProgress[] => (counted ??= progressOf(rows, everyone, today))

  const positionOf = (key: string): number => rows.phases.find(({ phaseKey }) => phaseKey === key)?.position ?? 0

  const progressSaid = ({ say }: Telling): string | null => {
    const progress = progressNow()
    if (progress.length === 0) return null
    return progress
      .flatMap((some) => [...(some.hasBegun ? [say('progress', some)] : []), ...some.starts.map((one) => say('starts', one))])
      .join('\n')
  }

  /**
   * The goals for everyone, and for each phase that has begun: reached, not yet, or not known and why (ME-16); nothing while none is
   * settled. Of fewer than five people nothing is told, of phases that are told together nothing of one, and of use nothing that gives a
   * phase away: whether a phase reached that goal is told by its band alone (ME-8).
   */
  const goals = ({ say }: Telling): string => {
    const alone = new Set(progressNow().flatMap(({ hasBegun, phases }) => (hasBegun && phases.length === 1 ? phases : [])))
    const told = rows.goals.filter(({ phaseKey, goal, verdict, people }) => {
      if (people < smallestGroup || (phaseKey !== '' && !alone.has(phaseKey))) return false
      return goal !== 'active' || (phaseKey === '' ? canTellUse(progressNow()) : verdict === 'not known')
    })
    if (!told.some(({ phaseKey, verdict }) => phaseKey === '' && verdict !== 'not known')) return ''
    return goalKeys
      .flatMap((key) => {
        const of = told.filter(({ goal }) => goal === key)
        const all = of.find(({ phaseKey }) => phaseKey === '')
        const phases = of.filter(({ phaseKey }) => phaseKey !== '').toSorted((a, b) => positionOf(a.phaseKey) - positionOf(b.phaseKey))
        return all ? [say('goal', { ...all, phases, tool: rollout?.tool ?? '' })] : []
      })
      .join('\n')
  }

  const stories = ({ say, language: wanted, message }: Telling): string =>
    storiesFor(rows, message)
      .map((story) => {
        const { text, language } = toldFor(rows, ofStory(story), wanted)
        const who = story.personId === null ? null : (names.get(story.personId) ?? null)
        return say('story', { text: shortened(oneLine(text)), who, other: language !== wanted })
      })
      .join('\n')

  const questions = ({ say, language }: Telling): string => {
    const asked = new Map<string, number>()
    for (const { articleId } of rows.tickets) if (articleId !== null) asked.set(articleId, (asked.get(articleId) ?? 0) + 1)
    const answered = rows.articles
      .filter((row) => row.language === language && row.withdrawnAt === null && asked.has(row.articleId))
      .toSorted((a, b) => (asked.get(b.articleId) ?? 0) - (asked.get(a.articleId) ?? 0) || (a.title < b.title ? -1 : 1))
      .slice(0, questionCount)
    return answered.map(({ title, body }) => say('question', { title: oneLine(title), answer: shortened(oneLine(body)) })).join('\n')
  }

  const said = ({ say, language: wanted, message }: Telling): string =>
    feedbackFor(rows, message)
      .map((one) => {
        const { text, answer, language } = toldFor(rows, ofFeedback(one), wanted)
        return say('said', { said: shortened(oneLine(text)), done: shortened(oneLine(answer ?? '')), other: language !== wanted })
      })
      .join('\n')

  return { progress: progressSaid, goals, stories, questions, said }
}
