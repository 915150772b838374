/** Who is active against the goal, as Today shows it from the rows on the device. */
import { h } from 'preact'
import { render } from 'preact-render-to-string'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { rowKey, type Table } from '#core/kernel/table.ts'
import { type StoredRow, type TableName, tables } from '#core/registry/tables.ts'
import { chooseLanguage } from '#web/base/language.ts'
import { TodayAdoption } from '#web/metrics/today-adoption.tsx'
import type { FedChange } from '#web/sync/rows.ts'
import { now, takeFeed, wipeDevice } from '#web/sync/store.ts'
import { rollout, storedRow } from '#test/cast.ts'

vi.hoisted(() => vi.stubGlobal('document', { documentElement: {} }))

const { rolloutId } = rollout
const put = <T extends TableName>(table: T, row: StoredRow<T>): FedChange => {
  const columns = row as unknown as Record<string, unknown>
  return { version: 7, op: 'put', table, key: rowKey(tables[table] as Table, columns), row: columns }
}
/** The card on 30 November with a first go-live on a day, and what was noted of the goal of use. */
const card = (goLiveOn: string, noted: Partial<StoredRow<'goalVerdict'>> | null): string => {
  const verdict = { rolloutId, phaseKey: '', goal: 'active', verdict: 'not known', reason: 'notDue', people: 23, active: null, covered: null, notedOn: '2026-11-30' } // prettier-ignore
  takeFeed(0, {
    version: 7,
    changes: [
      put('rollout', storedRow('rollout', { rolloutId, tool: 'New CRM', settings: '{}' })),
      put('phase', storedRow('phase', { rolloutId, phaseKey: 'early', position: 1, headCount: 8, goLiveOn })),
      ...(noted ? [put('goalVerdict', storedRow('goalVerdict', { ...verdict, ...noted }))] : []),
    ],
  })
  return render(h(TodayAdoption, { rolloutId }))
}
const text = (html: string): string => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

beforeEach(async () => {
  await wipeDevice()
  chooseLanguage('en')
  now.value = '2026-11-30T15:00:00.000Z'
})
afterAll(wipeDevice)

test('[ME-2] Today has one number of adoption against its goal, with the way in', () => {
  const html = card('2026-11-02', { active: 20, covered: 21 })
  expect(text(html)).toContain('Active this week 20 of 21 Goal 80%, of those whose use is known')
  expect(html).toContain('class="meter pass"')
  expect(html).toMatch(/<a [^>]*href="\/adoption"/)
})

test('[ME-2] below the goal it is marked', () => {
  expect(card('2026-11-02', { active: 4, covered: 8 })).toContain('class="meter hold"')
})

test('[ME-3] what is not known is a question mark, and before the first go-live there is no number', () => {
  const html = card('2026-11-02', {})
  expect(text(html)).toContain('Active this week ? No new usage data')
  expect(html).not.toContain('0 of')
})

test('[ME-2] before the first go-live Today tells nothing of adoption', () => {
  expect(card('2026-12-07', { active: 0, covered: 3 })).toBe('')
})
