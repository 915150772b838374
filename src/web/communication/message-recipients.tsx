/** How far a message came: each reader with what the mail server said, what a person has to decide, and who has not read it, by place (CM-7, CM-8). */
import type { CommandOn, RestOf } from '#core/registry/command-inputs.ts'
import { useState } from 'preact/hooks'
import { f, sayTrouble, voice } from '#web/base/language.ts'
import { deliveriesOf, languageName, nameOf, placeOf } from '#web/communication/message-selectors.ts'
import { type Delivery, type Message, tallies } from '#web/communication/message-counts.ts'
import { DeliveryChip } from '#web/communication/message-chip.tsx'
import { Posts } from '#web/communication/message-posts.tsx'
import { messageWords } from '#web/communication/message-words.ts'
import { messagesWords } from '#web/communication/messages-words.ts'
import { Button } from '#web/parts/button.tsx'
import { ChoiceField } from '#web/parts/field.tsx'
import { SearchBox } from '#web/parts/search-box.tsx'
import { Table } from '#web/parts/table.tsx'
import { announce } from '#web/parts/toast.tsx'
import { mayI } from '#web/sync/signed-in.ts'
import { issueOn, peopleById, zone } from '#web/sync/store.ts'

const words = voice(messagesWords)
const own = voice(messageWords)

const most = 50

type Shown = 'all' | 'failed' | 'unsure' | 'hand' | 'unread'
const fits: Record<Shown, (delivery: Delivery) => boolean> = {
  all: () => true,
  failed: ({ state }) => state === 'failed',
  unsure: ({ state }) => state === 'unsure',
  hand: ({ state, channel, readAt }) => channel === 'hand' && state === 'queued' && readAt === null,
  unread: ({ state, readAt }) => readAt === null && (state === 'sent' || state === 'told'),
}

const stateText = ({ state, channel, dueAt, attempts }: Delivery): string => {
  if (state === 'queued') {
    if (channel === 'hand') return words('byHand')
    return attempts > 0 ? own('triesAgain', { at: f().moment(dueAt, zone.value) }) : own('leavesAt', { at: f().moment(dueAt, zone.value) })
  }
  return own(`delivery_${state as 'sent' | 'told' | 'failed' | 'unsure' | 'withdrawn'}`)
}

const keyOf = ({ rolloutId, messageKey, personId }: Delivery) => ({ rolloutId, messageKey, personId })

type Key = ReturnType<typeof keyOf>

const decide = async <N extends CommandOn<Key>>(name: N, delivery: Delivery, said: string, more: RestOf<N, Key>): Promise<void> => {
  const outcome = await issueOn(keyOf(delivery), name, more)
  announce(outcome.ok ? said : sayTrouble(outcome.trouble))
}

const Decisions = ({ delivery }: { delivery: Delivery }) => {
  const name = nameOf(delivery.personId)
  if (!mayI('communication.run')) return null
  if (delivery.state === 'failed')
    return (
      <div class="row">
        {peopleById.value.get(delivery.personId)?.email && (
          <Button
            aria-label={own('retryOf', { name })}
            onClick={() => void decide('communication.retry', delivery, own('retriedNow', { name }), {})}
          >
            {own('retry')}
          </Button>
        )}
        <Button
          aria-label={own('byHandOf', { name })}
          onClick={() => void decide('communication.byHand', delivery, own('byHandNow', { name }), {})}
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
          onClick={() => void decide('communication.settleUnsure', delivery, own('arrivedNow', { name }), { arrived: true })}
        >
          {own('arrived')}
        </Button>
        <Button
          aria-label={own('retryOf', { name })}
          onClick={() => void decide('communication.settleUnsure', delivery, own('retriedNow', { name }), { arrived: false })}
        >
          {own('retry')}
        </Button>
      </div>
    )
  return null
}

const ReadersTable = ({ deliveries }: { deliveries: readonly Delivery[] }) => (
  <Table
    label={own('readers')}
    columns={[
      { key: 'name', head: own('name'), cell: ({ personId }) => <strong>{nameOf(personId)}</strong> },
      { key: 'place', head: words('place'), cell: ({ locationId }) => placeOf(locationId) },
      { key: 'language', head: own('inLanguage'), cell: ({ language }) => languageName(language) },
      {
        key: 'state',
        head: own('state'),
        cell: (delivery) => (
          <div class="stack tight">
            <div>
              <DeliveryChip state={delivery.state}>{stateText(delivery)}</DeliveryChip>
            </div>
            {delivery.words && (delivery.state !== 'sent' || delivery.attempts > 1) && (
              <q class="small soft server-said">{delivery.words}</q>
            )}
            {delivery.state === 'unsure' && <p class="small soft">{own('unsureText')}</p>}
            <Decisions delivery={delivery} />
          </div>
        ),
      },
      {
        key: 'read',
        head: own('read'),
        cell: ({ readAt }) => (readAt === null ? <span class="soft">–</span> : f().moment(readAt, zone.value)),
      },
    ]}
    rows={deliveries}
    rowKey={({ personId }) => personId}
  />
)

/** Who was told and has not said that they read it, by place. */
const Unread = ({ deliveries }: { deliveries: readonly Delivery[] }) => {
  const reached = deliveries.filter(({ state }) => state === 'sent' || state === 'told')
  if (reached.length === 0) return null
  const places = [...Map.groupBy(reached, ({ locationId }) => placeOf(locationId))].toSorted(([a], [b]) => a.localeCompare(b))
  return (
    <section class="stack tight">
      <h3>{own('readByPlace')}</h3>
      <ul class="todo-list">
        {places.map(([place, there]) => {
          const not = there.filter(({ readAt }) => readAt === null)
          const label = own('readAt', { place, read: there.length - not.length, all: there.length })
          return (
            <li key={place}>
              {not.length === 0 ? (
                <p class="touch">{label}</p>
              ) : (
                <details>
                  <summary>{label}</summary>
                  <p class="small">
                    {own('notReadYet')} {f().list(not.map(({ personId }) => nameOf(personId)).toSorted((a, b) => a.localeCompare(b)))}
                  </p>
                </details>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** What somebody has to decide about first, then by name. */
const urgency = ({ state, channel }: Delivery): number =>
  state === 'failed' ? 0 : state === 'unsure' ? 1 : state === 'queued' && channel === 'hand' ? 2 : 3

export const ReadersCard = ({ message }: { message: Message }) => {
  const [shown, setShown] = useState<Shown>('all')
  const [search, setSearch] = useState('')
  const [limit, setLimit] = useState(most)
  const all = deliveriesOf(message.messageKey)
  const tally = tallies.value.get(message.messageKey)
  const sought = search.trim().toLowerCase()
  const fitting = all
    .filter(
      (delivery) =>
        fits[shown](delivery) &&
        (sought === '' || `${nameOf(delivery.personId)} ${placeOf(delivery.locationId)}`.toLowerCase().includes(sought)),
    )
    .toSorted((a, b) => urgency(a) - urgency(b) || nameOf(a.personId).localeCompare(nameOf(b.personId)))
  const options = (['all', 'failed', 'unsure', 'hand', 'unread'] as const)
    .map((value) => ({ value, count: all.filter(fits[value]).length }))
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
      <Unread deliveries={all} />
      <div class="row list-filters no-print">
        <SearchBox value={search} onValue={setSearch} label={own('searchReaders')} />
        {options.length > 1 && (
          <ChoiceField<Shown>
            label={own('show')}
            value={shown}
            onValue={setShown}
            options={options.map(({ value, count }) => ({ value, text: own(`show_${value}`, { count }) }))}
          />
        )}
      </div>
      <ReadersTable deliveries={fitting.slice(0, limit)} />
      {fitting.length > limit && (
        <div>
          <Button onClick={() => setLimit(limit * 4)}>{own('showMore', { count: fitting.length - limit })}</Button>
        </div>
      )}
    </section>
  )
}
