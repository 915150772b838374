/** The lists of those who lead while a start waits for its go/no-go check: none of them tells the day to which it was moved. */
import { type ComponentChild, h } from 'preact'
import { LocationProvider } from 'preact-iso'
import { renderToString } from 'preact-render-to-string'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { rowKey, type Table } from '#core/kernel/table.ts'
import { type StoredRow, type TableName, tables } from '#core/registry/tables.ts'
import { chooseLanguage } from '#web/base/language.ts'
import { ChecklistPage } from '#web/checklist/checklist-page.tsx'
import { GatesPage } from '#web/gates/gates-page.tsx'
import { PeoplePage } from '#web/people/people-page.tsx'
import { PhaseTable } from '#web/plan/plan-tables.tsx'
import { phases } from '#web/rollout/phases.ts'
import { TrainingSessions } from '#web/training/training-sessions.tsx'
import type { FedChange } from '#web/sync/rows.ts'
import { me } from '#web/sync/signed-in.ts'
import { now, takeFeed, wipeDevice } from '#web/sync/store.ts'
import { organisationId, person, rollout, storedRow } from '#test/cast.ts'

vi.hoisted(() => vi.stubGlobal('document', { documentElement: {} }))

const { rolloutId } = rollout
const put = <T extends TableName>(table: T, row: StoredRow<T>): FedChange => {
  const columns = row as unknown as Record<string, unknown>
  return { version: 7, op: 'put', table, key: rowKey(tables[table] as Table, columns), row: columns }
}

const waiting = storedRow('phase', {
  rolloutId,
  phaseKey: 'core',
  position: 2,
  headCount: 1,
  goLiveOn: '2026-11-26',
  endsOn: '2026-12-04',
  waitsSinceOn: '2026-11-23',
})
const gate = storedRow('gate', { rolloutId, phaseKey: 'core', verdict: 'hold', holding: '[]', evaluatedOn: '2026-11-25' })
const take = (phase: StoredRow<'phase'>): boolean =>
  takeFeed(0, {
    version: 7,
    changes: [
      put('rollout', storedRow('rollout', { rolloutId, tool: 'New CRM', settings: '{}', approvedAt: '2026-11-02T12:00:00Z' })),
      put('phase', phase),
      put('gate', gate),
      put('person', storedRow('person', person('anna'))),
      put(
        'participant',
        storedRow('participant', { rolloutId, personId: 'anna', phaseKey: 'core', goLiveOn: '2026-11-26', because: '[]' }),
      ),
      put(
        'checklistItem',
        storedRow('checklistItem', {
          rolloutId,
          itemKey: 'i',
          phaseKey: 'core',
          list: 'oneWeekBefore',
          state: 'open',
          dueOn: '2026-11-27',
        }),
      ),
      put(
        'session',
        storedRow('session', { rolloutId, sessionKey: 's', phaseKey: 'core', startsAt: '2026-11-27T12:00:00Z', minutes: 90, seats: 8 }),
      ),
    ],
  })
const shown = (page: ComponentChild): string =>
  renderToString(h(LocationProvider, {}, page))
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
const pages = {
  plan: () => h(PhaseTable, { rolloutId, phases: phases.value }),
  gates: () => h(GatesPage, {}),
  checklist: () => h(ChecklistPage, {}),
  people: () => h(PeoplePage, {}),
  training: () => h(TrainingSessions, { tabs: null, view: 'list' }),
}

beforeEach(async () => {
  await wipeDevice()
  chooseLanguage('en')
  now.value = '2026-11-25T15:00:00.000Z'
  const actor = { accountId: 'l', name: 'Lilian', role: 'lead' as const, personId: null, locationIds: [] }
  me.value = { firstStart: false, actor, organisation: { id: organisationId, name: 'Marowijne Trading', language: 'en' } }
  vi.stubGlobal('location', new URL('http://127.0.0.1/plan'))
  vi.stubGlobal('matchMedia', () => ({ matches: false }))
})
afterAll(async () => {
  vi.unstubAllGlobals()
  me.value = undefined
  await wipeDevice()
})

test.each(Object.keys(pages) as (keyof typeof pages)[])('[GA-4] the list of %s says that a start waits, and since when', (name) => {
  take(waiting)
  const told = shown(pages[name]())
  expect(told).toContain('waits for a decision (was planned for Mon 23 Nov)')
  expect(told).not.toContain('26 Nov')
})

test.each(Object.keys(pages) as (keyof typeof pages)[])('[GA-4] the list of %s tells the day of a start that does not wait', (name) => {
  take({ ...waiting, waitsSinceOn: null })
  expect(shown(pages[name]())).toMatch(/(Thu|Thursday) 26 Nov/)
})

test('[CO-3] the heading of the checks promises no start while everyone is paused', () => {
  take({ ...waiting, waitsSinceOn: null })
  const row = { rolloutId, issueId: 'i', scope: 'all', pausedAt: '2026-11-24T12:00:00Z', personId: null, phaseKey: null, locationId: null }
  takeFeed(7, { version: 8, changes: [put('pause', storedRow('pause', { ...row, pauseId: 'p' }))] })
  expect(shown(pages.gates())).toContain('was to start Thursday 26 November. It is paused.')
  takeFeed(8, { version: 9, changes: [put('pause', storedRow('pause', { ...row, pauseId: 'p', endedAt: '2026-11-25T12:00:00Z' }))] })
  expect(shown(pages.gates())).toContain('starts Thursday 26 November, once its go/no-go check is approved.')
})

test('[GA-4] the heading of the checks says that the day has passed', () => {
  take(waiting)
  expect(shown(pages.gates())).toContain('was to start Monday 23 November and waits for its go/no-go check.')
})
