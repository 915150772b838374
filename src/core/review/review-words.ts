/** What is said about reviews, lessons and actions. */
import type { ProblemKind } from '#core/kernel/problem.ts'
import { catalogue } from '#core/kernel/words.ts'
import type { ReviewMoment } from '#core/review/review-moments.ts'

export const reviewWords = catalogue({
  en: {
    'review.notPlanned': 'A review is counted from the last start of the plan, and there is no plan yet. Make the plan first.',
    'review.closed': ({ on }: { on: string }, f) =>
      `This review was held on ${f.day(on, 'full')} and is closed. Reopen it first to change the day.`,
    'review.notClosed': 'This review is open, so there is nothing to reopen.',
    'review.dayAhead': ({ on }: { on: string }, f) => `${f.day(on, 'full')} lies in the future. Choose the day on which it was held.`,
    'review.early': ({ on }: { on: string }, f) =>
      `This review is due on ${f.day(on, 'full')}, so that its figures can tell something. Hold it then, or say why it was held before.`,
    'review.unknownLesson': 'This lesson does not exist any more. Look at the list of lessons.',
    'review.noOwner': 'An action without an owner is not done. Choose who does it.',
    'review.ownerLeft': ({ name }: { name: string }) => `${name} does not work here any more. Choose someone else.`,
    'review.unknownAction': 'This action does not exist any more. Look at the list of actions.',
    'review.stillRunning': ({ on }: { on: string | null }, f) =>
      on === null
        ? 'Newcomers are welcomed after the rollout, and there is no plan yet. Make the plan first.'
        : `The rollout runs until ${f.day(on, 'full')}. Until then newcomers start with a phase: update the plan.`,
    'review.inPlan': ({ name }: { name: string }) => `${name} is in the plan already. Choose someone who is not.`,
    'review.startsTooEarly': ({ on }: { on: string }, f) =>
      `The last phase started on ${f.day(on, 'full')}. Choose that day or a later one as the first day with the tool.`,
    'review.helperTicks': 'Your champion or the rollout lead ticks this step. Ask them, or tick the materials when you are done.',
    'review.at': ({ moment }: { moment: ReviewMoment }): string =>
      ({ week1: 'Review of week 1', month1: 'Review of month 1', month3: 'Review of month 3' })[moment],
  },
  nl: {
    'review.notPlanned': 'Een terugblik telt vanaf de laatste start in het plan, en er is nog geen plan. Maak eerst het plan.',
    'review.closed': ({ on }, f) =>
      `Deze terugblik is gehouden op ${f.day(on, 'full')} en is afgesloten. Open hem eerst opnieuw om de dag te wijzigen.`,
    'review.notClosed': 'Deze terugblik is nog open en hoeft dus niet opnieuw te worden geopend.',
    'review.dayAhead': ({ on }, f) => `${f.day(on, 'full')} ligt in de toekomst. Kies de dag waarop hij is gehouden.`,
    'review.early': ({ on }, f) =>
      `Deze terugblik is op ${f.day(on, 'full')}, zodat de cijfers iets kunnen zeggen. Houd hem dan, of vul in waarom het eerder was.`,
    'review.unknownLesson': 'Dit leerpunt bestaat niet meer. Kijk in de lijst met leerpunten.',
    'review.noOwner': 'Een actie die van niemand is, blijft liggen. Kies wie haar uitvoert.',
    'review.ownerLeft': ({ name }) => `${name} werkt hier niet meer. Kies iemand anders.`,
    'review.unknownAction': 'Deze actie bestaat niet meer. Kijk in de lijst met acties.',
    'review.stillRunning': ({ on }, f) =>
      on === null
        ? 'Nieuwe collega’s verwelkom je na de uitrol, en er is nog geen plan. Maak eerst het plan.'
        : `De uitrol loopt tot en met ${f.day(on, 'full')}. Tot dan beginnen nieuwe collega’s met een fase: werk het plan bij.`,
    'review.inPlan': ({ name }) => `${name} staat al in het plan. Kies iemand die er nog niet in staat.`,
    'review.startsTooEarly': ({ on }, f) =>
      `De laatste fase is begonnen op ${f.day(on, 'full')}. Kies die dag of een latere als eerste dag met het nieuwe systeem.`,
    'review.helperTicks':
      'Je ambassadeur of de projectleider vinkt deze stap af. Vraag het hun, of vink het trainingsmateriaal af als je klaar bent.',
    'review.at': ({ moment }): string =>
      ({ week1: 'Terugblik na een week', month1: 'Terugblik na een maand', month3: 'Terugblik na drie maanden' })[moment as ReviewMoment],
  },
})

export const reviewProblems = {
  'review.notPlanned': 'refused',
  'review.closed': 'conflict',
  'review.notClosed': 'conflict',
  'review.dayAhead': 'refused',
  'review.early': 'refused',
  'review.unknownLesson': 'notFound',
  'review.noOwner': 'refused',
  'review.ownerLeft': 'refused',
  'review.unknownAction': 'notFound',
  'review.stillRunning': 'refused',
  'review.inPlan': 'conflict',
  'review.startsTooEarly': 'refused',
  'review.helperTicks': 'refused',
} as const satisfies Record<string, ProblemKind>
