/** The rollback runbook: its steps, the day after which there is no way back, and the drills in which it was timed (CO-4, CO-5). */
import { table } from '#core/kernel/table.ts'

const runbook = table('runbook', {
  about:
    'The rollback runbook of a rollout: revision counts the changes of its steps, so that a drill of an older one does not count; noReturnOn is the last day on which going back is possible, where it was set by hand (CO-5).',
  label: { en: 'Rollback runbook', nl: 'Terugvalplan' },
  readers: 'concerned',
  key: ['rolloutId'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    revision: { kind: 'integer', en: 'revision', nl: 'versie' },
    changedAt: { kind: 'text', en: 'changed on', nl: 'gewijzigd op' },
    changedBy: { kind: 'text', en: 'changed by', nl: 'gewijzigd door', personal: 'quotes' },
    noReturnOn: { kind: 'text?', en: 'point of no return', nl: 'geen weg terug na' },
    noReturnBecause: { kind: 'text?', en: 'reason', nl: 'reden', personal: 'quotes' },
  },
})

const runbookStep = table('runbookStep', {
  about: 'A step of the rollback runbook, in its order: what to do, who does it, and how many minutes it takes.',
  label: { en: 'Runbook step', nl: 'Stap van het terugvalplan' },
  readers: 'concerned',
  key: ['rolloutId', 'stepId'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    stepId: { kind: 'text', en: 'step', nl: 'stap' },
    position: { kind: 'integer', en: 'order', nl: 'volgorde' },
    title: { kind: 'text', en: 'title', nl: 'titel', personal: 'quotes' },
    how: { kind: 'text?', en: 'how', nl: 'hoe', personal: 'quotes' },
    ownerId: { kind: 'text?', en: 'assigned to', nl: 'toegewezen aan' },
    minutes: { kind: 'integer', en: 'expected minutes', nl: 'verwachte minuten' },
  },
})

const drill = table('drill', {
  about: 'A drill of the rollback runbook, by the clock: of which revision, from when to when, and whether it worked.',
  label: { en: 'Drill', nl: 'Oefening' },
  readers: 'concerned',
  key: ['rolloutId', 'drillId'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    drillId: { kind: 'text', en: 'drill', nl: 'oefening' },
    revision: { kind: 'integer', en: 'revision of the runbook', nl: 'versie van het terugvalplan' },
    startedAt: { kind: 'text', en: 'started on', nl: 'begonnen op' },
    startedBy: { kind: 'text', en: 'started by', nl: 'begonnen door', personal: 'quotes' },
    endedAt: { kind: 'text?', en: 'ended on', nl: 'afgelopen op' },
    endedBy: { kind: 'text?', en: 'ended by', nl: 'afgesloten door', personal: 'quotes' },
    worked: { kind: 'integer?', en: 'worked', nl: 'gelukt' },
    note: { kind: 'text?', en: 'note', nl: 'notitie', personal: 'quotes' },
  },
})

const drillStep = table('drillStep', {
  about: 'A step of a drill as it stood then, with the moments at which it was started and stopped.',
  label: { en: 'Step of a drill', nl: 'Stap van een oefening' },
  readers: 'concerned',
  key: ['rolloutId', 'drillId', 'stepId'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    drillId: { kind: 'text', en: 'drill', nl: 'oefening' },
    stepId: { kind: 'text', en: 'step', nl: 'stap' },
    position: { kind: 'integer', en: 'order', nl: 'volgorde' },
    title: { kind: 'text', en: 'title', nl: 'titel', personal: 'quotes' },
    minutes: { kind: 'integer', en: 'expected minutes', nl: 'verwachte minuten' },
    startedAt: { kind: 'text?', en: 'started at', nl: 'begonnen om' },
    endedAt: { kind: 'text?', en: 'ended at', nl: 'klaar om' },
  },
})

export const runbookTables = { runbook, runbookStep, drill, drillStep } as const
