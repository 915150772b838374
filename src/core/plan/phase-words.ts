/** What the phases of a plan are called. */
import { catalogue } from '#core/kernel/words.ts'

export const phaseWords = catalogue({
  en: {
    'plan.phase.early': 'Early adopters',
    'plan.phase.core': 'Core team',
    'plan.phase.rest': 'Everyone else',
    'plan.phase.restWave': ({ wave }: { wave: number }) => `Everyone else, wave ${wave}`,
    'plan.phase.week1': 'First half of the team',
    'plan.phase.week2': 'Second half of the team',
    'plan.phase.full': 'Everyone works with the tool',
    'plan.phase.pilot': 'Pilot group',
    'plan.phase.department1': 'First department',
    'plan.phase.department2': 'Second department',
    'plan.phase.everyone': 'Everyone else',
    'plan.phase.switch': 'All at once',
    'plan.phase.off': 'Old system switched off',
  },
  nl: {
    'plan.phase.early': 'Voorlopers',
    'plan.phase.core': 'Kerngroep',
    'plan.phase.rest': 'Alle anderen',
    'plan.phase.restWave': ({ wave }) => `Alle anderen, golf ${wave}`,
    'plan.phase.week1': 'Eerste helft van het team',
    'plan.phase.week2': 'Tweede helft van het team',
    'plan.phase.full': 'Iedereen werkt met het systeem',
    'plan.phase.pilot': 'Pilotgroep',
    'plan.phase.department1': 'Eerste afdeling',
    'plan.phase.department2': 'Tweede afdeling',
    'plan.phase.everyone': 'Alle anderen',
    'plan.phase.switch': 'In één keer',
    'plan.phase.off': 'Oude systeem uitgezet',
  },
})
