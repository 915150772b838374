/** Which messages stand under which filter, where the page opens, and which are approved together. */
import { expect, test } from 'vitest'
import { outlookOf, talliesOf } from '#core/communication/message-status.ts'
import { groupsToApprove, listOf, usualFilter } from '#web/communication/messages-list.ts'
import { messageRow, stored } from '#test/letter-rows.ts'
import type { Row } from '#core/kernel/rows.ts'

const message = (messageKey: string, sendOn: string, over: Partial<Row<'message'>> = {}) =>
  stored('message', [messageRow({ messageKey, sendOn, ...over })])[0]!
const agreed = { approvedAt: 'then', approvedBy: 'Lilian' }
const messages = [
  message('announcement', '2026-11-02', { ...agreed, queuedAt: 'then' }),
  message('update:2026-11-13', '2026-11-13', { kind: 'update', ...agreed, queuedAt: 'then' }),
  message('reminder:early', '2026-11-24', { kind: 'reminder', phaseKey: 'early', ...agreed }),
  message('welcome:early:albina', '2026-12-01', { kind: 'welcome', phaseKey: 'early', locationId: 'albina' }),
  message('welcome:early:georgetown', '2026-12-02', { kind: 'welcome', phaseKey: 'early', locationId: 'georgetown' }),
  message('update:2026-12-04', '2026-12-04', { kind: 'update' }),
  message('update:2026-12-11', '2026-12-11', { kind: 'update' }),
  message('welcome:core', '2026-12-14', { kind: 'welcome', phaseKey: 'core' }),
]
const keys = (list: readonly { messageKey: string }[]): string[] => list.map(({ messageKey }) => messageKey)

test('[CM-1] each message stands under one filter; what was sent with the newest first', () => {
  expect(keys(listOf(messages, 'sent'))).toEqual(['update:2026-11-13', 'announcement'])
  expect(keys(listOf(messages, 'scheduled'))).toEqual(['reminder:early'])
  expect(listOf(messages, 'toAgree')).toHaveLength(5)
  expect(listOf(messages, 'all')).toHaveLength(messages.length)
})

test('[CM-1] the welcomes of one phase are approved together, weekly updates each by itself', () => {
  expect(groupsToApprove(listOf(messages, 'toAgree')).map(keys)).toEqual([
    ['welcome:early:albina', 'welcome:early:georgetown'],
    ['update:2026-12-04'],
    ['update:2026-12-11'],
    ['welcome:core'],
  ])
})

test('[CM-7] the page opens at what somebody has to decide, else at what is next', () => {
  const at = (list: typeof messages, today: string, state = 'sent') => {
    const delivery = { messageKey: 'announcement', channel: 'email', state, readAt: null }
    return usualFilter(list, outlookOf(list, talliesOf([delivery]), today))
  }
  expect(at(messages, '2026-11-23', 'failed')).toBe('sent')
  expect(at(messages, '2026-11-23')).toBe('toAgree')
  expect(at(listOf(messages, 'scheduled').concat(listOf(messages, 'sent')), '2026-11-23')).toBe('scheduled')
  expect(at([...listOf(messages, 'sent')], '2026-11-23')).toBe('sent')
})
