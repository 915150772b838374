/** The first page as the server draws it. */
import { beforeEach, expect, test, vi } from 'vitest'
import type { StoredRow } from '#core/registry/tables.ts'
import { rowKey, type Table } from '#core/kernel/table.ts'
import { type TableName, tables } from '#core/registry/tables.ts'
import { drawFirstPage, type FirstPageFacts } from '#web/app/first-page.tsx'
import type { FedChange } from '#web/sync/rows.ts'
import { firstAnswer } from '#web/sync/first-answers.ts'
import { me } from '#web/sync/signed-in.ts'
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
  const page = drawFirstPage({
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
        put('rollout', storedRow('rollout', { rolloutId, tool: 'New CRM', settings: '{}' })),
        put('phase', storedRow('phase', { rolloutId, phaseKey: 'core', position: 2, headCount: 9, goLiveOn: '2026-11-30', waitsSinceOn })),
        put('participant', storedRow('participant', { rolloutId, personId, phaseKey: 'core', goLiveOn: '2026-11-30' })),
      ],
    },
    answers: { '/api/contacts': [{ rolloutId, buddy: `Buddy of ${name}`, helps: [], champions: [] }] },
    language,
    now: '2026-11-23T15:00:00.000Z',
  })
  expect(page.lacking).toEqual([])
  return page.html ?? ''
}

test('[RG-2] the day, who helps and the language of one member, and nothing of whoever came before', () => {
  const anna = pageOf('Anna', 'nl')
  expect(anna).toMatch(/<h1[^>]*>maandag 30 november<\/h1>/)
  expect(anna).toContain('over 7 dagen')
  expect(anna).toContain('Buddy of Anna')
  // Nothing is said to be up to date before the device has asked.
  expect(anna).toContain('data-state="starting"')
  expect(all('person')).toEqual([])
  expect([me.value?.actor, firstAnswer('/api/contacts')]).toEqual([null, undefined])
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

const led = (name: string, role: 'owner' | 'champion', rows: Partial<FirstPageFacts['fed']>, answers: object = {}) => {
  const { rolloutId } = rollout
  return drawFirstPage({
    me: {
      firstStart: false,
      actor: { accountId: name, name, role, personId: null, locationIds: [albina.locationId] },
      organisation: { id: organisationId, name: 'Marowijne Trading', language: 'en' },
    },
    fed: {
      version: 7,
      changes: [
        put('location', storedRow('location', albina)),
        put('person', storedRow('person', { ...person('anna'), name: 'Anna' })),
        put('rollout', storedRow('rollout', { rolloutId, tool: 'New CRM', settings: '{}' })),
        put('phase', storedRow('phase', { rolloutId, phaseKey: 'core', position: 2, headCount: 9, goLiveOn: '2026-11-30' })),
      ],
      ...rows,
    },
    answers: answers as FirstPageFacts['answers'],
    language: 'en',
    now: '2026-11-23T15:00:00.000Z',
  })
}
const undelivered = '/api/notices/undelivered?rollout=crm'

test('[RG-2] Today of those who lead is drawn with its frame and says which figures it lacks; with them it lacks none', () => {
  const small = led('Orlando', 'owner', {})
  expect(small.lacking).toEqual([undelivered])
  expect(small.html).toContain('href="/settings"')
  expect(small.html).toContain('id="needs"')
  // Tables of a large organisation stay on the server.
  const large = led('Orlando', 'owner', { scope: 'large', absent: ['person', 'participant', 'delivery', 'attendee'] })
  const summary = '/api/people/summary?rollout=crm'
  expect(large.lacking).toContain(summary)
  const answers = Object.fromEntries(large.lacking.map((path) => [path, path.includes('undelivered') ? { items: [], total: 0 } : []]))
  const told = led(
    'Orlando',
    'owner',
    { scope: 'large', absent: ['person', 'participant', 'delivery', 'attendee'] },
    { ...answers, [summary]: { people: 41234, outsidePlan: 0, championsAt: [] } },
  )
  expect(told.lacking).toEqual([])
  expect(told.html).toContain('<b>41234</b>')
  // The policy of the page lets in no style that stands in an element.
  expect(told.html).not.toContain('style=')
  // The next one has all rows, and nothing of that one.
  const next = led('Sherida', 'owner', {})
  expect(next.lacking).toEqual([undelivered])
  expect(next.html).not.toContain('41234')
})

test('[RG-2] [AC-1] a champion’s day is drawn with their people, and nothing of it is in the next page', () => {
  const starts = [{ rolloutId: rollout.rolloutId, personId: 'anna', phaseKey: 'core', goLiveOn: '2026-11-30', waits: false }]
  const day = led('Kenneth', 'champion', {}, { '/api/starts': starts })
  expect(day.lacking).toEqual([])
  expect(day.html).toContain('Kenneth')
  expect(day.html).toContain('class="face soon"')
  const next = led('Milton', 'champion', {})
  expect(next.html).not.toContain('Kenneth')
  expect(next.html).not.toContain('class="face soon"')
})

test('[RG-2] the first page of an organisation without a rollout is another one', () => {
  expect(led('Orlando', 'owner', { changes: [] }).html).toBeNull()
})
