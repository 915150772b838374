/** What Today says of messages that wait for somebody. */
import { beforeAll, expect, test, vi } from 'vitest'
import { chooseLanguage } from '#web/base/language.ts'
import { rowOf } from '#web/home/need-rows.ts'
import { storedRow } from '#test/cast.ts'

vi.hoisted(() => vi.stubGlobal('document', { documentElement: {} }))
beforeAll(() => chooseLanguage('en'))

const update = (sendOn: string, locationId: string, readers: number) =>
  storedRow('message', {
    rolloutId: 'crm',
    messageKey: `update:${sendOn}:${locationId}`,
    kind: 'update',
    phaseKey: 'core',
    locationId,
    sendOn,
    readers,
  })

test('[CM-3] three weekly updates to the same 42 people have 42 recipients, not 126: locations add up, weeks do not', () => {
  const weeks = ['2026-12-04', '2026-12-11', '2026-12-18']
  const [first, ...others] = weeks.flatMap((day) => [update(day, 'albina', 30), update(day, 'nickerie', 12)])
  if (!first) throw new Error('no messages')
  const row = rowOf({ kind: 'messages', state: 'toAgree', messages: [first, ...others], urgency: 'soon', due: '2026-12-04' })
  expect(row.about).toContain('42 recipients')
})
