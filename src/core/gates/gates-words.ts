/** The words of go/no-go checks, in every language. */
import type { ProblemKind } from '#core/kernel/problem.ts'
import { catalogue } from '#core/kernel/words.ts'
import { phaseCalled } from '#core/plan/phase-name.ts'
import type { Metric } from '#core/gates/check-shapes.ts'

export const gatesWords = catalogue({
  en: {
    'gates.verdict.pass': 'Pass',
    'gates.verdict.hold': 'Hold',
    'gates.verdict.fail': 'Fail',
    'gates.verdict.no-data': 'No data',
    'gates.planNotApproved': 'The plan is not approved yet. Approve the plan first; its go/no-go checks follow from it.',
    'gates.unknownCheck': ({ check }: { check: string }) =>
      `This go/no-go check has no check called ${check}. Choose one from the list of the page.`,
    'gates.thresholdRange': ({ metric, least, most }: { metric: Metric; least: number; most: number }, f) =>
      metric === 'share'
        ? 'The threshold of a share lies between 0% and 100%.'
        : `The threshold of this check lies between ${f.number(least)} and ${f.number(most)}.`,
    'gates.noBasis': 'Nobody answers questions for this check, so it has no basis. Leave the basis as it is.',
    'gates.noWindows': 'Only weekly active is measured in separate weeks. Leave this check at one week.',
    'gates.notEvaluated': 'This go/no-go check was not evaluated yet. That happens within a minute; try again then.',
    'gates.nothingNew': 'Nothing has changed since the last evaluation.',
    'gates.nothingWaits': 'No start waits for its go/no-go check today.',
    'gates.alreadyLive': ({ on }: { on: string }, f) =>
      `This phase started on ${f.day(on)}. Report an issue and pause the rollout if it has to stop.`,
    'gates.tooEarly': ({ phase, on }: { phase: string; on: string }, f) =>
      `${phaseCalled(phase, f)} has to start first, on ${f.day(on)}. Approve this phase after that.`,
    'gates.reasonMissing': 'Not every check passes. Give the reason why the phase starts anyway.',
    'gates.ownerOnly':
      'A guard fails or has no data, so only an owner can approve. Supply what the check asks for, or ask an owner to decide.',
    'gates.nobodyToRemind': 'Nobody in particular can settle this check with a reply. Read what it needs beside it.',
    'gates.remindedBefore': ({ on, from }: { on: string; from: string }, f) =>
      `These people were reminded on ${f.day(on)}. Remind them again from ${f.day(from)} on, or ask them in person.`,
  },
  nl: {
    'gates.verdict.pass': 'Goed',
    'gates.verdict.hold': 'Wacht',
    'gates.verdict.fail': 'Stop',
    'gates.verdict.no-data': 'Geen gegevens',
    'gates.planNotApproved': 'Het plan is nog niet goedgekeurd. Keur eerst het plan goed; daaruit volgen de go/no-go-momenten.',
    'gates.unknownCheck': ({ check }) => `Dit go/no-go-moment heeft geen controle ${check}. Kies er een uit de lijst op de pagina.`,
    'gates.thresholdRange': ({ metric, least, most }, f) =>
      metric === 'share'
        ? 'De grens van een aandeel ligt tussen 0% en 100%.'
        : `De grens van deze controle ligt tussen ${f.number(least)} en ${f.number(most)}.`,
    'gates.noBasis': 'Voor deze controle beantwoordt niemand vragen, dus ze heeft geen grondslag. Laat de grondslag zoals ze is.',
    'gates.noWindows': 'Alleen wekelijks actief wordt in losse weken gemeten. Laat deze controle op één week staan.',
    'gates.notEvaluated': 'Dit go/no-go-moment is nog niet beoordeeld. Dat gebeurt binnen een minuut; probeer het dan opnieuw.',
    'gates.nothingNew': 'Er is niets veranderd sinds de laatste beoordeling.',
    'gates.nothingWaits': 'Vandaag wacht geen start op een go/no-go-moment.',
    'gates.alreadyLive': ({ on }, f) =>
      `Deze fase is begonnen op ${f.day(on)}. Meld een probleem en pauzeer de uitrol als hij moet stoppen.`,
    'gates.tooEarly': ({ phase, on }, f) => `${phaseCalled(phase, f)} moet eerst starten, op ${f.day(on)}. Keur deze fase daarna goed.`,
    'gates.reasonMissing': 'Niet elke controle is goed. Geef de reden waarom de fase toch start.',
    'gates.ownerOnly':
      'Een harde eis is niet gehaald of heeft geen gegevens, dus alleen een eigenaar kan goedkeuren. Lever aan wat de controle vraagt, of laat een eigenaar beslissen.',
    'gates.nobodyToRemind': 'Niemand in het bijzonder kan deze controle met een antwoord halen. Ernaast staat wat er nodig is.',
    'gates.remindedBefore': ({ on, from }, f) =>
      `Deze mensen zijn herinnerd op ${f.day(on)}. Herinner ze opnieuw vanaf ${f.day(from)}, of vraag het ze persoonlijk.`,
  },
})

export const gatesProblems = {
  'gates.planNotApproved': 'refused',
  'gates.unknownCheck': 'invalid',
  'gates.thresholdRange': 'invalid',
  'gates.noBasis': 'invalid',
  'gates.noWindows': 'invalid',
  'gates.notEvaluated': 'refused',
  'gates.nothingNew': 'refused',
  'gates.nothingWaits': 'refused',
  'gates.alreadyLive': 'refused',
  'gates.tooEarly': 'refused',
  'gates.reasonMissing': 'invalid',
  'gates.ownerOnly': 'refused',
  'gates.nobodyToRemind': 'refused',
  'gates.remindedBefore': 'conflict',
} as const satisfies Record<string, ProblemKind>
