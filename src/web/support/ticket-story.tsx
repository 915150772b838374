/** A question as it stands: how far it has come, and what happened to it so far. */
import { type Tier, tiers } from '#core/support/support.ts'
import { tierWords } from '#core/support/tier-words.ts'
import type { TicketEvent } from '#core/support/ticket-notices.ts'
import { f, voice } from '#web/base/language.ts'
import { eventsOf } from '#web/support/support-selectors.ts'
import { type Ticket } from '#web/support/support-waiting.ts'
import { ownZone } from '#web/sync/store.ts'
import { ticketWords } from '#web/support/ticket-words.ts'

const words = voice(ticketWords)
const tierSays = voice(tierWords)

export const tierName = (tier: number): string => tierSays(`support.tier.${tier as Tier}`)

/** The four tiers in a row: those that are behind, the one where it is, those to come. */
export const TicketSteps = ({ ticket }: { ticket: Ticket }) => {
  const solved = ticket.state === 'solved'
  const at = solved ? (ticket.solvedTier ?? ticket.tier) : ticket.tier
  return (
    <ol class="tier-steps" aria-label={words('steps', { tier: at, solved })}>
      {tiers.map((tier) => (
        <li key={tier} data-at={tier < at ? 'behind' : tier > at ? 'ahead' : solved ? 'solved' : 'here'} aria-hidden="true">
          <b>{solved && tier === at ? '✓' : tier}</b>
          <span>{tierName(tier)}</span>
        </li>
      ))}
    </ol>
  )
}

const happened = (kind: TicketEvent, name: string, tier: string): string => {
  switch (kind) {
    case 'up':
    case 'down':
      return words(`event_${kind}`, { name, tier })
    case 'overdue':
      return words('event_overdue', { tier })
    case 'vendorAnswered':
      return words('event_vendorAnswered')
    default:
      return words(`event_${kind}`, { name })
  }
}

export const TicketStory = ({ ticket }: { ticket: Ticket }) => {
  const events = eventsOf(ticket)
  if (events.length === 0) return null
  return (
    <ol class="ticket-story" aria-label={words('story')}>
      {events.map((event) => (
        <li key={event.eventId}>
          <p class="small soft">
            {happened(event.kind as TicketEvent, event.by, tierName(event.tier))}
            {event.reference !== null && ` · ${words('reference', { reference: event.reference })}`} · {f().moment(event.at, ownZone.value)}
          </p>
          {event.text !== null && <p class="written">{event.text}</p>}
        </li>
      ))}
    </ol>
  )
}
