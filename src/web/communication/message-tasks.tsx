/** What messages want from whoever is here, in one list: agree, decide about what did not arrive, tell by hand. */
import { Chip, type ChipKind } from '#web/parts/chip.tsx'
import { f, voice } from '#web/base/language.ts'
import { addressOf, dayText, messageName } from '#web/communication/message-selectors.ts'
import { type Message, outlook, tallies } from '#web/communication/message-counts.ts'
import { heldWhy } from '#web/communication/hold-reason.ts'
import { messagesWords } from '#web/communication/messages-words.ts'
import { mayI } from '#web/sync/signed-in.ts'
import { today } from '#web/sync/store.ts'

const words = voice(messagesWords)

interface Task {
  readonly key: string
  readonly href: string
  readonly title: string
  readonly about: string
  readonly chip: { readonly kind: ChipKind; readonly text: string }
}

const readersText = ({ readers }: Message): string => words('readers_', { count: readers })

const stuckTask = (message: Message): Task => {
  const { failed = 0, unsure = 0, channels = 0 } = tallies.value.get(message.messageKey) ?? {}
  return {
    key: `stuck ${message.messageKey}`,
    href: `${addressOf(message)}#readers`,
    title: messageName(message),
    about: [
      dayText(message),
      failed > 0 ? words('failedFor', { count: failed }) : '',
      unsure > 0 ? words('unsureFor', { count: unsure }) : '',
      channels > 0 ? words('channelsFor', { count: channels }) : '',
    ]
      .filter(Boolean)
      .join(' · '),
    chip: { kind: 'fail', text: words('decide') },
  }
}

const heldTask = (message: Message): Task => ({
  key: `held ${message.messageKey}`,
  href: addressOf(message),
  title: messageName(message),
  about: heldWhy(message),
  chip: { kind: 'hold', text: words('state_held') },
})

const agreeTask = (message: Message): Task => ({
  key: `agree ${message.messageKey}`,
  href: addressOf(message),
  title: words('approveMessage', { name: messageName(message) }),
  about: readersText(message),
  chip: {
    kind: message.sendOn <= today.value ? 'fail' : 'info',
    text: message.sendOn === today.value ? words('dueToday') : f().day(message.sendOn, 'short'),
  },
})

const handTask = (message: Message): Task => ({
  key: `hand ${message.messageKey}`,
  href: `/messages/by-hand?of=${encodeURIComponent(message.messageKey)}`,
  title: words('tellOf', { count: tallies.value.get(message.messageKey)?.toTell ?? 0 }),
  about: `${messageName(message)} · ${dayText(message)}`,
  chip: { kind: 'hold', text: words('byHand') },
})

/** The tasks of whoever is here: agreeing and deciding belong to those who run it, telling to whoever helps at a place. */
export const messageTasks = (): readonly Task[] => {
  const { stuck, held, toAgree, toTell } = outlook.value
  const runs = mayI('communication.run')
  return [
    ...(runs ? [...stuck.map(stuckTask), ...held.map(heldTask), ...toAgree.map(agreeTask)] : []),
    ...(mayI('place.help') ? toTell.map(handTask) : []),
  ]
}

const most = 6

export const MessageTasks = ({ all = false }: { all?: boolean }) => {
  const tasks = messageTasks()
  if (tasks.length === 0) return null
  const shown = all ? tasks : tasks.slice(0, most)
  return (
    <section class="card" aria-label={words('wants')}>
      <div class="row between">
        <h2>{words('wants')}</h2>
        {!all && (
          <a class="small" href="/messages">
            {words('toMessages')}
          </a>
        )}
      </div>
      <ul class="todo-list message-tasks">
        {shown.map(({ key, href, title, about, chip }) => (
          <li key={key}>
            <a href={href}>
              <span class="words">
                <span class="strong">{title}</span>
                <span class="small soft">{about}</span>
              </span>
              <Chip kind={chip.kind}>{chip.text}</Chip>
            </a>
          </li>
        ))}
      </ul>
      {shown.length < tasks.length && (
        <p class="small">
          <a href="/messages">{words('andOthers', { count: tasks.length - shown.length })}</a>
        </p>
      )}
    </section>
  )
}
