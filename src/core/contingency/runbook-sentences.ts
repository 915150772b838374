/** What the activity log says of the runbook and its drills. */
import type { Sentences } from '#core/kernel/sentence.ts'
import { dayIn } from '#core/kernel/sentence.ts'

export const runbookSentences = {
  en: {
    'contingency.keepStep': (t) => `Saved a step of the rollback runbook: ${t.text('title')}`,
    'contingency.moveStep': () => 'Changed the order of the rollback runbook',
    'contingency.removeStep': () => 'Removed a step of the rollback runbook',
    'contingency.setNoReturn': (t, f) =>
      t.has('noReturnOn') ? `Set the point of no return to ${dayIn(t, 'noReturnOn', f)}` : 'Removed the point of no return that was set',
    'contingency.startDrill': () => 'Started a drill of the rollback runbook',
    'contingency.timeStep': () => 'Timed a step of a drill',
    'contingency.endDrill': (t) => (t.has('worked') ? 'Ended a drill: it worked' : 'Ended a drill: it did not work'),
  },
  nl: {
    'contingency.keepStep': (t) => `Sloeg een stap van het terugvalplan op: ${t.text('title')}`,
    'contingency.moveStep': () => 'Wijzigde de volgorde van het terugvalplan',
    'contingency.removeStep': () => 'Verwijderde een stap van het terugvalplan',
    'contingency.setNoReturn': (t, f) =>
      t.has('noReturnOn') ? `Zette “geen weg terug” op ${dayIn(t, 'noReturnOn', f)}` : 'Verwijderde de ingestelde dag van “geen weg terug”',
    'contingency.startDrill': () => 'Begon een oefening van het terugvalplan',
    'contingency.timeStep': () => 'Klokte een stap van een oefening',
    'contingency.endDrill': (t) => (t.has('worked') ? 'Sloot een oefening af: gelukt' : 'Sloot een oefening af: niet gelukt'),
  },
} as const satisfies Sentences
