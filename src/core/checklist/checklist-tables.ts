/** The guide's five lists as dated items. */
import { table } from '#core/kernel/table.ts'

export const checklistItemTable = table('checklistItem', {
  about:
    'An item of one of the five lists for one phase: when it is due, whose it is, its state (open, done, notNeeded) and what shows it (CH-1); seen is the note (JSON) of what the system saw when it ticked the item itself (CH-2).',
  key: ['rolloutId', 'itemKey'],
  columns: {
    rolloutId: 'text',
    itemKey: 'text',
    phaseKey: 'text',
    list: 'text',
    item: 'text',
    dueOn: 'text',
    ownerId: 'text?',
    state: 'text',
    settledAt: 'text?',
    settledBy: 'text?',
    evidence: 'text?',
    seen: 'text?',
  },
})
