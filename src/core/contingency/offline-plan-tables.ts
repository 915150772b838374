/** How the work goes on at a location while the new tool cannot be reached (RG-8). */
import { table } from '#core/kernel/table.ts'

const offlinePlan = table('offlinePlan', {
  about:
    'The offline plan of a location for the new tool: what staff do, what the paper form asks (one field a line), who enters it afterwards; when it was written, printed and tried (RG-8).',
  label: { en: 'Offline plan', nl: 'Offline plan' },
  readers: 'concerned',
  key: ['rolloutId', 'locationId'],
  speaksOf: { location: 'locationId' },
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    locationId: { kind: 'text', en: 'location', nl: 'locatie' },
    work: { kind: 'text', en: 'what staff do', nl: 'wat iedereen doet', personal: 'quotes' },
    form: { kind: 'text', en: 'paper form', nl: 'papieren formulier', personal: 'quotes' },
    entry: { kind: 'text', en: 'who enters it afterwards', nl: 'wie het daarna invoert', personal: 'quotes' },
    writtenAt: { kind: 'text', en: 'written on', nl: 'geschreven op' },
    writtenBy: { kind: 'text', en: 'written by', nl: 'geschreven door', personal: 'quotes' },
    printedOn: { kind: 'text?', en: 'printed on', nl: 'afgedrukt op' },
    printedBy: { kind: 'text?', en: 'printed by', nl: 'afgedrukt door', personal: 'quotes' },
    triedOn: { kind: 'text?', en: 'tried on', nl: 'geprobeerd op' },
    triedBy: { kind: 'text?', en: 'tried by', nl: 'geprobeerd door', personal: 'quotes' },
    triedNote: { kind: 'text?', en: 'how it went', nl: 'hoe het ging', personal: 'quotes' },
  },
})

export const offlinePlanTables = { offlinePlan } as const
