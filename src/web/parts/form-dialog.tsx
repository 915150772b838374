/** A dialog around one command: its fields, why it did not go through, and the button that does it. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { CommandCall } from '#core/registry/command-inputs.ts'
import { w } from '#web/base/language.ts'
import type { ErrorNote } from '#web/sync/outbox.ts'
import { Button } from '#web/parts/button.tsx'
import { Dialog } from '#web/parts/dialog.tsx'
import { announce } from '#web/parts/toast.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { issueCall } from '#web/sync/store.ts'

export type Command = CommandCall

/** What a button does and what is told in passing once it is done. */
interface Deed<C> {
  readonly doLabel: string
  readonly doneText?: string
  readonly command: C
  readonly danger?: boolean
}

interface Props extends Deed<Command | undefined> {
  readonly title: string
  /** Undefined while the form is not filled enough. */
  readonly command: Command | undefined
  /** Beside the first one, such as taking back what the dialog is about. */
  readonly other?: Deed<Command> | undefined
  /** What is known to stand in the way before anybody presses the button. */
  readonly trouble?: ErrorNote | undefined
  readonly cancelLabel?: string
  readonly onClose: () => void
  readonly children?: ComponentChildren
}

export const FormDialog = ({ title, other, trouble, cancelLabel = w('cancel'), onClose, children, ...first }: Props) => {
  const [refused, setRefused] = useState<ErrorNote>()
  const [busy, setBusy] = useState(false)
  const carryOut = async ({ command, doneText }: Deed<Command | undefined>): Promise<void> => {
    if (!command) return
    setBusy(true)
    const outcome = await issueCall(command)
    setBusy(false)
    if (!outcome.ok) return setRefused(outcome.trouble)
    if (doneText) announce(doneText)
    onClose()
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        class="stack"
        onInput={() => setRefused(undefined)}
        onSubmit={(event) => {
          event.preventDefault()
          void carryOut(first)
        }}
      >
        {children}
        <TroubleNote trouble={refused ?? trouble} />
        <div class="ends">
          <Button kind="quiet" onClick={onClose}>
            {cancelLabel}
          </Button>
          {other && (
            <Button kind={other.danger ? 'danger' : 'plain'} disabled={busy} onClick={() => void carryOut(other)}>
              {other.doLabel}
            </Button>
          )}
          <Button kind={first.danger ? 'danger' : 'first'} type="submit" busy={busy} disabled={!first.command}>
            {first.doLabel}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
