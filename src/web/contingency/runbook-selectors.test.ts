/** Until when going back is possible, as each role can know it. */
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { Role } from '#core/access/access.ts'
import { rowKey, type Table } from '#core/kernel/table.ts'
import { type StoredRow, type TableName, tables } from '#core/registry/tables.ts'
import { noReturn } from '#web/contingency/runbook-selectors.ts'
import type { FedChange } from '#web/sync/rows.ts'
import { me } from '#web/sync/signed-in.ts'
import { takeFeed, wipeDevice } from '#web/sync/store.ts'
import { organisationId, rollout, storedRow } from '#test/cast.ts'

const { rolloutId } = rollout
const put = <T extends TableName>(table: T, row: StoredRow<T>): FedChange => {
  const columns = row as unknown as Record<string, unknown>
  return { version: 7, op: 'put', table, key: rowKey(tables[table] as Table, columns), row: columns }
}
const take = (role: Role, ...changes: FedChange[]): void => {
  const actor = { accountId: 'a', name: 'Chandra', role, personId: null, locationIds: [] }
  me.value = { firstStart: false, actor, organisation: { id: organisationId, name: 'Marowijne Trading', language: 'en' } }
  takeFeed(0, {
    version: 7,
    changes: [
      put('rollout', storedRow('rollout', { rolloutId, tool: 'New CRM' })),
      put('phase', storedRow('phase', { rolloutId, phaseKey: 'off', position: 4, headCount: 0, goLiveOn: '2026-10-19' })),
      ...changes,
    ],
  })
}
const contract = put('oldSystem', storedRow('oldSystem', { rolloutId, contractEndsOn: '2026-11-09' }))
const set = put('runbook', storedRow('runbook', { rolloutId, noReturnOn: '2026-10-30' }))

beforeEach(wipeDevice)
afterAll(async () => {
  me.value = undefined
  await wipeDevice()
})

test('[CO-5] a champion, who does not know the contract of the old system, is told no other day than those who lead', () => {
  take('lead', contract)
  expect(noReturn.value).toEqual({ on: '2026-11-09', because: 'contract' })
  me.value = { ...me.value!, actor: { ...me.value!.actor!, role: 'champion' } }
  expect(noReturn.value).toBeNull()
})

test('[CO-5] a day that was set is told to everyone', () => {
  take('champion', set)
  expect(noReturn.value).toEqual({ on: '2026-10-30', because: 'set' })
})
