/** All messages of the rollout in one list: what needs approval, what is scheduled, what was sent; each with what can be done about it (CM-1). */
import { useState } from 'preact/hooks'
import { messagesHeading } from '#core/communication/message-status.ts'
import { f, tell, voice } from '#web/base/language.ts'
import { ApproveDialog } from '#web/communication/approve-dialog.tsx'
import { heldWhy } from '#web/communication/hold-reason.ts'
import { addressOf, dayText, messageName, placeOf, stateChip, stateOf, waitOfMessage, waits } from '#web/communication/message-selectors.ts'
import { type Message, messages, outlook, tallies } from '#web/communication/message-counts.ts'
import { groupsToApprove, type ListFilter, listFilters, listOf, usualFilter } from '#web/communication/messages-list.ts'
import { messagesWords } from '#web/communication/messages-words.ts'
import { PauseNotes } from '#web/contingency/pause-notes.tsx'
import { Button } from '#web/parts/button.tsx'
import { Chip } from '#web/parts/chip.tsx'
import { ChoiceField } from '#web/parts/field.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { FilteredList } from '#web/parts/filtered-list.tsx'
import { useFilters } from '#web/parts/use-filters.ts'
import { listHere } from '#web/sync/list-source.ts'
import { mayI } from '#web/sync/signed-in.ts'
import { rollout, today } from '#web/sync/store.ts'

const words = voice(messagesWords)

const readText = (message: Message): string => {
  const tally = tallies.value.get(message.messageKey)
  if (!tally || tally.all === 0) return ''
  return words('readBy', { read: tally.read, all: tally.all - tally.withdrawn })
}

const byHandAddress = ({ messageKey }: Message): string => `/messages/by-hand?of=${encodeURIComponent(messageKey)}`

/** The one thing that can be done about a message without opening it. */
const Action = ({ message, onApprove }: { message: Message; onApprove: () => void }) => {
  const state = stateOf(message)
  const name = messageName(message)
  if (state === 'toAgree' && mayI('communication.run'))
    return (
      <Button opens="form" aria-label={words('approveMessage', { name })} onClick={onApprove}>
        {words('approve')}
      </Button>
    )
  if (state === 'toTell' && mayI('place.help'))
    return (
      <a class="button" href={byHandAddress(message)} aria-label={`${words('byHand')}: ${name}`}>
        {words('byHand')}
      </a>
    )
  if (state === 'stuck' && mayI('communication.run'))
    return (
      <a class="button" href={`${addressOf(message)}#readers`} aria-label={`${words('decide')}: ${name}`}>
        {words('decide')}
      </a>
    )
  return null
}

const stuckText = (message: Message): string => {
  const { failed = 0, unsure = 0, channels = 0 } = tallies.value.get(message.messageKey) ?? {}
  return [
    failed > 0 ? words('failedFor', { count: failed }) : '',
    unsure > 0 ? words('unsureFor', { count: unsure }) : '',
    channels > 0 ? words('channelsFor', { count: channels }) : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

const Line = ({ message, onApprove }: { message: Message; onApprove: (messages: readonly Message[]) => void }) => {
  const { kind, text } = stateChip(message)
  const state = stateOf(message)
  const about = state === 'held' ? heldWhy(message) : state === 'stuck' ? stuckText(message) : readText(message)
  const planned = waitOfMessage(message) === 'gate' ? words('plannedFor', { day: f().day(message.sendOn, 'short') }) : ''
  return (
    <li>
      <a href={addressOf(message)}>
        <span class="day">{dayText(message)}</span>
        <span class="words">
          <span class="strong">{messageName(message)}</span>
          <span class="small soft">{[words('readers_', { count: message.readers }), planned, about].filter(Boolean).join(' · ')}</span>
        </span>
        <Chip kind={kind}>{text}</Chip>
      </a>
      <Action message={message} onApprove={() => onApprove([message])} />
    </li>
  )
}

/** Messages of one kind and phase, one for each location: approved together. */
const GroupLine = ({ group, onApprove }: { group: readonly Message[]; onApprove: (messages: readonly Message[]) => void }) => {
  const [first] = group
  if (!first) return null
  const name = messageName({ ...first, locationId: null })
  const last = group.at(-1) ?? first
  return (
    <li class="group">
      <div class="row between">
        <span class="day">
          {first.sendOn === last.sendOn || waitOfMessage(first) === 'gate'
            ? dayText(first)
            : words('fromTo', { from: dayText(first), to: dayText(last) })}
        </span>
        <span class="words">
          <span class="strong">{name}</span>
          <span class="small soft">
            {words('readers_', { count: group.reduce((sum, { readers }) => sum + readers, 0) })} ·{' '}
            {f().list(group.slice(0, 5).map(({ locationId }) => placeOf(locationId)))}
            {group.length > 5 && ` ${words('andOthers', { count: group.length - 5 })}`}
          </span>
        </span>
        {mayI('communication.run') && (
          <Button opens="form" aria-label={words('approveAllOf', { name, count: group.length })} onClick={() => onApprove(group)}>
            {words('approveAll', { count: group.length })}
          </Button>
        )}
      </div>
      <details>
        <summary>{words('oneByOne')}</summary>
        <ul class="todo-list message-lines">
          {group.map((message) => (
            <Line key={message.messageKey} message={message} onApprove={onApprove} />
          ))}
        </ul>
      </details>
    </li>
  )
}

const MessageList = () => {
  const filters = useFilters()
  const shown = filters.show(listFilters, usualFilter(messages.value, outlook.value))
  const [approving, setApproving] = useState<readonly Message[]>()
  const found = listOf(messages.value, shown.value).filter((one) => filters.fits(messageName(one)))
  const groups = shown.value === 'toAgree' ? groupsToApprove(found) : found.map((message) => [message])
  const label = words(`filter_${shown.value}`)
  return (
    <section class="card" aria-label={label}>
      <FilteredList
        filters={filters}
        list={{ ...listHere(groups), total: found.length }}
        of={messages.value.length}
        searchLabel={words('searchMessages')}
        nothing={words(`none_${shown.value}`)}
        choice={
          <ChoiceField<ListFilter>
            label={words('filter')}
            labelUnseen
            {...shown}
            options={listFilters.map((value) => ({
              value,
              text: words('filterCount', { filter: words(`filter_${value}`), count: listOf(messages.value, value).length }),
            }))}
          />
        }
      >
        {(rows) => (
          <ul class="todo-list message-lines" aria-label={label}>
            {rows.map((group) =>
              group.length > 1 ? (
                <GroupLine key={`group ${group[0]?.messageKey}`} group={group} onApprove={setApproving} />
              ) : (
                group.map((message) => <Line key={message.messageKey} message={message} onApprove={setApproving} />)
              ),
            )}
          </ul>
        )}
      </FilteredList>
      {approving && <ApproveDialog messages={approving} onClose={() => setApproving(undefined)} />}
    </section>
  )
}

export const MessagesOverview = () => {
  const all = messages.value
  const gone = all.filter(({ queuedAt }) => queuedAt !== null).length
  const runs = mayI('communication.run')
  const toTell = outlook.value.toTell.reduce((sum, { messageKey }) => sum + (tallies.value.get(messageKey)?.toTell ?? 0), 0)
  return (
    <>
      <PageHeading
        over={[rollout.value?.tool, all.length > 0 ? words('over', { gone, all: all.length }) : ''].filter(Boolean).join(' · ')}
        title={tell(messagesHeading(all, tallies.value, waits.value, today.value))}
      >
        {mayI('place.help') && all.length > 0 && (
          <a class={toTell > 0 && !runs ? 'button first' : 'button'} href="/messages/by-hand">
            {toTell > 0 ? words('byHandCount', { count: toTell }) : words('byHand')}
          </a>
        )}
        {runs && (
          <a class="button" href="/settings/messages">
            {words('setup')}
          </a>
        )}
      </PageHeading>
      {all.length === 0 ? (
        <section class="card">
          <p class="soft">{words('noneText')}</p>
          {mayI('plan.run') && (
            <div>
              <a class="button first" href="/plan">
                {words('toPlan')}
              </a>
            </div>
          )}
        </section>
      ) : (
        <>
          <PauseNotes />
          <MessageList />
        </>
      )}
    </>
  )
}
