/** All messages of the rollout in their three stages: when, to how many, and how each stands (CM-1). */
import { useState } from 'preact/hooks'
import { addDays } from '#core/kernel/calendar.ts'
import { messagesHeading } from '#core/communication/message-status.ts'
import { tell, voice } from '#web/base/language.ts'
import { addressOf, dayText, messageName, pauses, stateChip } from '#web/communication/message-selectors.ts'
import { type Message, messages, outlook, tallies } from '#web/communication/message-counts.ts'
import { heldWhy } from '#web/communication/hold-reason.ts'
import { MessageTasks } from '#web/communication/message-tasks.tsx'
import { messagesWords } from '#web/communication/messages-words.ts'
import { PauseNotes } from '#web/communication/messages-pause.tsx'
import { Button } from '#web/parts/button.tsx'
import { Chip } from '#web/parts/chip.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { mayI } from '#web/sync/signed-in.ts'
import { rollout, today } from '#web/sync/store.ts'

const words = voice(messagesWords)
const stages = ['before', 'during', 'after'] as const

/** What was settled longer ago than this is folded away. */
const recentDays = 7

const readText = (message: Message): string => {
  const tally = tallies.value.get(message.messageKey)
  if (!tally || tally.all === 0) return ''
  return words('readBy', { read: tally.read, all: tally.all - tally.withdrawn })
}

const Line = ({ message }: { message: Message }) => {
  const { kind, text } = stateChip(message)
  const why = message.heldAt !== null && message.queuedAt === null ? heldWhy(message) : readText(message)
  return (
    <li>
      <a href={addressOf(message)}>
        <span class="day">{dayText(message)}</span>
        <span class="words">
          <span class="strong">{messageName(message)}</span>
          <span class="small soft">{[words('readers_', { count: message.readers }), why].filter(Boolean).join(' · ')}</span>
        </span>
        <Chip kind={kind}>{text}</Chip>
      </a>
    </li>
  )
}

const isOver = (message: Message): boolean => {
  const { kind } = stateChip(message)
  return message.queuedAt !== null && kind !== 'fail' && kind !== 'hold' && message.sendOn < addDays(today.value, -recentDays)
}

const Stage = ({ stage }: { stage: (typeof stages)[number] }) => {
  const [whole, setWhole] = useState(false)
  const here = messages.value.filter((message) => message.stage === stage)
  if (here.length === 0) return null
  const over = here.filter(isOver)
  const rows = whole ? here : here.filter((message) => !over.includes(message))
  return (
    <section class="card">
      <div class="row between">
        <h2>{words(`stage_${stage}`)}</h2>
        {over.length > 0 && (
          <Button kind="quiet" aria-expanded={whole} onClick={() => setWhole(!whole)}>
            {whole ? words('hideOver') : words('showOver', { count: over.length })}
          </Button>
        )}
      </div>
      {rows.length > 0 && (
        <ul class="todo-list message-lines" aria-label={words(`stage_${stage}`)}>
          {rows.map((message) => (
            <Line key={message.messageKey} message={message} />
          ))}
        </ul>
      )}
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
        title={tell(messagesHeading(all, tallies.value, pauses.value, today.value))}
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
          <MessageTasks all />
          {stages.map((stage) => (
            <Stage key={stage} stage={stage} />
          ))}
        </>
      )}
    </>
  )
}
