/** What the activity log says of rollouts and their plan. */
import type { Format } from '#core/kernel/format.ts'
import { phaseCalled } from '#core/plan/phase-name.ts'
import { dayIn, type Sentences, type Told } from '#core/kernel/sentence.ts'

const phaseIn = (t: Told, f: Format): string => phaseCalled(t.text('phaseKey'), f)

export const planSentences = {
  en: {
    'plan.startRollout': (t) => `Started the rollout of ${t.text('tool')}`,
    'plan.describe': (t) => `Changed the description of the rollout of ${t.text('tool')}`,
    'plan.changeSettings': (t) => `Changed the settings of the plan of ${t.called('rolloutId')}`,
    'plan.draft': (t) => `Made the plan of ${t.called('rolloutId')}`,
    'plan.moveDate': (t, f) =>
      t.has('to') ? `Moved ${phaseIn(t, f)} to ${dayIn(t, 'to', f)}` : `Let Uitrol choose the day of ${phaseIn(t, f)}`,
    'plan.pin': (t, f) =>
      t.has('phaseKey') ? `Fixed ${t.called('personId')} in ${phaseIn(t, f)}` : `Let Uitrol choose the phase of ${t.called('personId')}`,
    'plan.exclude': (t) =>
      t.has('because') ? `Excluded ${t.called('personId')}: ${t.text('because')}` : `Included ${t.called('personId')} in the rollout again`,
    'plan.chooseApproach': (t) =>
      ({
        phased: `Chose the approach in phases: ${t.text('reason')}`,
        'big-bang': `Chose the approach all at once: ${t.text('reason')}`,
      })[t.text('approach')] ?? 'Followed the advised approach',
    'plan.addFreeze': (t, f) => `Added the freeze period ${t.text('name')}: ${dayIn(t, 'fromOn', f)} to ${dayIn(t, 'toOn', f)}`,
    'plan.removeFreeze': (t) => `Removed the freeze period ${t.called('freezeId')}`,
    'plan.approve': (t) => `Approved the plan of ${t.called('rolloutId')}`,
    'plan.setBaseline': (t) => `Set a new baseline for ${t.called('rolloutId')}: “${t.text('reason')}”`,
    'plan.shareCalendar': (t) => `Created a calendar feed for ${t.text('name')}`,
    'plan.unshareCalendar': (t) => `Revoked the calendar feed for ${t.called('linkId')}`,
  },
  nl: {
    'plan.startRollout': (t) => `Startte de uitrol van ${t.text('tool')}`,
    'plan.describe': (t) => `Wijzigde de beschrijving van de uitrol van ${t.text('tool')}`,
    'plan.changeSettings': (t) => `Wijzigde de instellingen van het plan van ${t.called('rolloutId')}`,
    'plan.draft': (t) => `Maakte het plan van ${t.called('rolloutId')}`,
    'plan.moveDate': (t, f) =>
      t.has('to') ? `Verschoof ${phaseIn(t, f)} naar ${dayIn(t, 'to', f)}` : `Liet Uitrol de dag van ${phaseIn(t, f)} kiezen`,
    'plan.pin': (t, f) =>
      t.has('phaseKey')
        ? `Zette ${t.called('personId')} vast in ${phaseIn(t, f)}`
        : `Liet Uitrol de fase van ${t.called('personId')} kiezen`,
    'plan.exclude': (t) =>
      t.has('because') ? `Nam ${t.called('personId')} niet mee: ${t.text('because')}` : `Nam ${t.called('personId')} weer mee in de uitrol`,
    'plan.chooseApproach': (t) =>
      ({
        phased: `Koos de aanpak in fasen: ${t.text('reason')}`,
        'big-bang': `Koos de aanpak in één keer: ${t.text('reason')}`,
      })[t.text('approach')] ?? 'Volgde de geadviseerde aanpak',
    'plan.addFreeze': (t, f) =>
      `Voegde de geblokkeerde periode ${t.text('name')} toe: ${dayIn(t, 'fromOn', f)} tot en met ${dayIn(t, 'toOn', f)}`,
    'plan.removeFreeze': (t) => `Verwijderde de geblokkeerde periode ${t.called('freezeId')}`,
    'plan.approve': (t) => `Keurde het plan van ${t.called('rolloutId')} goed`,
    'plan.setBaseline': (t) => `Legde een nieuwe oorspronkelijke planning vast voor ${t.called('rolloutId')}: “${t.text('reason')}”`,
    'plan.shareCalendar': (t) => `Maakte een agenda-abonnement voor ${t.text('name')}`,
    'plan.unshareCalendar': (t) => `Trok het agenda-abonnement voor ${t.called('linkId')} in`,
  },
} as const satisfies Sentences
