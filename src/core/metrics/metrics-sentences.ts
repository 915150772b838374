/** What the activity log says of usage sources, imports and aliases. */
import type { Sentences } from '#core/kernel/sentence.ts'

export const metricsSentences = {
  en: {
    'metrics.describeSource': (t) => `Described the usage source “${t.text('name')}”`,
    'metrics.noteImport': (t) =>
      t.has('fileName') ? `Imported usage from “${t.text('fileName')}”` : `Started an import for the source “${t.text('sourceId')}”`,
    'metrics.takeBackImport': () => 'Undid an import of usage',
    'metrics.learnAlias': (t) => `Confirmed an alias of ${t.called('personId')}`,
    'metrics.endAlias': () => 'Ended an alias',
    'metrics.chooseDeciding': (t) =>
      t.has('sourceId') ? `Chose the usage source that decides: “${t.text('sourceId')}”` : 'Let every usage source count',
    'metrics.chooseWorkflows': () => 'Chose which workflows are key',
    'metrics.noteGoals': () => 'Recorded the verdicts of the goals',
    'metrics.noteRefusal': (t) => `Did not import “${t.text('fileName')}” from the inbox`,
    'metrics.settleRefusal': () => 'Dealt with a refused file',
  },
  nl: {
    'metrics.describeSource': (t) => `Beschreef de bron van gebruikscijfers “${t.text('name')}”`,
    'metrics.noteImport': (t) =>
      t.has('fileName') ? `Importeerde gebruik uit “${t.text('fileName')}”` : `Begon een import voor de bron “${t.text('sourceId')}”`,
    'metrics.takeBackImport': () => 'Draaide een import van gebruik terug',
    'metrics.learnAlias': (t) => `Bevestigde een alias van ${t.called('personId')}`,
    'metrics.endAlias': () => 'Beëindigde een alias',
    'metrics.chooseDeciding': (t) =>
      t.has('sourceId')
        ? `Koos de beslissende bron van gebruikscijfers: “${t.text('sourceId')}”`
        : 'Liet elke bron van gebruikscijfers meetellen',
    'metrics.chooseWorkflows': () => 'Koos welk werk het belangrijkst is',
    'metrics.noteGoals': () => 'Legde de oordelen over de doelen vast',
    'metrics.noteRefusal': (t) => `Importeerde “${t.text('fileName')}” uit de inbox niet`,
    'metrics.settleRefusal': () => 'Handelde een geweigerd bestand af',
  },
} as const satisfies Sentences
