/** The first review of the sample company: after the first phase, before its day, with lessons and actions for the phases to come. */
import { addDays } from '#core/kernel/calendar.ts'
import type { Language } from '#core/kernel/language.ts'
import { catalogue, speak } from '#core/kernel/words.ts'
import { samplePersonId } from '#core/organisation/sample-company.ts'
import type { CommandName } from '#core/registry/command-inputs.ts'
import { type InRollout, moment, step, type Step } from '#server/sample/sample-step.ts'

const words = catalogue({
  en: {
    because: 'The first phase taught us enough to help the next ones',
    connection: 'Test on a bad connection first',
    connectionBy: 'Nieuw Nickerie, the first week',
    morning: 'Sessions at nine, not at two',
    morningBy: 'feedback: the shops are busy after two',
    phone: 'Call people who do not answer',
    phoneBy: 'calls got answers, e-mail did not',
    template: 'Make a template for the weekly report',
    visit: 'Visit those who are not active',
    guide: 'Print the guide for the shop floor',
  },
  nl: {
    because: 'De eerste fase leerde ons genoeg om de volgende te helpen',
    connection: 'Eerst testen op een slechte verbinding',
    connectionBy: 'Nieuw Nickerie, de eerste week',
    morning: 'Sessies om negen uur, niet om twee uur',
    morningBy: 'feedback: na twee uur is het druk in de winkels',
    phone: 'Bel mensen die niet antwoorden',
    phoneBy: 'bellen leverde antwoord op, e-mail niet',
    template: 'Een sjabloon maken voor het weekrapport',
    visit: 'Langsgaan bij wie niet actief is',
    guide: 'De handleiding printen voor op de werkvloer',
  },
})

const [sherida, priya] = ['Sherida Pinas', 'Priya Sewnarain'].map((name) => samplePersonId(name))

/** The review on the ninth day after the first go-live, `goLive` (`YYYY-MM-DD`). */
export const sampleReview = (goLive: string, language: Language): Step[] => {
  const say = speak(words, language)
  const heldOn = addDays(goLive, 8)
  const at = <Name extends CommandName>(day: string, time: string, name: Name, input: InRollout<Name>): Step =>
    step(moment(day, time), null, name, input)
  const lesson = (lessonId: string, time: string, kind: 'keep' | 'change', text: string, source: string): Step =>
    at(heldOn, time, 'review.noteLesson', { lessonId: `sample-${lessonId}`, moment: 'week1', kind, text, source })
  const action = (actionId: string, time: string, ownerId: string | undefined, title: string, after: number): Step =>
    at(heldOn, time, 'review.noteAction', {
      actionId: `sample-${actionId}`,
      moment: 'week1',
      title,
      ownerId: ownerId ?? null,
      dueOn: addDays(heldOn, after),
    })
  return [
    lesson('connection', '15:00', 'change', say('connection'), say('connectionBy')),
    lesson('morning', '15:05', 'change', say('morning'), say('morningBy')),
    lesson('phone', '15:10', 'keep', say('phone'), say('phoneBy')),
    action('guide', '15:15', sherida, say('guide'), 1),
    action('visit', '15:20', sherida, say('visit'), 42),
    action('template', '15:25', priya, say('template'), 56),
    at(heldOn, '15:45', 'review.close', { moment: 'week1', heldOn, because: say('because') }),
    at(addDays(heldOn, 1), '10:00', 'review.settleAction', { actionId: 'sample-guide', done: true }),
  ]
}
