/** The readers of a message as a list: searched, filtered, and those first about whom somebody has to decide (CM-7, CM-8). */
import { folded } from '#core/kernel/folded.ts'
import type { StoredRow } from '#core/kernel/rows.ts'

export type Delivery = StoredRow<'delivery'>

/** Which readers are shown. */
export const readerFilters = ['all', 'failed', 'unsure', 'hand', 'unread'] as const
export type ReaderFilter = (typeof readerFilters)[number]

export interface ReadersQuery {
  readonly rolloutId: string
  readonly messageKey: string
  /** The name contains it; empty for all. */
  readonly search: string
  readonly show: ReaderFilter
}

/** A delivery and the name of its reader. */
export interface Reader {
  readonly delivery: Delivery
  readonly name: string
}

const fits: Record<ReaderFilter, (delivery: Delivery) => boolean> = {
  all: () => true,
  failed: ({ state }) => state === 'failed',
  unsure: ({ state }) => state === 'unsure',
  hand: ({ state, channel, readAt }) => channel === 'hand' && state === 'queued' && readAt === null,
  unread: ({ state, readAt }) => readAt === null && (state === 'sent' || state === 'told'),
}

/** What somebody has to decide about stands first. */
const urgency = ({ state, channel }: Delivery): number =>
  state === 'failed' ? 0 : state === 'unsure' ? 1 : state === 'queued' && channel === 'hand' ? 2 : 3

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** The readers of one message who fit a query, in its order. */
export const readersList = (readers: readonly Reader[], { search, show }: ReadersQuery): readonly Reader[] => {
  const wanted = folded(search.trim())
  return readers
    .filter(({ delivery, name }) => fits[show](delivery) && (wanted === '' || folded(name).includes(wanted)))
    .toSorted(
      (one, other) =>
        urgency(one.delivery) - urgency(other.delivery) ||
        compare(folded(one.name), folded(other.name)) ||
        compare(one.delivery.personId, other.delivery.personId),
    )
}

/** Of one message: how many readers each filter shows, and by location how many it reached and how many of them read it. */
export interface ReadersSummary {
  readonly shown: Readonly<Record<ReaderFilter, number>>
  readonly locations: readonly { readonly locationId: string | null; readonly reached: number; readonly read: number }[]
}

/** Counts the readers of one message. */
export const readersSummary = (deliveries: readonly Delivery[]): ReadersSummary => {
  const shown = { all: 0, failed: 0, unsure: 0, hand: 0, unread: 0 }
  const locations = new Map<string | null, { locationId: string | null; reached: number; read: number }>()
  for (const delivery of deliveries) {
    for (const filter of readerFilters) if (fits[filter](delivery)) shown[filter] += 1
    if (delivery.state !== 'sent' && delivery.state !== 'told') continue
    const { locationId, readAt } = delivery
    const at = locations.get(locationId) ?? { locationId, reached: 0, read: 0 }
    at.reached += 1
    if (readAt !== null) at.read += 1
    locations.set(locationId, at)
  }
  return { shown, locations: [...locations.values()].toSorted((one, other) => compare(one.locationId ?? '', other.locationId ?? '')) }
}
