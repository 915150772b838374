/** The figures of support for each person who has started, on a device that holds everybody and in an organisation whose server counts them. */
import { h } from 'preact'
import { render } from 'preact-render-to-string'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { rowKey, type Table } from '#core/kernel/table.ts'
import { type StoredRow, type TableName, tables } from '#core/registry/tables.ts'
import { peopleSummary } from '#core/people/people-list.ts'
import { chooseLanguage } from '#web/base/language.ts'
import { here } from '#web/people/people-list.ts'
import { FiguresPage } from '#web/support/support-figures.tsx'
import type { FedChange } from '#web/sync/rows.ts'
import { now, takeFeed, wipeDevice } from '#web/sync/store.ts'
import { person, rollout, storedRow } from '#test/cast.ts'

vi.hoisted(() => vi.stubGlobal('document', { documentElement: {} }))

const { rolloutId } = rollout
const put = <T extends TableName>(table: T, row: StoredRow<T>): FedChange => {
  const columns = row as unknown as Record<string, unknown>
  return { version: 7, op: 'put', table, key: rowKey(tables[table] as Table, columns), row: columns }
}
const shared = [
  put('rollout', storedRow('rollout', { rolloutId, tool: 'New CRM' })),
  put('phase', storedRow('phase', { rolloutId, phaseKey: 'early', position: 1, headCount: 5, goLiveOn: '2026-11-02' })),
  ...['t1', 't2'].map((ticketId) =>
    put('ticket', storedRow('ticket', { rolloutId, ticketId, tier: 2, state: 'open', openedAt: '2026-11-17T15:00:00Z' })),
  ),
]
/** Two have started, one starts in the week after, one is left out and one has left. */
const starts = { anna: '2026-11-09', milton: '2026-11-16', ravi: '2026-11-30', out: '2026-11-09', gone: '2026-11-09' }
const everyone = Object.entries(starts).flatMap(([personId, goLiveOn]) => [
  put('person', storedRow('person', { ...person(personId), leftOn: personId === 'gone' ? '2026-11-12' : null })),
  put(
    'participant',
    storedRow('participant', {
      rolloutId,
      personId,
      phaseKey: 'early',
      goLiveOn,
      because: '[]',
      excludedAt: personId === 'out' ? '2026-11-10T12:00:00Z' : null,
    }),
  ),
])

const figures = (): string =>
  render(h(FiguresPage, { tabs: null }))
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')

beforeEach(async () => {
  await wipeDevice()
  chooseLanguage('en')
  now.value = '2026-11-25T15:00:00.000Z'
})
afterAll(async () => {
  vi.unstubAllGlobals()
  await wipeDevice()
})

test('[SU-4] [ME-3] questions for each person who has started are the same where the server counts them', async () => {
  takeFeed(0, { version: 7, changes: [...shared, ...everyone] })
  // The names of the levels come after the page.
  await expect.poll(figures).toContain('Help articles')
  const small = figures()
  // Two questions and two who had started.
  expect(small).toContain('16 Nov 2 0 2 1 23 Nov 0 0 2 0')
  const summary = peopleSummary(here.value)
  await wipeDevice()
  const asked: string[] = []
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path)
    return Promise.resolve(Response.json(summary))
  })
  takeFeed(0, { version: 7, scope: 'large', absent: ['person', 'participant'], changes: shared })
  await expect.poll(figures).toBe(small)
  expect(asked).toContain(`/api/people/summary?rollout=${rolloutId}`)
})
