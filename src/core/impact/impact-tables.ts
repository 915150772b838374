/** Business impact: what is measured before the first go-live and again after it, each reading, and when the baseline was frozen (ME-7). */
import { table } from '#core/kernel/table.ts'

const impactMeasure = table('impactMeasure', {
  about:
    'Something that is measured: minutes of a task (minutes), errors in 100 transactions (errors), or hours that a process takes (hours); perWeek says how often a person does it in a week (ME-7).',
  label: { en: 'Measure', nl: 'Meting' },
  readers: 'everyone',
  key: ['rolloutId', 'measureId'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    measureId: { kind: 'text', en: 'measure', nl: 'meting' },
    name: { kind: 'text', en: 'name', nl: 'naam', personal: 'quotes' },
    unit: { kind: 'text', en: 'unit', nl: 'eenheid', personal: 'plain' },
    perWeek: { kind: 'real?', en: 'times a week and person', nl: 'keer per week en persoon' },
  },
})

const impactReading = table('impactReading', {
  about: 'One reading of a measure, before or after (stage): imported, timed on a phone, or estimated with a range (low to high) (ME-7).',
  label: { en: 'Reading', nl: 'Waarneming' },
  readers: 'concerned',
  unplaced: 'leads',
  key: ['rolloutId', 'readingId'],
  speaksOf: { person: 'personId' },
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    readingId: { kind: 'text', en: 'reading', nl: 'waarneming' },
    measureId: { kind: 'text', en: 'measure', nl: 'meting' },
    stage: { kind: 'text', en: 'before or after', nl: 'voor of na', personal: 'plain' },
    how: { kind: 'text', en: 'how it was taken', nl: 'hoe gemeten', personal: 'plain' },
    value: { kind: 'real', en: 'value', nl: 'waarde' },
    low: { kind: 'real?', en: 'at least', nl: 'minstens' },
    high: { kind: 'real?', en: 'at most', nl: 'hoogstens' },
    takenOn: { kind: 'text', en: 'taken on', nl: 'gemeten op' },
    personId: { kind: 'text?', en: 'person', nl: 'persoon' },
    notedBy: { kind: 'text', en: 'recorded by', nl: 'vastgelegd door', personal: 'quotes' },
  },
})

const impactFreeze = table('impactFreeze', {
  about: 'That the baseline was frozen, when and by whom: from then on no reading of it comes, changes or goes (ME-7).',
  label: { en: 'Frozen baseline', nl: 'Vastgezette nulmeting' },
  readers: 'everyone',
  key: ['rolloutId'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    frozenAt: { kind: 'text', en: 'frozen on', nl: 'vastgezet op' },
    frozenBy: { kind: 'text?', en: 'frozen by', nl: 'vastgezet door', personal: 'quotes', readers: 'leads' },
  },
})

export const impactTables = { impactMeasure, impactReading, impactFreeze } as const
