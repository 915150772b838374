/** Which messages have their day, so that the server puts them on their way (CM-1). */
import { zoneAt } from '#core/regional/at-location.ts'
import { todayIn } from '#core/kernel/calendar.ts'
import { pausedBy } from '#core/plan/pauses.ts'
import { waitsWithGate } from '#core/plan/waiting-starts.ts'
import type { Row } from '#core/kernel/rows.ts'

export interface DueRows<M> {
  readonly organisation: readonly Pick<Row<'organisation'>, 'zone'>[]
  readonly locations: readonly Pick<Row<'location'>, 'locationId' | 'zone'>[]
  readonly messages: readonly M[]
  readonly pauses: readonly Pick<Row<'pause'>, 'rolloutId' | 'personId' | 'phaseKey' | 'locationId' | 'endedAt'>[]
  readonly phases: readonly Pick<Row<'phase'>, 'rolloutId' | 'phaseKey' | 'position' | 'goLiveOn' | 'waitsSinceOn'>[]
  readonly gates: readonly Pick<Row<'gate'>, 'rolloutId' | 'phaseKey' | 'approvedAt'>[]
}

/**
 * The messages that somebody agreed to, that nothing keeps back, no pause and no start that waits for its gate, and whose day has begun at one of their places (CM-1, CM-10, GA-4);
 * each reader's own working hours come after (CM-9). The oldest first. `now` is an instant, RFC 3339.
 *
 * @example dueMessages(rows, '2026-11-23T11:00:00.000Z')[0]?.messageKey // 'announcement'
 */
export const dueMessages = <M extends Row<'message'>>(
  { organisation, locations, messages, pauses, phases, gates }: DueRows<M>,
  now: string,
): M[] => {
  const home = todayIn(zoneAt(organisation[0]), now)
  const todays = new Map(locations.map(({ locationId, zone }) => [locationId, todayIn(zone, now)]))
  const furthest = [...todays.values()].reduce((one, other) => (one > other ? one : other), home)
  return messages
    .filter((message) => {
      if (message.approvedAt === null || message.heldAt !== null || message.queuedAt !== null) return false
      const today = message.locationId === null ? furthest : (todays.get(message.locationId) ?? home)
      if (message.sendOn > today) return false
      const isHere = ({ rolloutId }: { readonly rolloutId: string }): boolean => rolloutId === message.rolloutId
      return pausedBy(pauses.filter(isHere), message) === undefined && !waitsWithGate(gates.filter(isHere), phases.filter(isHere), message)
    })
    .toSorted((a, b) => (a.sendOn < b.sendOn ? -1 : a.sendOn > b.sendOn ? 1 : a.messageKey < b.messageKey ? -1 : 1))
}
