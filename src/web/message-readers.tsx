/** How far a message came: each reader with what the mail server said, what a person has to decide, and who has not read it, by place (CM-7, CM-8). */
import { useState } from 'preact/hooks'
import { f, sayTrouble, voice } from '#web/language.ts'
import { deliveriesOf, languageName, nameOf, placeOf } from '#web/message-here.ts'
import { type Delivery, type Message, tallies } from '#web/message-standing.ts'
import { messagesWords } from '#web/messages-words.ts'
import { Button } from '#web/parts/button.tsx'
import { Chip, type ChipKind } from '#web/parts/chip.tsx'
import { ChoiceField } from '#web/parts/field.tsx'
import { SearchBox } from '#web/parts/search-box.tsx'
import { Table } from '#web/parts/table.tsx'
import { announce } from '#web/parts/toast.tsx'
import { mayI } from '#web/session.ts'
import { issue, one, peopleById, where, zone } from '#web/store.ts'

const words = voice(messagesWords)

const most = 50

type Shown = 'all' | 'failed' | 'unsure' | 'hand' | 'unread'
const fits: Record<Shown, (delivery: Delivery) => boolean> = {
  all: () => true,
  failed: ({ state }) => state === 'failed',
  unsure: ({ state }) => state === 'unsure',
  hand: ({ state, channel, readAt }) => channel === 'hand' && state === 'queued' && readAt === null,
  unread: ({ state, readAt }) => readAt === null && (state === 'sent' || state === 'told'),
}

const chips: Record<string, ChipKind> = { queued: 'info', sent: 'pass', told: 'pass', failed: 'fail', unsure: 'hold', withdrawn: 'nodata' }
const shapes: Record<string, string> = { sent: '●', told: '●', failed: '▲', unsure: '◆', withdrawn: '○' }

const stateText = ({ state, channel, dueAt, attempts }: Delivery): string => {
  if (state === 'queued') {
    if (channel === 'hand') return words('byHand')
    return attempts > 0
      ? words('triesAgain', { at: f().moment(dueAt, zone.value) })
      : words('leavesAt', { at: f().moment(dueAt, zone.value) })
  }
  return words(`delivery_${state as 'sent' | 'told' | 'failed' | 'unsure' | 'withdrawn'}`)
}

const keyOf = ({ rolloutId, messageKey, personId }: Delivery) => ({ rolloutId, messageKey, personId })

const decide = async (name: string, delivery: Delivery, said: string, more: object = {}): Promise<void> => {
  const outcome = await issue(`communication.${name}`, { ...keyOf(delivery), ...more })
  announce(outcome.ok ? said : sayTrouble(outcome.trouble))
}

const Decisions = ({ delivery }: { delivery: Delivery }) => {
  const name = nameOf(delivery.personId)
  if (!mayI('communication.run')) return null
  if (delivery.state === 'failed')
    return (
      <div class="row">
        {peopleById.value.get(delivery.personId)?.email && (
          <Button aria-label={words('retryOf', { name })} onClick={() => void decide('retry', delivery, words('retriedNow', { name }))}>
            {words('retry')}
          </Button>
        )}
        <Button aria-label={words('byHandOf', { name })} onClick={() => void decide('byHand', delivery, words('byHandNow', { name }))}>
          {words('doByHand')}
        </Button>
      </div>
    )
  if (delivery.state === 'unsure')
    return (
      <div class="row">
        <Button
          aria-label={words('arrivedOf', { name })}
          onClick={() => void decide('settleUnsure', delivery, words('arrivedNow', { name }), { arrived: true })}
        >
          {words('arrived')}
        </Button>
        <Button
          aria-label={words('retryOf', { name })}
          onClick={() => void decide('settleUnsure', delivery, words('retriedNow', { name }), { arrived: false })}
        >
          {words('retry')}
        </Button>
      </div>
    )
  return null
}

const ReadersTable = ({ deliveries }: { deliveries: readonly Delivery[] }) => (
  <Table
    label={words('readers')}
    columns={[
      { key: 'name', head: words('name'), cell: ({ personId }) => <strong>{nameOf(personId)}</strong> },
      { key: 'place', head: words('place'), cell: ({ locationId }) => placeOf(locationId) },
      { key: 'language', head: words('inLanguage'), cell: ({ language }) => languageName(language) },
      {
        key: 'state',
        head: words('state'),
        cell: (delivery) => (
          <div class="stack tight">
            <div>
              <Chip kind={chips[delivery.state] ?? 'nodata'}>
                {shapes[delivery.state] && <span aria-hidden="true">{shapes[delivery.state]}</span>}
                {stateText(delivery)}
              </Chip>
            </div>
            {delivery.words && (delivery.state !== 'sent' || delivery.attempts > 1) && (
              <q class="small soft server-said">{delivery.words}</q>
            )}
            {delivery.state === 'unsure' && <p class="small soft">{words('unsureText')}</p>}
            <Decisions delivery={delivery} />
          </div>
        ),
      },
      {
        key: 'read',
        head: words('read'),
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
      <h3>{words('readByPlace')}</h3>
      <ul class="todo-list">
        {places.map(([place, there]) => {
          const not = there.filter(({ readAt }) => readAt === null)
          const label = words('readAt', { place, read: there.length - not.length, all: there.length })
          return (
            <li key={place}>
              {not.length === 0 ? (
                <p class="touch">{label}</p>
              ) : (
                <details>
                  <summary>{label}</summary>
                  <p class="small">
                    {words('notReadYet')} {f().list(not.map(({ personId }) => nameOf(personId)).toSorted((a, b) => a.localeCompare(b)))}
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

/** The same message in group channels. */
const Posts = ({ message }: { message: Message }) => {
  const posts = where('post', { rolloutId: message.rolloutId, messageKey: message.messageKey })
  if (posts.length === 0) return null
  return (
    <section class="stack tight">
      <h3>{words('channels')}</h3>
      <ul class="todo-list">
        {posts.map((post) => (
          <li class="row between touch" key={post.channelId}>
            <span>
              <strong>{one('channel', `${post.rolloutId}/${post.channelId}`)?.name ?? post.channelId}</strong>{' '}
              {post.words && post.state !== 'sent' && <q class="small soft server-said">{post.words}</q>}
            </span>
            <Chip kind={chips[post.state] ?? 'nodata'}>
              {shapes[post.state] && <span aria-hidden="true">{shapes[post.state]}</span>}
              {post.state === 'queued'
                ? words('leavesAt', { at: f().moment(post.dueAt, zone.value) })
                : words(`delivery_${post.state as 'sent' | 'failed' | 'unsure' | 'withdrawn'}`)}
            </Chip>
          </li>
        ))}
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
        <h2>{words('readers')}</h2>
        {(tally?.toTell ?? 0) > 0 && mayI('place.help') && (
          <a class="button" href={`/messages/by-hand?of=${encodeURIComponent(message.messageKey)}`}>
            {words('byHandCount', { count: tally?.toTell ?? 0 })}
          </a>
        )}
      </div>
      <Posts message={message} />
      <Unread deliveries={all} />
      <div class="row list-filters no-print">
        <SearchBox value={search} onValue={setSearch} label={words('searchReaders')} />
        {options.length > 1 && (
          <ChoiceField<Shown>
            label={words('show')}
            value={shown}
            onValue={setShown}
            options={options.map(({ value, count }) => ({ value, text: words(`show_${value}`, { count }) }))}
          />
        )}
      </div>
      <ReadersTable deliveries={fitting.slice(0, limit)} />
      {fitting.length > limit && (
        <div>
          <Button onClick={() => setLimit(limit * 4)}>{words('showMore', { count: fitting.length - limit })}</Button>
        </div>
      )}
    </section>
  )
}
