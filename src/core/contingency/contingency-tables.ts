/** What goes wrong and what is done about it: issues here, and the tables of the runbook, the old system, rollbacks and offline plans. */
import { mobileDataTables } from '#core/contingency/mobile-data-tables.ts'
import { offlinePlanTables } from '#core/contingency/offline-plan-tables.ts'
import { oldSystemTables } from '#core/contingency/old-system-tables.ts'
import { rollbackTables } from '#core/contingency/rollback-tables.ts'
import { runbookTables } from '#core/contingency/runbook-tables.ts'
import { table } from '#core/kernel/table.ts'

const issue = table('issue', {
  about:
    'Something that went wrong: how bad (severity: minor, major, critical), whom it concerns (scope: person, location, phase, all), the workaround, when the vendor promised a fix; fixed from fixedAt on, and stable from stableOn on (CO-1).',
  label: { en: 'Issue', nl: 'Probleem' },
  readers: 'concerned',
  key: ['rolloutId', 'issueId'],
  speaksOf: { person: 'personId', location: 'locationId' },
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    issueId: { kind: 'text', en: 'issue', nl: 'probleem' },
    title: { kind: 'text', en: 'title', nl: 'titel', personal: 'quotes' },
    description: { kind: 'text?', en: 'description', nl: 'omschrijving', personal: 'quotes' },
    severity: { kind: 'text', en: 'severity', nl: 'ernst', personal: 'plain' },
    scope: { kind: 'text', en: 'scope', nl: 'bereik', personal: 'plain' },
    personId: { kind: 'text?', en: 'person', nl: 'persoon' },
    locationId: { kind: 'text?', en: 'location', nl: 'locatie' },
    phaseKey: { kind: 'text?', en: 'phase', nl: 'fase' },
    workaround: { kind: 'text?', en: 'workaround', nl: 'tijdelijke oplossing', personal: 'quotes' },
    vendorFixOn: { kind: 'text?', en: 'fix expected from the vendor on', nl: 'oplossing van de leverancier verwacht op' },
    vendorReference: { kind: 'text?', en: 'vendor’s reference', nl: 'kenmerk van de leverancier', personal: 'plain' },
    openedAt: { kind: 'text', en: 'opened on', nl: 'gemeld op' },
    openedBy: { kind: 'text', en: 'opened by', nl: 'gemeld door', personal: 'quotes' },
    fixedAt: { kind: 'text?', en: 'fixed on', nl: 'opgelost op' },
    fixedBy: { kind: 'text?', en: 'fixed by', nl: 'opgelost door', personal: 'quotes' },
    fix: { kind: 'text?', en: 'what fixed it', nl: 'hoe het is opgelost', personal: 'quotes' },
    stableOn: { kind: 'text?', en: 'stable from', nl: 'stabiel vanaf' },
    closedAt: { kind: 'text?', en: 'closed on', nl: 'afgesloten op' },
    closedBy: { kind: 'text?', en: 'closed by', nl: 'afgesloten door', personal: 'quotes' },
  },
})

export const contingencyTables = {
  issue,
  ...runbookTables,
  ...oldSystemTables,
  ...rollbackTables,
  ...offlinePlanTables,
  ...mobileDataTables,
} as const
