/** The guide's five lists as dated items. */
import { table } from '#core/kernel/table.ts'

const checklistItem = table('checklistItem', {
  about:
    'An item of one of the five lists for one phase: when it is due, whose it is, its state (open, done, notNeeded) and what shows it (CH-1); seen is the note (JSON) of what the system saw when it ticked the item itself (CH-2).',
  label: { en: 'Task', nl: 'Taak op de checklist' },
  readers: 'concerned',
  key: ['rolloutId', 'itemKey'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    itemKey: { kind: 'text', en: 'task', nl: 'taak' },
    phaseKey: { kind: 'text', en: 'phase', nl: 'fase' },
    list: { kind: 'text', en: 'list', nl: 'lijst', personal: 'plain' },
    item: { kind: 'text', en: 'task', nl: 'taak', personal: 'plain' },
    dueOn: { kind: 'text', en: 'due on', nl: 'klaar op' },
    ownerId: { kind: 'text?', en: 'assigned to', nl: 'toegewezen aan' },
    state: { kind: 'text', en: 'state', nl: 'status', personal: 'plain' },
    settledAt: { kind: 'text?', en: 'settled on', nl: 'afgehandeld op' },
    settledBy: { kind: 'text?', en: 'done by', nl: 'gedaan door', personal: 'quotes' },
    evidence: { kind: 'text?', en: 'evidence', nl: 'bewijs', personal: 'quotes' },
    seen: { kind: 'text?', en: 'found by Uitrol', nl: 'gezien door Uitrol', personal: 'quotes' },
  },
})

export const checklistTables = { checklistItem } as const
