/** The go/no-go check that decides next, as Today shows it from the rows on the device. */
import { h } from 'preact'
import { render } from 'preact-render-to-string'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { rowKey, type Table } from '#core/kernel/table.ts'
import { type StoredRow, type TableName, tables } from '#core/registry/tables.ts'
import { chooseLanguage } from '#web/base/language.ts'
import { NextGateCard } from '#web/gates/next-gate-card.tsx'
import type { FedChange } from '#web/sync/rows.ts'
import { now, takeFeed, wipeDevice } from '#web/sync/store.ts'
import { rollout, storedRow } from '#test/cast.ts'

vi.hoisted(() => vi.stubGlobal('document', { documentElement: {} }))

const { rolloutId } = rollout
const put = <T extends TableName>(table: T, row: StoredRow<T>): FedChange => {
  const columns = row as unknown as Record<string, unknown>
  return { version: 7, op: 'put', table, key: rowKey(tables[table] as Table, columns), row: columns }
}
const gate = (more: Partial<StoredRow<'gate'>>): FedChange =>
  put('gate', storedRow('gate', { rolloutId, phaseKey: 'early', verdict: 'hold', holding: '[]', evaluatedOn: '2026-11-30', ...more }))
const card = (...changes: FedChange[]): string => {
  takeFeed(0, {
    version: 7,
    changes: [
      put('rollout', storedRow('rollout', { rolloutId, tool: 'New CRM', approvedAt: '2026-11-01T12:00:00.000Z', settings: '{}' })),
      put('phase', storedRow('phase', { rolloutId, phaseKey: 'early', position: 1, headCount: 8, goLiveOn: '2026-12-07' })),
      ...changes,
    ],
  })
  return render(h(NextGateCard, {}))
}

beforeEach(async () => {
  await wipeDevice()
  chooseLanguage('en')
  now.value = '2026-11-30T15:00:00.000Z'
})
afterAll(wipeDevice)

test('[GA-2] what holds it stands first, each with where it is settled, and how many of its checks pass', () => {
  const html = card(gate({ holding: '["runbook","backup"]' }))
  expect(html).toContain('Go/no-go check of Early adopters')
  expect(html).toMatch(/aria-label="2 checks are holding it"/)
  expect(html).toMatch(/href="\/issues\/runbook"[^>]*aria-label="Open runbook: Rollback runbook written and drilled"/)
  expect(html).toContain('href="/old-system"')
  expect(html).toContain('2 of 4 checks pass')
  expect(html).toMatch(/href="\/gates\/early"/)
  expect(html).toContain('Hold')
})

test('[GA-2] before any evaluation there is no card', () => {
  expect(card()).toBe('')
})

test('[GA-4] an approved one says so, and nothing holds it', () => {
  const html = card(gate({ verdict: 'pass', approvedAt: '2026-11-30T12:00:00.000Z' }))
  expect(html).toContain('Approved')
  expect(html).toContain('4 of 4 checks pass')
  expect(html).not.toContain('gate-holding')
})

test('[GA-1] a check that is only shown does not count', () => {
  const shown = storedRow('gateCheck', { rolloutId, phaseKey: 'early', checkKey: 'backup', dryRun: 1 })
  expect(card(gate({}), put('gateCheck', shown))).toContain('3 of 3 checks pass')
})
