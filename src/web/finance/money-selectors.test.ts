/** The return on a device that holds every row, and in an organisation so large that the server tells who takes part and was trained. */
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { emptyReturn } from '#core/finance/return-input.ts'
import { rowKey, type Table } from '#core/kernel/table.ts'
import { type StoredRow, type TableName, tables } from '#core/registry/tables.ts'
import { isFed, measured, returnHere } from '#web/finance/money-selectors.ts'
import type { FedChange } from '#web/sync/rows.ts'
import { now, takeFeed, wipeDevice } from '#web/sync/store.ts'
import { person, rollout, storedRow } from '#test/cast.ts'

vi.hoisted(() => vi.stubGlobal('document', { documentElement: {} }))

const { rolloutId } = rollout
const put = <T extends TableName>(table: T, row: StoredRow<T>): FedChange => {
  const columns = row as unknown as Record<string, unknown>
  return { version: 7, op: 'put', table, key: rowKey(tables[table] as Table, columns), row: columns }
}
const range = (low: number, value: number, high: number) => ({ low, value, high, source: null })
const returnOf = JSON.stringify({ ...emptyReturn, minutesSaved: range(20, 30, 40), recapture: range(0.3, 0.5, 0.7), wage: '50' })
const shared = [
  put('rollout', storedRow('rollout', { rolloutId, tool: 'New CRM' })),
  put('budget', storedRow('budget', { rolloutId, currency: 'SRD', bufferPercent: 15, dearerPercent: 40, returnOf })),
  put('session', storedRow('session', { rolloutId, sessionKey: 's1', phaseKey: 'early', startsAt: '2026-11-20T12:00:00Z', minutes: 90 })),
]
const people = ['anna', 'milton', 'ravi', 'gone']
const everyone = people.flatMap((personId) => [
  put('person', storedRow('person', { ...person(personId), leftOn: personId === 'gone' ? '2026-11-01' : null })),
  put('participant', storedRow('participant', { rolloutId, personId, phaseKey: 'early', goLiveOn: '2026-11-23' })),
  put('attendance', storedRow('attendance', { rolloutId, sessionKey: 's1', personId, minutes: personId === 'ravi' ? 0 : 80 })),
])
/** What the server sums of the same rows. */
const sums = { people: 3, minutes: 240, sessions: 1, attended: 3 }

const figures = () => ({
  hours: measured.value.trainingHours?.value,
  isFed: isFed('trainingHours'),
  net: returnHere.value?.of.net.toFixed(2),
  benefits: returnHere.value?.of.benefits.map(({ amount }) => amount.toFixed(2)),
})

beforeEach(async () => {
  await wipeDevice()
  now.value = '2026-11-25T15:00:00.000Z'
})
afterAll(async () => {
  vi.unstubAllGlobals()
  await wipeDevice()
})

test('[RV-4] the return is the same whether a device holds everybody or the server tells the sums; until it does there is none', async () => {
  takeFeed(0, { version: 7, changes: [...shared, ...everyone] })
  const small = figures()
  expect(small).toMatchObject({ hours: 240 / 60 / 3, isFed: true })
  expect(Number(small.benefits?.[0])).toBeGreaterThan(0)
  await wipeDevice()
  const asked: string[] = []
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path)
    return Promise.resolve(Response.json(sums))
  })
  takeFeed(0, { version: 7, scope: 'large', absent: ['person', 'participant', 'attendance'], changes: shared })
  expect(figures()).toEqual({ hours: undefined, isFed: false, net: undefined, benefits: undefined })
  await expect.poll(figures).toEqual(small)
  expect(asked).toContain(`/api/training/time?rollout=${rolloutId}`)
})
