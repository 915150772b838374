/** The newcomers that a champion sees, and their link in the frame. */
import { h } from 'preact'
import { render } from 'preact-render-to-string'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { rowKey, type Table } from '#core/kernel/table.ts'
import { type StoredRow, type TableName, tables } from '#core/registry/tables.ts'
import { chooseLanguage } from '#web/base/language.ts'
import { NewcomersPage } from '#web/review/newcomers-page.tsx'
import review from '#web/review/review-web.ts'
import type { FedChange } from '#web/sync/rows.ts'
import { me } from '#web/sync/signed-in.ts'
import { now, takeFeed, wipeDevice } from '#web/sync/store.ts'
import { albina, organisationId, person, rollout, storedRow } from '#test/cast.ts'

vi.hoisted(() => vi.stubGlobal('document', { documentElement: {} }))

const { rolloutId } = rollout
const put = <T extends TableName>(table: T, row: StoredRow<T>): FedChange => {
  const columns = row as unknown as Record<string, unknown>
  return { version: 7, op: 'put', table, key: rowKey(tables[table] as Table, columns), row: columns }
}
const newcomer = (personId: string, startsOn: string, more: Partial<StoredRow<'newcomer'>> = {}): FedChange =>
  put('newcomer', storedRow('newcomer', { rolloutId, personId, locationId: 'albina', startsOn, ...more }))
const take = (...changes: FedChange[]): void => {
  takeFeed(0, {
    version: 7,
    changes: [
      put('location', storedRow('location', albina)),
      put('rollout', storedRow('rollout', { rolloutId, tool: 'New CRM' })),
      ...changes,
    ],
  })
}
const text = (): string =>
  render(h(NewcomersPage, {}))
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
const link = () => review.links?.find(({ href }) => href === '/newcomers')

beforeEach(async () => {
  await wipeDevice()
  chooseLanguage('en')
  now.value = '2027-03-02T15:00:00.000Z'
  const actor = { accountId: 'c', name: 'Chandra', role: 'champion' as const, personId: 'chandra', locationIds: ['albina'] }
  me.value = { firstStart: false, actor, organisation: { id: organisationId, name: 'Marowijne Trading', language: 'en' } }
})
afterAll(async () => {
  me.value = undefined
  await wipeDevice()
})

test('[RV-5] a champion sees who joined at their location, what is due, and never who is whose buddy', () => {
  take(
    put('person', storedRow('person', { ...person('ravi'), name: 'Ravi' })),
    put('person', storedRow('person', { ...person('sita'), name: 'Sita' })),
    newcomer('ravi', '2027-02-01', { accountAt: now.value, materialsAt: now.value, checkedAt: now.value, checkNote: 'It goes well' }),
    newcomer('sita', '2027-03-01'),
  )
  const page = text()
  expect(page).toContain('One newcomer needs you now')
  // Whoever began last stands first.
  expect(page.indexOf('Sita')).toBeLessThan(page.indexOf('Ravi'))
  expect(page).toContain('It goes well')
  expect(page).not.toMatch(/buddy/i)
  expect(link()?.shown?.()).toBe(true)
})

test('[RV-5] without newcomers the page says what comes there, and the frame has no link to it', () => {
  take()
  expect(text()).toContain('Colleagues who join your location after the rollout are listed here')
  expect(link()?.shown?.()).toBe(false)
  expect(link()?.notFor).toEqual(['owner', 'lead'])
})
