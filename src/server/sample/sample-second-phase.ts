/** What the sample company's second phase brings: visits to those who had not begun, questions, and what an offer takes before and after. */
import { addDays } from '#core/kernel/calendar.ts'
import type { Language } from '#core/kernel/language.ts'
import { catalogue, speak } from '#core/kernel/words.ts'
import { samplePersonId } from '#core/organisation/sample-company.ts'
import type { Row } from '#core/registry/tables.ts'
import { moment, step, type Step } from '#server/sample/sample-step.ts'
import { chance, lateBeginners, visitedAfter } from '#server/sample/sample-usage.ts'

const words = catalogue({
  en: {
    login: 'When do I get my sign-in?',
    loginAnswer: 'On the morning of your first day, by e-mail.',
    copy: 'How do I copy an offer of last year?',
    copyAnswer: 'Open it, choose “Copy” and change the date. The prices are those of today.',
  },
  nl: {
    login: 'Wanneer krijg ik mijn inlog?',
    loginAnswer: 'Op de ochtend van je eerste dag, per e-mail.',
    copy: 'Hoe kopieer ik een offerte van vorig jaar?',
    copyAnswer: 'Open de offerte, kies “Kopiëren” en pas de datum aan. De prijzen zijn die van vandaag.',
  },
})

interface Rows {
  readonly people: readonly Row<'person'>[]
  readonly participants: readonly Row<'participant'>[]
}

const champion = samplePersonId('Sherida Pinas')

/** Days from the first go-live on which an offer is timed: two before the plan was agreed to and two once the second phase is live. */
const timedBefore = (nth: number): readonly number[] => [-28 + (nth % 5), -20 + (nth % 2)]
const timedAfter = (nth: number): readonly number[] => [17 + (nth % 2), 21 + (nth % 5)]

/** Weeks from the first go-live in which people ask, and how many of them. */
const asked: readonly (readonly [week: number, people: number])[] = [[-3, 3], [-2, 2], [-1, 3], [0, 2], [1, 2], [2, 6], [3, 4], [4, 3], [5, 2]] // prettier-ignore

/**
 * Steps from the day on which the plan was agreed to, `begunOn`; `goLive` is the first go-live. Everyone with an address times the same
 * task before and after, whether they are live yet or not, so that those who are can be compared with those who are not (ME-13).
 */
export const sampleSecondPhase = (
  { people, participants }: Rows,
  { begunOn, goLive, language }: { readonly begunOn: string; readonly goLive: string; readonly language: Language },
): Step[] => {
  const say = speak(words, language)
  const parts = new Map(participants.map((part) => [part.personId, part]))
  const named = people.filter(({ email, personId }) => email !== null && parts.get(personId)?.goLiveOn != null)
  const day = (after: number): string => addDays(goLive, after)
  const coreOn = participants.find(({ phaseKey }) => phaseKey === 'core')?.goLiveOn ?? day(14)
  const timed = (personId: string, takenOn: string): Step => {
    const isLive = takenOn >= (parts.get(personId)?.goLiveOn ?? '9999')
    // What was timed before the plan was agreed to is entered once it is.
    const notedOn = takenOn > begunOn ? takenOn : addDays(begunOn, 1)
    return step(moment(notedOn, '11:40'), personId, 'impact.timeTask', {
      readingId: `sample-second-${personId}-${takenOn}`,
      measureId: 'sample-offer',
      minutes: Math.round(10 * ((isLive ? 12 : 19) + 6 * chance(`${personId} offer ${takenOn}`))) / 10,
      takenOn,
    })
  }
  const questions = asked.flatMap(([week, count]) =>
    named
      .toSorted((one, other) => chance(`${one.personId} asks ${week}`) - chance(`${other.personId} asks ${week}`))
      .slice(0, count)
      .flatMap(({ personId }, nth): Step[] => {
        const on = day(7 * week + (nth % 5))
        const ticketId = `sample-second-${week}-${nth}`
        const what = on < (parts.get(personId)?.goLiveOn ?? '') ? 'login' : 'copy'
        const asking = { ticketId, question: say(what), page: null, device: null }
        return [
          step(moment(on, '10:15'), personId, 'support.ask', asking),
          step(moment(on, '11:05'), null, 'support.solve', { ticketId, answer: say(`${what}Answer`) }),
        ]
      }),
  )
  return [
    ...named.flatMap(({ personId }, nth) => [...timedBefore(nth), ...timedAfter(nth)].map((after) => timed(personId, day(after)))),
    ...questions,
    ...lateBeginners(people, participants).visited.map((personId) =>
      step(moment(addDays(coreOn, visitedAfter), '14:10'), champion, 'training.noteVisit', {
        appointmentId: `sample-visit-${personId}`,
        personId,
        visitedOn: addDays(coreOn, visitedAfter),
      }),
    ),
  ]
}
