/** People who join after the rollout, and their own small rollout (RV-5). */
import { table } from '#core/kernel/table.ts'

const newcomer = table('newcomer', {
  about:
    'Somebody who joined after the rollout: their first day with the tool, who welcomed them, and when account, materials and the check after the first weeks were done; their buddy stands in the table of buddies (RV-5).',
  label: { en: 'Newcomer', nl: 'Nieuwe collega' },
  readers: 'concerned',
  unplaced: 'leads',
  key: ['rolloutId', 'personId'],
  speaksOf: { person: 'personId', location: 'locationId' },
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    personId: { kind: 'text', en: 'person', nl: 'persoon' },
    locationId: { kind: 'text?', en: 'location', nl: 'locatie' },
    startsOn: { kind: 'text', en: 'first day with the tool', nl: 'eerste dag met het nieuwe systeem' },
    welcomedAt: { kind: 'text', en: 'welcomed on', nl: 'verwelkomd op' },
    welcomedBy: { kind: 'text', en: 'welcomed by', nl: 'verwelkomd door', personal: 'quotes' },
    accountAt: { kind: 'text?', en: 'account ready on', nl: 'account klaar op' },
    accountBy: { kind: 'text?', en: 'account made by', nl: 'account gemaakt door', personal: 'quotes' },
    materialsAt: { kind: 'text?', en: 'materials done on', nl: 'trainingsmateriaal gedaan op' },
    materialsBy: { kind: 'text?', en: 'materials recorded by', nl: 'trainingsmateriaal vastgelegd door', personal: 'quotes' },
    checkedAt: { kind: 'text?', en: 'first weeks checked on', nl: 'eerste weken besproken op' },
    checkedBy: { kind: 'text?', en: 'first weeks checked by', nl: 'eerste weken besproken door', personal: 'quotes' },
    checkNote: { kind: 'text?', en: 'how the first weeks went', nl: 'hoe de eerste weken gingen', personal: 'quotes' },
  },
})

export const newcomerTables = { newcomer } as const
