/** What the activity log says of offline plans, and of mobile data. */
import type { Sentences } from '#core/kernel/sentence.ts'

export const offlinePlanSentences = {
  en: {
    'contingency.writeOfflinePlan': (t) => `Wrote the offline plan of ${t.called('locationId')}`,
    'contingency.notePrinted': (t) => `Recorded that the offline plan of ${t.called('locationId')} was printed`,
    'contingency.noteTried': (t) => `Recorded that the offline plan of ${t.called('locationId')} was tried`,
    'contingency.noteData': (t) => `Recorded mobile data of the new tool at ${t.called('locationId')}`,
    'contingency.removeData': () => 'Removed a reading of mobile data',
    'contingency.priceData': (t) => `Recorded what mobile data costs at ${t.called('locationId')}`,
  },
  nl: {
    'contingency.writeOfflinePlan': (t) => `Schreef het offline plan van ${t.called('locationId')}`,
    'contingency.notePrinted': (t) => `Legde vast dat het offline plan van ${t.called('locationId')} is afgedrukt`,
    'contingency.noteTried': (t) => `Legde vast dat het offline plan van ${t.called('locationId')} is geprobeerd`,
    'contingency.noteData': (t) => `Legde mobiele data van het nieuwe systeem vast in ${t.called('locationId')}`,
    'contingency.removeData': () => 'Verwijderde een tellerstand van mobiele data',
    'contingency.priceData': (t) => `Legde vast wat mobiele data kost in ${t.called('locationId')}`,
  },
} as const satisfies Sentences
