/** What the activity log says of offline plans. */
import type { Sentences } from '#core/kernel/sentence.ts'

export const offlinePlanSentences = {
  en: {
    'contingency.writeOfflinePlan': (t) => `Wrote the offline plan of ${t.called('locationId')}`,
    'contingency.notePrinted': (t) => `Recorded that the offline plan of ${t.called('locationId')} was printed`,
    'contingency.noteTried': (t) => `Recorded that the offline plan of ${t.called('locationId')} was tried`,
  },
  nl: {
    'contingency.writeOfflinePlan': (t) => `Schreef het offline plan van ${t.called('locationId')}`,
    'contingency.notePrinted': (t) => `Legde vast dat het offline plan van ${t.called('locationId')} is afgedrukt`,
    'contingency.noteTried': (t) => `Legde vast dat het offline plan van ${t.called('locationId')} is geprobeerd`,
  },
} as const satisfies Sentences
