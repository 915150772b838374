/** Notices that did not arrive: they are said to one person, so no device but theirs holds them, and the server tells of whom to decide. */
import type { UndeliveredNotice } from '#core/communication/undelivered-notices.ts'
import { rolloutId } from '#web/communication/message-counts.ts'
import { figures } from '#web/sync/figures.ts'

interface Undelivered {
  readonly items: readonly UndeliveredNotice[]
  readonly total: number
}

const nothing: Undelivered = { items: [], total: 0 }

export const undelivered = figures<Undelivered>({
  table: 'notice',
  isPartial: () => rolloutId.value !== '',
  local: () => nothing,
  path: () => `/api/notices/undelivered?${new URLSearchParams({ rollout: rolloutId.value })}`,
  unknown: nothing,
})
