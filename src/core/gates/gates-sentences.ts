/** What the activity log says of go/no-go checks. */
import type { Sentences } from '#core/kernel/sentence.ts'
import { phaseCalled } from '#core/plan/phase-name.ts'

export const gatesSentences = {
  en: {
    'gates.changeCheck': (t, f) => `Changed a go/no-go check of ${phaseCalled(t.text('phaseKey'), f)}: ${t.text('because')}`,
    'gates.approve': (t, f) =>
      `Approved the start of ${phaseCalled(t.text('phaseKey'), f)}${t.text('because') === '' ? '' : `: ${t.text('because')}`}`,
    'gates.withdraw': (t, f) => `Withdrew the approval of the start of ${phaseCalled(t.text('phaseKey'), f)}`,
    'gates.evaluate': (t, f) => `Evaluated the go/no-go check of ${phaseCalled(t.text('phaseKey'), f)}`,
    'gates.remind': (t, f) => `Reminded people who can settle a check of ${phaseCalled(t.text('phaseKey'), f)}`,
    'gates.keepWaiting': () => 'Moved a start on by a working day, because its go/no-go check is not approved',
  },
  nl: {
    'gates.changeCheck': (t, f) =>
      `Wijzigde een controle van het go/no-go-moment van ${phaseCalled(t.text('phaseKey'), f)}: ${t.text('because')}`,
    'gates.approve': (t, f) =>
      `Keurde de start van ${phaseCalled(t.text('phaseKey'), f)} goed${t.text('because') === '' ? '' : `: ${t.text('because')}`}`,
    'gates.withdraw': (t, f) => `Trok de goedkeuring van de start van ${phaseCalled(t.text('phaseKey'), f)} in`,
    'gates.evaluate': (t, f) => `Beoordeelde het go/no-go-moment van ${phaseCalled(t.text('phaseKey'), f)}`,
    'gates.remind': (t, f) => `Herinnerde mensen die een controle van ${phaseCalled(t.text('phaseKey'), f)} kunnen halen`,
    'gates.keepWaiting': () => 'Schoof een start een werkdag op, omdat het go/no-go-moment niet is goedgekeurd',
  },
} as const satisfies Sentences
