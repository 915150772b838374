/** The verbs of the checklist: settle an item, say whose it is. */
import { command, put, rows } from '#core/command.ts'
import { id, maybeText, nullable, oneOf, shape } from '#core/input.ts'
import { Problem } from '#core/problem.ts'

export const settle = command({
  name: 'checklist.settle',
  about: 'Ticks an item, opens it again, or says that it is not needed and why; the tick names its author (CH-1, CH-2).',
  may: 'checklist.work',
  input: shape({ rolloutId: id, itemKey: id, state: oneOf(['open', 'done', 'notNeeded']), evidence: maybeText(500) }),
  needs: ({ rolloutId, itemKey }) => ({ items: rows('checklistItem', { rolloutId, itemKey }) }),
  decide: ({ items }, { state, evidence }, at) => {
    const item = items[0]
    if (!item) throw new Problem('access.notFound', {})
    if (state === 'notNeeded' && evidence === null) throw new Problem('checklist.reasonMissing', {}, { field: 'evidence' })
    const settled = state !== 'open'
    return [put('checklistItem', { ...item, state, evidence, settledAt: settled ? at.now : null, settledBy: settled ? at.by.name : null })]
  },
})

export const assign = command({
  name: 'checklist.assign',
  about: 'Gives an item to a person, or to nobody.',
  may: 'checklist.work',
  input: shape({ rolloutId: id, itemKey: id, ownerId: nullable(id) }),
  needs: ({ rolloutId, itemKey, ownerId }) => ({
    items: rows('checklistItem', { rolloutId, itemKey }),
    people: rows('person', { personId: ownerId ?? '' }),
  }),
  decide: ({ items, people }, { ownerId }) => {
    const item = items[0]
    const owner = people[0]
    if (!item || (ownerId !== null && !owner)) throw new Problem('access.notFound', {})
    if (owner?.leftOn) throw new Problem('checklist.ownerLeft', { name: owner.name }, { field: 'ownerId' })
    return [put('checklistItem', { ...item, ownerId })]
  },
})

export const checklistCommands = [settle, assign] as const
