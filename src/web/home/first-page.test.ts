/** A member's page as the server draws it. */
import { beforeEach, expect, test, vi } from 'vitest'
import type { StoredRow } from '#core/registry/tables.ts'
import { rowKey, type Table } from '#core/kernel/table.ts'
import { type TableName, tables } from '#core/registry/tables.ts'
import { drawFirstPage } from '#web/home/first-page.tsx'
import type { FedChange } from '#web/sync/rows.ts'
import { all, wipeDevice } from '#web/sync/store.ts'
import { albina, organisationId, person, rollout, storedRow } from '#test/cast.ts'

vi.hoisted(() => vi.stubGlobal('document', { documentElement: {} }))

// Other files of this worker have the same store.
beforeEach(wipeDevice)

const put = <T extends TableName>(table: T, row: StoredRow<T>): FedChange => {
  const columns = row as unknown as Record<string, unknown>
  return { version: 7, op: 'put', table, key: rowKey(tables[table] as Table, columns), row: columns }
}

const pageOf = (name: string, language: 'en' | 'nl', waitsSinceOn: string | null = null): string => {
  const personId = name.toLowerCase()
  const { rolloutId } = rollout
  return drawFirstPage({
    me: {
      firstStart: false,
      actor: { accountId: personId, name, role: 'member', personId, locationIds: [] },
      organisation: { id: organisationId, name: 'Marowijne Trading', language: 'en' },
    },
    fed: {
      version: 7,
      changes: [
        put('location', storedRow('location', albina)),
        put('person', storedRow('person', { ...person(personId), name })),
        put('rollout', storedRow('rollout', { rolloutId, tool: 'New CRM' })),
        put('phase', storedRow('phase', { rolloutId, phaseKey: 'core', position: 2, headCount: 9, goLiveOn: '2026-11-30', waitsSinceOn })),
        put('participant', storedRow('participant', { rolloutId, personId, phaseKey: 'core', goLiveOn: '2026-11-30' })),
      ],
    },
    contacts: [{ rolloutId, buddy: `Buddy of ${name}`, helps: [], champions: [] }],
    language,
    now: '2026-11-23T15:00:00.000Z',
  })
}

test('[RG-2] the day, who helps and the language of one member, and nothing of whoever came before', () => {
  const anna = pageOf('Anna', 'nl')
  expect(anna).toMatch(/<h1[^>]*>maandag 30 november<\/h1>/)
  expect(anna).toContain('over 7 dagen')
  expect(anna).toContain('Buddy of Anna')
  // Nothing is said to be up to date before the device has asked.
  expect(anna).toContain('data-state="starting"')
  expect(all('person')).toEqual([])
  const milton = pageOf('Milton <b>', 'en')
  expect(milton).toMatch(/<h1[^>]*>Monday 30 November<\/h1>/)
  expect(milton).toContain('Milton')
  expect(milton).not.toContain('Anna')
  expect(milton).not.toContain('<b>')
})

test('[GA-4] a start that waits for its go/no-go check has no day: since when it waits, what for, and when the reader hears', () => {
  const anna = pageOf('Anna', 'en', '2026-11-20')
  expect(anna).toMatch(/<h1[^>]*>Waits for a decision<\/h1>/)
  expect(anna).toContain('it was planned for Friday 20 November')
  expect(anna).toContain('at the latest the day before')
  expect(anna).not.toContain('30 November')
  expect(anna).not.toContain('in 7 days')
  const dutch = pageOf('Anna', 'nl', '2026-11-20')
  expect(dutch).toMatch(/<h1[^>]*>Wacht op een besluit<\/h1>/)
  expect(dutch).toContain('die stond gepland voor vrijdag 20 november')
  expect(dutch).not.toContain('30 november')
})
