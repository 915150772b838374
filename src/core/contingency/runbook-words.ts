/** The words of the rollback runbook and its drills, in every language. */
import type { Format } from '#core/kernel/format.ts'
import type { ProblemKind } from '#core/kernel/problem.ts'
import { catalogue } from '#core/kernel/words.ts'

/** A span of minutes as people say it: 2 h 52 min. No line parts it, nor a number from its unit. */
export const minutesSaid = (minutes: number, f: Format): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const hour = f.language === 'nl' ? 'u' : 'h'
  return [hours > 0 ? `${f.number(hours)}\u00a0${hour}` : '', rest > 0 || hours === 0 ? `${rest}\u00a0min` : '']
    .filter(Boolean)
    .join('\u00a0')
}

export const runbookWords = catalogue({
  en: {
    'contingency.runbook.over': ({ on }: { on: string }, f) => `The point of no return was ${f.day(on)}. Going back is no longer possible.`,
    'contingency.runbook.none': 'There is no way to go back yet. Write the runbook.',
    'contingency.runbook.ownerless': ({ count }: { count: number }, f) =>
      f.plural(count, { one: 'One step of the runbook is not assigned', other: '# steps of the runbook are not assigned' }),
    'contingency.runbook.undrilled': 'The runbook is written. Nobody has drilled it yet.',
    'contingency.runbook.changed': 'The runbook changed after the last drill. Drill it again.',
    'contingency.runbook.ready': ({ minutes }: { minutes: number }, f) => `Going back takes ${minutesSaid(minutes, f)}, as drilled`,
    'contingency.tooManySteps': ({ most }: { most: number }, f) =>
      `A runbook has at most ${f.number(most)} steps. Combine some of them first.`,
    'contingency.nothingToDrill': 'The runbook has no steps yet. Write it before you drill it.',
    'contingency.drillUnderWay': 'A drill is already under way. Open it, or end it before you start another one.',
    'contingency.drillOver': 'This drill has ended. Start a new one to time the steps again.',
    'contingency.momentAhead': 'This moment lies in the future. Check the clock of your device and try again.',
    'contingency.endsBeforeStart': 'This ends before it starts. Start it first, then stop it.',
    'contingency.stepsUntimed': ({ count }: { count: number }, f) =>
      `${f.plural(count, { one: 'One step has no time yet', other: '# steps have no time yet' })}. Time every step, or record that the drill did not work.`,
  },
  nl: {
    'contingency.runbook.over': ({ on }, f) => `Sinds ${f.day(on)} is er geen weg terug meer. Teruggaan kan niet meer.`,
    'contingency.runbook.none': 'Er is nog geen weg terug. Schrijf het terugvalplan.',
    'contingency.runbook.ownerless': ({ count }, f) =>
      f.plural(count, {
        one: 'Eén stap van het terugvalplan is niet toegewezen',
        other: '# stappen van het terugvalplan zijn niet toegewezen',
      }),
    'contingency.runbook.undrilled': 'Het terugvalplan is geschreven. Het is nog niet geoefend.',
    'contingency.runbook.changed': 'Het terugvalplan is na de laatste oefening gewijzigd. Oefen het opnieuw.',
    'contingency.runbook.ready': ({ minutes }, f) => `Teruggaan duurt ${minutesSaid(minutes, f)}, zo bleek uit de oefening`,
    'contingency.tooManySteps': ({ most }, f) =>
      `Een terugvalplan heeft hoogstens ${f.number(most)} stappen. Voeg er eerst een paar samen.`,
    'contingency.nothingToDrill': 'Het terugvalplan heeft nog geen stappen. Schrijf het voordat je het oefent.',
    'contingency.drillUnderWay': 'Er loopt al een oefening. Open haar, of sluit haar af voordat je een nieuwe begint.',
    'contingency.drillOver': 'Deze oefening is afgelopen. Begin een nieuwe om de stappen opnieuw te klokken.',
    'contingency.momentAhead': 'Dit moment ligt in de toekomst. Controleer de klok van je apparaat en probeer het opnieuw.',
    'contingency.endsBeforeStart': 'Dit eindigt voordat het begint. Start het eerst, en stop het daarna.',
    'contingency.stepsUntimed': ({ count }, f) =>
      `${f.plural(count, { one: 'Eén stap heeft nog geen tijd', other: '# stappen hebben nog geen tijd' })}. Klok elke stap, of leg vast dat de oefening niet lukte.`,
  },
})

export const runbookProblems = {
  'contingency.tooManySteps': 'refused',
  'contingency.nothingToDrill': 'refused',
  'contingency.drillUnderWay': 'conflict',
  'contingency.drillOver': 'refused',
  'contingency.momentAhead': 'invalid',
  'contingency.endsBeforeStart': 'invalid',
  'contingency.stepsUntimed': 'refused',
} as const satisfies Record<string, ProblemKind>
