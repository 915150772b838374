/** How far a message came: each reader with what the mail server said, what a person has to decide, and who has not read it, by place (CM-7, CM-8). */
import { useMemo } from 'preact/hooks'
import { type Reader, type ReaderFilter, readerFilters, type ReadersSummary } from '#core/communication/readers-list.ts'
import { f, voice } from '#web/base/language.ts'
import { languageName, placeOf } from '#web/communication/message-selectors.ts'
import { type Delivery, type Message, tallies } from '#web/communication/message-counts.ts'
import { DeliveryChip } from '#web/communication/message-chip.tsx'
import { Posts } from '#web/communication/message-posts.tsx'
import { messageWords } from '#web/communication/message-words.ts'
import { messagesWords } from '#web/communication/messages-words.ts'
import { Button } from '#web/parts/button.tsx'
import { ChoiceField } from '#web/parts/field.tsx'
import { FilteredList } from '#web/parts/filtered-list.tsx'
import { useFilters } from '#web/parts/use-filters.ts'
import type { Column } from '#web/parts/table.tsx'
import { FoldedPart } from '#web/parts/folded-part.tsx'
import { readersSource, readersSummaryOf } from '#web/communication/readers-source.ts'
import { useList } from '#web/sync/list-source.ts'
import { mayI } from '#web/sync/signed-in.ts'
import { ownZone } from '#web/sync/store.ts'
import { peopleById } from '#web/sync/borrowed.ts'
import { runCommand } from '#web/parts/use-command.ts'

const words = voice(messagesWords)
const own = voice(messageWords)
/** With more locations than this their list is folded. */
const mostOpen = 12

const stateText = ({ state, channel, dueAt, attempts }: Delivery): string => {
  if (state === 'queued') {
    if (channel === 'hand') return words('byHand')
    return attempts > 0
      ? own('triesAgain', { at: f().moment(dueAt, ownZone.value) })
      : own('leavesAt', { at: f().moment(dueAt, ownZone.value) })
  }
  return own(`delivery_${state as 'sent' | 'told' | 'failed' | 'unsure' | 'withdrawn'}`)
}

const keyOf = ({ rolloutId, messageKey, personId }: Delivery) => ({ rolloutId, messageKey, personId })

const Decisions = ({ delivery, name }: Reader) => {
  if (!mayI('communication.run')) return null
  const key = keyOf(delivery)
  if (delivery.state === 'failed')
    return (
      <div class="row">
        {peopleById.value.get(delivery.personId)?.email && (
          <Button
            aria-label={own('retryOf', { name })}
            onClick={() => void runCommand({ name: 'communication.retry', input: key }, own('retriedNow', { name }))}
          >
            {own('retry')}
          </Button>
        )}
        <Button
          aria-label={own('byHandOf', { name })}
          onClick={() => void runCommand({ name: 'communication.byHand', input: key }, own('byHandNow', { name }))}
        >
          {own('doByHand')}
        </Button>
      </div>
    )
  if (delivery.state === 'unsure')
    return (
      <div class="row">
        <Button
          aria-label={own('arrivedOf', { name })}
          onClick={() =>
            void runCommand({ name: 'communication.settleUnsure', input: { ...key, arrived: true } }, own('arrivedNow', { name }))
          }
        >
          {own('arrived')}
        </Button>
        <Button
          aria-label={own('retryOf', { name })}
          onClick={() =>
            void runCommand({ name: 'communication.settleUnsure', input: { ...key, arrived: false } }, own('retriedNow', { name }))
          }
        >
          {own('retry')}
        </Button>
      </div>
    )
  return null
}

const columns = (): readonly Column<Reader>[] => [
  { key: 'name', head: own('name'), cell: ({ name }) => <strong>{name}</strong> },
  { key: 'place', head: words('place'), cell: ({ delivery }) => placeOf(delivery.locationId) },
  { key: 'language', head: own('inLanguage'), cell: ({ delivery }) => languageName(delivery.language) },
  {
    key: 'state',
    head: own('state'),
    cell: ({ delivery, name }) => (
      <div class="stack tight">
        <div>
          <DeliveryChip state={delivery.state}>{stateText(delivery)}</DeliveryChip>
        </div>
        {delivery.words && (delivery.state !== 'sent' || delivery.attempts > 1) && <q class="small soft server-said">{delivery.words}</q>}
        {delivery.state === 'unsure' && <p class="small soft">{own('unsureText')}</p>}
        <Decisions delivery={delivery} name={name} />
      </div>
    ),
  },
  {
    key: 'read',
    head: own('read'),
    cell: ({ delivery: { readAt } }) => (readAt === null ? <span class="soft">–</span> : f().moment(readAt, ownZone.value)),
  },
]

/** By location, how many of those whom it reached have read it; who has not is one filter away. */
const ReadByLocation = ({ locations }: Pick<ReadersSummary, 'locations'>) =>
  locations.length === 0 ? null : (
    <FoldedPart summary={own('readByPlace')} open={locations.length <= mostOpen}>
      {() => (
        <ul class="todo-list">
          {locations.map(({ locationId, reached, read }) => (
            <li key={locationId ?? ''}>
              <p class="touch">{own('readAt', { place: placeOf(locationId), read, all: reached })}</p>
            </li>
          ))}
        </ul>
      )}
    </FoldedPart>
  )

export const ReadersCard = ({ message }: { message: Message }) => {
  const { messageKey } = message
  const filters = useFilters()
  const show = filters.show(readerFilters, 'all')
  const tally = tallies.value.get(messageKey)
  const counts = useMemo(() => readersSummaryOf(messageKey), [messageKey]).value
  const list = useList(readersSource, { rolloutId: message.rolloutId, messageKey, search: filters.values.search, show: show.value })
  const options = readerFilters
    .map((value) => ({ value, count: counts?.shown[value] ?? 0 }))
    .filter(({ value, count }) => value === 'all' || count > 0)
  return (
    <section class="card" id="readers">
      <div class="row between">
        <h2>{own('readers')}</h2>
        {(tally?.toTell ?? 0) > 0 && mayI('place.help') && (
          <a class="button" href={`/messages/by-hand?of=${encodeURIComponent(message.messageKey)}`}>
            {words('byHandCount', { count: tally?.toTell ?? 0 })}
          </a>
        )}
      </div>
      <Posts message={message} />
      {counts && <ReadByLocation locations={counts.locations} />}
      <FilteredList
        label={own('readers')}
        filters={filters}
        list={list}
        of={counts?.shown.all}
        searchLabel={own('searchReaders')}
        choice={
          options.length > 1 && (
            <ChoiceField<ReaderFilter>
              label={own('show')}
              {...show}
              options={options.map(({ value, count }) => ({ value, text: own(`show_${value}`, { count }) }))}
            />
          )
        }
        columns={columns()}
        rowKey={({ delivery }) => delivery.personId}
      />
    </section>
  )
}
