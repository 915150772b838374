/** The readers of a message, from the rows at hand or from the server. */
import { type Reader, readersList, type ReadersQuery, type ReadersSummary, readersSummary } from '#core/communication/readers-list.ts'
import { rolloutId } from '#web/communication/message-counts.ts'
import { deliveriesOf, nameOf } from '#web/communication/message-selectors.ts'
import { figures } from '#web/sync/figures.ts'
import type { ListSource } from '#web/sync/list-source.ts'

export const readersSource: ListSource<ReadersQuery, Reader> = {
  table: 'delivery',
  local: (query) =>
    readersList(
      deliveriesOf(query.messageKey).map((delivery) => ({ delivery, name: nameOf(delivery.personId) })),
      query,
    ),
  path: ({ rolloutId: rollout, messageKey, ...query }) => {
    const filters = Object.entries({ rollout, message: messageKey, ...query }).filter(([, value]) => value !== '')
    return `/api/messages/readers?${new URLSearchParams(filters)}`
  },
}

/** The counts of a message's readers as a signal. */
export const readersSummaryOf = (messageKey: string) =>
  figures<ReadersSummary | undefined>({
    table: 'delivery',
    local: () => readersSummary(deliveriesOf(messageKey)),
    path: () => `/api/messages/readers/summary?${new URLSearchParams({ rollout: rolloutId.value, message: messageKey })}`,
    unknown: undefined,
  })
