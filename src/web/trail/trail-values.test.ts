import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { rowOf } from '#test/cast.ts'
import { chooseLanguage, f } from '#web/base/language.ts'
import { me } from '#web/sync/signed-in.ts'
import { ownZone, takeFeed, wipeDevice } from '#web/sync/store.ts'
import { dayOf, timeOf, valueText } from '#web/trail/trail-values.ts'

// The language of the page is written on its document as soon as it is known.
vi.hoisted(() => vi.stubGlobal('document', { documentElement: {} }))

// Other files of this worker have the same store and the same language.
beforeEach(async () => {
  await wipeDevice()
  chooseLanguage('en')
})
afterEach(async () => {
  await wipeDevice()
  me.value = undefined
})

const put = (table: 'organisation' | 'location' | 'person', key: string, values: object) => ({
  version: 1,
  table,
  key,
  op: 'put' as const,
  row: { organisationId: 'o', version: 1, ...rowOf(table, values) },
})
const isAs = (personId: string | null): void => {
  me.value = {
    firstStart: false,
    actor: { accountId: 'a', name: 'Lilian', role: 'lead', personId, locationIds: [] },
    organisation: { id: 'o', name: 'Marowijne', language: 'en' },
  }
}

test('[RG-5] one event has one time: the activity log tells it where the reader is, as other pages do, and says a zone only where it is not the reader’s', () => {
  takeFeed(0, {
    version: 1,
    changes: [
      put('organisation', 'o', { id: 'o', zone: 'America/Paramaribo' }),
      put('location', 'albina', { locationId: 'albina', zone: 'America/Paramaribo' }),
      put('location', 'georgetown', { locationId: 'georgetown', zone: 'America/Guyana' }),
      put('person', 'naomi', { personId: 'naomi', name: 'Naomi', locationId: 'georgetown' }),
    ],
  })
  // 09:50 in Paramaribo is 08:50 in Georgetown, and a day can have begun in one of them alone.
  const [morning, night] = ['2026-11-23T12:50:00.000Z', '2026-11-24T03:30:00.000Z']
  isAs('naomi')
  expect(timeOf(morning)).toBe(f().clock(morning, ownZone.value))
  expect(timeOf(morning)).toBe('08:50')
  expect(valueText('approvedAt', morning, {})).toBe('23 November 2026, 08:50')
  expect(f().clock(morning, 'America/Paramaribo')).toBe('09:50 (Paramaribo time)')
  expect([dayOf(night), timeOf(night)]).toEqual(['2026-11-23', '23:30'])
  isAs(null)
  expect([dayOf(night), timeOf(night)]).toEqual(['2026-11-24', '00:30'])
  expect(f().span(morning, night, 'America/Guyana')).toBe('08:50–23:30 (Guyana time)')
})
