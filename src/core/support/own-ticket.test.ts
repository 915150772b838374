import { expect, test } from 'vitest'
import type { At } from '#core/kernel/command.ts'
import { type Around, broughtTo } from '#core/support/support.ts'
import { rowOf } from '#test/cast.ts'

const at: At = {
  commandId: 'c',
  organisationId: 'o',
  now: '2026-11-23T15:00:00.000Z',
  today: '2026-11-23',
  zone: 'UTC',
  by: { accountId: 'a', name: 'A', personId: 'chandra', places: null },
}
const ticket = rowOf('ticket', { rolloutId: 'crm', ticketId: 't', personId: 'chandra', locationId: 'albina', tier: 1, state: 'open' })
const champion = (personId: string) => rowOf('champion', { rolloutId: 'crm', personId, locationId: 'albina' })
const around = (more: Partial<Around>): Around => ({
  rollouts: [],
  named: [],
  organisations: [],
  locations: [],
  holidays: [],
  champions: [],
  atChampions: [],
  leads: [],
  owners: [],
  staff: [],
  ...more,
})

test('[SU-2] nobody is the champion of their own ticket, not even the only one of the place, nor the one with the least to do', () => {
  expect(broughtTo(ticket, 2, around({ champions: [champion('chandra')] }), at).ownerId).toBeNull()
  const busy = ['x', 'y'].map((ticketId) => ({ ...ticket, ticketId, personId: 'milton', ownerId: 'bea' }))
  const two = around({ champions: [champion('chandra'), champion('bea')], atChampions: busy })
  expect(broughtTo(ticket, 2, two, at).ownerId).toBe('bea')
  expect(broughtTo({ ...ticket, personId: 'milton' }, 2, two, at).ownerId).toBe('chandra')
})

test('[SU-2] nor does a higher tier give a ticket to whoever asked', () => {
  const named = [rowOf('supportTier', { rolloutId: 'crm', tier: 3, ownerId: 'chandra', hours: 8 })]
  expect(broughtTo(ticket, 3, around({ named }), at).ownerId).toBeNull()
  expect(broughtTo({ ...ticket, personId: 'milton' }, 3, around({ named }), at).ownerId).toBe('chandra')
})
