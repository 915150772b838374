/** The words of a rollback, in every language. */
import type { Decision } from '#core/contingency/rollback.ts'
import type { ProblemKind } from '#core/kernel/problem.ts'
import { catalogue } from '#core/kernel/words.ts'

export const rollbackWords = catalogue({
  en: {
    'contingency.decision.retry': 'Retry',
    'contingency.decision.otherConfiguration': 'Other configuration',
    'contingency.decision.otherVendor': 'Other vendor',
    'contingency.system.old': 'Old system',
    'contingency.system.both': 'Both',
    'contingency.system.new': 'New system',
    'contingency.rollback.step': ({ number, of, title }: { number: number; of: number; title: string }) =>
      `Going back, step ${number} of ${of}: ${title}`,
    'contingency.rollback.done': 'Everyone is back. Decide how to go on.',
    'contingency.rollback.decided': ({ decision }: { decision: Decision }): string =>
      ({
        retry: 'The rollback is done. We try again.',
        otherConfiguration: 'The rollback is done. We go on with another configuration.',
        otherVendor: 'The rollback is done. We look for another vendor.',
      })[decision],
    'contingency.notCritical': 'Only a critical issue opens a rollback. Change the severity to critical first, or pause the rollout.',
    'contingency.noRunbook': 'There is no rollback runbook. Write its steps first, then start the rollback.',
    'contingency.noWayBack': ({ on }: { on: string }, f) =>
      `The point of no return was ${f.day(on)}. Solve the issue in the new system; the archive of the old one can only be read.`,
    'contingency.rollbackUnderWay': 'A rollback is already under way. Open it to see its steps.',
    'contingency.rollbackDecided': ({ on }: { on: string }, f) => `This rollback was decided on ${f.day(on)}. It can no longer be changed.`,
    'contingency.rollbackTold': ({ on }: { on: string }, f) => `This message was approved on ${f.day(on)}. It can no longer be changed.`,
    'contingency.notTold': 'The message of this rollback is not approved yet. Approve it first.',
    'contingency.stepsOpen': ({ count }: { count: number }, f) =>
      f.plural(count, {
        one: 'One step is still open. Finish it before you decide how to go on.',
        other: '# steps are still open. Finish them before you decide how to go on.',
      }),
    'contingency.rollbackUndecided': 'A rollback is under way. Finish its steps and decide how to go on before you resume.',
    'contingency.otherVendor':
      'After the rollback another vendor was chosen. This rollout does not resume: start a new one for the new tool.',
  },
  nl: {
    'contingency.decision.retry': 'Opnieuw proberen',
    'contingency.decision.otherConfiguration': 'Andere instelling',
    'contingency.decision.otherVendor': 'Andere leverancier',
    'contingency.system.old': 'Oude systeem',
    'contingency.system.both': 'Beide',
    'contingency.system.new': 'Nieuwe systeem',
    'contingency.rollback.step': ({ number, of, title }) => `Teruggaan, stap ${number} van ${of}: ${title}`,
    'contingency.rollback.done': 'Iedereen is terug. Beslis hoe het verdergaat.',
    'contingency.rollback.decided': ({ decision }): string =>
      ({
        retry: 'Het teruggaan is klaar. We proberen het opnieuw.',
        otherConfiguration: 'Het teruggaan is klaar. We gaan verder met een andere instelling.',
        otherVendor: 'Het teruggaan is klaar. We zoeken een andere leverancier.',
      })[decision as Decision],
    'contingency.notCritical': 'Alleen bij een kritiek probleem ga je terug. Zet de ernst eerst op kritiek, of pauzeer de uitrol.',
    'contingency.noRunbook': 'Er is geen terugvalplan. Schrijf eerst de stappen, en begin daarna met teruggaan.',
    'contingency.noWayBack': ({ on }, f) =>
      `Sinds ${f.day(on)} is er geen weg terug meer. Los het probleem op in het nieuwe systeem; het archief van het oude kun je alleen lezen.`,
    'contingency.rollbackUnderWay': 'Jullie gaan al terug. Open dat om de stappen te zien.',
    'contingency.rollbackDecided': ({ on }, f) => `Hierover is besloten op ${f.day(on)}. Het kan niet meer worden gewijzigd.`,
    'contingency.rollbackTold': ({ on }, f) => `Dit bericht is goedgekeurd op ${f.day(on)}. Het kan niet meer worden gewijzigd.`,
    'contingency.notTold': 'Het bericht over het teruggaan is nog niet goedgekeurd. Keur het eerst goed.',
    'contingency.stepsOpen': ({ count }, f) =>
      f.plural(count, {
        one: 'Eén stap is nog open. Rond die af voordat je beslist hoe het verdergaat.',
        other: '# stappen zijn nog open. Rond die af voordat je beslist hoe het verdergaat.',
      }),
    'contingency.rollbackUndecided': 'Jullie gaan terug. Rond de stappen af en beslis hoe het verdergaat voordat je hervat.',
    'contingency.otherVendor':
      'Na het teruggaan is een andere leverancier gekozen. Deze uitrol hervat niet: begin een nieuwe voor het nieuwe systeem.',
  },
})

export const rollbackProblems = {
  'contingency.notCritical': 'refused',
  'contingency.noRunbook': 'refused',
  'contingency.noWayBack': 'refused',
  'contingency.rollbackUnderWay': 'conflict',
  'contingency.rollbackDecided': 'refused',
  'contingency.rollbackTold': 'refused',
  'contingency.notTold': 'refused',
  'contingency.stepsOpen': 'refused',
  'contingency.rollbackUndecided': 'refused',
  'contingency.otherVendor': 'refused',
} as const satisfies Record<string, ProblemKind>
