/** What the activity log says of measures and of the baseline. */
import type { Sentences } from '#core/kernel/sentence.ts'

export const impactSentences = {
  en: {
    'impact.describeMeasure': (t) => `Described the measure “${t.text('name')}”`,
    'impact.noteEstimate': () => 'Recorded an estimate of a measure',
    'impact.timeTask': () => 'Timed a task',
    'impact.importReadings': (t, f) =>
      `Imported ${f.plural(t.count('impactReading').added, { one: 'one reading', other: '# readings' })} of a measure`,
    'impact.removeReading': () => 'Removed a reading of a measure',
    'impact.freeze': () => 'Froze the baseline',
  },
  nl: {
    'impact.describeMeasure': (t) => `Beschreef de meting “${t.text('name')}”`,
    'impact.noteEstimate': () => 'Legde een schatting van een meting vast',
    'impact.timeTask': () => 'Klokte een taak',
    'impact.importReadings': (t, f) =>
      `Importeerde ${f.plural(t.count('impactReading').added, { one: 'één waarneming', other: '# waarnemingen' })} van een meting`,
    'impact.removeReading': () => 'Verwijderde een waarneming van een meting',
    'impact.freeze': () => 'Zette de nulmeting vast',
  },
} as const satisfies Sentences
