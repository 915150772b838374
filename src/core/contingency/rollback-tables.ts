/** A rollback that is carried out: its steps, in which system each person works, what was said, and the decision after it (CO-4). */
import { table } from '#core/kernel/table.ts'

const rollback = table('rollback', {
  about:
    'A rollback because of a critical issue: what is lost, the message in both languages and its approval, when all steps were done, and the decision after it (retry, otherConfiguration, otherVendor) with its reason (CO-4).',
  label: { en: 'Rollback', nl: 'Terugval' },
  readers: 'concerned',
  key: ['rolloutId', 'rollbackId'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    rollbackId: { kind: 'text', en: 'rollback', nl: 'terugval' },
    issueId: { kind: 'text', en: 'issue', nl: 'probleem' },
    lost: { kind: 'text', en: 'what is lost', nl: 'wat verloren gaat', personal: 'quotes' },
    startedAt: { kind: 'text', en: 'started on', nl: 'begonnen op' },
    startedBy: { kind: 'text', en: 'started by', nl: 'begonnen door', personal: 'quotes' },
    textEn: { kind: 'text?', en: 'message in English', nl: 'bericht in het Engels', personal: 'quotes' },
    textNl: { kind: 'text?', en: 'message in Dutch', nl: 'bericht in het Nederlands', personal: 'quotes' },
    approvedAt: { kind: 'text?', en: 'message approved on', nl: 'bericht goedgekeurd op' },
    approvedBy: { kind: 'text?', en: 'message approved by', nl: 'bericht goedgekeurd door', personal: 'quotes' },
    decision: { kind: 'text?', en: 'decision', nl: 'besluit', personal: 'plain' },
    decisionBecause: { kind: 'text?', en: 'reason of the decision', nl: 'reden van het besluit', personal: 'quotes' },
    decidedAt: { kind: 'text?', en: 'decided on', nl: 'besloten op' },
    decidedBy: { kind: 'text?', en: 'decided by', nl: 'besloten door', personal: 'quotes' },
  },
})

const rollbackStep = table('rollbackStep', {
  about: 'A step of a rollback, taken from the runbook as it stood then: who does it, and when it was done.',
  label: { en: 'Step of a rollback', nl: 'Stap van een terugval' },
  readers: 'concerned',
  key: ['rolloutId', 'rollbackId', 'stepId'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    rollbackId: { kind: 'text', en: 'rollback', nl: 'terugval' },
    stepId: { kind: 'text', en: 'step', nl: 'stap' },
    position: { kind: 'integer', en: 'order', nl: 'volgorde' },
    title: { kind: 'text', en: 'title', nl: 'titel', personal: 'quotes' },
    how: { kind: 'text?', en: 'how', nl: 'hoe', personal: 'quotes' },
    ownerId: { kind: 'text?', en: 'assigned to', nl: 'toegewezen aan' },
    minutes: { kind: 'integer', en: 'expected minutes', nl: 'verwachte minuten' },
    doneAt: { kind: 'text?', en: 'done on', nl: 'klaar op' },
    doneBy: { kind: 'text?', en: 'done by', nl: 'gedaan door', personal: 'quotes' },
  },
})

const systemState = table('systemState', {
  about:
    'In which system somebody works (old, both, new), where that was recorded; without a row it follows from their go-live date and the switch-off (CO-4).',
  label: { en: 'System in use', nl: 'Systeem in gebruik' },
  readers: 'concerned',
  key: ['rolloutId', 'personId'],
  speaksOf: { person: 'personId', location: 'locationId' },
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    personId: { kind: 'text', en: 'person', nl: 'persoon' },
    locationId: { kind: 'text?', en: 'location', nl: 'locatie' },
    state: { kind: 'text', en: 'system', nl: 'systeem', personal: 'plain' },
    notedAt: { kind: 'text', en: 'recorded on', nl: 'vastgelegd op' },
    notedBy: { kind: 'text', en: 'recorded by', nl: 'vastgelegd door', personal: 'quotes' },
  },
})

export const rollbackTables = { rollback, rollbackStep, systemState } as const
