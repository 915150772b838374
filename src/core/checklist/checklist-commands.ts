/** The verbs of the checklist: settle an item, say whose it is. */
import { worksOn } from '#core/kernel/employment.ts'
import { withinReach } from '#core/access/access-scope.ts'
import { command, put, rows, rowsAmong } from '#core/kernel/command.ts'
import { id, listOf, maybeText, nullable, oneOf, shape, text } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import { languagesRead, materialsMissing } from '#core/training/resources.ts'

export const settle = command({
  name: 'checklist.settle',
  about:
    'Ticks an item, opens it again, or says that it is not needed and why; the tick names its author (CH-1, CH-2). Materials are not final while one is missing (TR-4).',
  may: 'checklist.work',
  input: shape({ rolloutId: id, itemKey: id, state: oneOf(['open', 'done', 'notNeeded']), evidence: maybeText(500) }),
  needs: ({ rolloutId, itemKey }) => {
    const [phaseKey = '', , item] = itemKey.split(':')
    const where = { rolloutId: item === 'materialsFinal' ? rolloutId : '' }
    return {
      items: rows('checklistItem', { rolloutId, itemKey }),
      resources: rows('resource', where),
      // Anybody of the phase may read another language than the people around them.
      participants: rows('participant', { ...where, phaseKey }),
      people: rowsAmong('person', 'personId', [['participants', 'personId']]),
      places: rowsAmong('location', 'locationId', [['people', 'locationId']]),
    }
  },
  decide: ({ items, resources, ...around }, { state, evidence }, at) => {
    const item = items[0]
    if (!item) throw new Problem('access.notFound', {})
    if (item.item === 'materialsFinal' && state === 'done') {
      const lacking = materialsMissing(resources, languagesRead(around, item.phaseKey))
      if (lacking.length > 0) throw new Problem('checklist.materialsMissing', { lacking })
    }
    if (state === 'notNeeded' && evidence === null) throw new Problem('checklist.reasonMissing', {}, { field: 'evidence' })
    const settled = state !== 'open'
    return [
      put('checklistItem', {
        ...item,
        state,
        evidence,
        settledAt: settled ? at.now : null,
        settledBy: settled ? at.by.name : null,
        // What the system saw stays on the item, so that it is not ticked by itself once more when it is opened again.
        seen: item.seen,
      }),
    ]
  },
  reverse: ({ items }, { rolloutId, itemKey }) =>
    items.map(({ state, evidence }) => ({ name: 'checklist.settle', input: { rolloutId, itemKey, state, evidence } })),
})

/** Problems: `access.notFound`, also for a person beyond reach, and `checklist.ownerLeft`. */
export const assign = command({
  name: 'checklist.assign',
  about: 'Gives an item to a person, or to nobody.',
  may: 'checklist.work',
  input: shape({ rolloutId: id, itemKey: id, ownerId: nullable(id) }),
  needs: ({ rolloutId, itemKey, ownerId }) => ({
    items: rows('checklistItem', { rolloutId, itemKey }),
    people: rows('person', { personId: ownerId ?? '' }),
  }),
  decide: ({ items, people }, { ownerId }, at) => {
    const item = items[0]
    // A champion knows the people of their places and those without one; anybody else is not there for them.
    const owner = people.find(({ personId, locationId }) => locationId === null || withinReach(at, { personId, locationId }))
    if (!item || (ownerId !== null && !owner)) throw new Problem('access.notFound', {})
    if (owner && !worksOn(owner, at.today)) throw new Problem('checklist.ownerLeft', { name: owner.name }, { field: 'ownerId' })
    return [put('checklistItem', { ...item, ownerId })]
  },
  reverse: ({ items }, { rolloutId, itemKey }) =>
    items.map(({ ownerId }) => ({ name: 'checklist.assign', input: { rolloutId, itemKey, ownerId } })),
})

/** Ticks what the system itself saw (CH-2); an item that somebody settled or opened again meanwhile is left alone. */
export const see = command({
  name: 'checklist.see',
  about: 'Ticks the items that the system itself saw happening, each with how it was seen.',
  may: 'checklist.work',
  inside: true,
  input: shape({ rolloutId: id, items: listOf(shape({ itemKey: id, seen: text(2000) }), 5000) }),
  needs: ({ rolloutId }) => ({ items: rows('checklistItem', { rolloutId }) }),
  decide: ({ items }, input, at) => {
    if (items.length === 0) throw new Problem('access.notFound', {})
    const seen = new Map(input.items.map((one) => [one.itemKey, one.seen]))
    return items.flatMap((item) => {
      const how = seen.get(item.itemKey)
      if (how === undefined || item.state !== 'open' || item.seen !== null) return []
      return [put('checklistItem', { ...item, state: 'done', settledAt: at.now, settledBy: at.by.name, seen: how })]
    })
  },
})

export const checklistCommands = [settle, assign, see] as const
