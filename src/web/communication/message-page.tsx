/** One message: its words and how they look to a reader, what keeps it, what can be done with it, and how far it came. */
import { shared } from '#web/base/lead-words.ts'
import { useState } from 'preact/hooks'
import { messageHeading } from '#core/communication/message-status.ts'
import { waitOf } from '#core/plan/waiting-starts.ts'
import { f, tell, voice } from '#web/base/language.ts'
import { approvedText, MissingDetails, WithoutLinks } from '#web/communication/approve-dialog.tsx'
import { heldWhy } from '#web/communication/hold-reason.ts'
import { messageName, stateChip, stateOf, waitOfMessage, waits } from '#web/communication/message-selectors.ts'
import { type Message, tallies } from '#web/communication/message-counts.ts'
import { letters } from '#web/communication/message-letters.ts'
import { ReadersCard } from '#web/communication/message-recipients.tsx'
import { WordsCard } from '#web/communication/message-text-card.tsx'
import { PauseNotes } from '#web/contingency/pause-notes.tsx'
import { messageWords } from '#web/communication/message-words.ts'
import { messagesWords } from '#web/communication/messages-words.ts'
import { Button } from '#web/parts/button.tsx'
import { Chip } from '#web/parts/chip.tsx'
import { LinesField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { mayI } from '#web/sync/signed-in.ts'
import { today } from '#web/sync/store.ts'
import { useCommand } from '#web/parts/use-command.ts'
import { TroubleNote } from '#web/parts/error-note.tsx'
import type { CommandCall } from '#core/registry/command-inputs.ts'

const words = voice(messagesWords)
const own = voice(messageWords)

const keyOf = ({ rolloutId, messageKey }: Message) => ({ rolloutId, messageKey })

const HoldDialog = ({ message, onClose }: { message: Message; onClose: () => void }) => {
  const [because, setBecause] = useState('')
  return (
    <FormDialog
      title={own('holdTitle', { name: messageName(message) })}
      command={{ name: 'communication.hold', input: { ...keyOf(message), because } }}
      doLabel={words('hold')}
      doneText={own('heldNow')}
      onClose={onClose}
    >
      <p class="soft">{own('holdText')}</p>
      <LinesField label={words('because')} required maxLength={300} rows={2} value={because} onValue={setBecause} />
    </FormDialog>
  )
}

/** Who gets a message and how, as far as the rows here tell. */
const Reach = ({ message }: { message: Message }) => {
  const readers = letters.value.readers(message)
  const byMail = readers.filter(({ person }) => person.email !== null).length
  const dutch = readers.filter(({ language }) => language === 'nl').length
  return (
    <ul>
      <li>{own('reachWays', { mail: byMail, hand: readers.length - byMail })}</li>
      {readers.length > 0 && <li>{own('reachLanguages', { english: readers.length - dutch, dutch })}</li>}
    </ul>
  )
}

type Asked = 'hold' | 'send' | 'withdraw'

/** What needs no more than the message itself. */
type Simple = 'release' | 'approve' | 'withdrawApproval'

const Actions = ({ message, run }: { message: Message; run: (call: CommandCall, said: string) => Promise<unknown> }) => {
  const [asked, setAsked] = useState<Asked>()
  const tally = tallies.value.get(message.messageKey)
  const out = message.queuedAt !== null
  const held = message.heldAt !== null
  const agreed = message.approvedAt !== null
  const waiting = (tally?.queued ?? 0) + (tally?.toTell ?? 0) + (tally?.failed ?? 0)
  const close = (): void => setAsked(undefined)
  const now = (name: Simple, said: string): void => void run({ name: `communication.${name}`, input: keyOf(message) } as CommandCall, said)
  return (
    <>
      {held && (
        <Button kind="first" onClick={() => now('release', own('releasedNow'))}>
          {own('release')}
        </Button>
      )}
      {!out && !agreed && (
        <Button kind={held ? 'plain' : 'first'} onClick={() => now('approve', approvedText(message))}>
          {own('approve')}
        </Button>
      )}
      {!out && agreed && !held && message.sendOn > today.value && (
        <Button opens="form" onClick={() => setAsked('send')}>
          {own('sendNow')}
        </Button>
      )}
      {!out && agreed && <Button onClick={() => now('withdrawApproval', own('approvalWithdrawn'))}>{own('withdrawApproval')}</Button>}
      {!held && (!out || (tally?.queued ?? 0) > 0) && (
        <Button opens="form" onClick={() => setAsked('hold')}>
          {words('hold')}
        </Button>
      )}
      {out && waiting > 0 && (
        <Button opens="form" kind="danger" onClick={() => setAsked('withdraw')}>
          {own('withdraw')}
        </Button>
      )}
      {asked === 'hold' && <HoldDialog message={message} onClose={close} />}
      {asked === 'send' && (
        <FormDialog
          title={own('sendTitle', { name: messageName(message) })}
          command={{ name: 'communication.sendNow', input: keyOf(message) }}
          doLabel={own('sendNow')}
          doneText={own('sentNow')}
          onClose={close}
        >
          <Reach message={message} />
          <p class="soft">{own('sendText')}</p>
        </FormDialog>
      )}
      {asked === 'withdraw' && (
        <FormDialog
          title={own('withdrawTitle', { name: messageName(message) })}
          command={{ name: 'communication.withdraw', input: keyOf(message) }}
          doLabel={own('withdraw')}
          doneText={own('withdrawnNow')}
          danger
          onClose={close}
        >
          <p>{own('withdrawText', { count: waiting })}</p>
        </FormDialog>
      )}
    </>
  )
}

/** The way to the go/no-go check that a message waits for. */
const GateLink = ({ message }: { message: Message }) => (
  <p class="note hold">
    <span aria-hidden="true">◆ </span>
    {words('plannedFor', { day: f().day(message.sendOn, 'short') })}.{' '}
    <a class="touch" href={`/gates/${encodeURIComponent(message.phaseKey ?? '')}`}>
      {own('toGate')}
    </a>
  </p>
)

export const MessagePage = ({ message }: { message: Message }) => {
  const { run, trouble } = useCommand()
  const runs = mayI('communication.run')
  const { kind, text } = stateChip(message)
  const state = stateOf(message)
  return (
    <>
      <PageHeading
        over={
          <>
            <a href="/messages">{shared('messages')}</a> · {messageName(message)} <Chip kind={kind}>{text}</Chip>
          </>
        }
        title={tell(messageHeading(message, tallies.value.get(message.messageKey), waits.value, today.value))}
      >
        {runs && <Actions message={message} run={run} />}
      </PageHeading>
      <TroubleNote trouble={trouble} />
      {message.heldAt !== null && state === 'held' && (
        <p class="note hold">
          <span aria-hidden="true">◆ </span>
          {heldWhy(message)}
        </p>
      )}
      {runs && message.queuedAt === null && <MissingDetails message={message} />}
      {state !== 'gone' && waitOf(waits.value, message) === 'pause' && <PauseNotes />}
      {waitOfMessage(message) === 'gate' && <GateLink message={message} />}
      {runs && message.queuedAt === null && <WithoutLinks />}
      {message.queuedAt !== null && <ReadersCard message={message} />}
      {runs && <WordsCard message={message} />}
      {message.queuedAt === null && !runs && (
        <section class="card">
          <h2>{own('readers')}</h2>
          <p>{words('readers_', { count: message.readers })}</p>
          <p class="soft">{own('textLater')}</p>
        </section>
      )}
      {message.queuedAt === null && runs && (
        <section class="card">
          <h2>{own('readers')}</h2>
          <Reach message={message} />
        </section>
      )}
    </>
  )
}
