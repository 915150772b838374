/** What waits to be answered: late, due today, after that, with others. */
import type { ComponentChildren } from 'preact'
import { supportHeadline } from '#core/support/ticket-queue.ts'
import { tell, voice } from '#web/base/language.ts'
import { Chip } from '#web/parts/chip.tsx'
import { ChoiceField } from '#web/parts/field.tsx'
import { FilteredList } from '#web/parts/filtered-list.tsx'
import { useFilters } from '#web/parts/use-filters.ts'
import { listHere } from '#web/sync/list-source.ts'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { articles } from '#web/support/support-selectors.ts'
import { queue, tickets, type Ticket } from '#web/support/support-waiting.ts'
import { rollout } from '#web/sync/store.ts'
import { supportPageWords } from '#web/support/support-words.ts'
import { DueChip, holderOf, personName, placeName, TicketLines } from '#web/support/ticket-lines.tsx'

const words = voice(supportPageWords)

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
