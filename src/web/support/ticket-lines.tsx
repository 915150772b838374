/** Questions as lines of a list, each with who asks, where, and until when an answer is due; made for a phone. */
import type { ComponentChildren } from 'preact'
import { todayIn } from '#core/kernel/calendar.ts'
import { isOverdue } from '#core/support/support-clock.ts'
import { ticketPath } from '#core/support/ticket-path.ts'
import { f, voice } from '#web/base/language.ts'
import { Chip } from '#web/parts/chip.tsx'
import { handed } from '#web/support/handed-tickets.ts'
import { supportPageWords } from '#web/support/support-words.ts'
import { tierName } from '#web/support/ticket-story.tsx'
import type { Ticket } from '#web/support/support-waiting.ts'
import { peopleById } from '#web/sync/borrowed.ts'
import { now, ownZone, placesById, today } from '#web/sync/store.ts'

const words = voice(supportPageWords)

const handedOf = (matches: (ticket: Ticket) => boolean) => handed.value.find(({ ticket }) => matches(ticket))
export const personName = (personId: string | null): string =>
  peopleById.value.get(personId ?? '')?.name ?? handedOf((ticket) => ticket.personId === personId)?.asker.name ?? words('someone')
export const placeName = (locationId: string | null): string =>
  locationId === null
    ? words('noPlace')
    : (placesById.value.get(locationId)?.name ?? handedOf((ticket) => ticket.locationId === locationId)?.place ?? words('noPlace'))
export const agoOf = (instant: string): string =>
  words('ago', { minutes: Math.max(0, Math.floor((Date.parse(now.value) - Date.parse(instant)) / 60_000)) })

/** Who has a ticket now: a name, else the tier. */
export const holderOf = (ticket: Ticket): string =>
  ticket.ownerId === null ? `${tierName(ticket.tier)} (${words('withNobody')})` : personName(ticket.ownerId)

export const DueChip = ({ ticket }: { ticket: Ticket }) => {
  const { dueAt } = ticket
  if (isOverdue(ticket, now.value)) return <Chip kind="fail">▲ {words('chipLate')}</Chip>
  if (dueAt === null) return <Chip>{words('chipNoClock')}</Chip>
  const soon = todayIn(ownZone.value, dueAt) <= today.value
  const time = soon ? f().time(dueAt, ownZone.value) : f().moment(dueAt, ownZone.value)
  return <Chip kind={soon ? 'hold' : 'nodata'}>{words('chipBy', { time })}</Chip>
}

const Line = ({ ticket, aside }: { ticket: Ticket; aside?: ComponentChildren }) => (
  <li>
    <a href={ticketPath(ticket.ticketId)}>
      <span class="words">
        <span class="strong clamp">{ticket.question}</span>
        <span class="small soft">
          {words('asked', { name: personName(ticket.personId), ago: agoOf(ticket.openedAt) })} · {placeName(ticket.locationId)}
        </span>
      </span>
      <span class="aside">
        {ticket.tier > 2 && <Chip kind="info">{words('tier', { tier: ticket.tier, name: tierName(ticket.tier) })}</Chip>}
        {aside ?? <DueChip ticket={ticket} />}
      </span>
    </a>
  </li>
)

export const TicketLines = ({
  title,
  count,
  list,
  aside,
}: {
  title: string
  /** How many there are, where not all of them are shown. */
  count?: number
  list: readonly Ticket[]
  aside?: (ticket: Ticket) => ComponentChildren
}) =>
  list.length === 0 ? null : (
    <section class="card">
      <h2>
        {title} <span class="small soft">{f().number(count ?? list.length)}</span>
      </h2>
      <ul class="ticket-list">
        {list.map((ticket) => (
          <Line key={ticket.ticketId} ticket={ticket} aside={aside?.(ticket)} />
        ))}
      </ul>
    </section>
  )
