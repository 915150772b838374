/** What waits to be answered: late, due today, after that, with others; made for a phone. */
import type { ComponentChildren } from 'preact'
import { todayIn } from '#core/kernel/calendar.ts'
import { ticketPath } from '#core/support/ticket-path.ts'
import { isOverdue } from '#core/support/support-clock.ts'
import { supportHeadline } from '#core/support/ticket-queue.ts'
import { f, tell, voice } from '#web/base/language.ts'
import { Chip } from '#web/parts/chip.tsx'
import { ChoiceField } from '#web/parts/field.tsx'
import { FilteredList } from '#web/parts/filtered-list.tsx'
import { useFilters } from '#web/parts/use-filters.ts'
import { listHere } from '#web/sync/list-source.ts'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { handed } from '#web/support/handed-tickets.ts'
import { articles } from '#web/support/support-selectors.ts'
import { queue, tickets, type Ticket } from '#web/support/support-waiting.ts'
import { peopleById } from '#web/sync/borrowed.ts'
import { now, ownZone, placesById, rollout, today } from '#web/sync/store.ts'
import { supportPageWords } from '#web/support/support-words.ts'
import { tierName } from '#web/support/ticket-story.tsx'

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

const parts = ['open', 'solved'] as const
const turns = ['late', 'dueToday', 'waiting', 'elsewhere', 'solved'] as const

export const SupportQueue = ({ tabs }: { tabs: ComponentChildren }) => {
  const filters = useFilters()
  const shown = filters.show(parts, 'open')
  const made = new Set(articles.value.map(({ ticketId }) => ticketId))
  const solved = tickets.value
    .filter(({ state, solvedTier }) => state === 'solved' && solvedTier !== 1)
    .toSorted((a, b) => ((a.solvedAt ?? '') < (b.solvedAt ?? '') ? 1 : -1))
  const all = { ...queue.value, solved }
  const ofPart = turns.filter((turn) => (turn === 'solved') === (shown.value === 'solved'))
  const found = ofPart.flatMap((turn) =>
    all[turn]
      .filter(({ question, personId, locationId }) => filters.fits(question, personName(personId), placeName(locationId)))
      .map((ticket) => ({ turn, ticket })),
  )
  const counts = Map.groupBy(found, ({ turn }) => turn)
  const aside = {
    late: undefined,
    dueToday: undefined,
    waiting: undefined,
    elsewhere: (ticket: Ticket) => (
      <>
        <DueChip ticket={ticket} />
        <span class="small soft">{words('with', { name: holderOf(ticket) })}</span>
      </>
    ),
    solved: (ticket: Ticket) =>
      made.has(ticket.ticketId) ? <Chip kind="pass">✓</Chip> : <span class="small soft">{words('noAnswerYet')}</span>,
  }
  return (
    <>
      <PageHeading over={words('over', { tool: rollout.value?.tool ?? '' })} title={tell(supportHeadline(queue.value))}>
        <a class="button" href="/support/ask">
          {words('writeDown')}
        </a>
      </PageHeading>
      {tabs}
      <FilteredList
        filters={filters}
        list={listHere(found)}
        of={ofPart.reduce((sum, turn) => sum + all[turn].length, 0)}
        searchLabel={words('searchQuestions')}
        nothing={words(shown.value === 'open' ? 'calmText' : 'noneSolved')}
        choice={
          <ChoiceField label={words('state')} labelUnseen {...shown} options={parts.map((value) => ({ value, text: words(value) }))} />
        }
      >
        {(rows) =>
          [...Map.groupBy(rows, ({ turn }) => turn)].map(([turn, ofTurn]) => (
            <TicketLines
              key={turn}
              title={words(turn)}
              count={counts.get(turn)?.length ?? 0}
              list={ofTurn.map(({ ticket }) => ticket)}
              {...(aside[turn] && { aside: aside[turn] })}
            />
          ))
        }
      </FilteredList>
    </>
  )
}
