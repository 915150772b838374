import { expect, test } from 'vitest'
import type { At } from '#core/kernel/command.ts'
import { Problem } from '#core/kernel/problem.ts'
import { assign } from '#core/checklist/checklist-commands.ts'
import { person, rowOf } from '#test/cast.ts'

const stored = <R extends object>(row: R) => ({ ...row, organisationId: 'o', version: 1 })
const at = (places: readonly string[] | null): At => ({
  commandId: 'c',
  organisationId: 'o',
  now: '2026-11-23T15:00:00Z',
  today: '2026-11-23',
  zone: 'UTC',
  by: { accountId: 'a', name: 'A', personId: 'chandra', places },
})
const [lead, champion] = [at(null), at(['albina'])]
const item = rowOf('checklistItem', { rolloutId: 'crm', itemKey: 'early:0:accounts', item: 'accounts', state: 'open', ownerId: 'chandra' })

const outcome = (by: At, ownerId: string | null, ...people: ReturnType<typeof person>[]) => {
  try {
    return assign.decide({ items: [stored(item)], people: people.map(stored) }, { rolloutId: 'crm', itemKey: item.itemKey, ownerId }, by)
  } catch (trouble) {
    if (!(trouble instanceof Problem)) throw trouble
    return [trouble.code, trouble.params]
  }
}
const given = (ownerId: string | null) => [
  { op: 'put', table: 'checklistItem', row: expect.objectContaining({ ...item, ownerId }) as unknown },
]
const notFound = ['access.notFound', {}]

test('[CH-1] an item is given to a person, and taken from them again; nothing else of it changes', () => {
  expect(outcome(lead, 'naomi', person('naomi', 'georgetown'))).toEqual(given('naomi'))
  expect(outcome(champion, 'milton', person('milton'))).toEqual(given('milton'))
  expect(outcome(champion, 'ravi', person('ravi', null))).toEqual(given('ravi'))
  expect(outcome(lead, null)).toEqual(given(null))
})

test('[CH-1] not to somebody who is not there or who left', () => {
  expect(outcome(lead, 'nobody')).toEqual(notFound)
  expect(outcome(lead, 'naomi', { ...person('naomi', 'georgetown'), leftOn: '2026-11-01' } as never)).toEqual([
    'checklist.ownerLeft',
    { name: 'Naomi' },
  ])
  // The last working day still counts.
  const leaving = { ...person('naomi', 'georgetown'), leftOn: lead.today } as never
  expect(outcome(lead, 'naomi', leaving)).toEqual(given('naomi'))
})

test('[AC-2] a champion learns of nobody at another place: whether they are there, left, or are called what', () => {
  expect(outcome(champion, 'nobody')).toEqual(notFound)
  expect(outcome(champion, 'naomi', person('naomi', 'georgetown'))).toEqual(notFound)
  expect(outcome(champion, 'naomi', { ...person('naomi', 'georgetown'), leftOn: '2026-11-01' } as never)).toEqual(notFound)
})
