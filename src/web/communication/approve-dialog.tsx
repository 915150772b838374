/** Approving messages, with what goes out by it: to how many, on which day, and what some get in another language than their own. */
import type { CommandCall } from '#core/registry/command-inputs.ts'
import { f, tell, voice } from '#web/base/language.ts'
import { dayText, languageName, messageName, waitOfMessage } from '#web/communication/message-selectors.ts'
import type { Message } from '#web/communication/message-counts.ts'
import { letters } from '#web/communication/message-letters.ts'
import { messageWords } from '#web/communication/message-words.ts'
import { messagesSetupWords } from '#web/communication/messages-setup-words.ts'
import { messagesWords } from '#web/communication/messages-words.ts'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { me } from '#web/sync/signed-in.ts'
import { today } from '#web/sync/store.ts'

const words = voice(messagesWords)
const own = voice(messageWords)
const setup = voice(messagesSetupWords)

/** What of a message is missing in the language of some recipients, with the way to write it; until then it waits (CM-5). */
export const MissingDetails = ({ message }: { message: Message }) => (
  <>
    {letters.value.missingDetails(message).map(({ detail, language, readers }) => (
      <div class="note hold row between" key={`${detail} ${language}`}>
        <p>
          <span aria-hidden="true">◆ </span>
          {own('detailMissing', { detail: setup(detail), language: languageName(language), count: readers })}
        </p>
        <a class="button" href="/settings/messages">
          {own('writeIt')}
        </a>
      </div>
    ))}
  </>
)

/** Mail of this server leads nobody to their page: said before each approval. */
export const WithoutLinks = () =>
  me.value?.isMailWithoutLinks ? (
    <p class="note hold">
      <span aria-hidden="true">◆ </span>
      {tell({ code: 'communication.mailWithoutLinks', params: {} })}
    </p>
  ) : null

/** What is said once a message is approved: when it goes out, or what it still waits for. */
export const approvedText = (message: Message): string =>
  waitOfMessage(message) === 'gate'
    ? own('approvedGated')
    : own('approvedNow', { day: f().day(message.sendOn > today.value ? message.sendOn : today.value) })

const shown = 12

export const ApproveDialog = ({ messages, onClose }: { messages: readonly Message[]; onClose: () => void }) => {
  const [first] = messages
  if (!first) return null
  return (
    <FormDialog
      title={
        messages.length === 1 ? words('approveMessage', { name: messageName(first) }) : words('approveCount', { count: messages.length })
      }
      command={messages.map(({ rolloutId, messageKey }): CommandCall => ({
        name: 'communication.approve',
        input: { rolloutId, messageKey },
      }))}
      doLabel={words('approve')}
      doneText={messages.length === 1 ? approvedText(first) : words('approvedCount', { count: messages.length })}
      onClose={onClose}
    >
      <ul class="preview-lines">
        {messages.slice(0, shown).map((message) => (
          <li key={message.messageKey}>
            {messageName(message)}: {dayText(message)}, {words('readers_', { count: message.readers })}
          </li>
        ))}
        {messages.length > shown && <li class="soft">{words('andOthers', { count: messages.length - shown })}</li>}
      </ul>
      <MissingDetails message={first} />
      <WithoutLinks />
      <p class="soft">{words('approveText')}</p>
    </FormDialog>
  )
}
